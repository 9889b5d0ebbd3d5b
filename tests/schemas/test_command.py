"""``tuoyu rules schema``: print one, write all, say which there are."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.rules.schema import SchemaChoice
from engine.schemas import SCHEMAS, file_name, write_schema
from tests.conftest import Run

Tuoyu = Callable[..., Run]


def test_the_command_offers_every_schema() -> None:
    assert [choice.value for choice in SchemaChoice] == list(SCHEMAS)


def test_one_schema_is_printed(tuoyu: Tuoyu) -> None:
    shown = tuoyu("rules", "schema", "district")
    assert (shown.code, shown.out, shown.err) == (0, write_schema("district"), "")


def test_all_are_written_into_a_folder_that_is_made(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("rules", "schema", "-o", tmp_path / "new" / "schemas", "--lang", "en")
    assert (shown.code, shown.out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new" / "schemas").iterdir()) == sorted(map(file_name, SCHEMAS))
    assert "# yaml-language-server: $schema=" in shown.err
    assert (
        json.loads((tmp_path / "new" / "schemas" / "rules.schema.json").read_text(encoding="utf-8"))["type"] == "object"
    )


def test_the_line_for_editors_names_what_was_written(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("rules", "schema", "declaration", "-o", tmp_path)
    assert (
        shown.err.splitlines()[-1] == f"# yaml-language-server: $schema={tmp_path.as_posix()}/declaration.schema.json"
    )


def test_a_folder_that_cannot_be_made_is_said(tuoyu: Tuoyu, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shown = tuoyu("rules", "schema", "cases", "-o", tmp_path / "file" / "schemas")
    assert shown.code == 2 and "写不了" in shown.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_name_all_are_listed(tuoyu: Tuoyu, lang: str) -> None:
    shown = tuoyu("rules", "schema", "--lang", lang)
    assert shown.code == 0
    assert [line.split()[0] for line in shown.out.splitlines()] == list(SCHEMAS)
