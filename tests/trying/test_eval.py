"""``tuoyu rules eval``: an expression tried on a declaration."""

import io
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from engine.render.trying import plain
from tests.conftest import Run

Tuoyu = Callable[..., Run]
SITE = """\
point: {name: 样例 "托育" 点, kind: institution, services: [full_day]}
site: {lease_end: 2026-03-01}
classes:
  - {id: c1, children: 9, kind: infant}
  - {id: c2, children: 15}
staff:
  - {id: s1, roles: [caregiver], age: 40}
  - {id: s2, roles: [cook]}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small declaration with some facts not stated."""
    file = tmp_path / "site.yaml"
    file.write_text(SITE, encoding="utf-8")
    return file


def tried(tuoyu: Tuoyu, site: Path, expression: str, *words: str) -> dict[str, Any]:
    run = tuoyu("rules", "eval", expression, "--on", site, "--as-of", "2026-01-01", "--format", "json", *words)
    assert run.code == 0, run.err
    found: dict[str, Any] = json.loads(run.out)
    return found


@pytest.mark.parametrize(
    ("expression", "value", "kind", "label"),
    [
        ("count(classes) > 1", True, "boolean", "true or false"),
        ("sum(classes.children)", 24, "number", "a number in children"),
        ("classes[1].children / 2", 4.5, "number", "a number"),
        ("classes.children", [9, 15], "list", "a list of numbers in children"),
        ("today()", "2026-01-01", "date", "a date"),
        ("site.lease_end - today()", '@"P59D"', "days and time duration", "a duration of days and hours"),
        ("point.name", '样例 "托育" 点', "string", "a text"),
        (r'point.name = "样例 \"托育\" 点"', True, "boolean", "true or false"),
        ('"it\'s"', "it's", "string", "a text"),
        ('point.services = ["full_day"]', True, "boolean", "true or false"),
        ("staff[age > 30].id", None, "list", "a list of texts"),
        ("null", None, "null", "null"),
        ('@"2026-01-01" in [@"2025-12-31"..@"2026-01-02"]', True, "boolean", "true or false"),
        ("-1 + 2", 1, "number", "a number"),
    ],
)
def test_the_type_and_the_value_are_told(
    tuoyu: Tuoyu, site: Path, expression: str, value: Any, kind: str, label: str
) -> None:
    words = [
        "rules",
        "eval",
        "--on",
        site,
        "--as-of",
        "2026-01-01",
        "--format",
        "json",
        "--lang",
        "en",
        "--",
        expression,
    ]
    run = tuoyu(*words)
    assert run.code == 0, run.err
    found = json.loads(run.out)
    assert (found["type"]["kind"], found["type"]["label"]) == (kind, label)
    assert found["results"][0]["value"] == value


def test_the_text_shows_the_parts_as_a_tree_with_the_paths_of_facts(tuoyu: Tuoyu, site: Path) -> None:
    run = tuoyu("rules", "eval", "class.children > 10", "--on", site, "--each", "class in classes", "--lang", "en")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "type: true or false",
        "",
        "classes[c1]",
        "value: no",
        "",
        "  class.children > 10  →  no",
        "    class.children  →  9  [classes[c1].children]",
        "",
        "classes[c2]",
        "value: yes",
        "",
        "  class.children > 10  →  yes",
        "    class.children  →  15  [classes[c2].children]",
    ]


def test_a_choice_has_its_label_and_a_filter_the_ids_it_kept(tuoyu: Tuoyu, site: Path) -> None:
    kind = tuoyu("rules", "eval", "point.kind", "--on", site).out
    assert "值：institution（托育机构）" in kind
    assert "文本，取值为 institution、kindergarten_class" in kind
    cooks = tuoyu("rules", "eval", 'staff[list contains(roles, "cook")]', "--on", site, "--lang", "en").out
    assert "type: a list of persons" in cooks
    assert "value: 1 item(s): staff[s2]" in cooks


def test_an_unknown_value_says_which_facts_are_missing(tuoyu: Tuoyu, site: Path) -> None:
    one = tried(tuoyu, site, "count(staff[age > 30]) > 0")["results"][0]
    assert (one["value"], one["unknown"], one["missing"]) == (None, True, ["staff[s2].age"])
    two = tried(tuoyu, site, "classes.kind")["results"][0]
    assert (two["value"], two["unknown"], two["missing"]) == (["infant", None], False, ["classes[c2].kind"])
    said = tuoyu("rules", "eval", "count(rooms) > 1", "--on", site)
    assert "值：无法判断" in said.out and "没有填报，所以无法判断：rooms" in said.out


def test_what_decides_all_the_same_is_not_asked_for(tuoyu: Tuoyu, site: Path) -> None:
    one = tried(tuoyu, site, 'count(rooms) > 1 and point.kind = "home_based"')["results"][0]
    assert (one["value"], one["missing"]) == (False, [])


def test_a_list_not_stated_or_without_items_is_told(tuoyu: Tuoyu, site: Path) -> None:
    said = tuoyu("rules", "eval", "room.area_m2 > 1", "--on", site, "--each", "room in rooms", "--lang", "en")
    assert (said.code, said.out.splitlines()[1]) == (0, "this list is not stated: rooms")
    empty = tuoyu("rules", "eval", "c.children", "--on", site, "--each", "c in classes[children > 99]", "--lang", "en")
    assert empty.out.splitlines()[1] == "There is no item in the list."


def test_items_of_a_filtered_list_keep_their_ids(tuoyu: Tuoyu, site: Path) -> None:
    found = tried(tuoyu, site, "c.children", "--each", "c in classes[children > 10]")
    assert [(one["subject"], one["value"]) for one in found["results"]] == [("classes[c2]", 15)]


@pytest.mark.parametrize(
    ("expression", "each", "wanted"),
    [
        (
            "count(clases) > 2",
            None,
            ["EXPRESSION:1:7: error[unknown-name]", "          ^^^^^^", "Did you mean 'classes'?"],
        ),
        ("1 +", None, ["EXPRESSION:1:4: error[syntax]", "       ^", "Check operators, brackets and quotes"]),
        ("class.chldren", "class in classes", ["EXPRESSION:1:7: error[unknown-fact]", "Did you mean 'children'?"]),
        ("1 = 1 and\nclases = 2", None, ["EXPRESSION:2:1", "    clases = 2\n    ^^^^^^\n"]),
        ('"中文" = pont.name', None, ["EXPRESSION:1:8", "    " + " " * 9 + "^^^^\n"]),
        ("1", "c in clases", ["--each:1:6: error[unknown-name]", "Did you mean 'classes'?"]),
        ("1", "classes", ["--each:1:1: error[each]", "Such as: class in classes."]),
        ("1", "c in point.kind", ["--each:1:6: error[each]"]),
        ("1", "point in classes", ["'point' is the name of a fact already"]),
        ("point.kind = institution", None, ["put the whole expression in single quotes"]),
        ('point.kind = "instituton"', None, ["unknown-value"]),
        ("classes[1].children > site.lease_end", None, ["type-mismatch"]),
    ],
)
def test_what_cannot_be_meant_is_told_with_place_and_next_step(
    tuoyu: Tuoyu, site: Path, expression: str, each: str | None, wanted: list[str]
) -> None:
    words = ("--each", each) if each else ()
    run = tuoyu("rules", "eval", expression, "--on", site, "--lang", "en", *words)
    assert (run.code, run.out) == (2, "")
    for text in wanted:
        assert text in run.err


def test_a_broken_declaration_is_told_as_everywhere(tuoyu: Tuoyu, tmp_path: Path) -> None:
    file = tmp_path / "site.yaml"
    file.write_text("classes: [{id: c1, chldren: 1}]\n", encoding="utf-8")
    run = tuoyu("rules", "eval", "1", "--on", file, "--lang", "en")
    assert run.code == 2
    assert "children" in run.err
    assert tuoyu("rules", "eval", "1", "--on", tmp_path / "no.yaml").code == 2


def test_an_expression_may_come_from_standard_input(tuoyu: Tuoyu, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('point.kind\n  = "institution" // quotes need no care here\n'))
    assert "value: yes" in tuoyu("rules", "eval", "-", "--on", site, "--lang", "en").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_fits_a_terminal(tuoyu: Tuoyu, site: Path, lang: str) -> None:
    long = "sum(classes.children) + count(classes[children > 3]) * 2 > 10 and count(staff[age > 30]) > 2 or false"
    out = tuoyu("rules", "eval", long, "--on", site, "--lang", lang).out
    assert max(map(cell_len, out.splitlines())) <= 80


def test_values_become_json_without_loss_of_kind() -> None:
    assert plain([Decimal("2"), Decimal("1.5"), True, None, {"a": Decimal(3)}]) == [2, 1.5, True, None, {"a": 3}]
