"""The table from a misfit's kind to the words for it."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, Final

from pydantic import BaseModel

from engine.documents import mask_identity_numbers
from engine.text import NO_TEXT, Text
from engine.validation.annotations import Asked, ask_item, fields_of, keys_of
from engine.validation.misfits import SEPARATORS, WANTED, Said, describe, explain_kind, shown
from engine.validation.shapes import Issue
from engine.validation.suggestions import did_you_mean

MAX_LISTED: Final = 24
PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

MISSING: Final = Text("缺少必填项“{name}”{label}。", "'{name}'{label} is missing.")
ADD_LINE: Final = Text("请在这里加一行“{name}: …”{unit}。", "Add a line '{name}: …' here{unit}.")
UNKNOWN_KEY: Final = Text("这里没有名为“{name}”的栏目。", "there is no key '{name}' here.")
MEANT: Final = Text("是不是“{name}”？", "Did you mean '{name}'?")
BELONGS: Final = Text("“{name}”要写在{places}里。", "'{name}' belongs in {places}.")
KNOWN_KEYS: Final = Text("这里可用的栏目：{names}。", "Keys that may stand here: {names}.")
UNKNOWN_VALUE: Final = Text("“{value}”不在可选的值里。", "'{value}' is not one of the values allowed.")
CODE_OF_LABEL: Final = Text("“{value}”请写代码 {code}。", "Write the code {code} for '{value}'.")
ALLOWED: Final = Text("可选：{values}。", "Allowed: {values}.")
NOT_ONE: Final = Text(
    "这里应填可选值之一，写的却是{written}。", "here one of the allowed values is wanted; {written} is written."
)
NOT_FILLED: Final = Text("这一项没有填写，应选一个值。", "nothing is filled in here; one of the values is wanted.")
SEVERAL: Final = Text("几个值请用英文逗号分开：[{items}]。", "Put an ASCII comma between several values: [{items}].")
OTHER: Final = Text("这里的内容不符合要求（{message}）。", "this does not fit: {message}.")
CHECK: Final = Text("请对照说明核对这一项。", "Compare it with the description of this field.")
IN_UNIT: Final = Text("本项的单位是{unit}。", "The unit of this field is {unit}.")


def word(issue: Issue, model: type[BaseModel]) -> Said:
    """Return code, message and next step for *issue* of a document that should be a *model*."""
    if issue.custom and "zh" in issue.context:
        return _own_words(issue)
    if issue.kind in WANTED or issue.kind == "union":
        return explain_kind(issue)
    if issue.kind == "extra_forbidden":
        return _unknown_key(issue, model)
    return WORDING.get(issue.kind, _other)(issue)


def _own_words(issue: Issue) -> Said:
    """Return the words a validator brought along, with its own values filled in."""
    said = {name: str(issue.context.get(name, "")) for name in ("zh", "en", "hint_zh", "hint_en")}
    values = {name: str(value) for name, value in issue.context.items()}
    zh, en, hint_zh, hint_en = (mask_identity_numbers(_fill(text, values)) for text in said.values())
    return Said(issue.kind, Text(zh, en or zh), Text(hint_zh, hint_en or hint_zh))


def _fill(template: str, values: Mapping[str, Any]) -> str:
    """Return *template* with the placeholders it has values for filled in; other braces stay."""
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), template)


def _missing(issue: Issue) -> Said:
    name, asked = str(issue.path[-1]), issue.asked
    label, unit = asked.label, asked.unit
    suffix = Text(f"（{label.zh}）", f" ({label.en})") if label else NO_TEXT
    in_unit = Text(f"，单位是{unit.zh}", f", in {unit.en}") if unit else NO_TEXT
    return Said("missing-key", MISSING.fill(name=name, label=suffix), ADD_LINE.fill(name=name, unit=in_unit))


def _unknown_key(issue: Issue, model: type[BaseModel]) -> Said:
    name = str(issue.path[-1])
    keys = keys_of(issue.asked.owner) if issue.asked.owner else {}
    message = UNKNOWN_KEY.fill(name=shown(name))
    if meant := issue.context.get("meant"):
        return Said("unknown-key", message, MEANT.fill(name=meant))
    labels = {key: Asked(info.annotation, field=info).label for key, info in keys.items()}
    return Said("unknown-key", message, _code_meant(name, labels) or _belongs(name, model) or _known_keys(labels))


def _known_keys(labels: Mapping[str, Text | None]) -> Text:
    """Return the hint that lists the keys there are; in Chinese with their labels, unless there are too many."""
    names = Text(
        _listed_values(labels).zh if len(labels) <= MAX_LISTED else _listed(list(labels)), _listed(list(labels))
    )
    return KNOWN_KEYS.fill(names=names) if labels else NO_TEXT


def _belongs(name: str, model: type[BaseModel]) -> Text | None:
    """Return the hint at the sections of *model* that know the key *name*, or None where none does."""
    places = [section for section in keys_of(model) if _knows(fields_of(model)[section], name)]
    listed = Text(f" {'、'.join(places)} ", " or ".join(places))
    return BELONGS.fill(name=name, places=listed) if places else None


def _knows(section: Asked, name: str) -> bool:
    item = ask_item(section, 0) if section.model is None else section
    return item is not None and item.model is not None and name in keys_of(item.model)


def _code_meant(written: str, labels: Mapping[Any, Text | None]) -> Text | None:
    """Return the hint at the code that *written* is the label of, or comes close to; None when there is none."""
    for code, label in labels.items():
        if written.strip() in (label or ()):
            return CODE_OF_LABEL.fill(value=shown(written), code=code)
    codes = {str(code): str(code) for code in labels}
    codes |= {words: str(code) for code, label in labels.items() for words in label or () if words not in codes}
    meant = did_you_mean(written, codes) or _only(words for words in codes if len(written) > 1 and written in words)
    return MEANT.fill(name=codes[meant]) if meant else None


def _only(words: Iterable[str]) -> str | None:
    """Return the one of *words*, or None when there are several or none."""
    found = list(words)
    return found[0] if len(found) == 1 else None


def _unknown_value(issue: Issue) -> Said:
    asked, value = issue.asked, issue.value
    labels = {allowed: asked.label_of(allowed) for allowed in asked.allowed}
    listed = ALLOWED.fill(values=_listed_values(labels))
    if value is None:
        return Said("empty-value", NOT_FILLED, listed)
    if not isinstance(value, str):
        return Said("unknown-value", NOT_ONE.fill(written=describe(value)), listed)
    return Said("unknown-value", UNKNOWN_VALUE.fill(value=shown(value)), _value_hint(value, labels, listed))


def _value_hint(value: str, labels: Mapping[Any, Text | None], listed: Text) -> Text:
    """Return the value probably meant, before the list of all."""
    meant = _several_meant(value, labels) or _code_meant(value, labels)
    return Text(meant.zh + listed.zh, f"{meant.en} {listed.en}") if meant else listed


def _several_meant(value: str, labels: Mapping[Any, Text | None]) -> Text | None:
    """Return how to write *value* when it is several of the values, or of their labels, in one text."""
    codes = {str(code): str(code) for code in labels}
    codes |= {words: str(code) for code, label in labels.items() for words in label or ()}
    parts = [codes.get(part.strip()) for part in SEPARATORS.split(value)]
    known = [part for part in parts if part]
    return SEVERAL.fill(items=", ".join(known)) if len(known) == len(parts) > 1 else None


def _listed_values(labels: Mapping[Any, Text | None]) -> Text:
    zh = [f"{code}（{label.zh}）" if label else str(code) for code, label in labels.items()]
    en = [f"{code} ({label.en})" if label else str(code) for code, label in labels.items()]
    return Text(_listed(zh, "、"), _listed(en))


def _listed(names: list[str], separator: str = ", ") -> str:
    rest = ["…"] if len(names) > MAX_LISTED else []
    return separator.join(names[:MAX_LISTED] + rest)


def _unknown_tag(issue: Issue) -> Said:
    """Return the words for a record whose kind, which decides its other fields, is none we know."""
    tags = [tag.strip(" '") for tag in str(issue.context.get("expected_tags", "")).split(",")]
    value = str(issue.context.get("tag", ""))
    listed = ALLOWED.fill(values=", ".join(tags))
    return Said(
        "unknown-value", UNKNOWN_VALUE.fill(value=shown(value)), _value_hint(value, dict.fromkeys(tags), listed)
    )


def _own_error(issue: Issue) -> Said:
    """Return the words of a plain ValueError raised by a validator."""
    message = str(issue.context.get("error") or issue.message)
    return Said("invalid-value", Text(message, message), CHECK)


def _other(issue: Issue) -> Said:
    if issue.custom:
        return Said(issue.kind, Text(issue.message, issue.message))
    return Said("invalid-value", OTHER.fill(message=issue.message), CHECK)


def _says(code: str, message: Text, hint: Text) -> Callable[[Issue], Said]:
    """Return the words *message* and *hint*, with pydantic's limits and the value filled in, and the unit named."""

    def say(issue: Issue) -> Said:
        values = {**issue.context, "value": shown(issue.value), "length": _length(issue.value)}
        zh, en, hint_zh, hint_en = (_fill(text, values) for text in (*message, *hint))
        unit = IN_UNIT.fill(unit=issue.asked.unit) if issue.asked.unit and code.endswith("imum") else NO_TEXT
        return Said(code, Text(zh, en), Text(hint_zh + unit.zh, f"{hint_en} {unit.en}".strip()))

    return say


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | dict | tuple) else 0


def _below(issue: Issue) -> Said:
    """Return the words for a number under its least value; where that is zero, a number must not be negative."""
    limit = issue.context.get("ge", issue.context.get("gt"))
    if limit == 0 and "ge" in issue.context:
        return NEGATIVE(issue)
    return AT_LEAST(issue) if "ge" in issue.context else MORE_THAN(issue)


CHECK_NUMBER: Final = Text("请核对数字。", "Check the number.")
NEGATIVE: Final = _says(
    "below-minimum", Text("{value} 是负数，这里不能小于 0。", "{value} is negative; 0 is the least here."), CHECK_NUMBER
)
AT_LEAST: Final = _says(
    "below-minimum",
    Text("{value} 太小，这里不能小于 {ge}。", "{value} is too small; {ge} is the least here."),
    CHECK_NUMBER,
)
MORE_THAN: Final = _says(
    "below-minimum",
    Text("{value} 太小，这里应大于 {gt}。", "{value} is too small; more than {gt} is wanted."),
    CHECK_NUMBER,
)

_form = _says(
    "bad-form",
    Text("“{value}”的写法不符合要求。", "'{value}' is not written in the form wanted."),
    Text("要求的格式（正则表达式）：{pattern}", "The form wanted, as a regular expression: {pattern}"),
)


def _bad_form(issue: Issue) -> Said:
    said = _form(issue)
    return said._replace(hint=issue.asked.form or said.hint)


def _enum_class(issue: Issue) -> Said:
    """Return the words for what strict pydantic only calls no instance of a class."""
    asked = issue.asked.annotation
    if isinstance(asked, type) and issubclass(asked, Enum):
        return _unknown_value(issue)
    return _other(issue)


WORDING: Final[dict[str, Callable[[Issue], Said]]] = {
    "missing": _missing,
    "union_tag_not_found": _missing,
    "enum": _unknown_value,
    "literal_error": _unknown_value,
    "union_tag_invalid": _unknown_tag,
    "is_instance_of": _enum_class,
    "greater_than_equal": _below,
    "greater_than": _below,
    "less_than_equal": _says(
        "above-maximum",
        Text("{value} 太大，这里不能大于 {le}。", "{value} is too large; {le} is the most here."),
        CHECK_NUMBER,
    ),
    "less_than": _says(
        "above-maximum",
        Text("{value} 太大，这里应小于 {lt}。", "{value} is too large; less than {lt} is wanted."),
        CHECK_NUMBER,
    ),
    "multiple_of": _says(
        "not-a-multiple",
        Text("{value} 不是 {multiple_of} 的整数倍。", "{value} is not a multiple of {multiple_of}."),
        CHECK_NUMBER,
    ),
    "finite_number": _says(
        "not-finite", Text("“{value}”不是一个确定的数。", "'{value}' is not a definite number."), CHECK_NUMBER
    ),
    "decimal_max_digits": _says(
        "number-too-long",
        Text("{value} 的位数太多，最多 {max_digits} 位。", "{value} has too many digits; {max_digits} is the most."),
        CHECK_NUMBER,
    ),
    "decimal_max_places": _says(
        "number-too-fine",
        Text(
            "{value} 的小数位太多，最多 {decimal_places} 位。",
            "{value} has too many decimals; {decimal_places} is the most.",
        ),
        Text("请四舍五入后再写。", "Round it."),
    ),
    "decimal_whole_digits": _says(
        "number-too-long",
        Text(
            "{value} 的整数位太多，最多 {whole_digits} 位。",
            "{value} has too many digits; {whole_digits} before the point is the most.",
        ),
        CHECK_NUMBER,
    ),
    "string_too_short": _says(
        "text-too-short",
        Text(
            "这段文字有 {length} 个字符，至少要 {min_length} 个。",
            "the text has {length} characters; at least {min_length} are wanted.",
        ),
        Text("请补充内容；没有可写的就删去这一行。", "Write more, or remove the line."),
    ),
    "string_too_long": _says(
        "text-too-long",
        Text(
            "这段文字有 {length} 个字符，最多 {max_length} 个。",
            "the text has {length} characters; {max_length} is the most.",
        ),
        Text("请缩短文字。", "Shorten the text."),
    ),
    "string_pattern_mismatch": _bad_form,
    "too_short": _says(
        "list-too-short",
        Text(
            "这里有 {actual_length} 项，至少要 {min_length} 项。",
            "there are {actual_length} items; at least {min_length} are wanted.",
        ),
        Text("请补充缺少的项。", "Add what is missing."),
    ),
    "too_long": _says(
        "list-too-long",
        Text("这里有 {length} 项，最多 {max_length} 项。", "there are {length} items; {max_length} is the most."),
        Text("请删去多余的项，或拆成几份文件。", "Remove some, or split the file."),
    ),
    "value_error": _own_error,
    "assertion_error": _own_error,
}
