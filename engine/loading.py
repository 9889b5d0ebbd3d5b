"""Rule files to one validated `RuleSet`: every problem of every file at once."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from engine.catalogue import Catalogue, load_catalogue
from engine.diagnostics import Diagnostic, DiagnosticError, Place, RuleSetError
from engine.documents import Document, read_document
from engine.rulefiles import digest_of, topic_files
from engine.ruleset import District, RuleSet, RuleSetRef, Topic
from engine.text import Text
from engine.validation import did_you_mean, rule_meant, validate

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class _Reading:
    """What has been read so far, and what was wrong with it."""

    problems: list[Diagnostic] = field(default_factory=list)

    def read(self, path: Path, name: str, model: type[Model]) -> tuple[Document, Model] | None:
        """Return one file as document and model, or None after noting what is wrong."""
        try:
            document = read_document(path, name)
        except DiagnosticError as error:
            self.problems += error.diagnostics
            return None
        value, found = validate(document, model)
        self.problems += found
        return None if value is None else (document, value)


def load_ruleset(folder: Path) -> RuleSet:
    """Return everything the standards in *folder* say: sources, topics and districts.

    Raises `RuleSetError` with every diagnostic of every file; whether the expressions fit the declaration is
    settled by `engine.checking.check_ruleset`.
    """
    reading = _Reading()
    catalogue = _catalogue(folder, reading)
    topics = [found for path, name in topic_files(folder) if (found := reading.read(path, name, Topic))]
    local = [(path, f"{folder.name}/local/{path.name}") for path in sorted((folder / "local").glob("*.yaml"))]
    districts = [place for path, name in local if (place := reading.read(path, name, District))]
    reading.problems += [] if topics or reading.problems else [_no_rules(folder)]
    reading.problems += _check_topics(topics, catalogue)
    reading.problems += _check_stricter(topics, _unread(folder, topics))
    if reading.problems or catalogue is None:
        raise RuleSetError(reading.problems)
    count = sum(len(topic.rules) for _, topic in topics)
    return RuleSet(
        ref=RuleSetRef(digest_of(folder), count),
        catalogue=catalogue,
        topics=tuple(topic for _, topic in topics),
        districts=tuple(district for _, district in districts),
        documents={(topic.standard, topic.topic): document for document, topic in topics},
    )


def _catalogue(folder: Path, reading: _Reading) -> Catalogue | None:
    try:
        return load_catalogue(folder)
    except RuleSetError as error:
        reading.problems += error.diagnostics
        return None


def _no_rules(folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(folder.name),
        "no-rules",
        Text("这个文件夹里没有规则文件", "there are no rule files in this folder"),
        Text(
            "规则放在 setting、construction、safety、staffing、work_process、filing 各文件夹的 <topic>.yaml 里。",
            "Rules stand in <topic>.yaml files in setting, construction, safety, staffing, work_process and filing.",
        ),
    )


def _check_topics(topics: list[tuple[Document, Topic]], catalogue: Catalogue | None) -> Iterator[Diagnostic]:
    """Yield what no single field shows: names that differ from the file's, ids used twice, clauses that are not there."""
    first: dict[str, str] = {}
    for document, topic in topics:
        yield from _check_names(document, topic)
        place = ".".join(document.name.removesuffix(".yaml").split("/")[-2:])
        for name, parameter in topic.parameters.items():
            yield from _check_basis(document, ("parameters", name), parameter.basis, catalogue)
        for index, rule in enumerate(topic.rules):
            path: tuple[str | int, ...] = ("rules", index)
            if rule.id in first:
                message = Text("规则编号 {id} 已在 {place} 用过", "rule id '{id}' is used already at {place}")
                yield document.diagnostic(
                    (*path, "id"), "duplicate-rule", message.fill(id=rule.id, place=first[rule.id]), _NEW_ID
                )
            first.setdefault(rule.id, str(document.place((*path, "id"))))
            if not rule.id.startswith(f"{place}."):
                yield _misnamed(document, (*path, "id"), rule.id, f"{place}.…")
            yield from _check_label(document, path, rule.applies_when, rule.applies_to)
            yield from _check_basis(document, path, rule.basis, catalogue)


_NEW_ID = Text("编号不得重复使用，请另取一个。", "Ids are never reused; choose another.")


def _check_names(document: Document, topic: Topic) -> Iterator[Diagnostic]:
    *_, folder, file = document.name.split("/")
    if topic.topic != file.removesuffix(".yaml"):
        yield _misnamed(document, ("topic",), topic.topic, file.removesuffix(".yaml"))
    if topic.standard != folder:
        yield _misnamed(document, ("standard",), topic.standard, folder)
    yield from _check_label(document, (), topic.applies_when, topic.applies_to)


def _misnamed(document: Document, path: tuple[str | int, ...], found: str, wanted: str) -> Diagnostic:
    return document.diagnostic(
        path,
        "misnamed",
        Text(
            f"写的是 {found}，按文件所在位置应为 {wanted}",
            f"this says '{found}', but the file's place asks for '{wanted}'",
        ),
        Text("请改这里，或移动文件。", "Change it here, or move the file."),
    )


def _check_label(
    document: Document, path: tuple[str | int, ...], condition: object, label: object
) -> Iterator[Diagnostic]:
    if (condition is None) != (label is None):
        present = "applies_when" if condition is not None else "applies_to"
        absent = "applies_to" if condition is not None else "applies_when"
        yield document.diagnostic(
            (*path, present),
            "applies-label",
            Text(f"有 {present} 而没有 {absent}", f"there is {present} but no {absent}"),
            Text(
                "applies_when 是条件，applies_to 用读者的话说适用于谁，两者要一起写。",
                "applies_when is the condition and applies_to says in the reader's words for whom; write both.",
            ),
            key=True,
        )


def _check_basis(
    document: Document, path: tuple[str | int, ...], basis: Iterable[str], catalogue: Catalogue | None
) -> Iterator[Diagnostic]:
    if catalogue is None:
        return
    for index, clause in enumerate(basis):
        if clause not in catalogue.clauses:
            hint = _clause_meant(clause, catalogue)
            yield document.diagnostic(
                (*path, "basis", index),
                "unknown-clause",
                Text(f"条款目录里没有 {clause}", f"there is no clause '{clause}' in the catalogue"),
                hint,
            )


def _clause_meant(clause: str, catalogue: Catalogue) -> Text:
    """Return the last clause of the source where only the number is wrong, else the clause probably meant."""
    source = catalogue.sources.get(clause.partition("#")[0])
    if source:
        last = source.clauses[-1].id
        return Text(f"这份来源的最后一条是 {last}。", f"The last clause of this source is {last}.")
    guess = did_you_mean(clause, catalogue.clauses)
    return Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else _SEE_SOURCES


_SEE_SOURCES = Text("条款编号见 sources 文件夹。", "Clause ids stand in the sources folder.")


def _check_stricter(topics: list[tuple[Document, Topic]], unread: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the rules named that are not there; about a topic in *unread*, its own problems are enough to say."""
    known = {rule.id for _, topic in topics for rule in topic.rules}
    for document, topic in topics:
        for index, rule in enumerate(topic.rules):
            for place, other in enumerate(rule.stricter_than):
                missing = other not in known and other.rpartition(".")[0] not in unread
                if missing or other == rule.id:
                    yield document.diagnostic(
                        ("rules", index, "stricter_than", place),
                        "unknown-rule",
                        Text(f"没有另一条规则 {other}", f"there is no other rule '{other}'"),
                        _rule_meant(other, known - {rule.id}),
                    )


def _rule_meant(rule: str, known: Collection[str]) -> Text:
    guess = rule_meant(rule, known)
    return Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else _ANOTHER_RULE


_ANOTHER_RULE = Text("请写另一条规则的编号。", "Write the id of another rule.")


def _unread(folder: Path, topics: list[tuple[Document, Topic]]) -> set[str]:
    """Return standard and name of the topics whose file could not be read: what they hold is not known."""
    read = {document.name for document, _ in topics}
    names = (name for _, name in topic_files(folder) if name not in read)
    return {".".join(name.removesuffix(".yaml").split("/")[-2:]) for name in names}
