"""Lints on quoted clauses: does a finding quote the clauses that say the number it was decided by."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from engine.catalogue import ClauseId
from engine.checked import CheckedRule
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.quantities import stands_in
from engine.ruleset import Parameter
from engine.text import NO_TEXT, Text

RULES = "setting/classes.yaml"
PLAIN = {Decimal(0), Decimal(1)}
"""Numbers that the law says in words: none, the ground floor."""


def find_strange_citations(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each clause that a rule quotes for a value of a fact without its saying the number for that value."""
    for rule in standards.checked:
        tables = list(_tables(rule))
        for value, clauses in rule.rule.cite.clauses.items() if rule.rule.cite else ():
            for place, clause in enumerate(clauses):
                if (number := _missing(standards, tables, value, clause)) is not None:
                    message = Text(
                        f"{value} 的数是 {number}，这里引用的 {clause} 没有写这个数",
                        f"the number for {value} is {number}, and {clause}, quoted for it, does not say that",
                    )
                    path = ("cite", "clauses", value, place)
                    hint = _where(standards, rule, tables, value, number)
                    yield standards.at_rule(rule.rule.id, path, "cite-number", message, hint)


def _tables(rule: CheckedRule) -> Iterable[Parameter]:
    """Return the tables of *rule* that pick by the fact its clauses are picked by."""
    cite = rule.rule.cite
    return (one for one in rule.parameters.values() if cite and one.by and _bare(one.by) == _bare(cite.by))


def _bare(expression: str) -> str:
    return "".join(expression.split())


def _missing(standards: Standards, tables: Iterable[Parameter], value: str, clause: ClauseId) -> Decimal | None:
    """Return a number for *value* in one of *tables* that *clause* does not say while both are in force."""
    start, end = standards.ruleset.catalogue.period(clause)
    for table in tables:
        for day, cells in table.values.items():
            number = cells.get(value) if isinstance(cells, dict) else None
            until = min((other for other in table.values if other > day), default=date.max)
            meanwhile = start < until and (end or date.max) >= day
            if number is not None and meanwhile and not _says(standards, clause, number, table.unit):
                return number
    return None


def _says(standards: Standards, clause: ClauseId, number: Decimal, unit: str | None) -> bool:
    own = standards.ruleset.catalogue.clauses[clause]
    said = (words.zh for words in (own.text, own.applies_to, own.note) if words)
    return number in PLAIN or stands_in(number, unit, said)


def _where(standards: Standards, rule: CheckedRule, tables: Iterable[Parameter], value: str, number: Decimal) -> Text:
    """Return the hint at the value for which a clause is quoted that has the number."""
    units = {table.unit for table in tables}
    rows = rule.rule.cite.clauses if rule.rule.cite else {}
    other = next(
        (
            one
            for one, clauses in rows.items()
            if one != value and any(_says(standards, clause, number, unit) for clause in clauses for unit in units)
        ),
        None,
    )
    swapped = Text(f"{other} 引用的条款有这个数；", f"A clause quoted for {other} does; ") if other else NO_TEXT
    return Text(
        f"{swapped.zh}请核对 cite 的各行，以及条款与参数的数。",
        f"{swapped.en}{'check' if other else 'Check'} the rows of 'cite', and the numbers of clause and parameter.",
    )


CITING = (
    Lint(
        "cite-number",
        Family.LEGAL,
        Text("引用的条款没有写这个数", "A number that the quoted clause does not say"),
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
        find_strange_citations,
    ),
)
