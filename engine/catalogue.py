"""The clause catalogue: which legal texts the rules stand on, what each clause asks, and when it is in force."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool, StrictStr, StringConstraints

from engine.clausenames import place_within
from engine.declaration.fields import Day
from engine.diagnostics import Diagnostic, DiagnosticError, Place, RuleSetError
from engine.documents import Document, read_document
from engine.kinds import ClauseStrength as ClauseStrength
from engine.kinds import Confidence as Confidence
from engine.kinds import Layer as Layer
from engine.kinds import NoRuleKind as NoRuleKind
from engine.kinds import Standard as Standard
from engine.text import Text
from engine.validation import validate
from engine.words import Sentence, Words, YamlModel

SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ClauseId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*#[0-9]{3}$"),
    Text(
        "条款编号写成“来源编号#三位数字”，例如 sample-text#007。",
        "A clause id is source#number, such as sample-text#007.",
    ),
]


Name = Annotated[
    StrictStr,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60),
    Text("名称用小写字母、数字和 _，以字母开头。", "A name has small letters, digits and _, and starts with a letter."),
]


class Period(YamlModel):
    """The days a text is in force, the first and the last one included; no last day means still in force."""

    from_: Day = Field(alias="from")
    to: Day | None = None


class NoRule(YamlModel):
    """Why no rule stands on a clause; *of* names the clause that a duplicate repeats, or that replaced it on *since*.

    What is only to be seen on site is a line of the checklist, for the points that *applies_when* (FEEL) is true of.
    """

    kind: NoRuleKind
    of: ClauseId | None = None
    since: Day | None = None
    reason: Words
    applies_to: Words | None = None
    applies_when: Annotated[StrictStr, StringConstraints(min_length=1, max_length=4000)] | None = None


class Clause(YamlModel):
    """One numbered demand of a legal text, in our own words."""

    id: ClauseId
    act: Name | None = None
    clause: Sentence
    standard: Standard
    strength: ClauseStrength
    mandatory: StrictBool = False
    text: Words
    applies_to: Words | None = None
    in_force: Period | None = None
    draft: StrictBool = False
    confidence: Confidence
    note: Words | None = None
    no_rule: NoRule | None = None


class LegalText(YamlModel):
    """What a text is, where and when it is law, what it replaced and what replaced it.

    A draft is no law yet; a *recommended* text (a guide, a scored or voluntary standard) advises, whatever its words.
    """

    title: Words
    issuer: Words | None = None
    number: Sentence | None = None
    layer: Layer = Layer.NATIONAL
    issued: Day | None = None
    in_force: Period | None = None
    draft: StrictBool = False
    recommended: StrictBool = False
    status: Words | None = None
    replaces: tuple[Words, ...] = ()
    replaced_by: tuple[Words, ...] = ()
    note: Words | None = None


class Source(LegalText):
    """A legal text and its clauses, in their order; or several short *acts*, of which each clause names its own."""

    source: SourceId
    acts: dict[Name, LegalText] = Field(default_factory=dict)
    clauses: tuple[Clause, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Catalogue:
    """All sources and all clauses, by id, in the order of the files."""

    sources: Mapping[str, Source]
    clauses: Mapping[str, Clause]
    documents: Mapping[str, Document] = field(compare=False, repr=False, default_factory=dict)

    def source_of(self, clause_id: str) -> Source:
        """Return the file of clauses that *clause_id* belongs to."""
        return self.sources[clause_id.partition("#")[0]]

    def text_of(self, clause_id: str) -> LegalText:
        """Return the legal text that *clause_id* belongs to."""
        source = self.source_of(clause_id)
        act = self.clauses[clause_id].act
        return source.acts[act] if act else source

    def place_of(self, clause_id: str) -> str:
        """Return where in its text *clause_id* stands, such as ``第20条``, without what the text's title and number say already."""
        text = self.text_of(clause_id)
        return place_within(self.clauses[clause_id].clause, text.title.text.zh, text.number or "")

    def draft(self, clause_id: str) -> bool:
        """Return whether *clause_id* is only a draft and decides nothing."""
        return self.clauses[clause_id].draft or self.text_of(clause_id).draft

    def strength(self, clause_id: str) -> ClauseStrength:
        """Return how far *clause_id* binds: as its words say, or as advice where its text is only recommended."""
        return ClauseStrength.INFO if self.text_of(clause_id).recommended else self.clauses[clause_id].strength

    def period(self, clause_id: str) -> tuple[date, date | None]:
        """Return the first and the last day *clause_id* is in force: its own dates, else those of its text."""
        own, whole = self.clauses[clause_id].in_force, self.text_of(clause_id).in_force
        first = own or whole
        if first is None:
            return date.max, date.max
        return first.from_, first.to or (whole.to if whole else None)

    def in_force(self, clause_id: str, day: date, place: Layer = Layer.GONGSHU) -> bool:
        """Return whether *clause_id* holds on *day* at *place*; a draft never does."""
        start, end = self.period(clause_id)
        here = self.text_of(clause_id).layer in place.reach
        return here and not self.draft(clause_id) and start <= day and (end is None or day <= end)


def load_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue of the standards in *folder*, read from its ``sources/*.yaml``.

    Raises `RuleSetError` with every diagnostic of every file.
    """
    paths = sorted((folder / "sources").glob("*.yaml"))
    problems = [] if paths else [_no_sources(folder)]
    read: list[tuple[Document, Source]] = []
    for path in paths:
        document, source, found = _read_source(path, f"{folder.name}/sources/{path.name}")
        problems += found
        if document and source:
            read.append((document, source))
    problems += _check_sources(read, {path.stem for path in paths})
    if problems:
        raise RuleSetError(problems)
    return Catalogue(
        {source.source: source for _, source in read},
        {clause.id: clause for _, source in read for clause in source.clauses},
        {source.source: document for document, source in read},
    )


def _no_sources(folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(f"{folder.name}/sources"),
        "no-sources",
        Text("没有找到条款来源文件", "no source files are found here"),
        Text("请确认标准文件夹里有 sources/*.yaml。", "Check that the standards folder holds sources/*.yaml."),
    )


def _read_source(path: Path, name: str) -> tuple[Document | None, Source | None, list[Diagnostic]]:
    """Return one source file as document and model, as far as it can be read, and what is wrong with it."""
    try:
        document = read_document(path, name)
    except DiagnosticError as error:
        return None, None, list(error.diagnostics)
    source, problems = validate(document, Source)
    return document, source, problems


def _check_sources(read: Sequence[tuple[Document, Source]], names: Set[str]) -> Iterator[Diagnostic]:
    """Yield what no single field shows: ids out of order, dates out of order, references that lead nowhere."""
    clause_ids = {clause.id for _, source in read for clause in source.clauses}
    unread = names - {source.source for _, source in read}
    for document, source in read:
        yield from _check_name(document, source)
        yield from _check_ids(document, source)
        yield from _check_acts(document, source)
        yield from _check_dates(document, source)
        yield from _check_no_rules(document, source, clause_ids, unread)


def _check_name(document: Document, source: Source) -> Iterator[Diagnostic]:
    stem = Path(document.name).stem
    if source.source != stem:
        message = Text(
            "来源编号 {id} 与文件名 {stem} 不同", "the source id '{id}' is not the name of the file, '{stem}'"
        )
        hint = Text("请改成 {stem}，或改文件名。", "Write {stem}, or rename the file.")
        values = {"id": source.source, "stem": stem}
        yield document.diagnostic(("source",), "source-name", message.fill(**values), hint.fill(**values))


def _check_ids(document: Document, source: Source) -> Iterator[Diagnostic]:
    """Yield each clause id that is not its source's next one: of another source, used twice, or out of sequence."""
    seen: set[str] = set()
    for index, clause in enumerate(source.clauses):
        expected = f"{Path(document.name).stem}#{index + 1:03}"
        problem = _id_problem(clause.id, expected, seen)
        seen.add(clause.id)
        if problem:
            code, message = problem
            hint = Text("这里应为 {expected}。", "The id here is {expected}.").fill(expected=expected)
            yield document.diagnostic(("clauses", index, "id"), code, message.fill(id=clause.id), hint)


def _id_problem(clause_id: str, expected: str, seen: set[str]) -> tuple[str, Text] | None:
    if clause_id.partition("#")[0] != expected.partition("#")[0]:
        return "foreign-clause", Text("条款编号 {id} 不属于本来源", "the clause id '{id}' belongs to another source")
    if clause_id in seen:
        return "duplicate-clause", Text("条款编号 {id} 重复", "the clause id '{id}' is used twice")
    if clause_id != expected:
        return "clause-sequence", Text("条款编号 {id} 不连续", "the clause id '{id}' is out of sequence")
    return None


def _check_acts(document: Document, source: Source) -> Iterator[Diagnostic]:
    """Yield each clause that does not say of which act it is, or names one that is not there; and acts without dates."""
    for key, text in {"": source, **source.acts}.items():
        if text.in_force is None and not text.draft and (key or not source.acts):
            message = Text("没有写明施行日期", "it does not say since when it is in force")
            hint = Text("请写 in_force；草案写 draft: true。", "Write in_force; for a draft, draft: true.")
            yield document.diagnostic(("acts", key) if key else ("source",), "no-dates", message, hint, key=bool(key))
    for index, clause in enumerate(source.clauses):
        if (clause.act in source.acts) if source.acts else clause.act is None:
            continue
        path = ("clauses", index, "act" if clause.act else "id")
        names = "、".join(source.acts) or "—"
        message = Text("要写明属于哪一件法规", "it has to say which act of this file it belongs to")
        hint = Text(f"act 可写：{names}。", f"Write act, one of: {', '.join(source.acts) or '—'}.")
        yield document.diagnostic(path, "unknown-act", message, hint)


def _check_dates(document: Document, source: Source) -> Iterator[Diagnostic]:
    """Yield each period that ends before it starts, or starts before its text was issued or was in force."""
    for key, text in {"": source, **source.acts}.items():
        if text.in_force:
            path = ("acts", key, "in_force") if key else ("in_force",)
            yield from _check_period(document, path, text.in_force, text.issued or text.in_force.from_)
    for index, clause in enumerate(source.clauses):
        whole = source.acts.get(clause.act or "", source).in_force
        if clause.in_force:
            floor = whole.from_ if whole else clause.in_force.from_
            yield from _check_period(document, ("clauses", index, "in_force"), clause.in_force, floor)


def _check_period(
    document: Document, path: tuple[str | int, ...], period: Period, earliest: date
) -> Iterator[Diagnostic]:
    for key, day, floor in (("from", period.from_, earliest), ("to", period.to, period.from_)):
        if day and day < floor:
            message = Text("日期 {day} 早于 {floor}", "the date {day} is before {floor}").fill(day=day, floor=floor)
            hint = Text("请核对发布、施行与失效日期的先后。", "Check the order of issue, start and end of force.")
            yield document.diagnostic((*path, key), "date-order", message, hint)


def _check_no_rules(document: Document, source: Source, clause_ids: Set[str], unread: Set[str]) -> Iterator[Diagnostic]:
    """Yield each duplicate that does not say of what, and each reference to a clause that is not there."""
    for index, clause in enumerate(source.clauses):
        path = ("clauses", index, "no_rule")
        reason = clause.no_rule
        if reason is None:
            continue
        if reason.of is None:
            if reason.kind is NoRuleKind.DUPLICATE:
                message = Text("没有写明与哪一条相同", "it does not say which clause this one repeats")
                hint = Text("请加上 of: 条款编号。", "Add of: a clause id.")
                yield document.diagnostic(path, "duplicate-of", message, hint)
        elif reason.of not in clause_ids - {clause.id} and reason.of.partition("#")[0] not in unread:
            message = Text("没有条款 {of}", "there is no other clause '{of}'").fill(of=reason.of)
            hint = Text("请写另一条款的编号。", "Write the id of another clause in the catalogue.")
            yield document.diagnostic((*path, "of"), "unknown-clause", message, hint)
