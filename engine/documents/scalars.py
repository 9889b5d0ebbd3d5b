"""What an unquoted word means: the YAML 1.2 core words, decimal numbers exactly as written, else text.

``yes``, ``on`` and ``是`` are text, and so is what only looks like a number: ``010``, ``0x10``, ``1_000``, ``12:30``.
"""

import re
from decimal import Decimal
from typing import Final

from engine.documents.limits import MAX_DIGITS
from engine.documents.source import Problems
from engine.text import Text

WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER: Final = re.compile(r"-?(?P<whole>0|[1-9][0-9]*)(?:\.(?P<fraction>[0-9]+))?(?:[eE](?P<exponent>[-+]?[0-9]+))?")
OPENING_QUOTES: Final = "“”‘’＂＇"
NO_SPACES: Final = ("\u3000", "\xa0")  # look like spaces, but part nothing
NUMERIC_STARTS: Final = tuple("-.+0123456789")
NOT_FINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

TOO_MANY_DIGITS: Final = Text(
    "这个数有{actual}位，超过上限 {limit} 位。", "the number has {actual} digits; the limit is {limit}."
)
WRITE_AS_TEXT: Final = Text(
    "请核对这个数；如果是编号而不是数量，请加英文双引号。",
    "Check the number; if it is a code and not a quantity, put it in double quotes.",
)
NOT_A_NUMBER: Final = Text("“{written}”不是一个确定的数。", "'{written}' is not a definite number.")
WRITE_A_NUMBER: Final = Text(
    "请写出具体数字；还不知道就删去这一行。", "Write the number itself; leave the line out while it is not known."
)


def read_plain(problems: Problems, written: str, start: int, end: int) -> str | int | Decimal | bool | None:
    """Return the value of the unquoted *written*; a number nobody can use becomes a problem and stays text."""
    if written in WORDS:
        return WORDS[written]
    if NOT_FINITE.fullmatch(written):
        add_not_finite(problems, written, start, end)
        return written
    return read_number(problems, written, start, end)


def add_not_finite(problems: Problems, written: str, start: int, end: int) -> None:
    """Say that *written* is infinity or no number at all."""
    problems.add("not-finite", NOT_A_NUMBER.fill(written=written), WRITE_A_NUMBER, start=start, end=end)


def read_number(problems: Problems, written: str, start: int, end: int) -> str | int | Decimal:
    """Return *written* as int or Decimal when it is a decimal number, else unchanged."""
    match = NUMBER.fullmatch(written)
    if match is None:
        return written
    if (digits := count_digits(match)) > MAX_DIGITS:
        actual = Text(f" {digits} ", str(digits)) if digits < 10**9 else Text("超过十亿", "more than a billion")
        message = TOO_MANY_DIGITS.fill(actual=actual, limit=MAX_DIGITS)
        problems.add("number-too-long", message, WRITE_AS_TEXT, start=start, end=end)
        return written
    return number_in(match)


def plain_word(written: str) -> str | int | Decimal | bool | None:
    """Return the value of the unquoted *written*. Raises ValueError for a number nobody can use."""
    if written in WORDS:
        return WORDS[written]
    if not written.startswith(NUMERIC_STARTS):
        return written
    match = NUMBER.fullmatch(written)
    if NOT_FINITE.fullmatch(written) or (match and count_digits(match) > MAX_DIGITS):
        raise ValueError(written)
    return number_in(match) if match else written


def number_in(match: re.Match[str]) -> int | Decimal:
    """Return the number that `NUMBER` has found, exactly as it is written."""
    whole = match["fraction"] is None and match["exponent"] is None
    return int(match.group()) if whole else Decimal(match.group())


def count_digits(match: re.Match[str]) -> int:
    """Return how many digits the number takes when it is written out without an exponent."""
    whole, fraction, exponent = match["whole"], match["fraction"] or "", match["exponent"] or "0"
    if len(exponent) > 10:
        return 10**9
    shift = int(exponent)
    return max(len(whole) + shift, 1) + max(len(fraction) - shift, 0) if shift else len(whole) + len(fraction)
