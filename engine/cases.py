"""Cases: what a rule must say about a base declaration changed by a few facts."""

import copy
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, StrictStr

from engine.catalogue import Name, Standard
from engine.checking import CheckedRule
from engine.compiling import CompiledRule, compile_rule, in_force
from engine.declaration import edits
from engine.declaration.checks import DataProblem, find_data_problems
from engine.declaration.facts import facts_of
from engine.declaration.fields import Choice, Day
from engine.declaration.loading import declaration_of
from engine.declaration.model import Declaration
from engine.declaration.schema import model_label
from engine.diagnostics import Diagnostic, DiagnosticError, Place, RuleSetError
from engine.documents import Document, read_document
from engine.evaluation import Finding, evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.ruleset import RuleId, RuleSet
from engine.text import Text
from engine.validation import did_you_mean, validate
from engine.words import YamlModel

FactPath = StrictStr
Where = tuple[str | int, ...]
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
            hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_RULES
            message = Text(f"没有规则 {case.rule}", f"there is no rule '{case.rule}'")
            yield document.diagnostic((*path, "rule"), "unknown-rule", message, hint)
        if (case.rule, case.name) in names:
            message = Text("这条规则已有同名的案例", "the rule has a case of this name already")
            yield document.diagnostic((*path, "name"), "duplicate-case", message, Text("请改名。", "Rename it."))
        names.add((case.rule, case.name))


@dataclass(frozen=True)
class Edit:
    """One change a case makes to its base: where the case says so, the path it names, and how it is done."""

    at: Where
    path: str
    apply: Callable[[Any], None]


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
        self.names = sorted(path.stem for path in (folder / "bases").glob("*.yaml"))

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
    got, findings = judge(rule, facts | {TODAY: placed.as_of}, placed.case.subject)
    problem = None if got else _problem(placed, ("subject",), *NEVER_EVALUATED)
    return CaseResult(placed, got, findings, problem)


def judge(
    rule: CompiledRule | None, facts: Mapping[str, Any], subject: str | None
) -> tuple[Expected | None, tuple[Finding, ...]]:
    """Return what comes out of *rule*, None where it is not in force, for *subject*, or the worst of all there are.

    The outcome is None where the rule never looked at the subject. *facts* are those that `evaluate_rule` takes.
    """
    if rule is None:
        return Expected.NOT_IN_FORCE, ()
    findings = tuple(f for f in evaluate_rule(rule, facts) if subject is None or f.subject.id == subject)
    outcomes = {finding.outcome for finding in findings}
    worst = next((outcome for outcome in WORST_FIRST if outcome in outcomes), None)
    return (EXPECTED[worst] if worst else None), findings


def rules_that_never_fail(checked: Iterable[CheckedRule], results: Iterable[CaseResult]) -> Iterator[str]:
    """Yield the id of each rule that no case makes fail: its tests could not tell if it were deleted."""
    failing = {result.placed.case.rule for result in results if result.got is Expected.FAIL}
    return (rule.rule.id for rule in checked if rule.rule.id not in failing)


EXPECTED = {outcome: expected for outcome in Outcome for expected in Expected if outcome.value == expected.value}
SEE_RULES = Text("规则编号见 tuoyu list。", "The ids of rules stand in what 'tuoyu list' prints.")
SEE_BASES = Text("基础申报在 bases 文件夹里。", "Base declarations stand in the bases folder.")
SEE_FACTS = Text(
    "写法如 classes[c1].children；事实的名称见 tuoyu new 生成的空白申报。",
    "Write it like classes[c1].children; the names of facts stand in what 'tuoyu new' writes.",
)
SEE_BASE = Text(
    "写法如 classes[c1].children；编号和事实要在基础申报里。",
    "Write it like classes[c1].children; ids and facts must be those of the base declaration.",
)
NEVER_EVALUATED = (
    "never-evaluated",
    Text("规则没有对这个对象作出判断", "the rule never looked at this subject"),
    Text("请核对 subject 是否在申报的列表里。", "Check that the subject is in the declaration's list."),
)


def facts_of_case(placed: PlacedCase, bases: Bases) -> dict[str, Any] | Diagnostic:
    """Return the facts of the declaration a case describes, or why it cannot be made."""
    edited = _edit(placed, bases)
    return edited if isinstance(edited, Diagnostic) else _facts(placed, *edited)


def find_lost_paths(placed: Iterable[PlacedCase], bases: Bases) -> Iterator[Diagnostic]:
    """Yield each case whose base or path is not there; whether its values fit is only seen when it is run."""
    return (edited for one in placed if isinstance(edited := _edit(one, bases), Diagnostic))


def _edit(placed: PlacedCase, bases: Bases) -> tuple[Base, list[Edit], dict[str, Any]] | Diagnostic:
    """Return the base of a case, its edits and the sections they leave, or why they cannot be made."""
    case = placed.case
    base = bases.read(case.base)
    if base is None:
        message = Text(f"没有基础申报 {case.base}", f"there is no base declaration '{case.base}'")
        guess = did_you_mean(case.base, bases.names)
        hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_BASES
        return _problem(placed, ("base",), "unknown-base", message, hint)
    changes = list(_edits(case))
    data = _sections(base, changes)
    for edit in changes:
        if problem := _apply(edit, data, placed):
            return problem
    return base, changes, data


def _apply(edit: Edit, data: dict[str, Any], placed: PlacedCase) -> Diagnostic | None:
    """Change *data* as *edit* says; return why it cannot be done."""
    try:
        if unknown := edits.unknown_step(edit.path):
            return _unknown_fact(placed, edit, *unknown)
        edit.apply(data)
    except (KeyError, IndexError, TypeError, ValueError):
        message = Text(f"在基础申报里找不到 {edit.path}", f"there is no {edit.path} in the base declaration")
        return _problem(placed, edit.at, "no-such-fact", message, SEE_BASE)
    return None


def _unknown_fact(placed: PlacedCase, edit: Edit, name: str, model: type[BaseModel] | None) -> Diagnostic:
    owner = model_label(model) if model else Text("这项事实", "fact")
    guess = did_you_mean(name, model.model_fields if model else ())
    hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_FACTS
    message = Text(f"{owner.zh}没有“{name}”这项事实", f"a {owner.en} has no fact '{name}'")
    return _problem(placed, edit.at, "unknown-fact", message, hint)


def _facts(
    placed: PlacedCase, base: Base, changes: Sequence[Edit], data: dict[str, Any]
) -> dict[str, Any] | Diagnostic:
    """Return the facts of *base* with the touched sections as *data* has them; one that is gone is unknown."""
    touched = _touched(changes)
    changed = _validated(placed, base, touched, data)
    if isinstance(changed, DataProblem):
        return _problem(placed, _culprit(placed, base, changes), changed.code, changed.message, changed.hint)
    facts = facts_of(changed)
    return {**base.facts, **{name: facts[name] for name in touched}}


def _validated(
    placed: PlacedCase, base: Base, touched: Collection[str], data: dict[str, Any]
) -> Declaration | DataProblem:
    """Return the *touched* sections, as *data* has them, as a declaration, or the first thing wrong with it.

    The other sections are those of *base*; a touched section that *data* has not is unknown. What they refer to may
    be gone: a case changes what it is about, and not all that hangs on it.
    """
    changed, problems = validate(placed.document, Declaration, data=data)
    if changed is None:
        return DataProblem((), problems[0].code, problems[0].message, problems[0].hint)
    whole = base.declaration.model_copy(update={name: getattr(changed, name) for name in touched})
    return next((problem for problem in find_data_problems(whole) if str(problem.path[0]) in touched), changed)


def _culprit(placed: PlacedCase, base: Base, changes: Sequence[Edit]) -> Where:
    """Return where the first edit stands after which the declaration is wrong."""
    data = _sections(base, changes)
    for edit in changes:
        edit.apply(data)
        if isinstance(_validated(placed, base, _touched(changes), data), DataProblem):
            return edit.at
    return ("name",)


def _sections(base: Base, changes: Iterable[Edit]) -> dict[str, Any]:
    """Return a copy of those sections of *base* that *changes* touch."""
    return {name: copy.deepcopy(base.data[name]) for name in _touched(changes) if name in base.data}


def _touched(changes: Iterable[Edit]) -> set[str]:
    return {edits.section_of(edit.path) for edit in changes}


def _problem(placed: PlacedCase, at: Where, code: str, message: Text, hint: Text) -> Diagnostic:
    path = ("cases", placed.index, *at)
    return placed.document.diagnostic(path, code, message, hint, key=at[0] in ("add", "change"))


def _edits(case: Case) -> Iterator[Edit]:
    for index, path in enumerate(case.remove):
        yield Edit(("remove", index), path, partial(edits.remove, path=path))
    for path, items in case.add.items():
        yield Edit(("add", path), path, partial(edits.add, path=path, items=items))
    for path, value in case.change.items():
        yield Edit(("change", path), path, partial(edits.change, path=path, value=value))
    for index, path in enumerate(case.hide):
        yield Edit(("hide", index), path, partial(edits.hide, path=path))
