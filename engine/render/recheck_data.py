"""Two checks beside each other, for programs."""

from typing import Any

from engine.recheck import Change, FactChange, Recheck, Side, Status
from engine.recheck.model import Told
from engine.text import Lang


def recheck_data(recheck: Recheck, lang: Lang) -> dict[str, Any]:
    """Return all of *recheck*: both sides, the binding findings by what became of them, advice, and the facts touched."""
    return {
        "format": 1,
        "lang": lang,
        "before": _side(recheck.before),
        "after": _side(recheck.after),
        **{status.value: [_change(change) for change in recheck.of(status)] for status in Status},
        "advice": [{"status": change.status.value, **_change(change)} for change in recheck.advice],
        "facts": [_fact(fact) for fact in recheck.facts],
        "facts_partial": recheck.partial,
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "kind": "result" if side.is_result else "declaration",
        "point": side.point,
        "as_of": side.as_of,
        "place": side.place.code,
        "rules": side.digest,
        "decision": side.decision.code,
        "papers": side.papers.code,
        "standards": side.standards.code,
    }


def _change(change: Change) -> dict[str, Any]:
    told = change.told
    return {
        "rule": told.rule,
        "title": told.title,
        "subject": told.subject,
        "called": told.called,
        "why": change.why.value if change.why else None,
        "before": _told(change.before),
        "after": _told(change.after),
    }


def _told(told: Told | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "outcome": told.outcome.value,
        "message": told.message,
        "remedy": told.remedy,
        "clause": told.clause,
        "missing": list(told.missing),
    }


def _fact(fact: FactChange) -> dict[str, Any]:
    return {
        "path": fact.path,
        "touch": fact.touch.value,
        "owner": fact.owner,
        "label": fact.label,
        "was": fact.was,
        "now": fact.now,
        "unit": fact.unit,
        "asked": fact.asked,
    }
