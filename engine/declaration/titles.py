"""How a reader calls the parts of a declaration: an item by its name and id, a fact by where it stands in the form."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from engine.declaration.facts import Facts
from engine.declaration.table import FactPath, choice_label, fact_info, facts_of_model, kind_label, model_path
from engine.feel.types import StringType
from engine.feel.unknown import UNKNOWN
from engine.text import Text

if TYPE_CHECKING:
    from engine.declaration.model import Declaration

NAMING = ("name", "label", "use", "kind", "place", "activity")
"""The facts that can name an item, best first."""


def find_item(whole: "Declaration | Facts", origin: tuple[str, ...]) -> Any | None:
    """Return the item at *origin*, such as ``("classes", "c1")``, or None."""
    *lists, wanted = origin
    value: Any = whole
    for name in lists:
        value = _stated(value, name)
    return next((item for item in value or () if _stated(item, "id") == wanted), None)


def item_title(whole: "Declaration | Facts", origin: tuple[str, ...]) -> Text:
    """Return how a reader calls one item: its name with its id, or what it is with its id."""
    item, place = find_item(whole, origin), (*model_path(origin[:-1]), "[]")
    title = next((_called(said, (*place, name)) for name in NAMING if (said := _stated(item, name))), None)
    title = title or kind_label(model_path(origin[:-1]))
    return Text(f"{title.zh}（{origin[-1]}）", f"{title.en} ({origin[-1]})")


def _stated(record: Any, name: str) -> Any:
    """Return what *record*, an item or the whole, states as *name*; None for nothing."""
    value = record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)
    return None if value is UNKNOWN else value


def _called(said: str, path: FactPath) -> Text:
    """Return what the fact at *path* says: the label of a choice, the words of a text."""
    kind = fact_info(path).type
    return choice_label(kind.name, said) if isinstance(kind, StringType) and kind.name else Text(said, said)


def show_path(origin: tuple[str, ...]) -> str:
    """Return a concrete path as cases and reports write it: ``rooms[r1].area_m2``."""
    path, shown = model_path(origin), ""
    for name, step in zip(origin, path, strict=True):
        shown += f"[{name}]" if step == "[]" else f".{name}" if shown else name
    return shown


def show_each(path: FactPath) -> str:
    """Return the path of a fact of each item of a list: ``rooms[].use``."""
    return ".".join(path).replace(".[]", "[]")


def order_of_form(origin: tuple[str, ...]) -> tuple[int, str, int]:
    """Return a sort key that puts facts in the order of the form, item by item."""
    path = model_path(origin)
    item = origin[path.index("[]")] if "[]" in path else ""
    return _first_fact(path[:1]), item, _first_fact(path)


@cache
def _first_fact(path: tuple[str, ...]) -> int:
    return next((n for n, known in enumerate(facts_of_model()) if known[: len(path)] == path), -1)
