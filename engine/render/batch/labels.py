"""What codes in results are called by a reader."""

from collections.abc import Mapping
from typing import Any

from engine.catalogue import Standard
from engine.declaration.fields import Choice
from engine.declaration.point import Mode, PointKind
from engine.outcomes import Decision, Outcome, PapersVerdict, StandardsVerdict
from engine.render.batch.words import word
from engine.text import Lang

KINDS: Mapping[str, type[Choice]] = {
    "kind": PointKind,
    "mode": Mode,
    "decision": Decision,
    "papers": PapersVerdict,
    "standards": StandardsVerdict,
    "outcome": Outcome,
    "standard": Standard,
}


def label(what: str, code: Any, lang: Lang) -> str:
    """Return what the *code* of a kind, mode, decision and so on is called; nothing where there is none."""
    return KINDS[what][code.upper()].label.of(lang) if code else ""


def decision_label(code: str, lang: Lang) -> str:
    """Return what a decision is called, or that there is none because the declaration could not be read."""
    return word("unread", lang) if code == "unread" else label("decision", code, lang)


def place_label(what: str, code: str, lang: Lang) -> str:
    """Return what the row of a table is called: a mode, a kind, or a subdistrict as it is written."""
    if what == "subdistrict":
        return code or word("no_subdistrict", lang)
    return label(what, code, lang) or word("not_stated", lang)
