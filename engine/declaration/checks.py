"""Checks about the data, not the law: ids unique, references resolve, dates in order."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from engine.declaration.facts import Facts
from engine.declaration.schema import is_clock, label_of_field, record_type, references_of
from engine.declaration.spelling import clock_of
from engine.feel import UNKNOWN
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
    facts: Facts, only: Collection[str] | None = None, called: Called = lambda name: Text(f"{name} ", name)
) -> Iterator[DataProblem]:
    """Return what cannot be true whatever the law says: equal ids, dangling references, dates out of order.

    *only* names the sections and lists to look at, where the others are known to be right.
    """
    sections = {name: facts[name] for name in (only or facts)}
    for name, records in _lists(sections):
        yield from _equal_ids(name, records)
        yield from _dangling(facts, name, records, called)
    yield from _out_of_order(sections)
    yield from _both_ways(sections)


def _lists(sections: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    for name, value in sections.items():
        if isinstance(value, list):
            yield name, value
    for section, names in NESTED.items():
        for name in names if section in sections else ():
            if isinstance(value := sections[section][name], list):
                yield f"{section}.{name}", value


def _equal_ids(name: str, records: Sequence[Any]) -> Iterator[DataProblem]:
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        used = record["id"]
        if used in first:
            yield DataProblem(
                (*name.split("."), index, "id"),
                "duplicate-id",
                Text(
                    f"编号 {used} 已在第 {first[used] + 1} 项用过。",
                    f"id {used} is used by item {first[used] + 1} already.",
                ),
                Text("同一列表里的编号不能重复，请改其中一个。", "Ids in one list must differ; change one of them."),
            )
        first.setdefault(used, index)


def _dangling(facts: Facts, name: str, records: Sequence[Any], called: Called) -> Iterator[DataProblem]:
    references = references_of(record_type(tuple(name.split("."))))
    for index, record in enumerate(records):
        for field, target in references.items():
            value, targets = record[field], facts[target]
            if value is UNKNOWN or targets is UNKNOWN or any(value == t["id"] for t in targets):
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
        if value in (record.get("name"), record.get("label")):
            right = record["id"]
            return Text(f"“{value}”的编号是 {right}，请写编号。", f"'{value}' has the id {right}; write that.")
    if not targets:
        return NO_ITEMS.fill(section=section)
    more = "…" if len(targets) > MAX_LISTED else ""
    ids = [record["id"] for record in targets[:MAX_LISTED]]
    return Text(f"已有的编号：{'、'.join(ids)}{more}。", f"Ids there: {', '.join(ids)}{more}.")


def _out_of_order(sections: Mapping[str, Any]) -> Iterator[DataProblem]:
    for section, earlier, later in ORDERED:
        if section in sections:
            yield from _pair((section,), sections[section], earlier, later)
    for name, earlier, later in ORDERED_IN_LISTS:
        for index, record in enumerate(_items(sections.get(name))):
            yield from _pair((name, index), record, earlier, later)


def _items(records: Any) -> Sequence[Mapping[str, Any]]:
    return records if isinstance(records, list) else ()


def _pair(path: Path, record: Mapping[str, Any], earlier: str, later: str) -> Iterator[DataProblem]:
    first, second = record[earlier], record[later]
    if first is UNKNOWN or second is UNKNOWN or first <= second:
        return
    model = record_type((str(path[0]),))
    labels = {name: label_of_field(model, name) for name in (earlier, later)}
    if is_clock(model.model_fields[later].annotation):
        first, second = clock_of(first), clock_of(second)
    less = Text("小于", "less than") if isinstance(first, int | Decimal) else Text("早于", "before")
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
    for index, paper in enumerate(_items(sections.get("documents"))):
        if paper["open_ended"] is True and paper["valid_until"] is not UNKNOWN:
            yield DataProblem(
                ("documents", index, "open_ended"),
                "contradiction",
                Text(
                    f"既写了长期有效，又写了有效期至 {paper['valid_until']}。",
                    f"it is open-ended and valid until {paper['valid_until']} at once.",
                ),
                Text("请按材料原件保留其中一项。", "Keep the one that the paper says."),
            )
