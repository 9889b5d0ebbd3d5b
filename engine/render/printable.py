"""Text from a declaration made safe to print: one line, no control characters, no change of direction."""

import re

BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """Return *text* as one line; what a terminal or a page would act upon is shown as U+FFFD."""
    return text if text.isprintable() else UNPRINTABLE.sub("\ufffd", BREAKS.sub(" ", text))
