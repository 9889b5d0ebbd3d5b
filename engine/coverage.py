"""How much of the law the rules cover: what became of each clause, counted by legal text and by standard."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.catalogue import Catalogue, Clause, ClauseStrength, Confidence, Standard
from engine.declaration.fields import Choice
from engine.ruleset import RuleSet
from engine.text import Text

T = TypeVar("T", bound=Choice)
BINDING = frozenset({ClauseStrength.MUST, ClauseStrength.PROHIBITED})


class Disposition(Choice):
    """What became of a clause: rules stand on it, or the reason why none does; *missing* is neither."""

    RULES = "rules", "有规则", "rules"
    ON_SITE = "on_site", "现场查看", "on site"
    NOT_FACILITY = "not_facility", "不对机构", "not for points"
    SUPERSEDED = "superseded", "已替代", "superseded"
    DUPLICATE = "duplicate", "重复", "duplicate"
    NOT_DECIDABLE = "not_decidable", "不可判断", "not decidable"
    MISSING = "missing", "未处理", "missing"


DISPOSITIONS = {disposition.value: disposition for disposition in Disposition}


@dataclass(frozen=True)
class ClauseFate:
    """One clause, what became of it, and the ids of the rules that stand on it."""

    clause: Clause
    disposition: Disposition
    rules: tuple[str, ...]
    binding: bool


@dataclass(frozen=True)
class Tally:
    """The clauses of one text or standard, counted by disposition and by confidence.

    *binding* counts those that must be met, *ruled* those of them that rules stand on.
    """

    key: str
    label: Text
    clauses: int
    dispositions: Mapping[Disposition, int]
    confidence: Mapping[Confidence, int]
    binding: int
    ruled: int


@dataclass(frozen=True)
class Coverage:
    """The fate of every clause, and the tallies of the whole, of each text, and of each standard."""

    fates: tuple[ClauseFate, ...]
    total: Tally
    sources: tuple[Tally, ...]
    standards: tuple[Tally, ...]

    @property
    def missing(self) -> tuple[ClauseFate, ...]:
        """Return the clauses without a disposition."""
        return tuple(fate for fate in self.fates if fate.disposition is Disposition.MISSING)

    def of(self, clause_id: str) -> ClauseFate | None:
        """Return the fate of one clause, or None where there is no such clause."""
        return next((fate for fate in self.fates if fate.clause.id == clause_id), None)


def cover(ruleset: RuleSet) -> Coverage:
    """Return what became of each clause of *ruleset*."""
    fates = tuple(find_fates(ruleset))
    catalogue = ruleset.catalogue
    return Coverage(
        fates,
        _tally("total", Text("合计", "total"), fates),
        tuple(_by(fates, _source_id, {s: source.title.text for s, source in catalogue.sources.items()})),
        tuple(_by(fates, lambda fate: fate.clause.standard, {s: s.label for s in Standard})),
    )


def find_fates(ruleset: RuleSet) -> Iterator[ClauseFate]:
    """Yield the fate of each clause, in the order of the catalogue."""
    standing: dict[str, list[str]] = {}
    for _, rule in ruleset.rules():
        for clause_id in rule.basis:
            standing.setdefault(clause_id, []).append(rule.id)
    for clause in ruleset.catalogue.clauses.values():
        rules = tuple(standing.get(clause.id, ()))
        yield ClauseFate(clause, _disposition(clause, rules), rules, _binds(clause, ruleset.catalogue))


def _disposition(clause: Clause, rules: tuple[str, ...]) -> Disposition:
    if rules:
        return Disposition.RULES
    if clause.no_rule is None:
        return Disposition.MISSING
    return DISPOSITIONS.get(clause.no_rule.kind.value, Disposition.MISSING)


def _binds(clause: Clause, catalogue: Catalogue) -> bool:
    return catalogue.strength(clause.id) in BINDING and not catalogue.draft(clause.id)


def _source_id(fate: ClauseFate) -> str:
    return fate.clause.id.partition("#")[0]


def _by(fates: Iterable[ClauseFate], key: Callable[[ClauseFate], str], labels: Mapping[str, Text]) -> Iterator[Tally]:
    groups: dict[str, list[ClauseFate]] = {name: [] for name in labels}
    for fate in fates:
        groups[key(fate)].append(fate)
    return (_tally(name, labels[name], found) for name, found in groups.items())


def _tally(key: str, label: Text, fates: Iterable[ClauseFate]) -> Tally:
    found = tuple(fates)
    binding = [fate for fate in found if fate.binding]
    return Tally(
        key,
        label,
        len(found),
        _counted(Disposition, (fate.disposition for fate in found)),
        _counted(Confidence, (fate.clause.confidence for fate in found)),
        len(binding),
        sum(fate.disposition is Disposition.RULES for fate in binding),
    )


def _counted(kinds: type[T], found: Iterable[T]) -> dict[T, int]:
    counts = Counter(found)
    return {kind: counts[kind] for kind in kinds}
