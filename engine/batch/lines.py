"""Results as lines of JSON: small, in a fixed order of keys, the same for programs, the summary and a resumed run."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from engine.batch.model import Asked, Given, Result
from engine.batch.partition import check_partition
from engine.diagnostics import Diagnostic
from engine.outcomes import Outcome
from engine.text import Lang

MOST_PROBLEMS = 10
"""How many problems of a file that cannot be read are told; ``problem_count`` says how many there are."""


def check_lines(declarations: Iterable[Given], asked: Asked) -> list[str]:
    """Return the results of *declarations*, each as one line of JSON: what processes send back."""
    return [line_of(result, asked.lang) for result in check_partition(declarations, asked)]


def line_of(result: Result, lang: Lang) -> str:
    """Return *result* as one line of JSON, with its line break."""
    data = _unread(result, lang) if result.decision is None else _read(result)
    return json.dumps({"source": result.source, "line": result.line, **data}, ensure_ascii=False) + "\n"


def _unread(result: Result, lang: Lang) -> dict[str, Any]:
    shown = result.problems[:MOST_PROBLEMS]
    return {
        "decision": None,
        "problem_count": len(result.problems),
        "problems": [_problem(problem, lang) for problem in shown],
    }


def _problem(problem: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "place": str(problem.place),
        "code": problem.code,
        "message": problem.message.of(lang),
        "hint": problem.hint.of(lang),
    }


def _read(result: Result) -> dict[str, Any]:
    assert result.papers and result.standards
    return {
        "decision": result.decision,
        "papers": result.papers,
        "standards": result.standards,
        "name": result.name,
        "kind": result.kind,
        "mode": result.mode,
        "subdistrict": result.subdistrict,
        "counts": {outcome.value: result.counts.get(outcome, 0) for outcome in Outcome} | {"advice": result.advice},
        "missing_facts": result.missing,
        "by_standard": {standard.value: outcome.value for standard, outcome in result.by_standard.items()},
        "failed": [{"rule": f.rule, "subjects": f.subjects, "clauses": list(f.clauses)} for f in result.failed],
    }


def read_records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield each of *lines* as the values it holds."""
    yield from map(json.loads, lines)
