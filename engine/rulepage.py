"""One rule as a page: what it asks, on which clauses, with which numbers, shown by two of its cases and on a declaration."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.cases import CaseResult, Expected
from engine.checking import CheckedRule
from engine.evaluation import Finding
from engine.explaining import trace_finding
from engine.feel import Step
from engine.feel import nodes as syntax
from engine.ruleset import Parameter
from engine.text import Lang, Text
from engine.units import unit_text
from engine.values import show

MAX_DEPTH = 4
MAX_STEPS = 60
COUNTED = Text("{count}项", "{count} item(s)")


@dataclass(frozen=True)
class StepLine:
    """One step of an evaluation: how deep, the piece of expression, and its value."""

    depth: int
    text: str
    value: str


def parameter_lines(rule: CheckedRule, day: date, lang: Lang) -> Iterator[str]:
    """Yield each parameter of *rule* with its versions; the one in force on *day* is marked ``*``."""
    for parameter in rule.parameters.values():
        unit = unit_text(parameter.unit).of(lang) if parameter.unit else ""
        current = max((start for start in parameter.values if start <= day), default=None)
        for start, value in sorted(parameter.values.items()):
            mark = "*" if start == current else " "
            yield f"{mark} {start}  {parameter.title.text.of(lang)}：{_cells(value, unit, parameter, lang)}"


def _cells(value: Any, unit: str, parameter: Parameter, lang: Lang) -> str:
    if not isinstance(value, dict):
        return f"{show(value).of(lang)}{unit}"
    return "，".join(f"{key} {show(cell).of(lang)}{unit}" for key, cell in value.items())


def pick_cases(results: Iterable[CaseResult]) -> Mapping[Expected, CaseResult]:
    """Return one case that passes and one that fails, the first of each."""
    picked: dict[Expected, CaseResult] = {}
    for result in results:
        if result.ok and result.got in (Expected.PASS, Expected.FAIL):
            picked.setdefault(result.got, result)
    return picked


def step_lines(finding: Finding, lang: Lang) -> Iterator[tuple[str, tuple[StepLine, ...]]]:
    """Yield each expression of the finding's rule, by name, with the values of its parts."""
    for name, step in trace_finding(finding).steps.items():
        lines = tuple(_walk(step, 0, lang))
        yield name, lines[:MAX_STEPS]


def _walk(step: Step, depth: int, lang: Lang) -> Iterator[StepLine]:
    if isinstance(step.node, syntax.Literal) or depth > MAX_DEPTH:
        return
    yield StepLine(depth, " ".join(step.text.split()), _value(step.value, lang))
    if step.origin is None and not isinstance(step.node, syntax.Name):
        for child in step.children:
            yield from _walk(child, depth + 1, lang)


def _value(value: Any, lang: Lang) -> str:
    records = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    if records or isinstance(value, dict):
        return COUNTED.fill(count=len(value) if records else 1).of(lang)
    return show(value).of(lang)
