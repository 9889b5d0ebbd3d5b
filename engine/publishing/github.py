"""Problems as GitHub's workflow commands: GitHub shows each at its line of the pull request."""

from collections.abc import Iterable

from engine.diagnostics import Diagnostic
from engine.publishing.places import in_order, said
from engine.text import Lang

IN_MESSAGES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))  # per cent first, or it would escape the others again
IN_PROPERTIES = (*IN_MESSAGES, (":", "%3A"), (",", "%2C"))


def as_annotations(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """Return one ``::error`` line for each problem; nothing where there is none."""
    return "".join(f"::error {_properties(d)}::{_escaped(said(d, lang), IN_MESSAGES)}\n" for d in in_order(diagnostics))


def _properties(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    known = {"file": place.file, "line": place.line, "col": place.column, "title": diagnostic.code}
    return ",".join(f"{name}={_escaped(str(value), IN_PROPERTIES)}" for name, value in known.items() if value)


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for character, escape in table:
        text = text.replace(character, escape)
    return text
