"""Operands, and in which cases each was seen and decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.catalogue import Standard
from engine.text import Text


@dataclass(frozen=True)
class Operand:
    """One condition that has no conditions under it: which expression of the rule it stands in, and its text."""

    expression: str
    text: str


@dataclass(frozen=True)
class CoveredOperand:
    """An operand and the first case, by name, in which it was true, false or unknown, and in which it alone decided.

    *decided_true* is a case in which it was true, and the outcome would have been another one had it been false; *decided_false*
    the reverse. The two are its pair: "" where there is none.
    """

    operand: Operand
    true: str = ""
    false: str = ""
    unknown: str = ""
    decided_true: str = ""
    decided_false: str = ""

    @property
    def paired(self) -> bool:
        """Return whether two cases show that the operand decides."""
        return bool(self.decided_true and self.decided_false)


@dataclass(frozen=True)
class RuleOperands:
    """One rule with its operands, in the order they are evaluated, and how many of its cases were looked at."""

    rule: str
    title: Text
    standard: Standard
    cases: int
    operands: tuple[CoveredOperand, ...]

    @property
    def tally(self) -> "Tally":
        """Return how many of the operands are covered."""
        return tally_of([self])


@dataclass(frozen=True)
class Tally:
    """Of so many *rules* and *operands*, how many were true, false and unknown in some case, and how many have a pair."""

    rules: int
    operands: int
    true: int
    false: int
    unknown: int
    paired: int

    @property
    def percent(self) -> float:
        """Return how many of a hundred operands have a pair, rounded down to a tenth; all where there are none."""
        return self.paired * 1000 // self.operands / 10 if self.operands else 100.0


def tally_of(rules: Iterable[RuleOperands]) -> Tally:
    """Return the operands of *rules* counted."""
    found = list(rules)
    operands = [operand for rule in found for operand in rule.operands]
    return Tally(
        rules=len(found),
        operands=len(operands),
        true=sum(bool(one.true) for one in operands),
        false=sum(bool(one.false) for one in operands),
        unknown=sum(bool(one.unknown) for one in operands),
        paired=sum(one.paired for one in operands),
    )
