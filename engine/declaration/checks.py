"""Checks about the data, not the law: ids unique, references resolve, dates in order."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel

from engine.declaration.model import Declaration
from engine.declaration.schema import label_of_field, references_of
from engine.text import Text

Path = tuple[str | int, ...]


class DataProblem(NamedTuple):
    """One contradiction inside a declaration, at the path of the value to look at."""

    path: Path
    code: str
    message: Text
    hint: Text


NO_ITEM = Text("{section}里没有编号是 {value} 的一项。", "there is no item {value} in {section}.")
NO_ITEMS = Text("{section}是空的；请补上这一项，或删去这里。", "{section} is empty; add the item, or take this out.")
MAX_LISTED = 12  # ids named in one hint
ORDERED = (  # (section, earlier, later): both may be equal
    ("site", "lease_start", "lease_end"),
    ("registration", "registered_on", "changed_on"),
    ("outdoor", "unshaded_area_m2", "area_m2"),
)
ORDERED_IN_LISTS = (
    ("documents", "issued_on", "valid_until"),
    ("classes", "youngest_months", "oldest_months"),
    ("schedule", "start", "end"),
)

NESTED = {
    "site": ("dangerous_neighbours", "pollution_sources"),
    "fire": ("compartments", "neighbours", "storeys", "extinguisher_points"),
}
"""The lists that stand within a section."""


Called = Callable[[str], Text]
"""How the reader of a file calls a list: by its key, or by the name of its sheet."""


def find_data_problems(
    declaration: Declaration, only: Collection[str] | None = None, called: Called = lambda name: Text(f"{name} ", name)
) -> Iterator[DataProblem]:
    """Return what cannot be true whatever the law says: equal ids, dangling references, dates out of order.

    *only* names the sections and lists to look at, where the others are known to be right.
    """
    sections = {name: getattr(declaration, name) for name in (only or type(declaration).model_fields)}
    for name, records in _lists(sections):
        yield from _equal_ids(name, records)
        yield from _dangling(declaration, name, records, called)
    yield from _out_of_order(sections)
    yield from _both_ways(sections)


def _lists(sections: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    for name, value in sections.items():
        if isinstance(value, list):
            yield name, value
    for section, names in NESTED.items():
        for name in names:
            if (value := getattr(sections.get(section), name, None)) is not None:
                yield f"{section}.{name}", value


def _equal_ids(name: str, records: Sequence[Any]) -> Iterator[DataProblem]:
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        if record.id in first:
            yield DataProblem(
                (*name.split("."), index, "id"),
                "duplicate-id",
                Text(
                    f"编号 {record.id} 已在第 {first[record.id] + 1} 项用过。",
                    f"id {record.id} is used by item {first[record.id] + 1} already.",
                ),
                Text("同一列表里的编号不能重复，请改其中一个。", "Ids in one list must differ; change one of them."),
            )
        first.setdefault(record.id, index)


def _dangling(declaration: Declaration, name: str, records: Sequence[Any], called: Called) -> Iterator[DataProblem]:
    for index, record in enumerate(records):
        model: type[BaseModel] = type(record)
        for field, target in references_of(model).items():
            value, targets = getattr(record, field), getattr(declaration, target)
            if value is None or targets is None or any(value == t.id for t in targets):
                continue
            yield DataProblem(
                (*name.split("."), index, field),
                "dangling-reference",
                NO_ITEM.fill(section=called(target), value=value),
                _ids_there(targets, called(target), value),
            )


def _ids_there(targets: Sequence, section: Text, value: str) -> Text:  # type: ignore[type-arg]
    """Return the id of the item called *value*, else the ids there are."""
    for record in targets:
        if value in (getattr(record, "name", None), getattr(record, "label", None)):
            return Text(f"“{value}”的编号是 {record.id}，请写编号。", f"'{value}' has the id {record.id}; write that.")
    if not targets:
        return NO_ITEMS.fill(section=section)
    more = "…" if len(targets) > MAX_LISTED else ""
    ids = [record.id for record in targets[:MAX_LISTED]]
    return Text(f"已有的编号：{'、'.join(ids)}{more}。", f"Ids there: {', '.join(ids)}{more}.")


def _out_of_order(sections: Mapping[str, Any]) -> Iterator[DataProblem]:
    for section, earlier, later in ORDERED:
        if record := sections.get(section):
            yield from _pair((section,), record, earlier, later)
    for name, earlier, later in ORDERED_IN_LISTS:
        for index, record in enumerate(sections.get(name) or ()):
            yield from _pair((name, index), record, earlier, later)


def _pair(path: Path, record: BaseModel, earlier: str, later: str) -> Iterator[DataProblem]:
    first, second = getattr(record, earlier), getattr(record, later)
    if first is None or second is None or first <= second:
        return
    less = Text("小于", "less than") if isinstance(first, int | Decimal) else Text("早于", "before")
    labels = {name: label_of_field(type(record), name) for name in (earlier, later)}
    yield DataProblem(
        (*path, later),
        "out-of-order",
        Text(
            f"“{labels[later].zh}”是 {second}，{less.zh}“{labels[earlier].zh}”{first}。",
            f"'{labels[later].en}' is {second}, {less.en} '{labels[earlier].en}', {first}.",
        ),
        Text("请核对这两项，看是否写反或写错。", "Check whether the two are swapped or mistyped."),
    )


def _both_ways(sections: Mapping[str, Any]) -> Iterator[DataProblem]:
    for index, paper in enumerate(sections.get("documents") or ()):
        if paper.open_ended and paper.valid_until:
            yield DataProblem(
                ("documents", index, "open_ended"),
                "contradiction",
                Text(
                    f"既写了长期有效，又写了有效期至 {paper.valid_until}。",
                    f"it is open-ended and valid until {paper.valid_until} at once.",
                ),
                Text("请按材料原件保留其中一项。", "Keep the one that the paper says."),
            )
