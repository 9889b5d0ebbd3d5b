"""Which known name was probably meant."""

import difflib
from collections.abc import Iterable

from engine.text import NO_TEXT, Text


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that looks most like *word*, or None if none does."""
    by_shape = {_shape(name): name for name in sorted(known)}
    found = difflib.get_close_matches(_shape(word), by_shape, n=1, cutoff=0.6)
    return by_shape[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], quote: str = "'") -> Text:
    """Return the question whether the closest of *known* was meant, or no text."""
    found = closest(word, known)
    if found is None:
        return NO_TEXT
    return Text(f"是否想写 {quote}{found}{quote}？", f"Did you mean {quote}{found}{quote}?")


def listing(known: Iterable[str], limit: int = 12) -> str:
    """Return *known* with commas, cut after *limit* names."""
    names = list(known)
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")


def _shape(name: str) -> str:
    return name.casefold().replace("_", "").replace(" ", "")
