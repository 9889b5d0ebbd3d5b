"""Three-valued truth: `None` is what cannot be told; a fact not stated is `None` as well."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not_applicable"

Facts = Mapping[str, Any]
Truth = bool | None
NOTHING: Facts = {}


def among(value: Any, values: Collection[Any]) -> Truth:
    """Return whether *value* is one of *values*."""
    return None if value is None else value in values


def holds(values: Collection[Any] | None, value: Any) -> Truth:
    """Return whether *values*, which may not be stated, hold *value*."""
    return None if values is None else value in values


def same(left: Any, right: Any) -> Truth:
    """Return whether the two are equal."""
    return None if left is None or right is None else left == right


def negated(truth: Truth) -> Truth:
    """Return the opposite."""
    return None if truth is None else not truth


def all_of(*truths: Truth) -> Truth:
    """Return whether all are true; one that is false decides."""
    if False in truths:
        return False
    return None if None in truths else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return whether one is true; the first that is decides."""
    result: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            result = None
    return result


def where(items: Iterable[Facts], test: Callable[[Facts], Truth]) -> list[Facts] | None:
    """Return the *items* that pass *test*, or None if that is open for one of them."""
    found = []
    for item in items:
        truth = test(item)
        if truth is None:
            return None
        if truth:
            found.append(item)
    return found


def total(items: Iterable[Facts] | None, name: str) -> Any:
    """Return the sum of one fact of all *items*, or None if one does not state it."""
    if items is None:
        return None
    values = [item.get(name) for item in items]
    return None if None in values else sum(values)


def empty(items: Collection[Any] | None) -> Truth:
    """Return whether a list that may not be known has no items."""
    return None if items is None else not items


def open_or_out(applies: Truth) -> str:
    """Return the outcome of a rule that does not surely apply."""
    return NOT_APPLICABLE if applies is False else UNKNOWN


def met(truth: Truth) -> str:
    """Return the outcome of a requirement."""
    return UNKNOWN if truth is None else PASS if truth else FAIL


def at_least(value: Any, limit: Any) -> str:
    """Return the outcome of a lower limit."""
    return UNKNOWN if value is None or limit is None else PASS if value >= limit else FAIL


def at_most(value: Any, limit: Any) -> str:
    """Return the outcome of an upper limit."""
    return UNKNOWN if value is None or limit is None else PASS if value <= limit else FAIL
