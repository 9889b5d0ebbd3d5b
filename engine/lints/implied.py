"""What trying all combinations shows of a condition: parts that say nothing new, cannot fail, cannot hold, or are never reached."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from engine.feel import nodes
from engine.feel.nodes import Expr
from engine.lints.conditions import Condition, Found, alone_in
from engine.reasoning.answers import Proof
from engine.reasoning.parts import Apply, Constant, Part
from engine.reasoning.proving import Ruling, prove_equal


def look_for_implied(condition: Condition) -> Iterator[Found]:
    """Yield what is wrong inside *condition*, else what is wrong with it as a whole."""
    if condition.space and not condition.held:
        return  # never asked: that is said of the condition it is asked under
    found = [one for find in FINDERS for node, part in condition.parts for one in find(condition, node, part)]
    spans: dict[tuple[int, int], Found] = {}
    for one in found:
        spans.setdefault((one.start, one.end), one)  # the more telling one comes first
    yield from (one for one in spans.values() if not any(_is_within(other, one) for other in spans.values()))
    yield from () if found else _look_at_whole(condition)


def _is_within(inner: Found, outer: Found) -> bool:
    """Return whether *inner* is about a part of what *outer* is about, and so probably the reason for it."""
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end


def _look_at_whole(condition: Condition) -> Iterator[Found]:
    where = condition.steps[-1]
    if condition.space is None or where not in ("applies_when", "require"):
        return
    true = condition.space.answers(condition.whole).true & condition.held
    if not true:
        yield condition.found("never-applies" if where == "applies_when" else "always-false")
    elif true == condition.held:
        yield condition.found("implied-condition" if where == "applies_when" else "always-true")


def find_idle_conjuncts(condition: Condition, node: Expr, part: Part) -> Iterator[Found]:
    """Yield each operand of an ``and`` that the rest, or what the rule is asked under, settles already."""
    if not (isinstance(node, nodes.Logic) and node.operator == "and" and isinstance(part, Apply)):
        return
    asked = condition.ask(part)
    if asked is None:
        return
    space, held = asked
    true = [space.answers(inner).true for inner in part.parts]
    if not space.answers(part).true:
        yield condition.found("contradiction", node)
        return
    settled = [place for place, one in enumerate(true) if not held & ~one and _is_idle(condition, part, [place])]
    yield from (condition.found("implied-condition", node.operands[place]) for place in settled)
    idle = list(settled)
    for place in reversed(range(len(true))):
        others = [one for other, one in enumerate(true) if other not in (*idle, place)]
        if place not in settled and not _all(others, held) & ~true[place] and _is_idle(condition, part, [*idle, place]):
            idle.append(place)
            yield condition.found("redundant-and", node.operands[place])


def find_idle_disjuncts(condition: Condition, node: Expr, part: Part) -> Iterator[Found]:
    """Yield each operand of an ``or`` that holds only where another one does."""
    if not (isinstance(node, nodes.Logic) and node.operator == "or" and isinstance(part, Apply)):
        return
    asked = condition.ask(part)
    if asked is None:
        return
    space, held = asked
    true = [space.answers(inner).true & held for inner in part.parts]
    idle: list[int] = []
    for place in reversed(range(len(true))):
        others = [one for other, one in enumerate(true) if other not in (*idle, place)]
        if not true[place] & ~_any(others) and _is_idle(condition, part, [*idle, place]):
            idle.append(place)
            yield condition.found("redundant-or", node.operands[place])


def _is_idle(condition: Condition, part: Apply, places: Sequence[int]) -> bool:
    """Return whether *part* comes to the same without the operands at *places*, also while some facts are unknown."""
    rest = tuple(inner for place, inner in enumerate(part.parts) if place not in places)
    given = condition.given if part in condition.inside else ()
    return isinstance(prove_equal(Ruling(part), Ruling(Apply(part.operation, rest)), given), Proof)


def find_idle_comparisons(condition: Condition, node: Expr, part: Part) -> Iterator[Found]:
    """Yield a comparison that is true, or false, whatever its facts are."""
    if not (isinstance(part, Apply) and isinstance(node, (nodes.Comparison, nodes.In, nodes.Between))):
        return
    space = alone_in((part,))
    if space is None:
        return
    true = space.answers(part).true
    if true == space.all:
        yield condition.found("cannot-fail", node)
    elif not true:
        yield condition.found("cannot-hold", node)


def find_dead_branches(condition: Condition, node: Expr, part: Part) -> Iterator[Found]:
    """Yield the branch of an ``if`` that is never taken, or an ``if`` with the same in both."""
    if not (isinstance(node, nodes.If) and isinstance(part, Apply)):
        return
    test, then, otherwise = part.parts
    asked = condition.ask(test)
    if then == otherwise:
        yield condition.found("same-branches", node)
    elif asked is not None and not any(find_idle_comparisons(condition, node.condition, test)):
        true = asked[0].answers(test).true & asked[1]
        if true in (0, asked[1]):
            yield condition.found("dead-branch", node.otherwise if true else node.then)


def find_overlaps(condition: Condition, node: Expr, part: Part) -> Iterator[Found]:
    """Yield each test of an ``in`` that lets a value through which an earlier one does."""
    if not (isinstance(node, nodes.In) and isinstance(part, Apply)):
        return
    tests = list(_tests(node.tests, part.parts[1:]))
    singles = [Apply("in", (part.parts[0], test)) for _, test in tests]
    space = alone_in((part, *singles)) if all(_is_fixed(test) for _, test in tests) else None
    seen = 0
    for (written, _), single in zip(tests, singles, strict=True) if space else ():
        true = space.answers(single).true if space else 0
        if true & seen:
            yield condition.found("overlapping-tests", written)
        seen |= true


def _tests(written: Sequence[Expr], parts: Sequence[Part]) -> Iterator[tuple[Expr, Part]]:
    """Yield each test of an ``in``, those in a list one by one."""
    for node, part in zip(written, parts, strict=True):
        if isinstance(node, nodes.ListLiteral) and isinstance(part, Apply):
            yield from zip(node.items, part.parts, strict=True)
        else:
            yield node, part


def _is_fixed(part: Part) -> bool:
    return isinstance(part, Constant) or (isinstance(part, Apply) and all(map(_is_fixed, part.parts)))


def _all(sets: Sequence[int], start: int) -> int:
    for one in sets:
        start &= one
    return start


def _any(sets: Sequence[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


FINDERS: Final[tuple[Callable[[Condition, Expr, Part], Iterator[Found]], ...]] = (
    find_idle_comparisons,
    find_overlaps,
    find_dead_branches,
    find_idle_conjuncts,
    find_idle_disjuncts,
)
