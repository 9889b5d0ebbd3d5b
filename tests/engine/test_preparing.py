"""Rules kept in the cache folder: the same answers, and never anything but what this user and this tuoyu wrote."""

import os
import pickle
import time
from datetime import date
from pathlib import Path

import pytest

from engine import loading, preparing
from engine.declaration.loading import load_declaration
from engine.declaration.schema import draw_table
from engine.declaration.table import TABLE, FactTable, fact_table
from engine.diagnostics import RuleSetError
from engine.parts import Parts, open_parts, write_parts
from engine.preparing import PreparedRules, load_prepared
from engine.recalling import recall
from engine.reporting import check
from engine.ruleset import RuleSet
from engine.unpacking import unpack
from standards import STANDARDS

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "fixtures" / "declarations" / "sample.yaml"
AS_OF = date(2026, 1, 1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the standards in it."""
    folder = tmp_path_factory.mktemp("cache")
    load_prepared(STANDARDS, folder)
    return folder


def only_file(folder: Path) -> Path:
    (file,) = folder.glob("*.tuoyu")
    return file


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise AssertionError("the rule files are read again")

    monkeypatch.setattr(loading, "load_ruleset", refuse)


@pytest.fixture(scope="module")
def fresh() -> PreparedRules:
    """The standards as they are read where nothing is kept."""
    return load_prepared(STANDARDS, None)


def test_kept_rules_give_the_same_report(kept: Path, fresh: PreparedRules, monkeypatch: pytest.MonkeyPatch) -> None:
    declaration = load_declaration(SAMPLE)
    forbid_reading(monkeypatch)
    again = load_prepared(STANDARDS, kept)
    assert check(again.on(AS_OF), declaration, "zh") == check(fresh.on(AS_OF), declaration, "zh")


def test_what_a_check_asks_of_every_rule_is_what_the_rule_says(kept: Path, fresh: PreparedRules) -> None:
    law = load_prepared(STANDARDS, kept).law
    assert law.cards == fresh.law.cards
    assert [card.id for card in law.cards.rules] == [law.rule(n).rule.id for n in range(len(law.cards.rules))]


def test_kept_rules_compile_no_expression_again(kept: Path) -> None:
    prepared = load_prepared(STANDARDS, kept)
    assert all(rule.program for rule in prepared.checked)
    assert all(checked.program for rule in prepared.checked for checked in rule.expressions)


def small(folder: Path) -> Path:
    """A rule folder of one rule."""
    (folder / "sources").mkdir(parents=True)
    (folder / "staffing").mkdir()
    (folder / "sources" / "text.yaml").write_text(
        "source: text\ntitle: {zh: 文, en: Text}\nin_force: {from: 2020-01-01}\nclauses:\n"
        "  - {id: 'text#001', clause: '1', standard: staffing, strength: must, text: {zh: 要, en: Must},"
        " confidence: verified}\n"
        "  - {id: 'text#002', clause: '2', standard: staffing, strength: must, text: {zh: 看, en: Look},"
        " confidence: verified, no_rule: {kind: on_site, reason: {zh: 看, en: Look}}}\n",
        encoding="utf-8",
    )
    (folder / "staffing" / "one.yaml").write_text(
        "topic: one\nstandard: staffing\ntitle: {zh: 一, en: One}\nrules:\n"
        "  - {id: staffing.one.staff, title: {zh: 有, en: Has}, basis: ['text#001'], strength: must,"
        " departments: [health], require: count(staff) > 0, message: {zh: 无, en: None}, remedy: {zh: 加, en: Add}}\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return small(tmp_path / "rules")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def reads_again(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Return whether loading *rules* reads the rule files."""
    read: list[Path] = []
    original = loading.load_ruleset
    monkeypatch.setattr(loading, "load_ruleset", lambda folder: read.append(folder) or original(folder))
    load_prepared(rules, cache)
    monkeypatch.undo()
    return bool(read)


def test_rules_are_read_once(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reads_again(rules, cache, monkeypatch)
    assert not reads_again(rules, cache, monkeypatch)


def test_a_changed_rule_file_is_read(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_prepared(rules, cache)
    topic = rules / "staffing" / "one.yaml"
    topic.write_text(topic.read_text("utf-8").replace("> 0", "> 1"), encoding="utf-8")
    assert reads_again(rules, cache, monkeypatch)


def test_rules_with_problems_are_not_kept(rules: Path, cache: Path) -> None:
    topic = rules / "staffing" / "one.yaml"
    topic.write_text(topic.read_text("utf-8").replace("count(staff)", "count(stuff)"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleSetError):
            load_prepared(rules, cache)
    assert not cache.exists()


@pytest.mark.parametrize("damage", [b"", b"\n", b"not a digest\nand no rules", None])
def test_a_damaged_file_is_written_anew(
    rules: Path, cache: Path, damage: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_prepared(rules, cache)
    file = only_file(cache)
    good = file.read_bytes()
    file.write_bytes(good[:-1] if damage is None else damage)
    assert reads_again(rules, cache, monkeypatch)
    assert file.read_bytes() == good


class Foreign:
    """What somebody else might put there."""

    def __reduce__(self) -> object:
        return (exec, ("raise SystemExit('run')",))


BODIES = pytest.mark.parametrize(
    "body",
    [
        pickle.dumps(Foreign()),
        pickle.dumps({"rules": []}),
        pickle.dumps(Path),
        b"\x80\x04\x8c\x0eengine.keeping\x8c\x09os.getcwd\x93)R.",
        b"\x80\x04\x8c\x0eengine.nothing\x8c\x01f\x93)R.",
        b"\x80\x04\x8c\x0eengine.keeping\x8c\x07nothing\x93)R.",
        b"\x80\x04)R.",
        b"",
    ],
)


def put_part(rules: Path, file: Path, name: str, body: bytes) -> None:
    """Put *body* in the place of the part called *name*, as who knows how it is done would."""
    key = preparing._fingerprint(rules)
    parts = open_parts(file, key)
    assert parts
    write_parts(file, key, {one: parts.read(one) for one in parts.names} | {name: body}, preparing.KEPT)


@BODIES
@pytest.mark.parametrize("name", ["cards", "programs"])
def test_a_file_that_is_not_ours_though_it_says_so_is_not_run(
    rules: Path, cache: Path, name: str, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_prepared(rules, cache)
    put_part(rules, only_file(cache), name, body)
    assert reads_again(rules, cache, monkeypatch)


@BODIES
@pytest.mark.parametrize("name", ["topic 0", "catalogue", "visits", "other"])
def test_nor_is_a_part_that_is_read_later(
    rules: Path, cache: Path, name: str, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load_prepared(rules, cache)
    file = only_file(cache)
    good = file.read_bytes()
    put_part(rules, file, name, body)
    again = load_prepared(rules, cache)
    assert file.read_bytes() != good
    assert list(again.ruleset.catalogue.clauses) == list(whole.ruleset.catalogue.clauses)
    assert again.ruleset.topics == whole.ruleset.topics and again.ruleset.districts == whole.ruleset.districts
    assert again.law.visit(0).clause == whole.law.visit(0).clause
    assert file.read_bytes() == good


def test_the_file_of_other_rules_under_this_name_is_not_used(
    rules: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_prepared(rules, cache)
    others = small(tmp_path / "others")
    topic = others / "staffing" / "one.yaml"
    topic.write_text(topic.read_text("utf-8").replace("> 0", "> 1"), encoding="utf-8")
    load_prepared(others, tmp_path / "elsewhere")
    only_file(tmp_path / "elsewhere").replace(only_file(cache))
    assert reads_again(rules, cache, monkeypatch)


def test_rules_that_were_made_to_have_the_same_short_digest_are_told_apart(
    rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tail in "bc":
        monkeypatch.setattr(preparing, "whole_digest_of", lambda folder, tail=tail: "a" * 12 + tail * 52)
        load_prepared(rules, cache)
    assert len(list(cache.iterdir())) == 2


def test_rules_that_change_while_they_are_read_are_not_kept(
    rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = loading.load_ruleset

    def changed_meanwhile(folder: Path) -> RuleSet:
        topic = folder / "staffing" / "one.yaml"
        topic.write_text(topic.read_text("utf-8").replace("> 0", "> 1"), encoding="utf-8")
        return original(folder)

    monkeypatch.setattr(loading, "load_ruleset", changed_meanwhile)
    load_prepared(rules, cache)
    assert not cache.exists()


@pytest.mark.parametrize("what", ["python", "engine"])
def test_another_python_or_tuoyu_has_a_file_of_its_own(
    rules: Path, cache: Path, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_prepared(rules, cache)
    if what == "python":
        monkeypatch.setattr(preparing.sys, "version", "3.99")
    else:
        monkeypatch.setattr(preparing, "__file__", str(tmp_path / "preparing.py"))
    load_prepared(rules, cache)
    assert len(list(cache.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the change of an entry")
def test_an_engine_file_of_the_same_size_and_time_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "__file__", str(tmp_path / "preparing.py"))
    stamps = []
    for text in "12":
        (tmp_path / "limit.py").write_text(text)
        os.utime(tmp_path / "limit.py", (0, 0))
        stamps.append(preparing.stamp_of_engine())
        time.sleep(0.05)  # the system's clock for files is coarse
    assert stamps[0] != stamps[1]


def test_a_folder_that_cannot_be_written_costs_nothing(rules: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert isinstance(load_prepared(rules, in_the_way / "cache"), PreparedRules)


def test_only_the_newest_are_kept(rules: Path, cache: Path) -> None:
    topic = rules / "staffing" / "one.yaml"
    text = topic.read_text("utf-8")
    for n in range(preparing.KEPT + 2):
        topic.write_text(text.replace("> 0", f"> {n}"), encoding="utf-8")
        load_prepared(rules, cache)
    assert len(list(cache.iterdir())) == preparing.KEPT


def kept_parts(rules: Path, cache: Path) -> Parts:
    load_prepared(rules, cache)
    found = open_parts(only_file(cache), preparing._fingerprint(rules))
    assert found
    return found


def test_the_table_of_facts_that_is_kept_is_that_of_the_model(rules: Path, cache: Path) -> None:
    assert unpack(kept_parts(rules, cache).read(TABLE)) == draw_table()


@pytest.mark.parametrize("body", [b"", pickle.dumps({"facts": {}})])
def test_a_damaged_table_is_drawn_anew(rules: Path, cache: Path, body: bytes) -> None:
    load_prepared(rules, cache)
    put_part(rules, only_file(cache), TABLE, body)
    load_prepared(rules, cache)
    assert recall(TABLE, FactTable) is None
    assert fact_table.__wrapped__() == draw_table()
