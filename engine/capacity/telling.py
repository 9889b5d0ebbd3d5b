"""What one child more would need, step by step, in the reader's language."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from engine.capacity.model import ClassCapacity
from engine.capacity.needs import Finder
from engine.capacity.report import Needs
from engine.capacity.report import Step as ToldStep
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath, fact_info, is_fact, label_of, model_path
from engine.declaration.titles import find_item, item_title, show_path
from engine.evaluation import Subject
from engine.feel import UNKNOWN
from engine.remedy import Kind, Step
from engine.text import Lang, Text
from engine.values import show, show_clock, show_number

SHOWS: Final = ("roles", "use", "kind", "label", "name", "place", "activity")
"""The facts that say what a new item is, best first: a post says more than the name of whoever is to hold it."""
ADD: Final = Text("新增{list}：{item}", "add to {list}: {item}")
OF_CLASS: Final = Text("{item}，用于{owner}", "{item}, for {owner}")
REMOVE: Final = Text("去掉{list}：{item}", "take away from {list}: {item}")
CHANGE: Final = Text("{label}：{was} → {now}{unit}", "{label}: {was} → {now}{unit}")
OWNED: Final = Text("{owner}的{label}", "{owner}: {label}")
EMPTY: Final = Text("{list}：写明一项也没有", "{list}: state that there is none")
FEWER: Final = Text("{owner}{n}人", "{owner} {n}")
SPACE: Final = Text("", " ")


def tell_needs(finder: Finder, one: ClassCapacity, lang: Lang) -> Needs | None:
    """Return what one child more in a class would need; None where that cannot be told, or did not pass when checked again."""
    remedy = finder.remedy(one)
    if remedy is None:
        return None
    blocked = tuple(dict.fromkeys(h.finding.rule.rule.title.text.of(lang) for h in remedy.hindrances))
    if not blocked and (not remedy.possible or finder.breaks(remedy)):
        return None
    steps = tuple(_told(step, finder.declaration, remedy.best.declaration, lang) for step in remedy.best.steps)
    own = bool(blocked) and all(h.finding.subject == Subject(("classes",), one.id) for h in remedy.hindrances)
    cost = _points(finder, remedy.best.cost, lang)
    return Needs(_fewer(finder, one, lang), steps, blocked, own, cost, remedy.proved)


def _fewer(finder: Finder, one: ClassCapacity, lang: Lang) -> tuple[str, ...]:
    """Return the other classes that are taken with fewer children than declared, for they have too many."""
    beside = finder.beside(one) or {}
    return tuple(
        FEWER.fill(owner=item_title(finder.declaration, ("classes", other.id)), n=beside[other.id]).of(lang)
        for other in finder.capacity.classes
        if other is not one and other.now is not None and beside.get(other.id, other.now) < other.now
    )


def _points(finder: Finder, cost: Decimal, lang: Lang) -> str:
    return f"{show_number(cost)} {finder.costs.table.unit.text.of(lang)}"


def _told(step: Step, before: Declaration, after: Declaration, lang: Lang) -> ToldStep:
    why = dict.fromkeys(finding.rule.rule.title.text.of(lang) for finding in step.why)
    said = _of_list(step, before, after) if not is_fact(model_path(step.path)) else _of_fact(step, after)
    return ToldStep(show_path(step.path), said.of(lang), ("、" if lang == "zh" else ", ").join(why), str(step.cost))


def _of_list(step: Step, before: Declaration, after: Declaration) -> Text:
    if step.kind is Kind.REMOVE:
        return REMOVE.fill(list=label_of(step.path[:-1]), item=item_title(before, step.path))
    if not step.now:
        return EMPTY.fill(list=label_of(step.path))
    items = [_item(item, (*step.path, "[]"), after) for item in step.now]
    joined = Text("、".join(item.zh for item in items), ", ".join(item.en for item in items))
    return ADD.fill(list=label_of(step.path), item=joined)


def _item(item: Mapping[str, Any], path: FactPath, after: Declaration) -> Text:
    """Return what a new item is, with the class it is for."""
    said = next((name for name in SHOWS if item.get(name, UNKNOWN) is not UNKNOWN), None)
    what = show(item[said], fact_info((*path, said)).type) if said else label_of(path[:-1])
    owner = ("classes", str(item.get("class_id")))
    return OF_CLASS.fill(item=what, owner=item_title(after, owner)) if find_item(after, owner) else what


def _of_fact(step: Step, after: Declaration) -> Text:
    path = model_path(step.path)
    info = fact_info(path)
    owner = item_title(after, step.path[: path.index("[]") + 1]) if "[]" in path else label_of(path[:-1])
    label = OWNED.fill(owner=owner, label=info.label)

    def value(found: Any) -> Text:
        if info.kind == "clock" and isinstance(found, int):
            return Text(*(show_clock(found),) * 2)
        return show(list(found) if isinstance(found, tuple) else found, info.type)

    unit = info.unit_text
    spaced = Text(SPACE.zh + unit.zh, SPACE.en + unit.en) if unit.en else unit
    return CHANGE.fill(label=label, was=value(step.was), now=value(step.now), unit=spaced)
