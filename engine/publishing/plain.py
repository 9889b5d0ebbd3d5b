"""Problems as a plain JSON list."""

import json
from collections.abc import Iterable

from engine.diagnostics import Diagnostic
from engine.publishing.places import in_order
from engine.text import Lang


def as_json(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """Return a JSON list with one object a problem, by file and line.

    ``file`` is a path from the top of the git repository (or the current folder), ``line`` and ``column`` count from 1
    and are null where the problem has no line; ``code`` stays the same between versions; ``message`` says what is wrong,
    ``hint`` what to do, ``excerpt`` is the line of the file; these may be empty.
    """
    return json.dumps([entry(d, lang) for d in in_order(diagnostics)], ensure_ascii=False, indent=2) + "\n"


def entry(diagnostic: Diagnostic, lang: Lang) -> dict[str, object]:
    """Return one problem as `as_json` shows it."""
    return {
        "file": diagnostic.place.file,
        "line": diagnostic.place.line or None,
        "column": diagnostic.place.column or None,
        "code": diagnostic.code,
        "message": diagnostic.message.of(lang),
        "hint": diagnostic.hint.of(lang),
        "excerpt": diagnostic.excerpt,
    }
