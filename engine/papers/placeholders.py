"""Which values a template asks for, and whether it stays within what a template may do."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints

from jinja2 import nodes

ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.For, nodes.If),
    *(nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.Filter),
)
"""A template prints values, repeats and leaves out; it calls nothing, computes nothing and loads nothing."""
FILTERS: Final = ("length", "join", "first", "last")
LOOP: Final = "loop"
"""What jinja itself offers within a loop: ``loop.index``, ``loop.first``."""
Scope = Mapping[str, str]


def names_of(paper: type[Any]) -> frozenset[str]:
    """Return every placeholder that a paper can fill, lists as ``demands`` and ``demands[].item``."""
    return frozenset(_names(paper, ""))


def _names(record: Any, before: str) -> Iterator[str]:
    for name, kind in get_type_hints(record).items():
        yield f"{before}{name}"
        if get_origin(kind) is tuple:
            item = get_args(kind)[0]
            yield from _names(item, f"{before}{name}[].") if is_dataclass(item) else (f"{before}{name}[]",)


def find_placeholders(tree: nodes.Template) -> tuple[str, ...]:
    """Return the placeholders a template asks for, in the order it does, each once."""
    return tuple(dict.fromkeys(name for name in _asked(tree, {}) if name.split(".")[0] != LOOP))


def find_forbidden(tree: nodes.Template) -> tuple[str, ...]:
    """Return the kinds of expressions and the filters that a template must not use."""
    kinds = (type(node).__name__ for node in _every(tree) if not isinstance(node, ALLOWED))
    filters = (node.name for node in tree.find_all(nodes.Filter) if node.name not in FILTERS)
    return tuple(dict.fromkeys((*kinds, *filters)))


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _asked(node: nodes.Node, scope: Scope) -> Iterator[str]:
    """Yield what *node* reads; *scope* says which item of which list a loop's name stands for."""
    if isinstance(node, nodes.For):
        yield from _asked(node.iter, scope)
        inner = {**scope, **_bound(node, scope)}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _asked(child, inner)
    elif name := _name(node, scope):
        yield name
    else:
        for child in node.iter_child_nodes():
            yield from _asked(child, scope)


def _bound(loop: nodes.For, scope: Scope) -> Scope:
    listed = _name(loop.iter, scope)
    return {loop.target.name: f"{listed}[]"} if listed and isinstance(loop.target, nodes.Name) else {}


def _name(node: Any, scope: Scope) -> str:
    """Return the placeholder that *node* is, or nothing for anything else."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr) and (owner := _name(node.node, scope)):
        return f"{owner}.{node.attr}"
    return ""
