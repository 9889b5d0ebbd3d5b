"""What a run of the cases gave, as plain values that may cross from one process to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.cases import Expected
from engine.diagnostics import Diagnostic
from engine.text import Text


@dataclass(frozen=True)
class Line:
    """One thing that decided: a fact (by its path), a number of the law or a value of the rule (by its name)."""

    name: str
    value: Text
    label: Text


@dataclass(frozen=True)
class Failure:
    """Why a case came out otherwise than it says: for one subject, what it came to and what decided."""

    subject: str
    got: Expected
    facts: tuple[Line, ...] = ()
    more_facts: int = 0
    missing: tuple[str, ...] = ()
    values: tuple[Line, ...] = ()
    numbers: tuple[Line, ...] = ()


@dataclass(frozen=True)
class CaseTest:
    """One case as it came out; *problem* says where it stands and what is wrong with it, None where nothing is."""

    rule: str
    name: str
    file: str
    line: int
    expected: Expected
    got: Expected | None
    problem: Diagnostic | None = None
    failures: tuple[Failure, ...] = ()
    clauses: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class RunOfTests:
    """All cases that were run, in the order of their files, and what is wrong beside them.

    *idle* has one diagnostic for each rule that no case makes fail; *empty* says that no case was there to run.
    """

    tests: tuple[CaseTest, ...]
    idle: Mapping[str, Diagnostic]
    empty: Diagnostic | None = None

    @property
    def failed(self) -> tuple[CaseTest, ...]:
        """Return the cases that came out otherwise than they say, or could not be run."""
        return tuple(test for test in self.tests if test.problem)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return everything that is wrong: cases first, then rules."""
        cases = (test.problem for test in self.tests)
        return tuple(problem for problem in (*cases, *self.idle.values(), self.empty) if problem)
