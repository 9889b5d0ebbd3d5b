"""What an expression came to on a declaration, as text and as JSON."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from engine.declaration.schema import choice_label
from engine.feel import UNKNOWN, ListType, NumberType, StringType, Type, format_value
from engine.feel.types import describe, plural
from engine.render.wrapping import wrap
from engine.steplines import StepLine, value_text
from engine.text import Lang, Text
from engine.trying import Trial, Tried, show_origin
from engine.units import unit_text

WORDS = {
    "type": Text("类型：{said}", "type: {said}"),
    "value": Text("值：{said}", "value: {said}"),
    "one_of": Text("文本，取值为 {values}", "a text, one of {values}"),
    "each_of": Text("文本的列表，取值为 {values}", "a list of texts, each one of {values}"),
    "number": Text("数字（{unit}）", "a number in {unit}"),
    "list": Text("{item}的列表", "a list of {item}"),
    "missing": Text("没有填报，所以无法判断：{paths}", "unknown, because these are not stated: {paths}"),
    "unstated": Text("没有填报这个列表：{path}", "this list is not stated: {path}"),
    "empty": Text("列表里没有一项。", "There is no item in the list."),
    "unknown": Text("无法判断", "unknown"),
}
WIDTH = 80
MAX_ITEMS = 12


def as_text(trial: Trial, lang: Lang) -> str:
    """Return the type, and for each subject the value, what is missing, and the parts with the paths of the facts."""
    lines = [*_wrapped("type", lang, said=type_text(trial.type).of(lang))]
    if trial.unstated:
        lines += _wrapped("unstated", lang, path=trial.unstated)
    elif not trial.results:
        lines += _wrapped("empty", lang)
    for tried in trial.results:
        lines += ["", *_result_lines(tried, trial.type, lang)]
    return "\n".join(lines) + "\n"


def _result_lines(tried: Tried, kind: Type, lang: Lang) -> Iterator[str]:
    if tried.subject:
        yield tried.subject
    yield from _wrapped("value", lang, said=shown_value(tried, kind).of(lang))
    if tried.missing:
        more = ("…",) if len(tried.missing) > MAX_ITEMS else ()
        paths = (*tried.missing[:MAX_ITEMS], *more)
        yield from _wrapped("missing", lang, paths=("、" if lang == "zh" else ", ").join(paths))
    yield ""
    yield from (f"  {line}" for part in tried.parts for line in _part_lines(part, lang))


def _part_lines(part: StepLine, lang: Lang) -> list[str]:
    paths = paths_of(part)
    told = f"  [{', '.join(paths)}]" if paths and paths != [part.text] else ""
    indent = "  " * part.depth
    value = WORDS["unknown"] if part.value == value_text(UNKNOWN) and not paths else part.value
    return [indent + line for line in wrap(f"{part.text}  →  {value.of(lang)}{told}", WIDTH - 2 - len(indent))]


def paths_of(part: StepLine) -> list[str]:
    """Return the path of the fact that a part is, or of the records a filter has kept."""
    origins = [part.origin] if part.origin else part.items[:MAX_ITEMS]
    return [path for origin in origins if (path := show_origin(origin)) and (part.origin or path.endswith("]"))]


def shown_value(tried: Tried, kind: Type) -> Text:
    """Return the value as a reader sees it: choices with their label, records by their ids."""
    if tried.value is UNKNOWN:
        return WORDS["unknown"]
    shown = value_text(tried.value, kind)
    if isinstance(kind, StringType) and kind.name and isinstance(tried.value, str):
        label = choice_label(kind.name, tried.value)
        return Text(f"{tried.value}（{label.zh}）", f"{tried.value} ({label.en})")
    if tried.items:
        more = ", …" if len(tried.items) > MAX_ITEMS else ""
        ids = ", ".join(tried.items[:MAX_ITEMS]) + more
        return Text(f"{shown.zh}：{ids}", f"{shown.en}: {ids}")
    return shown


def type_text(kind: Type) -> Text:
    """Return what a reader calls a value of this type, with its unit or the values it may have."""
    if isinstance(kind, NumberType) and kind.unit is not None and str(kind.unit) != "1":
        return WORDS["number"].fill(unit=unit_text(str(kind.unit)))
    single = kind.item if isinstance(kind, ListType) else kind
    if isinstance(single, StringType) and single.values and single.name:
        values = Text("、".join(single.values), ", ".join(single.values))
        return WORDS["one_of" if single is kind else "each_of"].fill(values=values)
    if isinstance(kind, ListType) and kind.item.kind != "any":
        item = type_text(kind.item)
        return WORDS["list"].fill(item=Text(item.zh, plural(item.en)))
    return describe(kind)


def as_json(trial: Trial, day: date, lang: Lang) -> str:
    """Return type, values and parts as JSON; an unknown value is null and ``unknown`` is true."""
    kind = trial.type
    found = {
        "format": 1,
        "expression": trial.expression,
        "as_of": day.isoformat(),
        "type": {
            "kind": kind.kind,
            "unit": str(kind.unit) if isinstance(kind, NumberType) and kind.unit is not None else None,
            "label": type_text(kind).of(lang),
        },
        "unstated": trial.unstated or None,
        "results": [_result(tried, kind, lang) for tried in trial.results],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _result(tried: Tried, kind: Type, lang: Lang) -> dict[str, Any]:
    return {
        "subject": tried.subject or None,
        "value": plain(tried.value),
        "unknown": tried.value is UNKNOWN,
        "shown": shown_value(tried, kind).of(lang),
        "missing": list(tried.missing),
        "parts": [
            {"depth": part.depth, "text": part.text, "value": part.value.of(lang), "paths": paths_of(part)}
            for part in tried.parts
        ],
    }


def plain(value: Any) -> Any:
    """Return *value* as JSON can hold it: facts not stated are left out of records, and null elsewhere."""
    if value is UNKNOWN or value is None or isinstance(value, bool | str | int):
        return None if value is UNKNOWN else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if item is not UNKNOWN}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else format_value(value)


def _wrapped(key: str, lang: Lang, **values: str) -> list[str]:
    return wrap(WORDS[key].of(lang).format(**values), WIDTH)
