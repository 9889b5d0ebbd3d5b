"""What a reader may expect of every diagnostic, whatever is wrong."""

import re
from collections.abc import Iterable
from typing import Final

from engine.diagnostics import Diagnostic, format_diagnostic
from engine.text import LANGS

Found = list[tuple[str, int, int]]

CODE: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|\[[^]]*\]|（[^）]*）|\{[^}]*\}|tuoyu [a-z ]+|(?:写法|例如)[： ].*")
ENGLISH: Final = re.compile(r"[A-Za-z']{2,}(?: [A-Za-z']{2,}){2,}")  # three words in a row are a sentence
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
GLUED_COMMA: Final = re.compile(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff])")
LEFT_OVER: Final = re.compile(r"\{[a-z_]+\}")


def found(diagnostics: Iterable[Diagnostic]) -> Found:
    """Return code, line and column of each."""
    return [(d.code, d.place.line, d.place.column) for d in diagnostics]


def complaints(diagnostic: Diagnostic) -> list[str]:
    """Return what a reader would miss in *diagnostic*: place, fact, next step, and each in one language."""
    said = {"message": diagnostic.message, "hint": diagnostic.hint}
    empty = [f"no {name} in {lang}" for name, text in said.items() for lang in LANGS if not text.of(lang).strip()]
    mixed = [f"not Chinese: {text.zh}" for text in said.values() if _is_foreign(text.zh)]
    left = [f"left over: {part}" for text in said.values() for part in text if _is_left_over(diagnostic, part)]
    long = [f"too long: {part}" for text in said.values() for part in text if len(part) > 1000]
    shown = [f"no place: {lang}" for lang in LANGS if str(diagnostic.place) not in format_diagnostic(diagnostic, lang)]
    outside = ["caret outside the line"] if diagnostic.excerpt and diagnostic.width < 1 else []
    return empty + mixed + left + long + shown + outside


def _is_left_over(diagnostic: Diagnostic, part: str) -> bool:
    return diagnostic.code != "placeholder" and LEFT_OVER.search(part) is not None


def _is_foreign(zh: str) -> bool:
    """Return whether a Chinese sentence has none, holds an English sentence, or has its commas half-width."""
    bare = CODE.sub("", zh)
    return not CHINESE.search(zh) or bool(ENGLISH.search(bare) or GLUED_COMMA.search(bare))
