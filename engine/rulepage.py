"""One rule as a page: what it asks, on which clauses, with which numbers, shown by two of its cases and on a declaration."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.cases import CaseResult, Expected
from engine.checking import CheckedRule
from engine.evaluation import Finding
from engine.explaining import Traced
from engine.feel import Step
from engine.feel import nodes as syntax
from engine.outcomes import Outcome
from engine.ruleset import Parameter
from engine.text import Lang, Text
from engine.units import unit_text
from engine.values import show

MAX_DEPTH = 4
MAX_STEPS = 60
TIMES = Text("{value}（{times}次）", "{value} ({times} times)")
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
    traced = Traced(finding)
    for name in _shown(finding, list(traced.expressions)):
        yield name, tuple(_walk(traced.step(name), 0, lang))[:MAX_STEPS]


def _shown(finding: Finding, names: list[str]) -> list[str]:
    """Return the expressions in the order they decide: the conditions, then the values worked out, then what is required."""
    conditions: list[str] = [name for name in ("topic_applies", "applies") if name in names]
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return conditions
    return [*conditions, *(name for name in names if name in finding.env), "require"]


def _walk(step: Step, depth: int, lang: Lang) -> Iterator[StepLine]:
    if isinstance(step.node, syntax.Literal) or depth > MAX_DEPTH:
        return
    yield StepLine(depth, " ".join(step.text.split()), _value(step.value, lang))
    if step.origin is None and not isinstance(step.node, syntax.Name):
        yield from _children(step, depth + 1, lang)


def _children(step: Step, depth: int, lang: Lang) -> Iterator[StepLine]:
    """Yield the parts of a step; a condition tried on every item of a list takes one line a result, with how often."""
    rounds: dict[tuple[str, str], int] = Counter((c.text, _value(c.value, lang)) for c in step.children)
    texts = Counter(child.text for child in step.children)
    for child in step.children:
        if texts[child.text] == 1:
            yield from _walk(child, depth, lang)
        elif times := rounds.pop((child.text, _value(child.value, lang)), 0):
            repeated = TIMES.fill(value=_value(child.value, lang), times=times).of(lang)
            yield StepLine(depth, " ".join(child.text.split()), repeated)


def _value(value: Any, lang: Lang) -> str:
    records = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    if records or isinstance(value, dict):
        return COUNTED.fill(count=len(value) if records else 1).of(lang)
    return show(value).of(lang)
