"""The one-shot guarantee: whoever answers a notice, exactly as asked, hears nothing new that could have been said before."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.declaration.facts import facts_of
from engine.declaration.schema import model_path
from engine.demands import find_demands
from engine.evaluation import evaluate_rule
from engine.feel import TODAY, UNKNOWN
from engine.foresight import can_be_corrected, decided, is_of_a_stated_kind, look_up, put
from engine.generating.declarations import Amount, Generator, Wanted
from engine.generating.mix import KINDS
from engine.outcomes import Outcome
from engine.passing import just_passing
from engine.report import FindingView, Report
from engine.reporting import check
from standards import STANDARDS
from tests.laws.answering import AS_OF, STEP, Record, answer, declared, rules


@cache
def generator() -> Generator:
    return Generator(STANDARDS, AS_OF)


def report_on(data: Record) -> Report:
    return check(rules(), declared(data), "zh", brief=True)


def asked_in(report: Report) -> set[str]:
    return {path for demand in find_demands(report) for path in demand.paths}


def open_in(report: Report) -> dict[tuple[str, str], FindingView]:
    return {(f.rule, f.subject.path): f for f in (*report.binding("fail"), *report.binding("unknown"))}


def origin_of(path: str) -> tuple[str, ...]:
    return tuple(part for step in STEP.findall(path) for part in step if part)


def told_too_late(part: Record, full: Record) -> Iterator[str]:
    """Yield what is open after answering the notice about *part* from *full*, and could have been told in that notice."""
    first = report_on(part)
    asked = asked_in(first)
    answered = answer(part, full, asked)
    told = {(f.rule, f.subject.path): f for f in (*first.binding("fail"), *first.foreseen)}
    facts = facts_of(declared(part)) | {TODAY: AS_OF}
    own = {fact.path for f in first.binding("fail") for fact in f.facts if _is_own(f.subject.path, fact.path)}
    thought_through = {path for path in own if can_be_corrected(origin_of(path))}
    unknown = thought_through | {path for path in asked if look_up(facts, origin_of(path)) is UNKNOWN}
    changed = _changed(part, answered, asked) - unknown
    hidden = _without(facts, [origin_of(path) for path in unknown])
    passing = _at_limits(facts, {origin_of(path) for path in thought_through})
    for key, finding in open_in(report_on(answered)).items():
        rests_on = {fact.path for fact in finding.facts} | set(finding.corrections)
        if key in told and finding.outcome.code == "fail" and finding.facts == told[key].facts:
            yield f"{finding.rule} of {finding.subject.path or 'the point'} is not put right by what was asked"
        if key in told or rests_on & changed:
            continue  # told already, or about another kind of place or thing than was declared
        late = set(finding.missing) - asked if finding.missing else _fails(finding, hidden) or _fails(finding, passing)
        if late:
            yield f"{finding.rule} of {finding.subject.path or 'the point'}: {late}"


def _is_own(subject: str, path: str) -> bool:
    """Return whether a fact is of the subject or of the point, not of another item."""
    return "[" not in path or (bool(subject) and path.startswith(f"{subject}."))


def _changed(part: Record, answered: Record, paths: Iterable[str]) -> set[str]:
    before, after = (facts_of(declared(data)) for data in (part, answered))
    return {path for path in paths if look_up(before, origin_of(path)) != look_up(after, origin_of(path))}


def _without(facts: Any, origins: Iterable[tuple[str, ...]]) -> Any:
    for origin in origins:
        if look_up(facts, origin[:-1]) is not UNKNOWN and "[]" not in model_path(origin)[-1:]:
            facts = put(facts, origin, UNKNOWN)
    return facts


def _at_limits(facts: Any, corrected: Collection[tuple[str, ...]]) -> Any:
    """Return the facts with those *corrected* numbers whose limit is known as what just passes."""
    binding = (rule for rule in rules().rules if rule.binding)
    failed = [f for rule in binding for f in evaluate_rule(rule, facts) if f.outcome is Outcome.FAIL]
    for origin, limit in just_passing(failed).items():
        if origin in corrected:
            facts = put(facts, origin, limit)
    return facts


def _fails(finding: FindingView, facts: Any) -> bool:
    rule = next(rule for rule in rules().rules if rule.rule.id == finding.rule)
    return any(
        decided(f).outcome is Outcome.FAIL and is_of_a_stated_kind(f)
        for f in evaluate_rule(rule, facts)
        if (*f.subject.path, *([f.subject.id] if f.subject.id else [])) == origin_of(finding.subject.path)
    )


def test_what_is_asked_is_about_what_is_there_or_is_to_be_added() -> None:
    report = report_on(generated(7, 4, "institution", Amount.MANY))
    paths = [*asked_in(report), *(ask.path for ask in report.asks)]
    assert report.binding("fail")
    assert not [path for path in paths if "+" in path]


@pytest.mark.parametrize(
    ("area", "sunny", "capacity", "foreseen"),
    [
        pytest.param(80, 46, 31, {"setting.outdoor.sunlight"}, id="made large enough, less than half is in the sun"),
        pytest.param(80, 47, 31, set(), id="made large enough, half is in the sun"),
        pytest.param(80, 47, 20, {"setting.outdoor.area"}, id="enough places for the children, not enough ground"),
        pytest.param(80, 46, 20, {"setting.outdoor.area", "setting.outdoor.sunlight"}, id="then not enough sun either"),
    ],
)
def test_a_number_to_be_corrected_is_also_tried_as_what_just_passes(
    area: int, sunny: int, capacity: int, foreseen: set[str]
) -> None:
    data = generated(1, 1, "institution", Amount.NONE)
    data["point"]["capacity"] = capacity
    data["outdoor"] |= {"area_m2": area, "unshaded_area_m2": sunny}
    told = {finding.rule for finding in report_on(data).foreseen}
    assert {rule for rule in told if rule.startswith("setting.outdoor.")} == foreseen


def generated(seed: int, number: int, kind: str, amount: Amount) -> Record:
    return generator().make(Wanted(seed, kind, amount=amount), number).data


@settings(max_examples=4, phases=[Phase.generate])
@given(
    seed=st.integers(1, 99),
    number=st.integers(1, 99),
    kind=st.sampled_from(sorted(KINDS)),
    amount=st.sampled_from([Amount.SOME, Amount.MANY]),
)
def test_answering_the_notice_brings_nothing_that_could_have_been_told_before(
    seed: int, number: int, kind: str, amount: Amount
) -> None:
    full, part = (generated(seed, number, kind, each) for each in (Amount.NONE, amount))
    late = [*told_too_late(part, full)]
    assert not late or report_on(full).decision.code != "approve", late


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_blank_form_asks_for_everything_at_once(kind: str) -> None:
    full = generated(1, 1, kind, Amount.NONE)
    blank = {"point": {name: full["point"][name] for name in ("kind", "mode") if name in full["point"]}}
    answered = answer(blank, full, asked_in(report_on(blank)))
    assert report_on(answered).decision.code == "approve"


@settings(max_examples=2, phases=[Phase.generate])
@given(data=st.data(), number=st.integers(1, 20), kind=st.sampled_from(sorted(KINDS)))
def test_a_form_filled_in_by_half_is_asked_for_its_other_half_at_once(
    data: st.DataObject, number: int, kind: str
) -> None:
    full = generated(2, number, kind, Amount.NONE)
    part = {name: value for name, value in full.items() if name == "point" or data.draw(st.booleans(), label=name)}
    answered = answer(part, full, asked_in(report_on(part)))
    assert report_on(answered).decision.code == "approve"
