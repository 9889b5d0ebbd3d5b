"""The most children per class and in all that would be approved as the place stands."""

from collections.abc import Iterable

from engine.capacity.best import allowed_numbers, most_in_all
from engine.capacity.judging import BAD, Judge, key_of, make_judge
from engine.capacity.model import MOST_SCANNED, Capacity, ClassCapacity, Joint
from engine.capacity.world import Numbers, World
from engine.compiling import CompiledRuleSet
from engine.declaration.model import Declaration
from engine.evaluation import Finding, evaluate_rule


def find_capacity(compiled: CompiledRuleSet, declaration: Declaration) -> Capacity:
    """Return how many children *declaration* could take: of each class while the others stay, and of all together.

    A number is possible where no binding finding that the numbers decide fails or is unknown. Places are counted as the children,
    and `engine.capacity.counts` says what else moves. A declaration without classes has no capacity to tell: *classes* is empty.
    """
    world = World(declaration, compiled.as_of)
    judge = make_judge(compiled, world)
    joint = _jointly(judge) if world.classes else Joint(None, (), ())
    return Capacity(tuple(_of_class(judge, id_) for id_ in world.classes), joint, _first(compiled, judge))


def _jointly(judge: Judge) -> Joint:
    numbers, proved = most_in_all(judge)
    if numbers is None:
        return Joint(None, (), (), proved)
    binding = _broken_by_more(judge, numbers)
    own = {key for group, table in judge.tables.items() if len(group) == 1 for keys in table.bad for key in keys}
    shared = tuple(finding for finding in binding if key_of(finding) not in own)
    return Joint(tuple(numbers.items()), binding, shared)


def _of_class(judge: Judge, id_: str) -> ClassCapacity:
    world = judge.world
    allowed = allowed_numbers(judge, id_)
    passing = [n for n in allowed if _passes_beside(judge, id_, n)]
    most = passing[-1] if passing else None
    stated = world.stated[id_]
    return ClassCapacity(
        id=id_,
        now=stated if isinstance(stated, int) else None,
        most=most,
        open_ended=most == MOST_SCANNED,
        gaps=tuple(n for n in range(most or 0) if n not in set(passing)),
        binding=_broken(judge, id_, 0 if most is None else most + 1) if most != MOST_SCANNED else (),
        alone=allowed[-1] if allowed else None,
    )


def _passes_beside(judge: Judge, id_: str, n: int) -> bool:
    """Return whether *n* children of one class pass beside the others as declared, by what rests on that class."""
    numbers = {**judge.world.now, id_: n}
    by_sums = all(table.passes(sum(numbers[c] for c in group)) for group, table in judge.tables.items() if id_ in group)
    return by_sums and judge.passes_jointly(numbers)


def _broken(judge: Judge, id_: str, n: int) -> tuple[Finding, ...]:
    """Return what *n* children of one class would break beside the others as declared."""
    rests = {key for group, table in judge.tables.items() if id_ in group for keys in table.bad for key in keys}
    found = judge.findings({**judge.world.now, id_: n})
    return tuple(finding for finding in found if key_of(finding) in rests | judge.joint)


def _broken_by_more(judge: Judge, numbers: Numbers) -> tuple[Finding, ...]:
    """Return what one child more in some class would break in the best arrangement, each once."""
    broken = (f for id_ in numbers for f in judge.findings({**numbers, id_: numbers[id_] + 1}))
    return tuple({key_of(finding): finding for finding in broken}.values())


def _first(compiled: CompiledRuleSet, judge: Judge) -> tuple[Finding, ...]:
    """Return the binding findings that stand in the way whatever the numbers are, in the order of the rules."""
    moving = {rule.rule.id for rule in judge.rules}
    facts = judge.world.facts
    return tuple(
        finding
        for rule in compiled.rules
        if rule.binding
        for finding in _bad(evaluate_rule(rule, facts))
        if rule.rule.id not in moving or key_of(finding) in judge.first
    )


def _bad(findings: Iterable[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if finding.outcome in BAD)
