"""How a reader calls the parts of a declaration: an item by its name and id, a fact by where it stands in the form."""

from functools import cache
from typing import Any

from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath, facts_of_model, model_label, model_path, record_type
from engine.text import Text

NAMING = ("name", "label", "use", "kind", "place", "activity")
"""The facts that can name an item, best first."""


def find_item(declaration: Declaration, origin: tuple[str, ...]) -> Any | None:
    """Return the item at *origin*, such as ``("classes", "c1")``, or None."""
    *lists, wanted = origin
    value: Any = declaration
    for name in lists:
        value = getattr(value, name, None)
    return next((item for item in value or () if item.id == wanted), None)


def item_title(declaration: Declaration, origin: tuple[str, ...]) -> Text:
    """Return how a reader calls one item: its name with its id, or what it is with its id."""
    item, kind = find_item(declaration, origin), model_label(record_type(origin[:-1]))
    called = next((said for name in NAMING if (said := getattr(item, name, None))), None)
    title = called.label if isinstance(called, Choice) else Text(called, called) if called else kind
    return Text(f"{title.zh}（{origin[-1]}）", f"{title.en} ({origin[-1]})")


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
