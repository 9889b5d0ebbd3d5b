"""A result written earlier by ``tuoyu check --format json``, as one side of the comparison."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from engine.clausenames import cite_short
from engine.declaration.model import Declaration
from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.outcomes import Decision, Outcome
from engine.recheck.model import BAD, Shown, Side, Told
from engine.report import Coded
from engine.text import Lang, Text

FORMAT: Final = 1
MOST_BYTES: Final = 64 * 1024 * 1024
"""How much of a file is read as a result: the largest known has 8 MB."""
MARKS: Final = ("decision", "findings", "as_of")
"""Keys that only a result has; a file with one of them is meant as a result."""
NEITHER = Text(
    "这个 JSON 文件既不是申报，也不是检查结果。", "this JSON file is neither a declaration nor the result of a check."
)
GIVE_ONE = Text(
    "请给出一份申报，或用 tuoyu check 申报.yaml --format json -o 结果.json 写出的结果。",
    "Give a declaration, or a result written with: tuoyu check declaration.yaml --format json -o result.json",
)
OTHER_FORMAT = Text(
    "这份结果的格式版本是 {found}，这里只认得版本 {known}。",
    "this result has format version {found}; only version {known} is known here.",
)
DAMAGED = Text("这份结果不完整：{at} 缺少或不合格式。", "this result is damaged: {at} is missing or not in its form.")
OTHER_LANG = Text("这份结果是英文的，而这里要用中文说明。", "this result is in Chinese, and English is wanted here.")
SAME_LANG = Text(
    "请加 --lang en；或者用 --lang zh 重新生成这份结果。", "Add --lang zh, or write the result anew with --lang en."
)
AGAIN = Text("请用 tuoyu check 重新生成这份结果。", "Write the result anew with tuoyu check.")


class _Part(BaseModel):
    """A part of the result; what is not compared is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Code(_Part):
    code: str
    label: str


class _Decided(_Part):
    code: Decision
    label: str


class _Found(_Part):
    code: Outcome


class _Rule(_Part):
    id: str
    title: str
    strength: _Code


class _Rules(_Part):
    digest: str
    used: tuple[_Rule, ...]


class _Point(_Part):
    name: str


class _Clause(_Part):
    id: str
    source: str
    number: str
    clause: str


class _Subject(_Part):
    path: str
    label: str


class _Fact(_Part):
    path: str
    subject: str
    label: str
    value: str
    unit: str


class _Finding(_Part):
    rule: str
    subject: _Subject
    outcome: _Found
    message: str
    remedy: str
    clauses: tuple[str, ...]
    facts: tuple[_Fact, ...]
    missing: tuple[str, ...]


class _Result(_Part):
    lang: Lang
    as_of: str
    place: _Code
    rules: _Rules
    point: _Point
    decision: _Decided
    papers: _Code
    standards: _Code
    clauses: tuple[_Clause, ...]
    findings: tuple[_Finding, ...]


def read_result(data: bytes, name: str, lang: Lang) -> Side | None:
    """Return the result that *data* holds, or None where it is no JSON or may be a declaration.

    Raises `DiagnosticError` for a result that is damaged, in another language or of another format, and for JSON that is neither.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not found:
        return None
    if not any(mark in found for mark in MARKS):
        if not found.keys() & Declaration.model_fields.keys():
            raise _refused(name, "neither-file", NEITHER, GIVE_ONE)
        return None
    if found.get("format") != FORMAT:
        said = OTHER_FORMAT.fill(found=json.dumps(found.get("format"))[:20], known=FORMAT)
        raise _refused(name, "result-format", said, AGAIN)
    return _side(_validated(found, name, lang), name)


def _validated(found: dict[str, Any], name: str, lang: Lang) -> _Result:
    try:
        result = _Result.model_validate(found)
    except ValidationError as error:
        at = ".".join(map(str, error.errors()[0]["loc"]))
        raise _refused(name, "result-damaged", DAMAGED.fill(at=at), AGAIN) from error
    if result.lang != lang:
        raise _refused(name, "result-language", OTHER_LANG, SAME_LANG)
    return result


def _refused(name: str, code: str, message: Text, hint: Text) -> DiagnosticError:
    return DiagnosticError([Diagnostic(Place(name), code, message, hint)])


def _side(result: _Result, name: str) -> Side:
    def coded(code: _Code | _Decided) -> Coded:
        return Coded(str(code.code), code.label)

    return Side(
        name=PurePath(name).name,
        point=result.point.name,
        as_of=result.as_of,
        place=coded(result.place),
        digest=result.rules.digest,
        rules=frozenset(rule.id for rule in result.rules.used),
        decision=coded(result.decision),
        papers=coded(result.papers),
        standards=coded(result.standards),
        outcomes={
            (f.rule, f.subject.path): f.outcome.code
            for f in result.findings
            if f.outcome.code is not Outcome.NOT_APPLICABLE
        },
        told={told.key: told for told in _told(result)},
        shown=_shown(result),
    )


def _told(result: _Result) -> Iterator[Told]:
    rules = {rule.id: rule for rule in result.rules.used}
    clauses = {clause.id: clause for clause in result.clauses}
    for found in result.findings:
        rule = rules.get(found.rule)
        if rule and found.outcome.code in (BAD if rule.strength.code == "must" else BAD[:1]):
            yield _tell(found, rule, clauses, result.lang)


def _tell(found: _Finding, rule: _Rule, clauses: dict[str, _Clause], lang: Lang) -> Told:
    first = next((clauses[id_] for id_ in found.clauses if id_ in clauses), None)
    return Told(
        rule=rule.id,
        title=rule.title,
        binding=rule.strength.code == "must",
        subject=found.subject.path,
        called=found.subject.label,
        outcome=found.outcome.code,
        message=found.message,
        remedy=found.remedy,
        clause=cite_short(first.number, first.source, first.clause, lang) if first else "",
        missing=found.missing,
        facts=tuple(fact.path for fact in found.facts),
    )


def _shown(result: _Result) -> dict[str, Shown]:
    """Return every fact that a finding shows, by its path."""
    return {
        fact.path: Shown(fact.subject, fact.label, fact.value, fact.unit)
        for found in result.findings
        for fact in found.facts
    }
