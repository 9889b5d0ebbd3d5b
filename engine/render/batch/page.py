"""The summary as one page with plots that needs nothing from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.batch.tally import UNREAD, Tally
from engine.catalogue import Standard
from engine.compiling import CompiledRuleSet
from engine.render.as_html import environment
from engine.render.batch.figures import Row, Table, clause_figures, tables
from engine.render.batch.words import word
from engine.render.batch.workbook import basis
from engine.text import Lang

COLOURS = {
    "approve": "#1b6e3c",
    "supplement": "#d08a00",
    "reject": "#b3261e",
    UNREAD: "#5c6166",
    "pass": "#1b6e3c",
    "unknown": "#d08a00",
    "fail": "#b3261e",
    "not_applicable": "#c9c9c4",
}
"""Colours that differ in brightness as well; every bar also has its numbers beside it."""
BAR = 300  # the length of a whole bar
SHOWN = 20  # clauses, and subdistricts


@dataclass(frozen=True)
class Piece:
    """A part of a bar: where it starts, how long it is, and its colour."""

    start: float
    length: float
    colour: str


def summary_page(tally: Tally, rules: CompiledRuleSet, only: Standard | None, lang: Lang) -> str:
    """Return the page; every string in it is escaped. *only* is the standard that was checked, if not all were."""
    figures = list(clause_figures(tally, rules, lang))
    filled = (
        environment()
        .get_template("batch.html.j2")
        .render(
            lang=lang,
            word=lambda key, **values: word(key, lang, **values),
            basis=basis(rules, lang),
            only=only.label.of(lang) if only else "",
            tables=list(tables(tally, lang)),
            shown=SHOWN,
            bar=BAR,
            colours=COLOURS,
            pieces=pieces,
            share=share,
            figures=figures,
            most=max((figure.count for figure in figures), default=1),
            total=tally.read,
            unread=tally.unread,
            unread_left=tally.decisions[UNREAD] - len(tally.unread),
        )
    )
    return filled.strip() + "\n"


def pieces(table: Table, row: Row) -> Iterator[Piece]:
    """Yield the parts of the bar of one row, which together are a whole."""
    total, start = sum(row.counts), 0.0
    for code, count in zip(table.codes, row.counts, strict=True):
        length = BAR * count / total if total else 0.0
        if count:
            yield Piece(round(start, 2), round(length, 2), COLOURS[code])
        start += length


def share(count: int, of: int) -> str:
    """Return *count* as a share of a whole, in per cent."""
    return f"{count / of:.1%}" if of else ""
