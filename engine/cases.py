"""Cases: what a rule must say about a base declaration changed by a few facts."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, StrictStr

from engine.catalogue import Standard
from engine.checking import CheckedRule
from engine.compiling import CompiledRule, compile_rule, in_force
from engine.declaration.checks import find_data_problems
from engine.declaration.facts import facts_of
from engine.declaration.fields import Choice, Day
from engine.declaration.loading import declaration_of
from engine.declaration.model import Declaration
from engine.diagnostics import Diagnostic, DiagnosticError, Place, RuleSetError
from engine.documents import Document, read_document
from engine.evaluation import Finding, evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.ruleset import Name, RuleId, RuleSet
from engine.text import Text
from engine.validation import did_you_mean, validate
from engine.words import YamlModel

FactPath = StrictStr
STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([\w.-]+)\])?(?:\.|$)")
WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)


class Expected(Choice):
    """What a case expects: an outcome, or that the rule is not in force on the day."""

    PASS = "pass", "符合", "pass"
    FAIL = "fail", "不符合", "fail"
    UNKNOWN = "unknown", "无法判断", "unknown"
    NOT_APPLICABLE = "not_applicable", "不适用", "not applicable"
    NOT_IN_FORCE = "not_in_force", "尚未施行或已失效", "not in force"


class Case(YamlModel):
    """One case: a base declaration, what is changed in it, and what must come out."""

    rule: RuleId
    name: StrictStr = Field(min_length=10, max_length=200)
    base: StrictStr
    as_of: Day | None = None
    change: dict[FactPath, Any] = Field(default_factory=dict)
    hide: tuple[FactPath, ...] = ()
    remove: tuple[FactPath, ...] = ()
    add: dict[FactPath, list[dict[str, Any]]] = Field(default_factory=dict)
    subject: StrictStr | None = None
    expect: Expected


class CaseFile(YamlModel):
    """The cases of one topic."""

    topic: Name
    as_of: Day
    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True)
class PlacedCase:
    """A case with its day and its place in the file."""

    case: Case
    as_of: date
    document: Document
    index: int

    @property
    def place(self) -> Place:
        """Return where the case starts."""
        return self.document.place(("cases", self.index))


@dataclass(frozen=True)
class CaseResult:
    """What came out of one case; *problem* says why it could not be run."""

    placed: PlacedCase
    got: Expected | None
    findings: tuple[Finding, ...]
    problem: Diagnostic | None = None

    @property
    def ok(self) -> bool:
        """Return whether the case came out as it says."""
        return self.problem is None and self.got is self.placed.case.expect


def load_cases(folder: Path, ruleset: RuleSet) -> tuple[PlacedCase, ...]:
    """Return the cases that stand beside the topics of *ruleset* in *folder*.

    Raises `RuleSetError` with every problem: files that cannot be read, cases of rules that are not there.
    """
    problems: list[Diagnostic] = []
    placed: list[PlacedCase] = []
    known = {rule.id for _, rule in ruleset.rules()}
    for standard in Standard:
        for path in sorted((folder / standard).glob("*.cases.yaml")):
            try:
                document = read_document(path, f"{folder.name}/{standard}/{path.name}")
            except DiagnosticError as error:
                problems += error.diagnostics
                continue
            file, found = validate(document, CaseFile)
            problems += found
            if file:
                problems += _check_file(document, file, known)
                placed += [
                    PlacedCase(case, case.as_of or file.as_of, document, index) for index, case in enumerate(file.cases)
                ]
    if problems:
        raise RuleSetError(problems)
    return tuple(placed)


def _check_file(document: Document, file: CaseFile, known: set[str]) -> Iterator[Diagnostic]:
    stem = document.name.rpartition("/")[2].removesuffix(".cases.yaml")
    if file.topic != stem:
        message = Text(
            f"写的是 {file.topic}，文件名是 {stem}", f"this says '{file.topic}', the file is called '{stem}'"
        )
        yield document.diagnostic(("topic",), "misnamed", message, Text(f"请改成 {stem}。", f"Write {stem}."))
    names: set[tuple[str, str]] = set()
    for index, case in enumerate(file.cases):
        path = ("cases", index)
        if case.rule not in known:
            guess = did_you_mean(case.rule, known)
            hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else Text("", "")
            message = Text(f"没有规则 {case.rule}", f"there is no rule '{case.rule}'")
            yield document.diagnostic((*path, "rule"), "unknown-rule", message, hint)
        if (case.rule, case.name) in names:
            message = Text("这条规则已有同名的案例", "the rule has a case of this name already")
            yield document.diagnostic((*path, "name"), "duplicate-case", message, Text("请改名。", "Rename it."))
        names.add((case.rule, case.name))


@dataclass(frozen=True)
class Base:
    """A base declaration as plain data, as a model, and as facts."""

    data: Mapping[str, Any]
    declaration: Declaration
    facts: Mapping[str, Any]


class Bases:
    """The base declarations of a standards folder, read once each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read = cache(self._read)

    def _read(self, name: str) -> Base | None:
        path = self.folder / "bases" / f"{name}.yaml"
        if not path.is_file():
            return None
        document = read_document(path, f"{self.folder.name}/bases/{name}.yaml")
        declaration = declaration_of(document)
        return Base(document.data, declaration, facts_of(declaration))


def run_cases(
    placed: Iterable[PlacedCase], ruleset: RuleSet, checked: Iterable[CheckedRule], bases: Bases
) -> Iterator[CaseResult]:
    """Yield the result of each case, in order."""
    rules = {rule.rule.id: rule for rule in checked}

    @cache
    def compiled(rule_id: str, day: date) -> CompiledRule | None:
        rule = rules[rule_id]
        return compile_rule(ruleset, rule, day) if in_force(ruleset, rule, day) else None

    for one in placed:
        yield _run(one, compiled(one.case.rule, one.as_of), bases)


def _run(placed: PlacedCase, rule: CompiledRule | None, bases: Bases) -> CaseResult:
    facts = facts_of_case(placed, bases)
    if isinstance(facts, Diagnostic):
        return CaseResult(placed, None, (), facts)
    if rule is None:
        return CaseResult(placed, Expected.NOT_IN_FORCE, ())
    findings = tuple(evaluate_rule(rule, facts | {TODAY: placed.as_of}))
    if placed.case.subject is not None:
        findings = tuple(f for f in findings if f.subject.id == placed.case.subject)
    if not findings:
        return CaseResult(placed, None, (), _problem(placed, ("subject",), *NEVER_EVALUATED))
    outcomes = {finding.outcome for finding in findings}
    worst = next(outcome for outcome in WORST_FIRST if outcome in outcomes)
    return CaseResult(placed, EXPECTED[worst], findings)


def rules_that_never_fail(checked: Iterable[CheckedRule], results: Iterable[CaseResult]) -> Iterator[str]:
    """Yield the id of each rule that no case makes fail: its tests could not tell if it were deleted."""
    failing = {result.placed.case.rule for result in results if result.got is Expected.FAIL}
    return (rule.rule.id for rule in checked if rule.rule.id not in failing)


EXPECTED = {outcome: expected for outcome in Outcome for expected in Expected if outcome.value == expected.value}
NEVER_EVALUATED = (
    "never-evaluated",
    Text("规则没有对这个对象作出判断", "the rule never looked at this subject"),
    Text("请核对 subject 是否在申报的列表里。", "Check that the subject is in the declaration's list."),
)


def facts_of_case(placed: PlacedCase, bases: Bases) -> dict[str, Any] | Diagnostic:
    """Return the facts of the declaration a case describes, or why it cannot be made."""
    case = placed.case
    base = bases.read(case.base)
    if base is None:
        message = Text(f"没有基础申报 {case.base}", f"there is no base declaration '{case.base}'")
        hint = Text("基础申报在 bases 文件夹里。", "Base declarations stand in the bases folder.")
        return _problem(placed, ("base",), "unknown-base", message, hint)
    edits = list(_edits(case))
    touched = {re.split(r"[.\[]", path)[0] for _, path, _ in edits}
    data = {name: copy.deepcopy(base.data[name]) for name in touched if name in base.data}
    for key, path, apply in edits:
        try:
            apply(data)
        except (KeyError, IndexError, TypeError, ValueError):
            message = Text(f"在基础申报里找不到 {path}", f"there is no {path} in the base declaration")
            hint = Text("写法如 classes[c1].children。", "Write it like classes[c1].children.")
            return _problem(placed, (key,), "no-such-fact", message, hint)
    return _facts(placed, base, touched, data)


def _facts(placed: PlacedCase, base: Base, touched: Set[str], data: Mapping[str, Any]) -> dict[str, Any] | Diagnostic:
    """Return the facts of *base* with the *touched* sections as *data* has them; one that is gone is unknown."""
    changed, problems = validate(placed.document, Declaration, data=dict(data))
    if changed is None:
        return _problem(placed, ("name",), problems[0].code, problems[0].message, problems[0].hint)
    whole = base.declaration.model_copy(update={name: getattr(changed, name) for name in touched})
    for problem in find_data_problems(whole):
        return _problem(placed, ("name",), problem.code, problem.message, problem.hint)
    facts = facts_of(changed)
    return {**base.facts, **{name: facts[name] for name in touched}}


def _problem(placed: PlacedCase, path: tuple[str, ...], code: str, message: Text, hint: Text) -> Diagnostic:
    return placed.document.diagnostic(("cases", placed.index, *path), code, message, hint)


def _edits(case: Case) -> Iterator[tuple[str, str, Any]]:
    for path in case.remove:
        yield "remove", path, lambda data, p=path: _remove(data, p)
    for path, items in case.add.items():
        yield "add", path, lambda data, p=path, i=items: _add(data, p, i)
    for path, value in case.change.items():
        yield "change", path, lambda data, p=path, v=value: _change(data, p, v)
    for path in case.hide:
        yield "hide", path, lambda data, p=path: _hide(data, p)


def steps_of(path: str) -> list[str | tuple[str, str]]:
    """Return ``classes[c1].children`` as its steps: ``[("classes", "c1"), "children"]``. Raises ValueError."""
    steps: list[str | tuple[str, str]] = []
    at = 0
    while at < len(path):
        match = STEP.match(path, at)
        if not match:
            raise ValueError(path)
        steps.append((match[1], match[2]) if match[2] else match[1])
        at = match.end()
    if not steps:
        raise ValueError(path)
    return steps


def _parent(data: Any, path: str) -> tuple[Any, str | tuple[str, str]]:
    *before, last = steps_of(path)
    for step in before:
        data = _item(data, step)[1] if isinstance(step, tuple) else data.setdefault(step, {})
    return data, last


def _item(data: Any, step: tuple[str, str]) -> tuple[int, Any]:
    name, wanted = step
    for index, item in enumerate(data[name]):
        if item["id"] == wanted:
            return index, item
    raise KeyError(wanted)


def _change(data: Any, path: str, value: Any) -> None:
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        index, _ = _item(record, last)
        record[last[0]][index] = value
    else:
        record[last] = copy.deepcopy(value)


def _hide(data: Any, path: str) -> None:
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        raise ValueError(path)
    del record[last]


def _remove(data: Any, path: str) -> None:
    record, last = _parent(data, path)
    if not isinstance(last, tuple):
        raise ValueError(path)
    index, _ = _item(record, last)
    del record[last[0]][index]


def _add(data: Any, path: str, items: list[dict[str, Any]]) -> None:
    record, last = _parent(data, path)
    if isinstance(last, tuple):
        raise ValueError(path)
    record.setdefault(last, []).extend(copy.deepcopy(items))
