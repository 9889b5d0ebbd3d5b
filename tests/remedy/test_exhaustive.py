"""The cheapest plan is the cheapest: compared with trying everything, by code that shares nothing with the search but the prices."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from heapq import heappop, heappush
from typing import Any

import pytest

from engine.declaration.facts import facts_of
from engine.evaluation import evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Decision, Outcome
from engine.remedy import Costs, Remedy, find_remedy
from engine.remedy.answers import answers_for
from engine.remedy.changes import Ops, with_op
from engine.remedy.pricing import Pricing
from engine.remedy.proposing import Proposer
from engine.remedy.world import NOTHING, World
from tests.remedy.places import AS_OF, answers, changed, costs, in_force, only

RULES = ("staffing.caregivers.ratio", "setting.outdoor.area", "setting.point.capacity", "setting.classes.size")
FEWER, MORE, AREAS = range(6), range(4), range(0, 40)
"""How many children fewer, how many caregivers more, how many square metres more are tried."""


def prices(child: int, person: int, square_metre: int) -> Costs:
    """Return the table with other prices for what the small cases are about."""
    own = costs()
    table = own.table.model_copy(update={"add": {**own.table.add, "staff": Decimal(person)}})
    children, outdoor = ("classes", "[]", "children"), ("outdoor", "area_m2")
    changed_prices = {
        children: own.price(children).model_copy(update={"each": Decimal(child)}),
        outdoor: own.price(outdoor).model_copy(update={"each": Decimal(square_metre)}),
    }
    return Costs(table, {**own.prices, **changed_prices})


def ways(facts: Mapping[str, Any], table: Costs) -> Iterator[tuple[Decimal, Mapping[str, Any]]]:
    """Yield every way to settle the small cases, with its cost: fewer children, people more or on duty, places, square metres."""
    child, person = table.price(("classes", "[]", "children")), table.adding(("staff",))
    outdoor, places = table.price(("outdoor", "area_m2")), table.price(("point", "capacity"))
    model = next(one for one in facts["staff"] if one["id"] == "s5")
    idle = [one["id"] for one in facts["staff"] if one["on_duty"] is False]
    flag = table.price(("staff", "[]", "on_duty")).change
    assert person and flag and places.change and outdoor.change and outdoor.each and child.each
    for fewer, more, square, duty in itertools.product(FEWER, MORE, AREAS, range(len(idle) + 1)):
        for capacity in {facts["point"]["capacity"], sum(one["children"] for one in facts["classes"]) - fewer}:
            cost = fewer * child.each + more * person + duty * flag
            cost += (outdoor.change + square * outdoor.each) * bool(square)
            cost += places.change * (capacity != facts["point"]["capacity"])
            staff = [{**one, "on_duty": True} if one["id"] in idle[:duty] else one for one in facts["staff"]]
            classes = [{**c, "children": c["children"] - fewer} if c["id"] == "c2" else c for c in facts["classes"]]
            yield (
                cost,
                {
                    **facts,
                    "point": {**facts["point"], "capacity": capacity},
                    "classes": classes,
                    "staff": [*staff, *({**model, "id": f"more{n}", "on_duty": True} for n in range(more))],
                    "outdoor": {**facts["outdoor"], "area_m2": facts["outdoor"]["area_m2"] + square},
                },
            )


def passes(facts: Mapping[str, Any]) -> bool:
    found = (finding for rule in only(*RULES).rules for finding in evaluate_rule(rule, facts))
    return all(finding.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE) for finding in found)


@pytest.mark.parametrize(
    ("children", "area", "idle", "price"),
    [
        (18, 122, 0, (12, 9, 1)),  # fewer children, and more outdoors
        (16, 128, 0, (3, 60, 15)),  # children are the cheapest
    ],
)
def test_no_combination_of_a_grid_is_cheaper(children: int, area: int, idle: int, price: tuple[int, int, int]) -> None:
    off = {f"staff[{name}].on_duty": False for name in ("s5", "s6")[:idle]}
    declaration = changed("institution", {"classes[c2].children": children, "outdoor.area_m2": area, **off})
    table = prices(*price)
    remedy = find_remedy(only(*RULES), declaration, table, answers())
    facts = {**facts_of(declaration), TODAY: AS_OF}
    for cost, way in sorted(ways(facts, table), key=lambda one: one[0]):
        if cost >= remedy.best.cost:
            break
        assert not passes(way), f"{cost} would do, {remedy.best.cost} was found"
    assert remedy.possible and remedy.proved


SPOILED: dict[str, Mapping[str, Any]] = {
    "papers and training": {
        "staff[s12].health_care_training_passed": False,
        "staff[s12].health_certificate_until": "2025-12-01",
    },
    "a number and a flag": {"installations.recording_days": 30, "building.corners_rounded": False},
    "one paper for two rules": {"documents[m5].valid_until": "2025-12-01"},
}


@pytest.mark.parametrize("name", SPOILED)
def test_no_sequence_of_moves_is_cheaper(name: str) -> None:
    """Every move of every open finding is tried in every order, up to the cost of the plan found."""
    declaration = changed("institution", SPOILED[name])
    remedy = find_remedy(in_force(), declaration, costs(), answers())
    assert remedy.possible and remedy.proved
    assert cheaper(remedy, proposer(declaration)) is None


def proposer(declaration: Any) -> Proposer:
    world, models = World.of(in_force(), declaration), answers()
    assert models
    return Proposer(world, Pricing(costs(), world.facts), answers_for(declaration, models))


def cheaper(remedy: Remedy, moves_of: Proposer) -> Ops | None:
    """Return changes that settle everything at less than *remedy* costs, or None: no estimate, no groups, no choice of a finding."""
    heap: list[tuple[Decimal, int, Ops]] = [(Decimal(0), 0, NOTHING)]
    seen: set[Ops] = {NOTHING}
    while heap and heap[0][0] < remedy.best.cost:
        cost, _, ops = heappop(heap)
        open_now = moves_of.world.all_open(ops)
        if not open_now:
            return ops
        for move in (move for one in open_now for move in moves_of.moves(*one, ops)):
            then = with_op(ops, move.op)
            if then not in seen and cost + move.cost < remedy.best.cost:
                seen.add(then)
                heappush(heap, (cost + move.cost, len(seen), then))
    return None


def test_a_budget_that_ends_is_said_and_its_bound_holds() -> None:
    declaration = changed("institution", {"classes[c2].children": 17, "outdoor.area_m2": 128})
    best = find_remedy(only(*RULES), declaration, costs(), answers())
    hasty = find_remedy(only(*RULES), declaration, costs(), answers(), budget=3)
    assert best.proved and best.best.decision is Decision.APPROVE
    assert hasty.bound <= best.best.cost <= hasty.best.cost or hasty.given_up


def test_without_model_answers_nothing_is_added() -> None:
    declaration = changed("institution", {"staff[s5].on_duty": False})
    remedy = find_remedy(only(*RULES), declaration, replace(costs()), None)
    assert [step.path for step in remedy.best.steps] == [("staff", "s5", "on_duty")]
