"""``tuoyu rules generate`` as its users meet it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.declaration.loading import load_declaration
from tests.conftest import Run

Tuoyu = Callable[..., Run]


def generate(tuoyu: Tuoyu, *words: str | Path) -> Run:
    return tuoyu("rules", "generate", *words)


def texts(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_has_an_example(tuoyu: Tuoyu, lang: str) -> None:
    shown = tuoyu("--lang", lang, "rules", "generate", "--help")
    assert shown.code == 0
    assert "tuoyu rules generate --seed 1 --count 200" in " ".join(shown.out.split())


def test_a_folder_gets_a_file_each_and_the_list_of_mistakes(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = generate(tuoyu, "--seed", "4", "--count", "6", "-o", tmp_path / "corpus")
    assert (shown.code, shown.out) == (0, "")
    assert "6 份" in shown.err
    names = [f"4-{number:06d}.yaml" for number in range(1, 7)]
    assert sorted(texts(tmp_path / "corpus")) == sorted([*names, "PLANTED.csv"])
    load_declaration(tmp_path / "corpus" / names[0])
    with (tmp_path / "corpus" / "PLANTED.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and set(rows[0]) == {"declaration", "mistake", "path", "was", "now", "rule", "expected"}
    assert {f"{row['declaration']}.yaml" for row in rows} <= set(names)
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_fewer_are_the_first_of_more(tuoyu: Tuoyu, tmp_path: Path) -> None:
    for count in ("3", "8"):
        generate(tuoyu, "--count", count, "--format", "json", "-o", tmp_path / count)
    few, more = texts(tmp_path / "3"), texts(tmp_path / "8")
    assert more.pop("PLANTED.csv").startswith(few.pop("PLANTED.csv"))
    assert few.items() <= more.items() and len(more) == 8


def test_lines_go_to_stdout_or_into_a_file(tuoyu: Tuoyu, tmp_path: Path) -> None:
    printed = generate(tuoyu, "--count", "3", "--format", "jsonl")
    assert [json.loads(line)["point"]["mode"] for line in printed.out.splitlines()]
    target = tmp_path / "corpus.jsonl"
    assert generate(tuoyu, "--count", "3", "--format", "jsonl", "-o", target).code == 0
    assert target.read_text(encoding="utf-8") == printed.out


def test_one_declaration_is_printed(tuoyu: Tuoyu) -> None:
    assert generate(tuoyu, "--kind", "home_based").out.startswith("point:\n")


def test_as_of_moves_every_day(tuoyu: Tuoyu) -> None:
    words = ("--kind", "institution", "--mistakes", "none", "--format", "jsonl")
    now, then = (json.loads(generate(tuoyu, *words, *more).out) for more in ((), ("--as-of", "2027-01-01")))
    assert now["operation"]["plan_year"] + 1 == then["operation"]["plan_year"]
    assert now["filing"]["submitted_on"] < then["filing"]["submitted_on"]
    assert now["point"] == then["point"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--count", "0"), "The count must be from 1 to 1000000; it is 0."),
        (("--count", "1000001"), "it is 1000001."),
        (("--seed", "-1"), "The seed must be from 0"),
        (("--count", "2"), "add -o DIR"),
        (
            ("--kind", "home_based", "--mode", "workplace"),
            "There is no home-based childcare point in the mode workplace.",
        ),
        (("--as-of", "1999-12-31"), "The day must be from 2000 to 2099"),
        (("--as-of", "2026-13-01"), "2026-13-01 is not a date"),
        (("--rules", "no-such-folder"), "There is no rules folder"),
        (("--count", "2", "-o", "no-such-folder/corpus"), "there is no such folder"),
    ],
)
def test_what_cannot_be_done_is_said(tuoyu: Tuoyu, words: tuple[str, ...], said: str) -> None:
    shown = generate(tuoyu, *words, "--lang", "en")
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err


def test_a_folder_without_bases_is_no_folder_of_rules(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = generate(tuoyu, "--rules", tmp_path, "--lang", "en")
    assert shown.code == 2
    assert "bases/institution.yaml" in shown.err and "there is no such file" in shown.err


def test_a_filled_folder_is_left_alone_without_force(tuoyu: Tuoyu, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("point: {}\n", encoding="utf-8")
    (tmp_path / "9-000007.yaml").write_text("old", encoding="utf-8")
    assert generate(tuoyu, "-o", tmp_path).code == 2
    assert sorted(texts(tmp_path)) == ["9-000007.yaml", "mine.yaml"]
    assert generate(tuoyu, "-o", tmp_path, "--force").code == 0
    assert sorted(texts(tmp_path)) == ["1-000001.yaml", "PLANTED.csv", "mine.yaml"]


def test_a_file_is_not_taken_for_a_folder_nor_a_folder_for_a_file(tuoyu: Tuoyu, tmp_path: Path) -> None:
    file = tmp_path / "corpus"
    file.write_text("mine", encoding="utf-8")
    assert generate(tuoyu, "-o", file).code == generate(tuoyu, "--format", "jsonl", "-o", file).code == 2
    assert generate(tuoyu, "--format", "jsonl", "-o", tmp_path).code == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_nothing_is_left_where_writing_breaks_off(
    tuoyu: Tuoyu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.generating import Generator

    def break_off(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Generator, "make", break_off)
    assert generate(tuoyu, "--count", "3", "-o", tmp_path / "corpus").code == 2
    assert generate(tuoyu, "--count", "3", "--format", "jsonl", "-o", tmp_path / "x.jsonl").code == 2
    assert list(tmp_path.iterdir()) == []
