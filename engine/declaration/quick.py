"""A declaration in JSON read fast: what is plain and right is read at once, everything else is left to the careful reader."""

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError

from engine.declaration.checks import find_data_problems
from engine.declaration.facts import Facts, facts_of
from engine.declaration.model import Declaration
from engine.documents.encoding import FORBIDDEN
from engine.documents.limits import MAX_BYTES, MAX_DIGITS, MAX_LIST_LENGTH

PLAIN_ESCAPE: Final = re.compile(r'\\(?:["\\/]|u(?:[4-9][0-9a-fA-F]{3}|[fF]{2}[0-5][0-9a-fA-F]|300[0-9a-fA-F]))')
"""Escapes that stand for an ordinary character: quotes, Chinese characters and their punctuation."""
LOOKS_NUMERIC: Final = re.compile(r'"[-+]?[0-9][0-9.]{8,9}"')
"""A text that pydantic might take for a day: a number as long as one."""


class NotPlainError(ValueError):
    """Something that only the careful reader can judge."""


def read_quickly(data: bytes) -> Facts | None:
    """Return the facts that the JSON text *data* states, or None where it is not plain JSON, or anything in it is wrong.

    What is returned is what `facts_of` makes of what `parse_declaration` returns; None says nothing but that it has to be asked.
    """
    if len(data) > MAX_BYTES or data.lstrip()[:1] != b"{":
        return None
    try:
        text = data.decode()
        if not _is_plain(text):
            return None
        facts = facts_of(Declaration.model_validate(DECODER.decode(text)))
    except (ValueError, ValidationError, RecursionError):
        return None
    return None if next(find_data_problems(facts), None) else facts


def _is_plain(text: str) -> bool:
    if FORBIDDEN.search(text) or LOOKS_NUMERIC.search(text):
        return False
    return "\\" not in text or "\\" not in PLAIN_ESCAPE.sub("", text)


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs) or any(type(value) is list and len(value) > MAX_LIST_LENGTH for _, value in pairs):
        raise NotPlainError
    return found


def _whole(written: str) -> int:
    if len(written) > MAX_DIGITS:
        raise NotPlainError
    return int(written)


def _decimal(written: str) -> Decimal:
    if len(written) > MAX_DIGITS or "e" in written or "E" in written:
        raise NotPlainError
    return Decimal(written)


def _refuse(written: str) -> None:
    raise NotPlainError(written)


DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_int=_whole, parse_float=_decimal, parse_constant=_refuse
)
