"""What a change of the rules does to known facilities, for programs."""

import json
from collections.abc import Sequence
from typing import Any

from engine.diagnostics import Diagnostic
from engine.impact import Effect, Impact, Standing
from engine.outcomes import Decision
from engine.text import Lang

Sides = tuple[str, str | None]


def impact_json(impact: Impact, unexplained: Sequence[Diagnostic], lang: Lang, sides: Sides) -> str:
    """Return all of *impact* as JSON."""
    return json.dumps(_data(impact, unexplained, lang, sides), ensure_ascii=False, indent=2) + "\n"


def _data(impact: Impact, unexplained: Sequence[Diagnostic], lang: Lang, sides: Sides) -> dict[str, Any]:
    return {
        "format": 1,
        "before": sides[0],
        "after": sides[1],
        "as_of": impact.day.isoformat(),
        "place": impact.place.value,
        "read": impact.read,
        "rules": list(impact.rules),
        "moves": [
            {"before": b.value, "after": a.value, "count": impact.moves.get((b, a), 0)}
            for b in Decision
            for a in Decision
        ],
        "declarations": [_effect_data(effect, lang) for effect in impact.effects],
        "unexplained": [{"message": d.message.of(lang), "hint": d.hint.of(lang)} for d in unexplained],
        "unread": [
            {
                "file": one.file,
                "problems": [
                    {"line": d.place.line, "column": d.place.column, "code": d.code, "message": d.message.of(lang)}
                    for d in one.problems
                ],
            }
            for one in impact.unread
        ],
    }


def _effect_data(effect: Effect, lang: Lang) -> dict[str, Any]:
    return {
        "file": effect.file,
        "point": effect.point,
        "before": effect.before.value,
        "after": effect.after.value,
        "findings": [
            {
                "rule": change.rule,
                "title": change.title.of(lang),
                "standard": change.standard.value,
                "subject": change.subject,
                "before": _standing_data(change.before),
                "after": _standing_data(change.after),
                "newly_fails": change.newly_fails,
                "clauses": [id_ for id_, _ in change.clauses],
                "message": change.message.of(lang) or None,
            }
            for change in effect.changes
        ],
    }


def _standing_data(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {"outcome": standing.outcome.value, "binding": standing.binding, "question": standing.question.value}
