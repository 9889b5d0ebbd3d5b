"""The catalogue against the reference it was made from, where that is at hand."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from engine.catalogue import Catalogue, load_catalogue
from standards import STANDARDS

REFERENCE = STANDARDS.parents[1] / "shared" / "reference" / "clauses"
SOURCES = [path.stem for path in sorted((STANDARDS / "sources").glob("*.yaml"))]

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not at hand")


def rows(path: Path) -> list[dict[str, str]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["clauses"]


@cache
def catalogue() -> Catalogue:
    return load_catalogue(STANDARDS)


def row_of(row: dict[str, str]) -> tuple[str, str, str, bool, str]:
    """Return what the catalogue has to say of *row*: a row of no standard stands with the papers of the filing, and the act says what is law now."""
    strength = row["strength"]
    standard = "filing" if row["standard"] == "—" else row["standard"]
    return (
        row["id"],
        standard,
        strength.split()[0],
        "mandatory-text" in strength,
        full_width(row["zh"].removeprefix("现行法：").rstrip("。")),
    )


def full_width(text: str) -> str:
    """Return *text* with brackets as Chinese print has them; in the reference they are of either width."""
    return text.replace("(", "（").replace(")", "）")


def test_every_text_and_every_row_is_there() -> None:
    assert [path.stem for path in sorted(REFERENCE.glob("*.yaml"))] == SOURCES
    assert len(catalogue().clauses) == sum(len(rows(path)) for path in REFERENCE.glob("*.yaml"))


@pytest.mark.parametrize("source", SOURCES)
def test_every_clause_says_what_its_row_says(source: str) -> None:
    said = [
        (c.id, c.standard, c.strength, c.mandatory, full_width(c.text.zh)) for c in catalogue().sources[source].clauses
    ]
    assert said == [row_of(row) for row in rows(REFERENCE / f"{source}.yaml")]


@pytest.mark.parametrize("source", SOURCES)
def test_every_clause_is_as_sure_as_its_row(source: str) -> None:
    clauses = catalogue().sources[source].clauses
    words = [row["confidence"].split()[0].rstrip(";,") for row in rows(REFERENCE / f"{source}.yaml")]
    assert [clause.confidence for clause in clauses] == words
