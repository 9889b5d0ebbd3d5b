"""The catalogue against the reference it was made from, where that is at hand."""

from pathlib import Path

import pytest
import yaml

from engine.catalogue import load_catalogue
from standards import STANDARDS

REFERENCE = STANDARDS.parents[1] / "shared" / "reference" / "clauses"
SOURCES = [path.stem for path in sorted((STANDARDS / "sources").glob("*.yaml"))]

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not at hand")


def rows(path: Path) -> list[dict[str, str]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["clauses"]


@pytest.mark.parametrize("source", SOURCES)
def test_every_clause_says_what_its_row_says(source: str) -> None:
    clauses = load_catalogue(STANDARDS).sources[source].clauses
    expected = [(row["id"], row["standard"], row["strength"], row["zh"]) for row in rows(REFERENCE / f"{source}.yaml")]
    assert [
        (clause.id, clause.standard, clause.strength + " (mandatory-text)" * clause.mandatory, clause.text.zh)
        for clause in clauses
    ] == expected


@pytest.mark.parametrize("source", SOURCES)
def test_every_clause_is_as_sure_as_its_row(source: str) -> None:
    clauses = load_catalogue(STANDARDS).sources[source].clauses
    words = [row["confidence"].split()[0].rstrip(";,") for row in rows(REFERENCE / f"{source}.yaml")]
    assert [clause.confidence for clause in clauses] == words
