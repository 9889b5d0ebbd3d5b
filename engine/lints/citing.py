"""Lints on quoted clauses: does a finding quote the clause that says the number it was decided by."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from engine.checking import CheckedRule
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.quantities import stands_in
from engine.ruleset import Cite, Parameter
from engine.text import Text

RULES = "setting/classes.yaml"


def find_swapped_citations(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each value for which a rule quotes clauses without its number, while the clauses of another value have it."""
    hint = Text("请核对 cite 里各行的条款。", "Check which clauses stand in which row of 'cite'.")
    for rule in standards.checked:
        found = {value: spot for parameter in _tables(rule) for value, *spot in _swapped(standards, rule, parameter)}
        for value, (number, other) in found.items():
            message = Text(
                f"{value} 的数是 {number}，这里引用的条款没有写，{other} 引用的条款才有",
                f"the number for {value} is {number}, which not these clauses say but those quoted for {other}",
            )
            path = ("cite", "clauses", value)
            yield standards.at_rule(rule.rule.id, path, "cite-number", message, hint, key=True)


def _tables(rule: CheckedRule) -> Iterable[Parameter]:
    """Return the tables of *rule* that pick by the fact its clauses are picked by."""
    cite = rule.rule.cite
    return [one for one in rule.parameters.values() if cite and one.by and _bare(one.by) == _bare(cite.by)]


def _bare(expression: str) -> str:
    return "".join(expression.split())


def _swapped(standards: Standards, rule: CheckedRule, parameter: Parameter) -> Iterator[tuple[str, Decimal, str]]:
    """Yield value, number and the value whose clauses have that number instead."""
    assert rule.rule.cite
    for day, cells in parameter.values.items():
        rows = _own_words(standards, rule.rule.cite, parameter, day)
        for value, number in cells.items() if isinstance(cells, dict) else ():
            if value in rows and not stands_in(number, parameter.unit, rows[value]):
                other = next((one for one, said in rows.items() if stands_in(number, parameter.unit, said)), None)
                yield from [(value, number, other)] if other else []


def _own_words(standards: Standards, cite: Cite, parameter: Parameter, day: date) -> Mapping[str, list[str]]:
    """Return what is said by the clauses that are quoted for one value alone, in force with the numbers of *day*."""
    catalogue = standards.ruleset.catalogue
    until = min((other for other in parameter.values if other > day), default=date.max)
    rows: dict[str, list[str]] = {}
    for value, clauses in cite.clauses.items():
        shared = {one for other, row in cite.clauses.items() if other != value for one in row}
        for own in (catalogue.clauses[one] for one in clauses if one not in shared):
            start, end = catalogue.period(own.id)
            if start < until and (end or date.max) >= day:
                rows.setdefault(value, []).extend(words.zh for words in (own.text, own.applies_to, own.note) if words)
    return rows


CITING = (
    Lint(
        "cite-number",
        Family.LEGAL,
        Text("引用的条款没有写这个数", "A number quoted from the wrong clause"),
        Text(
            "报告会引用这一行的条款；两行写反了，读者看到的就是别人的规定。",
            "The report quotes the clauses of this row; with two rows swapped it quotes what the law says of others.",
        ),
        Example(
            RULES,
            "    basis: [sample-standard#002]\n",
            "    basis: [sample-standard#002, sample-standard#003]\n    cite:\n      by: class.kind\n      clauses:\n"
            "        infant: [sample-standard#003]\n        toddler_small: [sample-standard#002]\n",
            at="infant: [sample-standard#003]",
        ),
        find_swapped_citations,
    ),
)
