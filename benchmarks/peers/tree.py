"""The words in which `rules.py` states a rule: nested tuples, the operation first."""

from typing import Any

Tree = Any  # a tuple whose first item names the operation, or a constant


def get(*path: str) -> Tree:
    """Return a fact: a variable, or the field of one."""
    return ("get", *path)


def op(name: str, *parts: Tree) -> Tree:
    """Return the operation *name* of *parts*."""
    return (name, *parts)


def known(fact: Tree, then: Tree) -> Tree:
    """Return *then*, or that it is unknown where *fact* is not stated."""
    return ("if", ("stated", fact), then, "unknown")


def met(condition: Tree) -> Tree:
    """Return the outcome of a requirement."""
    return ("if", condition, "pass", "fail")


def limit(fact: Tree, operator: str, wanted: Tree) -> Tree:
    """Return the outcome of a fact against a limit."""
    return known(fact, met((operator, fact, wanted)))


def when(condition: Tree, then: Tree) -> Tree:
    """Return *then* where the rule applies."""
    return ("if", condition, then, "not_applicable")


def each(items: str, variable: str, then: Tree) -> Tree:
    """Return the outcome for each item of a list."""
    listed = ("get", items)
    found = ("if", ("==", ("size", listed), 0), "not_applicable", ("map", listed, variable, then))
    return ("if", ("given", listed), found, "unknown")


def given(items: str, then: Tree) -> Tree:
    """Return *then*, or that it is unknown where the list *items* is not given."""
    return ("if", ("given", ("get", items)), then, "unknown")


def topic(kinds: tuple[str, ...], then: Tree) -> Tree:
    """Return *then* for points of these kinds."""
    kind = ("get", "point", "kind")
    return known(kind, when(("among", kind, kinds), then))


def all_in(fact: Tree, wanted: tuple[str, ...]) -> Tree:
    """Return the outcome where a list is to have all that is wanted."""
    return known(fact, met(("and", *(("holds", fact, one) for one in wanted))))
