"""What the expressions of a rule mean, apart from how they are spelled.

Two expressions have the same form if their trees are the same once spaces and brackets are gone, named values are put in
where they are used, and what a rule names itself (loop variable, values, parameters) is told by its place, not by its name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from engine.checked import BINDING, PLACEHOLDER
from engine.declaration.model import Declaration
from engine.declaration.schema import is_section
from engine.feel import FeelError, parse
from engine.feel.nodes import AtLiteral, ContextLiteral, Filter, For, Literal, Name, Node, Quantified
from engine.ruleset import Rule, Topic

Shape = Any
PLACES = {"start", "end", "field_start"}


@dataclass(frozen=True)
class Form:
    """The form of one part of a rule, and the parameters and named values it uses, in the order of their first use."""

    shape: Shape
    parameters: tuple[str, ...] = field(default=(), compare=False)
    values: tuple[str, ...] = field(default=(), compare=False)


def forms_of(topic: Topic, rule: Rule) -> dict[str, Form]:
    """Return the form of each part of *rule* that has an expression, by its key."""
    texts = {
        "topic.applies_when": topic.applies_when,
        "for_each": rule.for_each and BINDING.sub("", rule.for_each, count=1),
        "applies_when": rule.applies_when,
        "require": rule.require,
        "cite.by": rule.cite and rule.cite.by,
    }
    forms = {key: _Reader.of(topic, rule).form(text) for key, text in texts.items() if text}
    for key in ("message", "remedy"):
        for lang, sentence in getattr(rule, key).text._asdict().items():
            forms[f"{key}.{lang}"] = _Reader.of(topic, rule).sentence(sentence)
    return forms


def form_of(topic: Topic, rule: Rule, text: str) -> Form:
    """Return the form of one expression as *rule* would read it."""
    return _Reader.of(topic, rule).form(text)


@dataclass
class _Reader:
    """Reads the expressions of one part of a rule."""

    values: Mapping[str, str]
    parameters: Mapping[str, object]
    variable: str
    numbers: dict[str, int] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, topic: Topic, rule: Rule) -> "_Reader":
        bound = BINDING.match(rule.for_each) if rule.for_each else None
        return cls(rule.values, topic.parameters, bound[1] if bound else "")

    def form(self, text: str) -> Form:
        shape = self.expression(text)
        return Form(shape, tuple(self.numbers), tuple(self.used))

    def sentence(self, text: str) -> Form:
        pieces = PLACEHOLDER.split(text)  # words and placeholders take turns
        shape = tuple(self.expression(p) if odd % 2 and p.strip() else p for odd, p in enumerate(pieces))
        return Form(shape, tuple(self.numbers), tuple(self.used))

    def expression(self, text: str) -> Shape:
        """Return the shape of *text*; what cannot be read stands for itself."""
        try:
            return self.node(parse(text), (), False)
        except FeelError:
            return text

    def node(self, node: Any, bound: tuple[str, ...], inside: bool) -> Shape:
        """Return the shape of *node* where *bound* are the names of the loops around it, *inside* a filter or not."""
        match node:
            case Name():
                return self.name(node.name, bound, inside)
            case Literal(value=value) | AtLiteral(value=value):
                return _literal(value)
            case Filter():
                return "filter", self.node(node.base, bound, inside), self.node(node.condition, bound, True)
            case For() | Quantified():
                return self.loop(node, bound, inside)
            case ContextLiteral():
                return self.context(node, bound, inside)
            case Node():
                named = (getattr(node, spec.name) for spec in fields(node) if spec.name not in PLACES)
                return type(node).__name__, *(self.node(part, bound, inside) for part in named)
            case tuple():
                return tuple(self.node(part, bound, inside) for part in node)
        return node

    def name(self, name: str, bound: tuple[str, ...], inside: bool) -> Shape:
        """Return what *name* stands for; a filter's item may have a fact of that name, which then counts as well."""
        said = name if inside and name in _names_of_facts() else ""
        if name in bound:
            return "bound", len(bound) - 1 - bound[::-1].index(name), said
        if name == self.variable:
            return "item of the rule", said
        if name in self.values and name not in self.open:
            return (said, self.value(name)) if said else self.value(name)
        if name in self.parameters:
            return "parameter", self.numbers.setdefault(name, len(self.numbers)), said
        return "fact", name, inside

    def value(self, name: str) -> Shape:
        self.used.setdefault(name)
        self.open.append(name)
        shape = self.expression(self.values[name])
        self.open.pop()
        return shape

    def loop(self, node: For | Quantified, bound: tuple[str, ...], inside: bool) -> Shape:
        domains = []
        for binding in node.bindings:
            domains.append(tuple(self.node(part, bound, inside) for part in (binding.domain, binding.upto)))
            bound = (*bound, binding.name)
        last = node.result if isinstance(node, For) else node.condition
        kind = "for" if isinstance(node, For) else node.quantifier
        return kind, tuple(domains), self.node(last, bound, inside)

    def context(self, node: ContextLiteral, bound: tuple[str, ...], inside: bool) -> Shape:
        entries = []
        for entry in node.entries:
            entries.append((entry.key, self.node(entry.value, bound, inside)))
            bound = (*bound, entry.key)
        return "context", tuple(entries)


def _literal(value: Any) -> Shape:
    """Return a literal so that 1 and 1.0 are the same, and 1 and true are not."""
    number = isinstance(value, Decimal | int) and not isinstance(value, bool)
    return "literal", "number" if number else type(value).__name__, value


@cache
def _names_of_facts() -> frozenset[str]:
    """Return every name that a fact of some record of the declaration has."""
    return frozenset(_fact_names(Declaration, set()))


def _fact_names(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    for name, about in model.model_fields.items():
        yield name
        inner = is_section(about.annotation)
        if inner:
            yield from _fact_names(inner, seen)
