"""What must fit together in a declaration, as a table made from the model, and the test whether it does."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.declaration.facts import Facts
from engine.feel import UNKNOWN

Path = tuple[str, ...]


class Joins(NamedTuple):
    """The lists with ids and what their items refer to, and the pairs of facts in order: what `find_data_problems` looks at.

    *lists* has the path of each list with the facts that name an item of another; *pairs* the path of a section or list, the earlier
    and the later fact.
    """

    lists: tuple[tuple[Path, tuple[tuple[str, str], ...]], ...]
    pairs: tuple[tuple[Path, str, str], ...]


def joins_of_model() -> Joins:
    """Return what must fit together in a declaration."""
    from engine.declaration.checks import NESTED, ORDERED, ORDERED_IN_LISTS
    from engine.declaration.model import Declaration
    from engine.declaration.schema import is_section, item_type, record_type, references_of

    above = [(name,) for name, field in Declaration.model_fields.items() if item_type(field.annotation)]
    paths: list[Path] = [path for path in above if is_section(Declaration.model_fields[path[0]].annotation)]
    paths += [(section, name) for section, names in NESTED.items() for name in names]
    lists = tuple((path, tuple(references_of(record_type(path)).items())) for path in paths)
    return Joins(lists, tuple(((name,), a, b) for name, a, b in (*ORDERED, *ORDERED_IN_LISTS)))


def fits_together(facts: Facts, joins: Joins) -> bool:
    """Return whether `engine.declaration.checks.find_data_problems` finds nothing."""
    rows = {path: found for path, _ in joins.lists if (found := _at(facts, path)) is not UNKNOWN}
    ids = {path: {row["id"] for row in found} for path, found in rows.items()}
    return (
        all(len(ids[path]) == len(found) for path, found in rows.items())
        and all(
            _resolve(rows[path], references, ids) for path, references in joins.lists if references and path in rows
        )
        and all(_in_order(_each(_at(facts, path)), earlier, later) for path, earlier, later in joins.pairs)
        and not any(_both_ways(paper) for paper in _each(facts["documents"]))
    )


def _at(facts: Facts, path: Path) -> Any:
    value: Any = facts
    for name in path:
        value = value[name]
    return value


def _resolve(rows: Sequence[Facts], references: tuple[tuple[str, str], ...], ids: Mapping[Path, set[Any]]) -> bool:
    for field, target in references:
        known = ids.get((target,))
        if known is not None and not known.issuperset([row[field] for row in rows if row[field] is not UNKNOWN]):
            return False
    return True


def _each(value: Any) -> Sequence[Mapping[str, Any]]:
    """Return the records that there are: those of a list, or the one of a section."""
    return value if isinstance(value, list) else () if value is UNKNOWN else (value,)


def _in_order(records: Sequence[Facts], earlier: str, later: str) -> bool:
    for record in records:
        first, second = record[earlier], record[later]
        if first is not UNKNOWN and second is not UNKNOWN and first > second:
            return False
    return True


def _both_ways(paper: Facts) -> bool:
    return paper["open_ended"] is True and paper["valid_until"] is not UNKNOWN
