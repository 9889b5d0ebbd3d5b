"""What the notice of basic conditions tells the institution, in the words of the clauses."""

from collections.abc import Iterator
from typing import Final

from engine.catalogue import Catalogue, Confidence
from engine.papers.model import Condition
from engine.papers.office import UNSURE, full_title

CONDITIONS: Final = (
    ("应当遵守的法律法规", ("nhc-2019-58-management#076",)),
    ("建筑和消防标准", ("nhc-2019-58-management#077",)),
    ("托育机构的设置和管理", ("nhc-2019-58-management#078",)),
    ("提供餐饮的", ("nhc-2019-58-management#079",)),
    (
        "备案之后",
        (
            "nhc-2019-58-management#012",
            "nhc-2019-58-management#013",
            "nhc-2019-25-filing#029",
            "nhc-2019-25-filing#030",
        ),
    ),
)
"""Headings, and the clauses that stand under each: what the annex with the notice lists, and the duties after filing."""
NUMERALS: Final = "一二三四五六七八九"


def basic_conditions(catalogue: Catalogue) -> tuple[Condition, ...]:
    """Return the conditions in order; a clause that the catalogue lacks is left out."""
    found = [(title, tuple(_sentences(catalogue, ids))) for title, ids in CONDITIONS]
    told = [(title, sentences) for title, sentences in found if sentences]
    return tuple(Condition(f"{NUMERALS[n]}、{title}", sentences) for n, (title, sentences) in enumerate(told))


def _sentences(catalogue: Catalogue, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield each clause as a sentence with the text it stands in."""
    for clause_id in ids:
        if clause := catalogue.clauses.get(clause_id):
            mark = "" if clause.confidence is Confidence.VERIFIED else UNSURE
            yield f"{clause.text.text.zh}。——{full_title(catalogue, clause)}{mark}"
