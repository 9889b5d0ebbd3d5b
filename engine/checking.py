"""Names, types and units of every expression of a rule set, settled against the declaration's schema."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from engine.catalogue import NoRule, NoRuleKind
from engine.checked import BINDING as BINDING
from engine.checked import PLACEHOLDER as PLACEHOLDER
from engine.checked import CheckedRule as CheckedRule
from engine.checked import CheckedVisit as CheckedVisit
from engine.checked import Loop as Loop
from engine.declaration.schema import declaration_scope
from engine.diagnostics import Diagnostic, RuleSetError
from engine.documents import Document, Path
from engine.feel import (
    AnyType,
    BooleanType,
    Checked,
    FeelError,
    ListType,
    NumberType,
    Problem,
    StringType,
    Type,
    Unit,
    check,
)
from engine.ruleset import Parameter, Rule, RuleSet, Topic
from engine.text import LANGS, NO_TEXT, Lang, Text
from engine.units import UNITS
from engine.validation import did_you_mean

NEXT_STEPS = {  # where the expression language has none of its own
    "syntax": Text("请检查这里和前面的运算符、括号和引号。", "Check operators, brackets and quotes here and before."),
    "type-mismatch": Text(
        "请核对这里的事实和取值；条件要写成比较，例如“> 0”。",
        "Check the facts and values; a condition compares, as in '> 0'.",
    ),
    "unknown-fact": Text("请核对点号前后的名称。", "Check the names before and after the point."),
}
LOOK_AGAIN = Text("请核对这里的写法。", "Check what is written here.")
KNOWN_UNITS = frozenset(name for unit in UNITS for name, _ in Unit.parse(unit).powers)
Recall = MutableMapping[tuple[object, ...], Checked | FeelError]
"""What came of checking a text with given names: spares doing it again where one rule is checked many times."""


@dataclass
class _Checker:
    """Checks the expressions of one file and gathers what is wrong with them."""

    document: Document
    problems: list[Diagnostic] = field(default_factory=list)
    recall: Recall | None = None

    def check(
        self,
        text: str,
        path: Path,
        scope: Mapping[str, Type],
        expected: Type | None,
        skip: int = 0,
        later: Collection[str] = (),
    ) -> Checked | None:
        """Return *text* checked, or None after noting its problems; *skip* characters stand before it in the scalar.

        *later* are the names of values that are written only after this one.
        """
        found = self._checked(text, scope, expected)
        if isinstance(found, FeelError):
            self.problems += [self._diagnose(problem, text, path, skip, later) for problem in found.problems]
            return None
        return found

    def _checked(self, text: str, scope: Mapping[str, Type], expected: Type | None) -> Checked | FeelError:
        if self.recall is None:
            return _try(text, scope, expected)
        own = islice(scope.items(), len(declaration_scope()), None)  # the rest is the same for every rule
        key = (text, expected, *own)
        if key not in self.recall:
            self.recall[key] = _try(text, scope, expected)
        return self.recall[key]

    def _diagnose(self, problem: Problem, text: str, path: Path, skip: int, later: Collection[str]) -> Diagnostic:
        width = max(1, problem.end - problem.start)
        name = text[problem.start : problem.end]
        if problem.code == "unknown-name" and name in later:
            message = Text(
                f"{name} 写在后面，这里还不能用", f"'{name}' is written further down and cannot be used here"
            )
            hint = Text("请把它移到用到它的值前面。", "Move it before the value that uses it.")
            return self.document.diagnostic(
                path, "value-order", message, hint, offset=skip + problem.start, width=width
            )
        hint = problem.hint if all(problem.hint) else NEXT_STEPS.get(problem.code, LOOK_AGAIN)
        return self.document.diagnostic(
            path, problem.code, problem.message, hint, offset=skip + problem.start, width=width
        )


def _try(text: str, scope: Mapping[str, Type], expected: Type | None) -> Checked | FeelError:
    try:
        return check(text, scope, expected)
    except FeelError as error:
        return error


def check_ruleset(ruleset: RuleSet) -> tuple[CheckedRule, ...]:
    """Return every rule with its expressions typed, in the order of the files.

    Raises `RuleSetError` with every unknown name, wrong enum value, wrong unit and impossible comparison.
    """
    problems: list[Diagnostic] = []
    checked: list[CheckedRule] = []
    for topic in ruleset.topics:
        checker = _Checker(ruleset.documents[topic.standard, topic.topic])
        checked += _check_topic(topic, checker)
        problems += checker.problems
    if problems:
        raise RuleSetError(dict.fromkeys(problems))  # what several rules use is found wrong once for each
    return tuple(checked)


def check_visits(ruleset: RuleSet) -> tuple[CheckedVisit, ...]:
    """Return each clause that is left to a visit, in the order of the catalogue.

    Raises `RuleSetError` where a condition does not fit the declaration, or says not for whom it is.
    """
    problems: list[Diagnostic] = []
    visits: list[CheckedVisit] = []
    scope = declaration_scope()
    for source in ruleset.catalogue.sources.values():
        checker = _Checker(ruleset.catalogue.documents[source.source])
        for index, clause in enumerate(source.clauses):
            if clause.no_rule and (clause.no_rule.kind is NoRuleKind.ON_SITE or clause.no_rule.applies_when):
                path = ("clauses", index, "no_rule")
                checker.problems += _check_visit(clause.no_rule, checker.document, path)
                text = clause.no_rule.applies_when
                applies = checker.check(text, (*path, "applies_when"), scope, BooleanType()) if text else None
                visits.append(CheckedVisit(clause, applies))
        problems += checker.problems
    if problems:
        raise RuleSetError(problems)
    return tuple(visits)


def _check_visit(reason: NoRule, document: Document, path: Path) -> Iterator[Diagnostic]:
    """Yield what does not go together: a condition without its label, or on a clause no visit looks at."""
    if reason.kind is not NoRuleKind.ON_SITE:
        message = Text("只有 on_site 可以写 applies_when", "only on_site may have applies_when")
        hint = Text("请删掉这一项。", "Take it out.")
        yield document.diagnostic((*path, "applies_when"), "visit-condition", message, hint, key=True)
    elif (reason.applies_when is None) != (reason.applies_to is None):
        message = Text("applies_when 与 applies_to 要一起写", "applies_when and applies_to go together")
        hint = Text("请补上另一项。", "Write the other one too.")
        yield document.diagnostic(path, "applies-label", message, hint, key=True)


def check_rule(topic: Topic, rule: Rule, document: Document, recall: Recall | None = None) -> CheckedRule:
    """Return *rule*, perhaps changed, with its expressions typed, as *topic* has it; a value it does not use is let be.

    Raises `RuleSetError` with every problem; *document* is the file of the topic.
    """
    checker = _Checker(document, recall=recall)
    index = next(index for index, one in enumerate(topic.rules) if one.id == rule.id)
    head = _check_head(topic, checker)
    checked = None if checker.problems else _check_rule(topic, rule, ("rules", index), *head, checker)
    if checked is None:
        raise RuleSetError(checker.problems)
    return checked


def _check_head(topic: Topic, checker: _Checker) -> tuple[Checked | None, dict[str, Type]]:
    """Return the condition of a topic, and the names its rules may use."""
    scope = declaration_scope()
    applies = None
    if topic.applies_when is not None:
        applies = checker.check(topic.applies_when, ("applies_when",), scope, BooleanType())
    types = {
        name: _parameter_type(parameter, ("parameters", name), checker) for name, parameter in topic.parameters.items()
    }
    return applies, {**scope, **types}


def _check_topic(topic: Topic, checker: _Checker) -> Iterator[CheckedRule]:
    applies, names = _check_head(topic, checker)
    used: set[str] = set()
    for index, rule in enumerate(topic.rules):
        checked = _check_rule(topic, rule, ("rules", index), applies, names, checker)
        if checked:
            used |= checked.parameters.keys()
            yield checked
    if not checker.problems:
        checker.problems += [_unused(checker.document, name) for name in topic.parameters if name not in used]


def _parameter_type(parameter: Parameter, path: Path, checker: _Checker) -> Type:
    """Return the type of a parameter, after noting versions that are tables where no `by` says of what, or the reverse."""
    for day, value in parameter.values.items():
        if isinstance(value, dict) != (parameter.by is not None):
            checker.problems.append(
                checker.document.diagnostic(
                    (*path, "values", day.isoformat()),
                    "table-shape",
                    Text(
                        "有 by 的参数每个版本都要是表，没有 by 的都要是一个数",
                        "with 'by' each version is a table, without it a number",
                    ),
                    Text("请加上或去掉 by，或改写这个版本。", "Add or drop 'by', or rewrite this version."),
                )
            )
    return NumberType(_unit(parameter.unit, (*path, "unit"), checker) if parameter.unit else None)


def _unit(text: str, path: Path, checker: _Checker) -> Unit | None:
    """Return the unit written as *text*, or None after noting that there is no such unit."""
    try:
        unit = Unit.parse(text)
    except ValueError:
        unit = None
    if unit and all(name in KNOWN_UNITS for name, _ in unit.powers):
        return unit
    message = Text(f"没有“{text}”这个单位", f"there is no unit '{text}'")
    names = ", ".join(UNITS)
    hint = Text(f"可用的单位：{names}。", f"Units: {names}.")
    checker.problems.append(checker.document.diagnostic(path, "unknown-unit", message, hint))
    return None


def _unused(document: Document, name: str) -> Diagnostic:
    return document.diagnostic(
        ("parameters", name),
        "unused-parameter",
        Text(f"没有规则用到参数 {name}", f"no rule uses the parameter '{name}'"),
        Text("请删掉它，或在规则里用它。", "Delete it, or use it in a rule."),
        key=True,
    )


def _check_rule(
    topic: Topic, rule: Rule, path: Path, topic_applies: Checked | None, scope: Mapping[str, Type], checker: _Checker
) -> CheckedRule | None:
    before = len(checker.problems)
    names = dict(scope)
    loop = _check_loop(rule, path, names, checker)
    values: dict[str, Checked] = {}
    for name, text in rule.values.items():
        if name in names:
            checker.problems.append(_hidden_name(checker.document, (*path, "values", name), name))
        value = checker.check(text, (*path, "values", name), names, None, later=rule.values)
        names[name] = value.type if value else AnyType()  # what uses it is not wrong as well
        if value:
            values[name] = value
    applies = None
    if rule.applies_when is not None:
        applies = checker.check(rule.applies_when, (*path, "applies_when"), names, BooleanType())
    require = checker.check(rule.require, (*path, "require"), names, BooleanType())
    cite = _check_cite(rule, path, names, checker)
    shown = _check_messages(rule, path, names, checker)
    used = _names_in([*values.values(), *filter(None, (applies, require)), *shown.values()])
    parameters = {name: parameter for name, parameter in topic.parameters.items() if name in used}
    tables = _check_tables(parameters, names, checker)
    checker.problems += _check_cycle(rule, {**values, **tables}, checker.document, path)
    sound = len(checker.problems) == before
    checker.problems += [
        _unused_value(checker.document, (*path, "values", name), name) for name in values if name not in used
    ]
    if not sound or require is None:
        return None
    return CheckedRule(topic, rule, loop, topic_applies, applies, values, tables, parameters, require, cite, shown)


def _check_loop(rule: Rule, path: Path, names: dict[str, Type], checker: _Checker) -> Loop | None:
    """Return the loop of a rule, after adding its variable to *names*."""
    if rule.for_each is None:
        return None
    match = BINDING.match(rule.for_each)
    assert match, "the model admits only NAME in LIST"
    items = checker.check(rule.for_each[match.end() :], (*path, "for_each"), names, None, skip=match.end())
    if match[1] in names:
        checker.problems.append(_hidden_name(checker.document, (*path, "for_each"), match[1]))
    names[match[1]] = AnyType()  # where the list is wrong, what uses the variable is not wrong as well
    if items is None:
        return None
    if not isinstance(items.type, ListType) or not items.reads:
        checker.problems.append(
            checker.document.diagnostic(
                (*path, "for_each"),
                "type-mismatch",
                Text("for_each 后面要是申报里的一个列表", "for_each walks a list of the declaration"),
                Text("例如 class in classes。", "Such as: class in classes."),
            )
        )
        return None
    names[match[1]] = items.type.item
    return Loop(match[1], items)


def _hidden_name(document: Document, path: Path, name: str) -> Diagnostic:
    return document.diagnostic(
        path,
        "hidden-name",
        Text(f"{name} 已是另一个事实、参数或值的名称", f"'{name}' is the name of a fact, parameter or value already"),
        Text("请换一个名称。", "Choose another name."),
    )


def _unused_value(document: Document, path: Path, name: str) -> Diagnostic:
    return document.diagnostic(
        path,
        "unused-value",
        Text(f"没有用到 {name}", f"'{name}' is not used"),
        Text("请删掉它。", "Delete it."),
        key=True,
    )


def _check_cite(rule: Rule, path: Path, names: Mapping[str, Type], checker: _Checker) -> Checked | None:
    """Return the expression that picks the clauses a finding quotes, after noting cells and clauses that do not fit."""
    if rule.cite is None:
        return None
    by = checker.check(rule.cite.by, (*path, "cite", "by"), names, None)
    if by is None:
        return None
    single = by.type.item if isinstance(by.type, ListType) else by.type
    allowed = getattr(single, "values", None)
    for key, clauses in rule.cite.clauses.items():
        here = (*path, "cite", "clauses", key)
        if allowed is not None and key not in allowed:
            checker.problems.append(_unreachable(checker.document, here, rule.cite.by, key, allowed))
        for clause in clauses:
            if clause not in rule.basis:
                checker.problems.append(_not_in_basis(checker.document, here, clause))
    return by


def _not_in_basis(document: Document, path: Path, clause: str) -> Diagnostic:
    return document.diagnostic(
        path,
        "cite-basis",
        Text(f"{clause} 不在 basis 里", f"{clause} is not in the basis"),
        Text("请把它加进 basis，或从这里删掉。", "Add it to the basis, or take it out here."),
        key=True,
    )


def _check_messages(rule: Rule, path: Path, names: Mapping[str, Type], checker: _Checker) -> dict[str, Checked]:
    """Return the expression of each placeholder of the messages, by its text."""
    shown: dict[str, Checked] = {}
    for key in ("message", "remedy"):
        words = getattr(rule, key).text
        for lang in LANGS:
            checker.problems += _check_braces(words, lang, (*path, key, lang), checker.document)
            for match in filter(lambda match: match[1].strip(), PLACEHOLDER.finditer(words.of(lang))):
                checked = checker.check(match[1], (*path, key, lang), names, None, skip=match.start(1))
                if checked:
                    shown[match[1]] = checked
    return shown


def _check_braces(words: Text, lang: Lang, path: Path, document: Document) -> Iterator[Diagnostic]:
    """Yield the brace that has no partner, and what the other language shows but this one does not."""
    bare = PLACEHOLDER.sub(lambda match: " " * len(match.group()) if match[1].strip() else match[0], words.of(lang))
    if stray := re.search(r"[{}]", bare):
        message = Text("花括号没有配对，或里面是空的", "a brace has no partner, or nothing in it")
        hint = Text(
            "花括号里写要显示的事实，例如 {class.children}。", "Braces hold the fact to show, as in {class.children}."
        )
        yield document.diagnostic(path, "placeholder", message, hint, offset=stray.start(), width=1)
    shown = {each: set(PLACEHOLDER.findall(words.of(each))) for each in LANGS}
    whole = set.union(*shown.values())
    if shown[lang] != whole and whole in shown.values() and not stray:
        names = ", ".join(f"{{{name}}}" for name in sorted(whole - shown[lang]))
        message = Text(f"另一种语言显示了 {names}，这里没有", f"the other language shows {names}, this one does not")
        hint = Text("两种语言请显示同样的事实。", "Let both languages show the same facts.")
        yield document.diagnostic(path, "placeholder", message, hint)


def _names_in(expressions: Iterable[Checked]) -> set[str]:
    return {read[0] for expression in expressions for read in expression.reads}


def _check_cycle(rule: Rule, steps: Mapping[str, Checked], document: Document, path: Path) -> Iterator[Diagnostic]:
    """Yield the values and tables that need one another in a circle."""
    try:
        TopologicalSorter({name: _names_in([step]) & steps.keys() for name, step in steps.items()}).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        name = error.args[1][0]
        yield document.diagnostic(
            (*path, "values", name) if name in rule.values else ("parameters", name, "by"),
            "circular",
            Text(f"这些值互相依赖：{circle}", f"these values need one another: {circle}"),
            Text("请拆开其中一个。", "Break one of them up."),
            key=True,
        )


def _check_tables(
    parameters: Mapping[str, Parameter], names: Mapping[str, Type], checker: _Checker
) -> dict[str, Checked]:
    """Return the `by` expression of each parameter that is a table."""
    tables: dict[str, Checked] = {}
    for name, parameter in parameters.items():
        if parameter.by is None:
            continue
        path = ("parameters", name)
        if by := checker.check(parameter.by, (*path, "by"), names, StringType()):
            tables[name] = by
            checker.problems += _check_cells(parameter, path, by, checker.document)
    return tables


def _check_cells(parameter: Parameter, path: Path, by: Checked, document: Document) -> Iterator[Diagnostic]:
    """Yield each cell of a table that no value of its `by` expression can reach."""
    allowed = getattr(by.type, "values", None)
    for day, table in parameter.values.items():
        for key in table if isinstance(table, dict) else ():
            if allowed is not None and key not in allowed:
                yield _unreachable(document, (*path, "values", day.isoformat(), key), str(parameter.by), key, allowed)


def _unreachable(document: Document, path: Path, by: str, key: str, allowed: Iterable[str]) -> Diagnostic:
    guess = did_you_mean(key, allowed)
    meant = Text(f"是不是 {guess}？", f"Did you mean '{guess}'? ") if guess else NO_TEXT
    return document.diagnostic(
        path,
        "unknown-value",
        Text(f"{by} 不会是 {key}", f"{by} is never '{key}'"),
        Text(f"{meant.zh}可用的值：{'、'.join(allowed)}", f"{meant.en}Its values are: {', '.join(allowed)}"),
        key=True,
    )
