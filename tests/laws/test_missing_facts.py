"""The two laws of missing facts, over all rules and all facts of declarations that are approved."""

import copy
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.compiling import CompiledRule, CompiledRuleSet, compile_ruleset
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.schema import facts_of_model
from engine.evaluation import evaluate_rule
from engine.explaining import explain
from engine.feel import TODAY, UNKNOWN
from engine.loading import load_ruleset
from engine.outcomes import Outcome
from engine.reads import model_reads
from standards import STANDARDS
from tests.fixtures.heads import APPROVED, day_of

AS_OF = date(2026, 1, 1)
BASES = [*sorted((STANDARDS / "bases").glob("*.yaml")), *(path for path in APPROVED if day_of(path) == AS_OF)]
SMALL = [path for path in BASES if "large" not in path.name]
Path_ = tuple[str | int, ...]


@cache
def standards_in_force() -> CompiledRuleSet:
    return compile_ruleset(load_ruleset(STANDARDS), AS_OF)


@cache
def facts_in(path: Path) -> dict[str, Any]:
    return facts_of(load_declaration(path)) | {TODAY: AS_OF}


def stated(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Yield the path of every fact that is stated, and of every list, except what names an item."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        counts = isinstance(inner, dict | list) or isinstance(value, dict)
        if inner is not UNKNOWN and key not in ("id", TODAY) and counts:
            yield from stated(inner, (*path, key))


def is_fact(path: Path_) -> bool:
    """Return whether *path* is a fact or a list; items and sections are hidden fact by fact."""
    model = model_path_of(path)
    return model in facts_of_model() or (
        model[-1] != "[]" and any(f[: len(model) + 1] == (*model, "[]") for f in facts_of_model())
    )


def model_path_of(path: Path_) -> tuple[str, ...]:
    return tuple("[]" if isinstance(step, int) else step for step in path)


def without(facts: Mapping[str, Any], path: Path_) -> dict[str, Any]:
    hidden = dict(facts)
    record: Any = hidden
    for step in path[:-1]:
        record[step] = copy.copy(record[step])
        record = record[step]
    record[path[-1]] = UNKNOWN
    return hidden


def outcomes(rule: CompiledRule, facts: Mapping[str, Any]) -> dict[Any, Outcome]:
    return {finding.subject: finding.outcome for finding in evaluate_rule(rule, facts)}


def assert_only_unknown(rule: CompiledRule, before: Mapping[str, Any], after: Mapping[str, Any], hidden: Any) -> None:
    whole, less = outcomes(rule, before), outcomes(rule, after)
    for subject, outcome in less.items():
        if outcome is Outcome.UNKNOWN:
            continue
        told = {whole[subject]} if subject in whole else set(whole.values())
        assert told == {outcome}, f"hiding {hidden} turned {rule.rule.id} of {subject} from {told} into {outcome}"


@pytest.mark.parametrize("base", SMALL, ids=lambda p: p.stem)
def test_hiding_any_fact_can_only_make_an_outcome_unknown(base: Path) -> None:
    facts = facts_in(base)
    readers: dict[tuple[str, ...], list[CompiledRule]] = {}
    for rule in standards_in_force().rules:
        for read in model_reads(rule.checked):
            readers.setdefault(read, []).append(rule)
    hidden = 0
    for path in stated(facts):
        if is_fact(path):
            after = without(facts, path)
            for rule in readers.get(model_path_of(path), ()):
                hidden += 1
                assert_only_unknown(rule, facts, after, path)
    assert hidden > 50


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_hiding_many_facts_can_only_make_outcomes_unknown(data: st.DataObject) -> None:
    facts = facts_in(data.draw(st.sampled_from(BASES)))
    paths = [path for path in stated(facts) if is_fact(path)]
    after = facts
    for path in sorted(data.draw(st.sets(st.sampled_from(paths), max_size=30)), key=len, reverse=True):
        after = without(after, path)
    for rule in standards_in_force().rules:
        assert_only_unknown(rule, facts, after, "many facts")


def answered(
    full: Any, part: Any, asked: set[tuple[str, ...]], items: set[tuple[str, ...]], origin: tuple[str, ...]
) -> Any:
    """Return *part* with what was asked taken from *full*; of a list that was not given, only the facts asked of each."""
    if origin in asked:
        return (
            full
            if not isinstance(full, list) or not full or not isinstance(full[0], dict)
            else bare(full, items, origin)
        )
    if isinstance(full, dict):
        return {key: answered(full[key], part[key], asked, items, (*origin, key)) for key in full}
    if isinstance(full, list) and isinstance(part, list) and full and isinstance(full[0], dict):
        return [answered(f, p, asked, items, (*origin, f["id"])) for f, p in zip(full, part, strict=True)]
    return part


def bare(full: list[dict[str, Any]], items: set[tuple[str, ...]], origin: tuple[str, ...]) -> list[dict[str, Any]]:
    wanted = {path[-1] for path in items if path[: len(origin)] == origin}
    return [{key: value if key == "id" or key in wanted else UNKNOWN for key, value in item.items()} for item in full]


def asks(compiled: CompiledRuleSet, facts: Mapping[str, Any]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    missing = []
    for rule in compiled.rules:
        for finding in evaluate_rule(rule, facts):
            if finding.outcome is Outcome.UNKNOWN:
                asked = explain(finding, AS_OF).missing
                assert asked, f"{rule.rule.id} of {finding.subject} is unknown and asks for nothing"
                missing += asked
    return {ask.origin for ask in missing}, {fact for ask in missing for fact in ask.facts}


@pytest.mark.parametrize("base", BASES[:3], ids=lambda path: path.stem)
def test_every_single_fact_that_is_hidden_is_asked_for_at_once(base: Path) -> None:
    compiled = standards_in_force()
    full = facts_in(base)
    unstated, _ = asks(compiled, full)
    for path in [p for p in stated(full) if is_fact(p) and len(p) <= 3][::15]:
        part = without(full, path)
        asked, items = asks(compiled, part)
        again, _ = asks(compiled, answered(full, part, asked, items, ()))
        assert again <= unstated, f"hiding {path}: first asked {sorted(asked)}, then {sorted(again)}"


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_answering_what_is_asked_leaves_nothing_to_ask(data: st.DataObject) -> None:
    compiled = standards_in_force()
    full = facts_in(data.draw(st.sampled_from(BASES)))
    paths = [path for path in stated(full) if is_fact(path)]
    part = full
    for path in sorted(data.draw(st.sets(st.sampled_from(paths), min_size=1, max_size=25)), key=len, reverse=True):
        part = without(part, path)
    asked, items = asks(compiled, part)
    again, _ = asks(compiled, answered(full, part, asked, items, ()))
    unstated, _ = asks(compiled, full)
    assert again <= unstated, f"first asked {sorted(asked)}, then {sorted(again)}"
