"""What the search promises on its way: no estimate is too high, and no plan is believed before it is checked again."""

from decimal import Decimal

from engine.outcomes import Decision
from engine.remedy.answers import NO_ANSWERS
from engine.remedy.changes import Change, touch_of
from engine.remedy.finding import _Finder
from engine.remedy.pricing import Pricing
from engine.remedy.proposing import Move, Proposer
from engine.remedy.search import at_least
from engine.remedy.world import NOTHING, World
from tests.remedy.places import changed, costs, only


def move(fact: str, cost: int) -> Move:
    change = Change(("installations", fact), True)
    return Move(change, touch_of(change), Decimal(cost))


def test_what_two_findings_could_share_is_counted_once() -> None:
    shared, own = move("dining_area", 6), move("monitoring", 10)
    assert at_least([[shared], [shared, own]]) == 6
    assert at_least([[shared], [own]]) == 16


def test_a_plan_that_settles_nothing_is_found_out_when_it_is_checked_again() -> None:
    rules = only("setting.home_based.under_three")
    declaration = changed("home-based", {"point.children_outside_age": 2})
    world = World.of(rules, declaration)
    proposal = _Finder(rules, declaration, Proposer(world, Pricing(costs(), world.facts), NO_ANSWERS))._proposal(
        NOTHING, frozenset()
    )
    assert proposal.decision is not Decision.APPROVE
    assert [finding.rule.rule.id for finding in proposal.left] == ["setting.home_based.under_three"]
