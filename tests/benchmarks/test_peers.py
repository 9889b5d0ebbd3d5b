"""The rules as other engines get them, and what comes back; the engines themselves are not needed."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from benchmarks import against_peers, by_hand
from benchmarks.inputs import SMALL
from benchmarks.peers import talking, worker
from benchmarks.peers.dialects import Cel, JsonLogic, Zen
from benchmarks.peers.rules import RULES
from benchmarks.peers.talking import plain

SIZE = RULES["setting.classes.size"]
SETUP = {"engine": "engine", "rules": {"size": ""}, "lists": {"size": "classes"}, "names": []}


class Engine:
    """Says of every rule what it is made to say."""

    said: Any = None

    def __init__(self, rules: Mapping[str, str], names: Sequence[str]) -> None:
        self.rules = rules

    def run(self, facts: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
        return [self.said for _ in names]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["pass", "fail"], [("size", "classes", "a", "pass"), ("size", "classes", "b", "fail")]),
        ("unknown", [("size", "classes", None, "unknown")]),
        (["pass"], None),
        ("no such key", None),
        (None, None),
    ],
)
def test_outcomes_of_an_engine_become_findings(said: Any, found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(worker.ENGINES, "engine", type("Said", (Engine,), {"said": said}))
    one = worker.Worker(SETUP)
    site = one.answer({"facts": {"classes": [{"id": "a"}, {"id": "b"}]}})
    assert one.answer({"site": site}) == {"size": found}


def test_engines_that_cannot_be_installed_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise RuntimeError("the other engines cannot be installed: no network")

    monkeypatch.setattr(talking, "environment", refuse)
    tables = list(against_peers.other_engines(None, SMALL, []))  # type: ignore[arg-type]
    assert [table.note for table in tables] == ["Not compared: the other engines cannot be installed: no network"]


@pytest.mark.parametrize(
    ("said", "untold"),
    [
        (None, True),
        ([["r", "classes", "a", "unknown"], ["r", "classes", "b", "fail"]], True),
        ([["r", "classes", "a", "fail"], ["r", "classes", "b", "fail"]], False),
    ],
)
def test_what_is_not_told_is_not_wrong(said: Any, untold: bool) -> None:
    right = [["r", "classes", "a", "pass"], ["r", "classes", "b", "fail"]]
    assert against_peers._is_untold(said, right) is untold


def test_other_engines_get_every_rule() -> None:
    assert list(RULES) == [rule.id for rule in by_hand.RULES]


def test_a_rule_is_written_as_cel() -> None:
    text = Cel().write(SIZE)
    assert "classes.map(c, " in text
    assert (
        'has(c.children) ? dyn(((c.children <= {"infant": 10, "toddler_small": 15, "toddler_large": 20}[c.kind])'
        in text
    )


def test_a_rule_is_written_as_zen() -> None:
    assert 'map(classes as c, ((c.kind != null) ? ((c.kind != "mixed") ?' in Zen().write(SIZE)


def test_a_rule_is_written_as_json_logic() -> None:
    inside = JsonLogic().write(RULES["staffing.caregivers.ratio"])
    assert '{"===": [{"val": ["class_id"]}, {"val": [[2], "id"]}]}' in str(inside).replace("'", '"')


def test_other_engines_get_days_as_text_and_numbers_as_doubles() -> None:
    assert plain({"a": [Decimal("1.5"), date(2026, 1, 1), None]}) == {"a": [1.5, "2026-01-01", None]}
