"""What the functions that read records call for single facts. Whatever they are not sure of, they decline."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NoReturn

from engine.declaration.checkdigits import CREDIT_ALPHABET, credit_check_character, identity_check_character
from engine.declaration.implied import IMPLIED
from engine.declaration.spelling import half_width, minutes_of
from engine.documents.encoding import FORBIDDEN
from engine.documents.limits import MAX_LIST_LENGTH
from engine.feel import UNKNOWN

SAFE_ID: Final = re.compile(r"[0-9A-Za-z_.\-\u4e00-\u9fa5]{1,40}").fullmatch
"""Ids of which all engines for patterns say the same."""
CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]").fullmatch
IDENTITY: Final = re.compile(r"[0-9]{17}[0-9X]").fullmatch


class NotPlainError(Exception):
    """Something that only the careful reader can judge."""


def decline() -> NoReturn:
    """Raise `NotPlainError`."""
    raise NotPlainError


def nothing(value: Any) -> Any:
    """Return `UNKNOWN` for a *value* that is not stated, and decline any other."""
    return UNKNOWN if value is None else decline()


def line(value: Any, most: int) -> str:
    """Return a text of at most *most* characters without the spaces around it."""
    if value.__class__ is not str or len(value) > most:
        decline()
    stripped: str = value.strip()
    if not stripped or "\ufffd" in value or not (value.isprintable() or FORBIDDEN.search(value) is None):
        decline()
    return stripped


def paper_line(value: Any, most: int) -> str:
    """Return a text with its full-width digits and letters as ordinary ones."""
    return half_width(line(value, most))


def lines(value: Any, most: int) -> list[str]:
    """Return a list of texts."""
    if value.__class__ is not list or len(value) > MAX_LIST_LENGTH:
        decline()
    return [line(item, most) for item in value]


@lru_cache(maxsize=1440)
def clock(value: Any) -> int:
    """Return a time of day in minutes."""
    return minutes_of(value) if CLOCK(value) else decline()


def credit_code(value: Any) -> Any:
    """Return a unified social credit code."""
    fits = value.__class__ is str and len(value) == 18 and all(c in CREDIT_ALPHABET for c in value)
    return value if fits and credit_check_character(value[:17]) == value[17] else decline()


def identity_number(value: Any) -> str:
    """Return an identity number in capitals."""
    number = value.upper() if value.__class__ is str else decline()
    if not IDENTITY(number) or identity_check_character(number[:17]) != number[17]:
        decline()
    date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    return str(number)


HELPERS: Final[dict[str, Any]] = {
    "UNKNOWN": UNKNOWN,
    "Decimal": Decimal,
    "day": date.fromisoformat,
    "is_id": SAFE_ID,
    **{
        function.__name__: function
        for function in (decline, nothing, line, paper_line, lines, clock, credit_code, identity_number)
    },
    **{f"imply {name}": function for name, function in IMPLIED.items()},
}
"""What the functions that read records use, by the name they have for it."""
