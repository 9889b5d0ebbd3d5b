"""How a clause is called, short and without saying anything twice: by its text, and by where it stands there."""

import re
from collections.abc import Iterable
from typing import Final

from engine.text import Lang

CODE: Final = re.compile(r"[A-Z]+[\d./ A-Z]*\d")
YEAR: Final = re.compile(r"[-—–]\d{4}(?=\s|$)")
ORDER: Final = re.compile(r"(?:令第)?\d+号(?=\s)")
SHORT_TITLE: Final = re.compile(r"[^\s\d第（(?]{2,}(?=[\s第（(?]|$)")
TAIL: Final = re.compile(r"\s*[（(][^（）()]*[）)]$")
DRAFT: Final = re.compile(r"[（(](?:[^（）()]*草案|征求意见稿|[^（）()]*\bdraft\b[^（）()]*)[）)]$")
STANDARD_CODE: Final = re.compile(r"(?:GB|JGJ|JG|WS|DB|SB|CJJ)[ /0-9]")
ISSUED: Final = re.compile(r"（\d{4}）")


def cite_short(number: str, title: str, clause: str, lang: Lang) -> str:
    """Return a clause by the number and title of its text: a standard by its code, another text by its title, without tails."""
    if STANDARD_CODE.match(number):
        named = f"{_without_tail(number)} "
    else:
        named = f"《{_without_tail(title)}》" if lang == "zh" else f"{_without_tail(title)} "
    return f"{named}{clause}".rstrip()


def _without_tail(title: str) -> str:
    """Return a title without the brackets at its end, such as （试行）; that it is a draft is not left out."""
    while not DRAFT.search(title) and (shorter := TAIL.sub("", title)) not in ("", title):
        title = shorter
    return title


def place_within(clause: str, title: str, number: str) -> str:
    """Return *clause* without the code, number or short title that repeat its text's: ``设置标准（2019）第20条`` is ``第20条``."""
    rest = _without_code(clause, number)
    order = ORDER.match(rest)
    if order and order[0] in number:
        rest = rest[order.end() :].strip()
    short = SHORT_TITLE.match(rest)
    if short and _stand_in_order(short[0], title):
        rest = rest[short.end() :].strip()
        issued = ISSUED.match(rest)
        rest = rest[issued.end() :] if issued else rest
    return rest.strip()


def _without_code(clause: str, number: str) -> str:
    """Return *clause* without the code of a standard, with or without its year: ``JGJ 39 6.3.7-1`` is ``6.3.7-1``."""
    code = CODE.match(number)
    if not code or not clause.startswith(code[0]):
        return clause
    rest = YEAR.sub("", clause[len(code[0]) :], count=1)
    return rest.strip() if rest[:1] in ("", " ", "（") else clause


def _stand_in_order(letters: Iterable[str], title: str) -> bool:
    """Return whether all *letters* stand in *title* in this order, as those of a short title do: 食安法 in 食品安全法."""
    left = iter(title)
    return all(letter in left for letter in letters)
