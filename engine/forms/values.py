"""The content of a cell as the value of a fact: understood as people type it, or refused plainly, never guessed."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from engine.declaration.schema import FactInfo
from engine.documents.encoding import CONTROL, DELETE, FORBIDDEN
from engine.forms.cells import GENERAL, Cell
from engine.forms.cellwords import NO, NOTHING, YES, split_texts
from engine.forms.days import LIKE_THIS, NO_DATE, read_clock, read_day
from engine.forms.quantities import SHOWN_OTHERWISE, plain, read_count, read_number
from engine.forms.refusing import (
    ERROR_VALUE,
    FORMULA,
    LEAVE_EMPTY,
    TYPE_VALUE,
    UNSURE,
    RefusedError,
    describe,
    refuse_wrong,
    written,
)
from engine.text import Text
from engine.validation import did_you_mean
from engine.validation.misfits import FLAG_WORDS

MAX_LISTED: Final = 12
NOTHING_WORDS: Final = ("没有", "[]", *(word.casefold() for word in NOTHING))
UNCLEAR_FLAGS: Final = ("1", "0", "on", "off", "t", "f")
"""Words for yes and no that are clear to programmers only."""


def read_value(info: FactInfo, cell: Cell) -> Any:
    """Return what *cell* states of the fact *info*, as a document would have it. Raises `RefusedError`."""
    if cell.kind == "formula":
        raise FORMULA
    if cell.kind == "error":
        if info.kind == "day":
            raise RefusedError("error-value", NO_DATE, LIKE_THIS)
        raise RefusedError("error-value", ERROR_VALUE.fill(written=written(cell)), TYPE_VALUE)
    if cell.kind == "text" and (hidden := FORBIDDEN.search(str(cell.value))):
        raise RefusedError("control-character", CONTROL.fill(name=f"U+{ord(hidden.group()):04X}"), DELETE)
    return READERS[info.kind](info, cell)


# Texts ---------------------------------------------------------------------------------------------------------------

A_TEXT: Final = Text("一段文字", "a text")
LOST_DIGITS: Final = Text(
    "这个号码有 {count} 位，存成数字后末尾几位会变成 0。",
    "this code has {count} digits; kept as a number, its last digits turn to 0.",
)
FORMAT_TEXT: Final = Text(
    "请先把单元格格式改为“文本”，再重新填写。", "Set the format of the cell to Text first, then type it again."
)
BECAME: Final = Text("这一格应填文字，却成了{written}。", "a text is wanted here, but the cell has become {written}.")
MOST_DIGITS: Final = 15


def _read_text(info: FactInfo, cell: Cell) -> str:
    if cell.kind == "text":
        return str(cell.value).strip()
    if cell.kind == "number" and isinstance(cell.value, Decimal):
        return _text_of_number(cell, cell.value)
    raise RefusedError("wrong-type", BECAME.fill(written=describe(cell)), FORMAT_TEXT)


def _text_of_number(cell: Cell, number: Decimal) -> str:
    """Return a code or number typed without an apostrophe as the text it shows, where nothing of it is lost."""
    digits = f"{number:f}"
    whole = len(digits.lstrip("-").partition(".")[0])
    if whole > MOST_DIGITS:
        raise RefusedError("digits-lost", LOST_DIGITS.fill(count=whole), FORMAT_TEXT)
    if cell.form in (GENERAL, "@"):
        return digits
    if set(cell.form) == {"0"} and digits.isdigit():
        return digits.zfill(len(cell.form))
    raise RefusedError("wrong-type", SHOWN_OTHERWISE.fill(written=digits), FORMAT_TEXT)


# Yes and no ----------------------------------------------------------------------------------------------------------

A_FLAG: Final = Text("“是”或“否”", "Yes or No")
PICK_FLAG: Final = Text("请选“是”或“否”；还不知道的留空。", "Choose Yes or No; leave it empty while it is not known.")
FLAGS: Final[Mapping[str, bool]] = {
    **{word: said == "true" for word, said in FLAG_WORDS.items() if word not in UNCLEAR_FLAGS},
    **dict.fromkeys((word.casefold() for word in YES), True),
    **dict.fromkeys((word.casefold() for word in NO), False),
    **dict.fromkeys(("✔", "☑"), True),
    **dict.fromkeys(("✗", "✘", "☒"), False),
}


HAVING: Final = ("有", "无", "没有")
NEGATIVE: Final = re.compile("[没无不未]")
"""Where the question itself is negative, 无 may be yes: 是否没有任何犯罪记录 - 无."""


def _read_flag(info: FactInfo, cell: Cell) -> bool:
    if isinstance(cell.value, bool):
        return cell.value
    word = plain(str(cell.value)).casefold()
    unclear = word in HAVING and NEGATIVE.search(info.label.zh)
    if cell.kind == "text" and not unclear and (flag := FLAGS.get(word)) is not None:
        return flag
    raise refuse_wrong(cell, A_FLAG, PICK_FLAG)


# Choices -------------------------------------------------------------------------------------------------------------

ONE_OF_THEM: Final = Text("可选：{labels}。", "Allowed: {labels}.")
MEANT: Final = Text("是不是“{label}”？", "Did you mean '{label}'?")
NOT_ALLOWED: Final = Text("“{written}”不在可选的内容里。", "'{written}' is not one of the values allowed.")
ONLY_ONE: Final = Text("这一格只能选一个，填了 {count} 个。", "one value is wanted here; the cell has {count}.")
SEPARATORS: Final = re.compile(r"([;,、/|])")


def _read_choice(info: FactInfo, cell: Cell) -> str:
    codes = _codes(info, cell)
    if len(codes) > 1:
        raise RefusedError("unknown-value", ONLY_ONE.fill(count=len(codes)), _allowed(info))
    return codes[0]


def _read_choices(info: FactInfo, cell: Cell) -> list[str]:
    if _plain_word(written(cell)) in NOTHING_WORDS and _plain_word(written(cell)) not in _codes_by_word(info):
        return []
    return _codes(info, cell)


def _codes(info: FactInfo, cell: Cell) -> list[str]:
    """Return the codes of the values named in *cell*: the longest run of words that is one value counts as one."""
    words, known = SEPARATORS.split(_plain_word(_said(info, cell))), _codes_by_word(info)
    codes, at = [], 0
    while at < len(words):
        end = next((end for end in range(len(words), at, -2) if "".join(words[at:end]) in known), None)
        if end is not None:
            codes.append(known["".join(words[at:end])])
        elif words[at]:
            raise _unknown(info, cell, words[at])
        at = (end or at + 1) + 1
    if not codes:
        raise _unknown(info, cell, written(cell))
    return codes


def _said(info: FactInfo, cell: Cell) -> str:
    if cell.kind == "text":
        return str(cell.value)
    if cell.kind == "number" and cell.form in (GENERAL, "@"):
        return f"{cell.value:f}"  # a code such as 119
    raise _unknown(info, cell, written(cell))


def _plain_word(text: str) -> str:
    """Return *text* in one form, whatever its width, case and spaces; a line break separates as a semicolon does."""
    return re.sub(r"\s", "", plain(text).replace("\n", ";").casefold())


@cache
def _codes_by_word(info: FactInfo) -> Mapping[str, str]:
    """Return the code of each choice by every way to name it; a word that names two names none."""
    codes: dict[str, str] = {}
    for choice in info.choices:
        for word in {_plain_word(said) for said in (choice.value, choice.zh, choice.en)}:
            codes[word] = choice.value if codes.get(word, choice.value) == choice.value else ""
    return {word: code for word, code in codes.items() if code}


def _unknown(info: FactInfo, cell: Cell, word: str) -> RefusedError:
    """Return the refusal of a *word* that names no choice, with the one that was probably meant."""
    if _plain_word(written(cell)) in UNSURE:
        return RefusedError("unknown-value", NOT_ALLOWED.fill(written=word), LEAVE_EMPTY)
    by_label = {choice.zh: choice for choice in info.choices} | {choice.en: choice for choice in info.choices}
    guess, allowed = did_you_mean(word, by_label) or _only_one_with(word, by_label), _allowed(info)
    if guess is not None:
        meant = MEANT.fill(label=by_label[guess].label)
        allowed = Text(meant.zh + allowed.zh, f"{meant.en} {allowed.en}")
    return RefusedError("unknown-value", NOT_ALLOWED.fill(written=word), allowed)


def _only_one_with(word: str, labels: Iterable[str]) -> str | None:
    """Return the one of *labels* that has *word* in it, or None where there are several or none."""
    found = [label for label in labels if len(word) > 1 and word in _plain_word(label)]
    return found[0] if len(found) == 1 else None


def _allowed(info: FactInfo) -> Text:
    labels = [choice.label for choice in info.choices[:MAX_LISTED]]
    more = "…" if len(info.choices) > MAX_LISTED else ""
    listed = Text("；".join(label.zh for label in labels) + more, "; ".join(label.en for label in labels) + more)
    return ONE_OF_THEM.fill(labels=listed)


# Several texts -------------------------------------------------------------------------------------------------------


def _read_texts(info: FactInfo, cell: Cell) -> list[str]:
    text = _read_text(info, cell)
    return [] if _plain_word(text) in NOTHING_WORDS else split_texts(text)


READERS: Final[Mapping[str, Callable[[FactInfo, Cell], Any]]] = {
    "text": _read_text,
    "flag": _read_flag,
    "number": read_number,
    "count": read_count,
    "day": read_day,
    "clock": read_clock,
    "choice": _read_choice,
    "list of choice": _read_choices,
    "list of text": _read_texts,
}
