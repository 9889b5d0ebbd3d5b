"""The word somebody probably meant."""

import unicodedata
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Final

MAX_WORD: Final = 80  # longer words are no slips of the finger
LIKENESS: Final = 0.66
SHORT: Final = 5  # letters: words as short as this are like many others, and must be liker
VERY_LIKE: Final = 0.75


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate closest to *word*, or None when none is close; case, width and ``-`` for ``_`` count little."""
    if not word or len(word) > MAX_WORD:
        return None
    by_form: dict[str, str] = {}
    for candidate in sorted(set(candidates)):
        by_form.setdefault(_form(candidate), candidate)
    close = get_close_matches(_form(word), by_form, n=3, cutoff=LIKENESS)
    return next((by_form[c] for c in close if len(c) > SHORT or _is_very_like(_form(word), c)), None)


def rule_meant(rule: str, known: Collection[str]) -> str | None:
    """Return the id of the *known* rule that was probably meant, or None.

    Standard, topic and name are compared one by one: ids of one topic begin alike, and a rule that is gone is none of the others.
    """
    left = [each.split(".") for each in known]
    for level, part in enumerate(rule.split(".")):
        there = {parts[level] for parts in left if len(parts) > level}
        meant = part if part in there else did_you_mean(part, there)
        if meant is None:
            return None if level else did_you_mean(rule, known)  # perhaps without its standard
        left = [parts for parts in left if parts[level] == meant]
    return ".".join(left[0]) if len(left) == 1 else None


def _is_very_like(word: str, candidate: str) -> bool:
    return SequenceMatcher(None, word, candidate).ratio() >= VERY_LIKE


def _form(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_").strip("_")
