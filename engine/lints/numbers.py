"""Lints on the numbers and dates of the law: does each stand in the clauses that its rules stand on."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from engine.catalogue import ClauseId
from engine.checked import CheckedRule
from engine.days import turning_days
from engine.diagnostics import Diagnostic
from engine.documents import Document
from engine.feel.nodes import AtLiteral, Literal, Node, children
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.quantities import stands_in
from engine.ruleset import Parameter, Topic
from engine.text import Text

RULES = "setting/classes.yaml"
PLAIN = {0, 1, 100}
"""Numbers that are no limits: whether there is one at all, and what makes a share of a hundred."""


def find_strange_numbers(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each number of a parameter that none of its clauses speaks of."""
    for topic, name, parameter, document in _parameters(standards):
        for day, value in parameter.values.items():
            clauses = _clauses(standards, topic, name, parameter, day)
            spoken = [said for clause in clauses for said in _said(standards, clause)]
            for key, number in value.items() if isinstance(value, dict) else (("", value),):
                if number in PLAIN - {100} or number == day.year or stands_in(Decimal(number), parameter.unit, spoken):
                    continue
                path = ("parameters", name, "values", day.isoformat(), *((key,) if key else ()))
                listed = "、".join(clauses) or "—"
                message = Text(
                    f"{number} 不在所依条款的文字里：{listed}",
                    f"{number} stands in none of its clauses: {', '.join(clauses) or '—'}",
                )
                hint = Text(
                    "请核对数和单位；数出自别的条款的，在参数的 basis 里写明。",
                    "Check number and unit; where another clause says it, name that in the parameter's basis.",
                )
                yield document.diagnostic(path, "number-in-text", message, hint)


def find_strange_days(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each version of a parameter that starts on a day on which nothing changes in its texts."""
    for topic, name, parameter, document in _parameters(standards):
        turning = _turning(standards, _users(standards, topic, name))
        for day in parameter.values:
            if day not in turning:
                message = Text(
                    f"{day} 当日所依文件没有条款施行，前一日也没有条款失效",
                    f"its texts do not change on {day}: no clause starts on that day or ended the day before",
                )
                hint = _nearest(turning, day)
                path = ("parameters", name, "values", day.isoformat())
                yield document.diagnostic(path, "version-date", message, hint, key=True)


def find_bare_numbers(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each number of the law written into a condition."""
    hint = Text("请写成有日期的参数，在条件里用它的名称。", "Make it a dated parameter and use its name here.")
    for rule, steps, node in _literals(standards):
        if isinstance(node, Literal) and _is_limit(node.value):
            message = Text(f"条件里直接写了 {node.value}", f"the condition has the number {node.value} in it")
            width = node.end - node.start
            yield standards.at_rule(rule.rule.id, steps, "bare-number", message, hint, offset=node.start, width=width)


def find_bare_days(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each date in a condition on which no text of the catalogue starts, or after which none has ended."""
    catalogue = standards.ruleset.catalogue
    turning = turning_days(standards.ruleset, catalogue.clauses)
    last = {catalogue.period(clause)[1] for clause in catalogue.clauses}
    for rule, steps, node in _literals(standards):
        if not isinstance(node, AtLiteral) or not isinstance(node.value, date) or node.value in turning | last:
            continue
        if not any(_speaks_of(node.value, said) for clause in rule.rule.basis for said in _said(standards, clause)):
            message = Text(f"{node.value} 不是任何条款的日期", f"{node.value} is no day of any clause")
            hint, width = _nearest(turning, node.value), node.end - node.start
            yield standards.at_rule(
                rule.rule.id, steps, "day-in-condition", message, hint, offset=node.start, width=width
            )


def _is_limit(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value not in PLAIN


def _parameters(standards: Standards) -> Iterator[tuple[Topic, str, Parameter, Document]]:
    for topic in standards.ruleset.topics:
        document = standards.ruleset.documents[topic.standard, topic.topic]
        yield from ((topic, name, parameter, document) for name, parameter in topic.parameters.items())


def _users(standards: Standards, topic: Topic, name: str) -> list[CheckedRule]:
    return [rule for rule in standards.checked if rule.topic is topic and name in rule.parameters]


def _clauses(standards: Standards, topic: Topic, name: str, parameter: Parameter, day: date) -> list[ClauseId]:
    """Return the clauses that may say the version of *day*: the parameter's own, and those of its rules in force meanwhile."""
    until = min((other for other in parameter.values if other > day), default=date.max)
    found = [clause for rule in _users(standards, topic, name) for clause in rule.rule.basis]
    periods = {clause: standards.ruleset.catalogue.period(clause) for clause in found}
    meanwhile = [clause for clause, (start, end) in periods.items() if start < until and (end or date.max) >= day]
    return list(dict.fromkeys([*parameter.basis, *meanwhile]))


def _said(standards: Standards, clause: ClauseId) -> Iterator[str]:
    """Yield all that is said in Chinese of a clause: its words, for whom it is, and the notes on it and its text."""
    catalogue = standards.ruleset.catalogue
    own, text, source = catalogue.clauses[clause], catalogue.text_of(clause), catalogue.source_of(clause)
    return (words.zh for words in (own.text, own.applies_to, own.note, text.note, text.status, source.note) if words)


def _turning(standards: Standards, users: list[CheckedRule]) -> set[date]:
    """Return the days on which a clause of one of the sources of *users* starts or has ended."""
    catalogue = standards.ruleset.catalogue
    sources = {catalogue.source_of(clause).source for rule in users for clause in rule.rule.basis}
    return turning_days(
        standards.ruleset, (clause.id for source in sources for clause in catalogue.sources[source].clauses)
    )


def _nearest(days: set[date], day: date) -> Text:
    near = min(days, key=lambda one: abs(one - day))
    return Text(
        f"请核对日期；最近的施行或失效日是 {near}。",
        f"Check the date; the nearest day on which a clause starts or has ended is {near}.",
    )


def _speaks_of(day: date, text: str) -> bool:
    return f"{day.year}年{day.month}月{day.day}日" in text


def _literals(standards: Standards) -> Iterator[tuple[CheckedRule, tuple[str, ...], Node]]:
    """Yield each literal of the expressions of each rule, with where in the rule it stands."""
    for rule in standards.checked:
        parts = {("values", name): value for name, value in rule.values.items()} | {("require",): rule.require}
        parts |= {("applies_when",): rule.applies} if rule.applies else {}
        yield from ((rule, steps, node) for steps, part in parts.items() for node in _leaves(part.expr))


def _leaves(node: Node) -> Iterator[Node]:
    below = list(children(node))
    yield from (leaf for child in below for leaf in _leaves(child)) if below else (node,)


NUMBERS = (
    Lint(
        "number-in-text",
        Family.LEGAL,
        Text("数与条款不一致", "A number that its clauses do not say"),
        Text(
            "参数的数应当就是条款写的数；写错一个数，许多服务点的结论就错了。",
            "The number of a parameter is the one its clause says; one wrong number is a wrong decision for many points.",
        ),
        Example(RULES, "2024-03-01: {infant: 10, toddler_small: 15", "2024-03-01: {infant: 12, toddler_small: 15"),
        find_strange_numbers,
    ),
    Lint(
        "version-date",
        Family.LEGAL,
        Text("版本的日期与条款不一致", "A version of a day on which nothing changed"),
        Text(
            "数随条款施行或失效而变；别的日期多半是写错了。",
            "A number changes when a clause starts or ends; any other day is probably a mistake.",
        ),
        Example(RULES, "      2024-03-01: 5\n", "      2024-03-01: 5\n      2024-09-01: 5\n"),
        find_strange_days,
    ),
    Lint(
        "bare-number",
        Family.LEGAL,
        Text("条件里直接写了数", "A number of the law in a condition"),
        Text(
            "数会随法规改变；写成有日期的参数，以前和以后的申报都能按当日的数检查。",
            "Numbers change with the law; a dated parameter lets each declaration be checked by the number of its day.",
        ),
        Example(
            RULES,
            "require: class.children <= most_children",
            "require: class.children <= most_children and class.children <= 25",
        ),
        find_bare_numbers,
    ),
    Lint(
        "day-in-condition",
        Family.LEGAL,
        Text("条件里的日期没有出处", "A day in a condition that no text names"),
        Text(
            "条件里的日期应当是某一条款施行或失效的日期。",
            "A day in a condition is one on which some clause starts or ends.",
        ),
        Example(
            RULES,
            'applies_when: site.tenure = "leased"',
            'applies_when: site.tenure = "leased" and site.lease_start >= @"2024-06-01"',
        ),
        find_bare_days,
    ),
)
