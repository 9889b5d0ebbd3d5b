"""An expression tried on a declaration: its type, its value, and the values of its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile
from typing import Any

from engine.checked import BINDING
from engine.checking import LOOK_AGAIN, NEXT_STEPS
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import declaration_scope, facts_of_model
from engine.declaration.titles import show_path
from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.documents import cell_width
from engine.feel import TODAY, UNKNOWN, Checked, FeelError, ListType, Problem, Step, Type, check, trace
from engine.feel import nodes as syntax
from engine.steplines import StepLine, lines_of
from engine.text import Text

MAX_DEPTH = 12
MAX_LINES = 400
BAD_EACH = Text("“逐项”应写成“名称 in 列表”", "this should be 'name in list'")
EACH_HINT = Text("例如 class in classes。", "Such as: class in classes.")
NAME_TAKEN = Text("{name} 已是一项事实的名称", "'{name}' is the name of a fact already")
QUOTES = Text(
    "这是一个取值，要加双引号；在命令行里把整个表达式放进单引号，双引号才不会丢失。",
    "This is a value and needs double quotes; on the command line put the whole expression in single quotes, or they are lost.",
)
OTHER_NAME = Text("请换一个名称。", "Choose another name.")


@dataclass(frozen=True)
class Tried:
    """What the expression came to for one *subject*, an item of a list; "" is the declaration as a whole.

    *items* are the paths of the records where the value is a list of them; *missing* are the paths of facts not stated that keep
    the value, or an item of it, unknown.
    """

    subject: str
    value: Any
    items: tuple[str, ...]
    parts: tuple[StepLine, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """An expression, the type of its values, and what it came to, item by item; *unstated* is the list that was to be walked,
    where it is not stated.
    """

    expression: str
    type: Type
    results: tuple[Tried, ...]
    unstated: str = ""


class TrialError(DiagnosticError):
    """The expression, or the list to walk, cannot be used."""


def try_expression(text: str, declaration: Declaration, day: date, each: str | None = None) -> Trial:
    """Return what *text* comes to on *declaration* on *day*; with *each*, such as ``class in classes``, for every item.

    Raises `TrialError` with every problem of both.
    """
    scope: dict[str, Type] = dict(declaration_scope())
    facts: dict[str, Any] = {**facts_of(declaration), TODAY: day}
    if each is None:
        checked = _check(text, scope, "EXPRESSION")
        return Trial(text, checked.type, (_tried(checked, facts, {}, ""),))
    name, walked = _check_each(each, scope)
    checked = _check(text, {**scope, name: walked.type.item}, "EXPRESSION")  # type: ignore[attr-defined]
    items = trace(walked, facts)
    if items.value is UNKNOWN or not isinstance(items.value, list):
        return Trial(text, checked.type, (), ", ".join(_missing_paths(items)) or walked.text)
    places = items.items or (None,) * len(items.value)
    results = (
        _tried(checked, {**facts, name: item}, {name: place} if place else {}, show_origin(place) or str(number))
        for number, (item, place) in enumerate(zip(items.value, places, strict=True), 1)
    )
    return Trial(text, checked.type, tuple(results))


def _check_each(each: str, scope: Mapping[str, Type]) -> tuple[str, Checked]:
    match = BINDING.match(each)
    if not match:
        raise TrialError([_diagnose(Problem("each", BAD_EACH, EACH_HINT, 0, len(each)), each, "--each")])
    if match[1] in scope:
        problem = Problem("hidden-name", NAME_TAKEN.fill(name=match[1]), OTHER_NAME, match.start(1), match.end(1))
        raise TrialError([_diagnose(problem, each, "--each")])
    walked = _check(each, scope, "--each", skip=match.end())
    if not isinstance(walked.type, ListType):
        raise TrialError([_diagnose(Problem("each", BAD_EACH, EACH_HINT, match.end(), len(each)), each, "--each")])
    return match[1], walked


def _check(text: str, scope: Mapping[str, Type], place: str, skip: int = 0) -> Checked:
    """Return *text*, from *skip* characters on, checked."""
    try:
        return check(text[skip:], scope)
    except FeelError as error:
        raise TrialError(_diagnose(problem, text, place, skip) for problem in error.problems) from error


def _diagnose(problem: Problem, text: str, place: str, skip: int = 0) -> Diagnostic:
    """Return *problem* with the line of *text* it stands in, and a caret below it."""
    start = min(problem.start + skip, len(text))
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    marked = line[start - first : max(start + 1, problem.end + skip) - first]
    hint = QUOTES if problem.code == "unknown-name" and marked in _codes() else problem.hint
    return Diagnostic(
        Place(place, text.count("\n", 0, start) + 1, start - first + 1),
        problem.code,
        problem.message,
        hint if all(hint) else NEXT_STEPS.get(problem.code, LOOK_AGAIN),
        line,
        cell_width(line[: start - first]),
        max(1, cell_width(marked)),
    )


@cache
def _codes() -> frozenset[str]:
    """Return the codes of all choices a declaration may state."""
    return frozenset(choice.value for info in facts_of_model().values() for choice in info.choices)


def _tried(checked: Checked, facts: Mapping[str, Any], origins: Mapping[str, Any], subject: str) -> Tried:
    step = trace(checked, facts, origins)
    return Tried(
        subject,
        step.value,
        tuple(show_origin(place) for place in step.items or () if place) if _has_records(step.value) else (),
        lines_of(step, MAX_DEPTH, MAX_LINES),
        _missing_paths(step),
    )


def _has_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _missing_paths(step: Step) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_missing(step)))


def _missing(step: Step) -> Iterator[str]:
    """Yield the paths of the facts not stated that keep *step*, or an item of it, unknown."""
    if step.value is UNKNOWN and step.origin and not isinstance(step.node, syntax.Filter):
        yield show_origin(step.origin)
    elif isinstance(step.value, list) and step.items:
        unstated = (place for place, item in zip(step.items, step.value, strict=False) if item is UNKNOWN and place)
        yield from map(show_origin, unstated)
    elif step.value is UNKNOWN or isinstance(step.value, list):
        for child in step.children:
            yield from _missing(child)


def show_origin(origin: tuple[Any, ...] | None) -> str:
    """Return a path as a case writes it; an item of a plain list, such as one of the services, is the fact that the list is."""
    named = tuple(takewhile(lambda step: isinstance(step, str), origin or ()))
    return show_path(named) if named else ""
