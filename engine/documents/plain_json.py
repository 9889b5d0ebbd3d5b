"""JSON that is plain, read at once; all else is left to `engine.documents.json_reader`.

What may stand in a text or a number of the right kind is left to those who read the values: only they know which texts there are.
"""

import json
from decimal import Decimal
from typing import Any, Final, NoReturn

from engine.documents.limits import MAX_BYTES, MAX_DIGITS

BLANKS: Final = (b" ", b"\t", b"\n", b"\r")


def read_plain_json(data: bytes) -> tuple[Any, int] | None:
    """Return the values of the JSON text *data*, and how many keys it has, or None where it is no plain JSON.

    Of a key that stands twice only the last value is there: the keys counted are then more than those of all mappings. Whole numbers
    of any size are taken.
    """
    if len(data) > MAX_BYTES or not _colons_follow_quotes(data):
        return None
    try:
        return DECODER.decode(data.decode()), data.count(b'":')
    except (ValueError, RecursionError):
        return None


def _colons_follow_quotes(data: bytes) -> bool:
    """Return whether each key has its colon right behind its quote, so that counting these counts every key at least once."""
    return not any(blank in data and blank + b":" in data for blank in BLANKS)


def _decimal(written: str) -> Decimal:
    """Return the number *written*. Raises ValueError where its digits would have to be counted with care."""
    if len(written) > MAX_DIGITS or "e" in written or "E" in written:
        raise ValueError(written)
    return Decimal(written)


def _refuse(written: str) -> NoReturn:
    """Raise ValueError: infinity is no number."""
    raise ValueError(written)


DECODER: Final = json.JSONDecoder(parse_float=_decimal, parse_constant=_refuse)
