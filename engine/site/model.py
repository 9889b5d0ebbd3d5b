"""What the site shows: each rule with its cases as they came out, each clause with what became of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from engine.blank import facts_of_such, may_apply
from engine.cases import Bases, Case, CaseResult, PlacedCase, load_cases, run_cases
from engine.catalogue import Source
from engine.checked import CheckedRule
from engine.compiling import compile_rule, in_force
from engine.coverage import ClauseFate, cover
from engine.declaration.point import Mode, PointKind
from engine.diagnostics import Diagnostic
from engine.evaluation import Finding
from engine.explaining import message_of
from engine.outcomes import Outcome
from engine.rulepage import Change, RulePage, changes_of, pick_cases, rule_page, step_lines
from engine.ruleset import RuleSet
from engine.steplines import StepLine
from engine.text import NO_TEXT, Text

NOTHING = Text("—", "—")
Reach = TypeVar("Reach", PointKind, Mode)
Steps = tuple[tuple[str, tuple[StepLine, ...]], ...]


@dataclass(frozen=True)
class CaseEntry:
    """One case as it came out; *message* is what a report says where the rule fails, *steps* are shown for a few."""

    case: Case
    as_of: date
    got: Text
    ok: bool
    changes: tuple[Change, ...]
    problem: Diagnostic | None
    message: Text
    steps: Steps


@dataclass(frozen=True)
class RuleEntry:
    """One rule with its cases, the kinds and modes of points it may ask something of, and its kin."""

    page: RulePage
    cases: tuple[CaseEntry, ...]
    kinds: tuple[PointKind, ...]
    modes: tuple[Mode, ...]
    milder: tuple[str, ...]
    stricter: tuple[str, ...]

    @property
    def bad(self) -> tuple[CaseEntry, ...]:
        """Return the cases that came out otherwise than they say."""
        return tuple(case for case in self.cases if not case.ok)


@dataclass(frozen=True)
class Site:
    """Everything the site shows, on one day; *whole* is false where only some of the rules were asked for."""

    ruleset: RuleSet
    as_of: date
    rules: Mapping[str, RuleEntry]
    fates: Mapping[str, ClauseFate]
    whole: bool

    def fates_of(self, source: Source) -> tuple[ClauseFate, ...]:
        """Return the fates of the clauses of *source* that the site shows."""
        return tuple(self.fates[clause.id] for clause in source.clauses if clause.id in self.fates)


def run_and_show(
    folder: Path, ruleset: RuleSet, checked: Sequence[CheckedRule], tell: Callable[[int, int], None]
) -> Mapping[str, tuple[CaseEntry, ...]]:
    """Return the cases in *folder* of the rules *checked*, as they came out, by rule id; *tell* hears how far it is.

    Raises `RuleSetError` for files of cases that cannot be used.
    """
    files = dict.fromkeys(folder / one.topic.standard / f"{one.topic.topic}.cases.yaml" for one in checked)
    placed = load_cases(folder, ruleset, [file for file in files if file.is_file()])
    bases, shown = Bases(folder), dict[str, tuple[CaseEntry, ...]]()
    by_rule: dict[str, list[PlacedCase]] = {one.rule.id: [] for one in checked}
    for case in placed:
        by_rule.get(case.case.rule, []).append(case)
    for done, one in enumerate(checked):
        tell(done, len(checked))
        shown[one.rule.id] = show_cases(run_cases(by_rule[one.rule.id], ruleset, (one,), bases))
    return shown


def show_cases(results: Iterable[CaseResult]) -> tuple[CaseEntry, ...]:
    """Return the cases of one rule as they came out, step by step for one that passes, one that fails, and what is wrong."""
    found = tuple(results)
    picked = {id(result) for result in pick_cases(found).values()}
    return tuple(_show_case(result, id(result) in picked or not result.ok) for result in found)


def _show_case(result: CaseResult, with_steps: bool) -> CaseEntry:
    decisive = next((f for f in result.findings if result.got and f.outcome.value == result.got.value), None)
    case = result.placed.case
    return CaseEntry(
        case,
        result.placed.as_of,
        result.got.label if result.got else NOTHING,
        result.ok,
        tuple(changes_of(case)),
        result.problem,
        message_of(decisive) if decisive and decisive.outcome is Outcome.FAIL else NO_TEXT,
        _steps(decisive) if decisive and with_steps else (),
    )


def _steps(finding: Finding) -> Steps:
    return tuple(step_lines(finding))


def make_site(
    ruleset: RuleSet,
    checked: Sequence[CheckedRule],
    cases: Mapping[str, tuple[CaseEntry, ...]],
    as_of: date,
) -> Site:
    """Return the site of the rules *checked*, with their *cases* by rule id.

    Where these are not all rules of *ruleset*, it has only the clauses they stand on.
    """
    whole = len(checked) == ruleset.ref.rules
    stricter = _stricter(ruleset)
    rules = {one.rule.id: _rule_entry(ruleset, one, cases.get(one.rule.id, ()), stricter, as_of) for one in checked}
    wanted = {clause for one in checked for clause in one.rule.basis}
    fates = {fate.clause.id: fate for fate in cover(ruleset).fates if whole or fate.clause.id in wanted}
    return Site(ruleset, as_of, rules, fates, whole)


def _rule_entry(
    ruleset: RuleSet,
    checked: CheckedRule,
    cases: tuple[CaseEntry, ...],
    stricter: Mapping[str, tuple[str, ...]],
    as_of: date,
) -> RuleEntry:
    rule = checked.rule
    return RuleEntry(
        rule_page(ruleset, checked, as_of),
        cases,
        tuple(_reached(ruleset, checked, as_of, PointKind)),
        tuple(_reached(ruleset, checked, as_of, Mode)),
        rule.stricter_than,
        stricter.get(rule.id, ()),
    )


def _stricter(ruleset: RuleSet) -> Mapping[str, tuple[str, ...]]:
    """Return by rule id the rules that say they are stricter than it."""
    found: dict[str, tuple[str, ...]] = {}
    for _, rule in ruleset.rules():
        for milder in rule.stricter_than:
            found[milder] = (*found.get(milder, ()), rule.id)
    return found


def _reached(ruleset: RuleSet, checked: CheckedRule, as_of: date, choices: type[Reach]) -> Iterator[Reach]:
    """Yield the kinds, or the modes, of points that the rule may ask something of."""
    day = _day_in_force(ruleset, checked, as_of)
    compiled = compile_rule(ruleset, checked, day)
    for choice in choices:
        kind = choice if isinstance(choice, PointKind) else None
        mode = choice if isinstance(choice, Mode) else None
        if may_apply(compiled, facts_of_such(kind, mode, day)):
            yield choice


def _day_in_force(ruleset: RuleSet, checked: CheckedRule, as_of: date) -> date:
    """Return *as_of* where the rule is in force then, else the first day on which it was or will be."""
    if in_force(ruleset, checked, as_of):
        return as_of
    starts = (ruleset.catalogue.period(clause)[0] for clause in checked.rule.basis)
    return min((day for day in starts if in_force(ruleset, checked, day)), default=as_of)
