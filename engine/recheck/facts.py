"""Which facts differ between two declarations, or between what two results show of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from engine.declaration.codes import mask_identity
from engine.declaration.fields import Choice
from engine.declaration.model import Declaration
from engine.declaration.schema import FactInfo, fact_info, is_fact, label_of, model_path
from engine.declaration.spelling import minutes_of
from engine.declaration.titles import find_item, item_title, order_of_form, show_path
from engine.documents import mask_identity_numbers
from engine.recheck.asking import Asked
from engine.recheck.model import FactChange, Shown, Side, Touch
from engine.recheck.paths import origin_of
from engine.text import Lang, Text
from engine.values import show, show_clock

Origin = tuple[str, ...]
NOTHING = Text("未填报", "not stated")
EMPTY = Text("空（一项也没有）", "empty (none)")
IDENTITY = "identity_number"
CREDIT_CODE = "credit_code"
"""A public number, which may consist of 18 digits too."""
OTHER_DIGITS = Text("{number}（其他位有改动）", "{number} (other digits changed)")


@dataclass(frozen=True)
class _Stated:
    """What a declaration states: its facts and its lists that are empty by path, and the items of its lists."""

    facts: Mapping[Origin, Any]
    items: frozenset[Origin]


def find_fact_changes(before: Side, after: Side, asked: Asked, lang: Lang) -> tuple[FactChange, ...]:
    """Return what was touched, in the order of the form; of results, only what they show."""
    if before.declaration is not None and after.declaration is not None:
        found = _of_declarations(before.declaration, after.declaration, asked, lang)
    else:
        found = _of_shown(before, after, asked, lang)
    return tuple(sorted(found, key=lambda change: order_of_form(origin_of(change.path))))


def _of_declarations(before: Declaration, after: Declaration, asked: Asked, lang: Lang) -> Iterator[FactChange]:
    old, new = _read(before), _read(after)
    for item in old.items ^ new.items:
        there, touch = (before, Touch.REMOVED) if item in old.items else (after, Touch.ADDED)
        title, kind = item_title(there, item).of(lang), label_of(item[:-1]).of(lang)
        yield FactChange(show_path(item), touch, "", f"{kind} · {title}", "", "", "", asked.item(item))
    both = old.items & new.items
    for origin in old.facts.keys() | new.facts.keys():
        if all(item in both for item in _items_within(origin)):
            was, now = (side.facts.get(origin) for side in (old, new))
            if was != now:
                yield _changed(origin, was, now, after if now is not None else before, asked, lang)


def _items_within(origin: Origin) -> Iterator[Origin]:
    """Yield the items of lists that a fact belongs to."""
    yield from (origin[: at + 1] for at, step in enumerate(model_path(origin)) if step == "[]")


def _read(declaration: Declaration) -> _Stated:
    facts: dict[Origin, Any] = {}
    items: set[Origin] = set()
    _walk(declaration, (), facts, items)
    return _Stated(facts, frozenset(items))


def _walk(record: BaseModel, at: Origin, facts: dict[Origin, Any], items: set[Origin]) -> None:
    for name in type(record).model_fields:
        value, here = getattr(record, name), (*at, name)
        if isinstance(value, BaseModel):
            _walk(value, here, facts, items)
        elif isinstance(value, list) and not is_fact(model_path(here)):
            if not value:
                facts[here] = []
            for item in value:
                items.add((*here, item.id))
                _walk(item, (*here, item.id), facts, items)
        elif value is not None and name != "id":
            facts[here] = sorted(value) if isinstance(value, list) else value


def _changed(origin: Origin, was: Any, now: Any, there: Declaration, asked: Asked, lang: Lang) -> FactChange:
    shown_was, shown_now = show_fact(origin, was, lang), show_fact(origin, now, lang)
    if shown_was == shown_now:  # an identity number of which only hidden digits differ
        shown_now = OTHER_DIGITS.fill(number=shown_now).of(lang)
    path = model_path(origin)
    return FactChange(
        path=show_path(origin),
        touch=_touch(was is not None, now is not None),
        owner=_owner(there, origin, lang),
        label=label_of(path).of(lang),
        was=shown_was,
        now=shown_now,
        unit=fact_info(path).unit_text.of(lang) if is_fact(path) else "",
        asked=asked.fact(origin),
    )


def _touch(was: bool, now: bool) -> Touch:
    return {(True, True): Touch.CHANGED, (False, True): Touch.STATED}.get((was, now), Touch.WITHDRAWN)


def _owner(declaration: Declaration, origin: Origin, lang: Lang) -> str:
    """Return what a reader calls the item that a fact belongs to, or its section."""
    items = list(_items_within(origin))
    return item_title(declaration, items[-1]).of(lang) if items else _section(origin, lang)


def _section(origin: Origin, lang: Lang) -> str:
    return label_of(model_path(origin)[:-1]).of(lang)


def show_fact(origin: Origin, value: Any, lang: Lang) -> str:
    """Return a value as a report shows it; identity numbers are masked."""
    path = model_path(origin)
    if value is None:
        return NOTHING.of(lang)
    if not is_fact(path):
        return EMPTY.of(lang)
    if path[-1] == IDENTITY:
        return mask_identity(value)
    said = _plain(value, fact_info(path)).of(lang)
    return said if path[-1] == CREDIT_CODE else mask_identity_numbers(said)


def _plain(value: Any, info: FactInfo) -> Text:
    if info.kind == "clock":
        return Text(*(show_clock(minutes_of(value)),) * 2)
    codes = [one.value if isinstance(one, Choice) else one for one in value] if isinstance(value, list) else value
    return show(codes.value if isinstance(codes, Choice) else codes, info.type)


def _of_shown(before: Side, after: Side, asked: Asked, lang: Lang) -> Iterator[FactChange]:
    """Yield what differs between a result and another result or a declaration; what only one of them shows is passed over."""
    missing = [frozenset(path for told in side.told.values() for path in told.missing) for side in (before, after)]
    paths = dict.fromkeys((*before.shown, *after.shown, *missing[0], *missing[1]))
    for path in filter(_is_whole, paths):
        was, now = (_shown(side, path, gaps, lang) for side, gaps in zip((before, after), missing, strict=True))
        if was is not None and now is not None and was.value != now.value:
            yield _shown_change(path, was, now, asked, lang)


def _is_whole(path: str) -> bool:
    """Return whether a result shows all of a fact: of a list of choices it may show only those that decided."""
    model = model_path(origin_of(path))
    return is_fact(model) and not fact_info(model).kind.startswith("list")


GAP = Shown("", "", "", "")
"""What a check shows of a fact that it asks for."""


def _shown(side: Side, path: str, gaps: frozenset[str], lang: Lang) -> Shown | None:
    """Return the fact at *path* as one side shows it, `GAP` where it is not stated, None where that cannot be told."""
    if side.declaration is None:
        return side.shown.get(path) or (GAP if path in gaps else None)
    origin = origin_of(path)
    if not is_fact(model_path(origin)):
        return None
    value = _value_at(side.declaration, origin)
    if value is None:
        return GAP
    info = fact_info(model_path(origin))
    owner = _owner(side.declaration, origin, lang)
    return Shown(owner, info.label.of(lang), show_fact(origin, value, lang), info.unit_text.of(lang))


def _value_at(declaration: Declaration, origin: Origin) -> Any:
    """Return the value of a fact, or None where it is not stated or its item is not there."""
    items = list(_items_within(origin))
    value: Any = find_item(declaration, items[-1]) if items else declaration
    for name in origin[len(items[-1]) if items else 0 :]:
        value = getattr(value, name, None)
    return value


def _shown_change(path: str, was: Shown, now: Shown, asked: Asked, lang: Lang) -> FactChange:
    nothing, told = NOTHING.of(lang), was if now is GAP else now
    return FactChange(
        path=path,
        touch=_touch(was is not GAP, now is not GAP),
        owner=told.owner or _section(origin_of(path), lang),
        label=told.label,
        was=was.value or nothing,
        now=now.value or nothing,
        unit=told.unit,
        asked=asked.fact(origin_of(path)),
    )
