"""Which facts decided a failure, where the shape of the rule tells: worked out once a rule, instead of tracing every finding.

What it gives is what `engine.tracing.Traced` finds; where a shape does not tell (a loop, a branch, something unknown on the way),
it says so, and the finding is traced.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from engine.compiling import CompiledRule
from engine.declaration.table import FactPath, is_fact
from engine.evaluation import Finding
from engine.feel import TODAY, AnyType, Checked, ContextType, ListType, nodes
from engine.feel.effort import restart
from engine.outcomes import Outcome
from engine.reading import FOLDS, Reader, Reading, Slots, UntoldError, fields_of, follow
from engine.seeing import MAX_ITEMS, Facts, Origin, SeenFact, new

Found = dict[Origin, Any]
Part = Callable[[Finding, Found, Slots], None]
"""Adds some of the facts that decided."""
STRICT = frozenset({"count", "sum", "min", "max", "ceiling", "floor", "abs", "not"})
"""Functions that are unknown as soon as an argument is."""
WHOLE = (
    nodes.Comparison,
    nodes.Arithmetic,
    nodes.Negation,
    nodes.In,
    nodes.Between,
    nodes.UnaryTest,
    nodes.RangeLiteral,
)
"""What rests on all its parts."""


def find_deciding(finding: Finding) -> Facts | None:
    """Return the facts that decided *finding*, which failed; None where the shape of its rule does not tell."""
    part = _failure(finding.rule) if finding.outcome is Outcome.FAIL else None
    if part is None:
        return None
    found: Found = {}
    restart()
    try:
        part(finding, found, {})
    except UntoldError:
        return None
    return tuple([new(SeenFact, seen) for seen in found.items()])


@lru_cache(maxsize=4096)
def _failure(rule: CompiledRule) -> Part | None:
    try:
        shape = _Shape(rule)
        return _all(shape.parts(rule.checked.require, rule.checked.require.expr))
    except UntoldError:
        return None


def _all(parts: tuple[Part, ...]) -> Part:
    def add(finding: Finding, found: Found, slots: Slots) -> None:
        for part in parts:
            part(finding, found, slots)

    return parts[0] if len(parts) == 1 else add


class _Shape(Reading):
    """What each part of one rule's expressions rests on."""

    def parts(self, checked: Checked, node: nodes.Node, known: bool = True) -> tuple[Part, ...]:
        """Return what adds the facts that *node* rests on; it is *known* to have a value wherever this is asked."""
        if isinstance(node, nodes.Literal | nodes.AtLiteral):
            return ()
        if isinstance(node, nodes.Name | nodes.Path):
            return self.of_path(checked, node, known)
        if isinstance(node, nodes.Logic):
            return (self.of_logic(checked, node),)
        if isinstance(node, nodes.Quantified) and len(node.bindings) == 1 and node.bindings[0].upto is None:
            return (self.of_quantified(checked, node, node.bindings[0]),)
        if isinstance(node, nodes.Filter) and node not in checked.plan.indexes and known:
            return ()  # what a filter looked at is not quoted
        if isinstance(node, WHOLE):
            known = known and isinstance(node, nodes.Comparison | nodes.Arithmetic | nodes.Negation)
            return self.of_all(checked, nodes.children(node), known)
        if isinstance(node, nodes.Call) and node in checked.plan.calls:
            strict = node.function in STRICT
            return self.of_all(checked, [argument.value for argument in node.arguments], known and strict)
        if isinstance(node, nodes.ListLiteral) and all(isinstance(item, nodes.Literal) for item in node.items):
            return ()
        raise UntoldError

    def of_all(self, checked: Checked, children: Iterable[nodes.Node], known: bool) -> tuple[Part, ...]:
        return tuple(part for child in children for part in self.parts(checked, child, known))

    def of_path(self, checked: Checked, node: nodes.Name | nodes.Path, known: bool) -> tuple[Part, ...]:
        """Return what adds the fact that *node* is, the facts of the items it gathers, or what a named value rests on."""
        if (slot := self.slot_of(checked, node)) is not None:
            path, names = self.lists[slot], fields_of(node)
            return (_bound_fact(slot, path, names),) if is_fact((*path, "[]", *names)) else ()
        names = self.path_of(checked, node)
        if len(names) == 1 and names[0] in self.named:
            named = self.named[names[0]]
            return self.parts(named, named.expr, known)
        if names and names[0] not in (*self.named, *self.rule.checked.parameters, TODAY):
            own, place = self.placed(names)
            return (_fact(own, names),) if is_fact(place) else ()
        if isinstance(node, nodes.Name):
            return ()
        if isinstance(checked.plan.types[node.base], ListType):
            return self.of_items(checked, node)
        if isinstance(checked.plan.types[node.base], ContextType | AnyType):
            raise UntoldError
        return self.parts(checked, node.base, known)  # a part of a date or of a duration

    def of_items(self, checked: Checked, node: nodes.Path) -> tuple[Part, ...]:
        """Return what adds one fact of each item of a list of the declaration, or of what a filter leaves of it."""
        kind = checked.plan.types[node]
        if not isinstance(kind, ListType) or isinstance(kind.item, ContextType | ListType | AnyType):
            raise UntoldError
        items, path = self.items_of(checked, node.base)
        return (_facts(items, path, node.field),) if is_fact((*path, "[]", node.field)) else ()

    def of_logic(self, checked: Checked, node: nodes.Logic) -> Part:
        """Return what adds the facts of those operands that came to what the whole came to."""
        fold = FOLDS[node.operator]
        readers = [self.reader(checked, operand) for operand in node.operands]
        parts = [_all(self.parts(checked, operand)) for operand in node.operands]

        def add(finding: Finding, found: Found, slots: Slots) -> None:
            values = [read(finding, slots) for read in readers]
            value = fold(values)
            if value is not True and value is not False:
                raise UntoldError
            for part, one in zip(parts, values, strict=True):
                if one is value:
                    part(finding, found, slots)

        return add

    def of_quantified(self, checked: Checked, node: nodes.Quantified, binding: nodes.Binding) -> Part:
        """Return what adds the facts of those items of which the condition came to what the whole came to."""
        kind = checked.plan.types[binding.domain]
        if not isinstance(kind, ListType) or not isinstance(kind.item, ContextType):
            raise UntoldError  # an item of a plain list is the fact that the list is
        items, path = self.items_of(checked, binding.domain)
        slot = checked.plan.slots[binding]
        before, self.lists = self.lists, {**self.lists, slot: path}
        read, fold = self.reader(checked, node.condition), FOLDS[node.quantifier]
        part = _all(self.parts(checked, node.condition))
        self.lists = before

        def add(finding: Finding, found: Found, slots: Slots) -> None:
            listed = items(finding, slots)
            if not isinstance(listed, list):
                raise UntoldError
            values = [read(finding, {**slots, slot: item}) for item in listed]
            value = fold(values)
            if value is not True and value is not False:
                raise UntoldError
            for item, one in zip(listed, values, strict=True):
                if one is value:
                    part(finding, found, {**slots, slot: item})

        return add


def _bound_fact(slot: int, path: FactPath, names: FactPath) -> Part:
    """Return what adds one fact of the item in *slot*, of the list at *path*."""

    def add(finding: Finding, found: Found, slots: Slots) -> None:
        item = slots[slot]
        found[*path, item["id"], *names] = follow(item, names)

    return add


def _fact(own: bool, names: FactPath) -> Part:
    """Return what adds one fact of the subject, or of the point."""

    def add_own(finding: Finding, found: Found, slots: Slots) -> None:
        path, id_ = finding.subject
        found[*path, str(id_), *names[1:]] = follow(finding.item, names[1:])

    def add(finding: Finding, found: Found, slots: Slots) -> None:
        found[names] = follow(finding.facts, names)

    return add_own if own else add


def _facts(items: Reader, path: FactPath, field: str) -> Part:
    """Return what adds the same fact of each of some items of the list at *path*, of the first few."""

    def add(finding: Finding, found: Found, slots: Slots) -> None:
        listed = items(finding, slots)
        if not isinstance(listed, list):
            raise UntoldError
        for item in listed[:MAX_ITEMS]:
            found[*path, item["id"], field] = item[field]

    return add
