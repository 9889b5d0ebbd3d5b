"""The rules as other engines get them, and what comes back; the engines themselves are not needed."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks import against_peers, by_hand, peer_times, run
from benchmarks.inputs import LARGEST, SMALL, rules_in_force
from benchmarks.peers import talking, worker
from benchmarks.peers.dialects import Cel, JsonLogic, Zen
from benchmarks.peers.rules import RULES
from benchmarks.peers.talking import plain
from engine.batch import Given
from engine.batch.partition import read_given
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration

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


def test_a_way_of_using_an_engine_is_timed_and_gives_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(worker.ENGINES, "engine", type("Said", (Engine,), {"said": ["pass"]}))
    one = worker.Worker(SETUP)
    site = one.answer({"facts": {"classes": [{"id": "a"}]}})
    for how in ("singly", "together"):
        request = {"site": site, "rules": ["size"], "how": how}
        assert one.answer(request) == [("size", "classes", "a", "pass")]
        assert one.answer(request | {"calls": 3}) >= 0


def test_engines_that_cannot_be_installed_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "BUILD", tmp_path)
    monkeypatch.setattr(talking.venv, "create", lambda folder, **how: None)  # there is no Python in it
    tables = list(against_peers.other_engines(None, SMALL, []))  # type: ignore[arg-type]
    assert len(tables) == 1
    assert tables[0].note.startswith("Not compared: the other engines cannot be installed: ")


class Sayer:
    """Another engine, which says of every declaration what it is made to say."""

    name = "CEL C++"

    def __init__(self, wrong: int = 0, wrong_way: str = "") -> None:
        self.wrong, self.wrong_way = wrong, wrong_way

    def load(self, known: Mapping[str, Any], today: date) -> int:
        self.known = known
        return 0

    def answers(self, site: int) -> dict[str, Any]:
        said = peer_times.expected(self.known)
        return said | dict.fromkeys(list(said)[: self.wrong])

    def findings(self, site: int, rules: Sequence[str], how: str) -> list[list[Any]]:
        said = [one for rule in rules for one in peer_times.expected(self.known)[rule]]
        return said[how == self.wrong_way :]


@pytest.fixture
def one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_times, "ROWS", {"dict": {"CEL C++, once": ("CEL C++", "together")}})


def test_rules_about_which_all_agree_are_timed(one_engine: None) -> None:
    most = len(by_hand.RULES) - peer_times.LEAST
    site = peer_times._site("sample", rules_in_force(), [Sayer(wrong=most)])  # type: ignore[list-item]
    assert len(site.rules) == len(site.hand) == peer_times.LEAST


@pytest.mark.parametrize(
    "engine", [Sayer(wrong=len(by_hand.RULES) - peer_times.LEAST + 1), Sayer(wrong_way="together")]
)
def test_where_they_do_not_agree_nothing_is_timed(engine: Any, one_engine: None) -> None:
    with pytest.raises(peer_times.DisagreementError):
        peer_times._site("sample", rules_in_force(), [engine])


def test_the_benchmark_fails_where_engines_do_not_agree(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def disagreeing(*about: object) -> None:
        raise peer_times.DisagreementError("not about this")

    for name in ("whole", "generated"):
        monkeypatch.setattr(run, name, lambda *about: [])
    monkeypatch.setattr(run, "agreement", lambda *about: ("", []))
    monkeypatch.setattr(run, "tables", disagreeing)
    assert run.main(["--small"]) == 1
    assert "not about this" in capsys.readouterr().err


def test_a_declaration_is_the_same_as_a_line_of_json() -> None:
    declaration = load_declaration(LARGEST)
    assert read_given(Given("one.jsonl", 1, peer_times.as_line(declaration))) == facts_of(declaration)


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
