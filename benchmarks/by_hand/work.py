"""Rules on papers and on the work itself."""

from decimal import Decimal

from benchmarks.by_hand.running import Named, Rule, Seen, own, stated
from benchmarks.by_hand.setting import CARE, INSTITUTION, has_all
from benchmarks.by_hand.site import Site
from benchmarks.by_hand.truth import (
    FAIL,
    NOT_APPLICABLE,
    UNKNOWN,
    Facts,
    Truth,
    all_of,
    among,
    any_of,
    at_least,
    holds,
    met,
    open_or_out,
    same,
)

ARRIVAL_ITEMS = frozenset({"home", "spirits", "fever", "skin", "unsafe_objects"})
WITH_MEALS = frozenset({"cooked", "delivered"})
WATER_MONTHS, WHOLE_DAY = 12, 100
AMOUNTS = {"cereals": 100, "vegetables": 150, "fruit": 150, "animal_food": 100, "milk": 350, "oil": 20}


def certificate_valid(site: Site, person: Facts) -> str:
    """A health certificate that was handed in has not run out."""
    submitted = person.get("health_certificate_submitted")
    return at_least(person.get("health_certificate_until"), site.today) if submitted else open_or_out(submitted)


def food_licence(site: Site, item: Facts) -> str:
    """A point that cooks has a food licence of its own."""
    cooks = same(site.point.get("meals"), "cooked")
    if not cooks:
        return open_or_out(cooks)
    papers = site.facts.get("documents")
    if papers is None:
        return UNKNOWN
    return met(any_of(all_of(same(p.get("kind"), "food_licence"), same(p.get("holder"), "own")) for p in papers))


def papers_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return why no paper is a food licence of one's own."""
    found: Seen = []
    for paper in site.facts["documents"] if outcome is FAIL else ():
        wrong = (("kind", "food_licence"), ("holder", "own"))
        found += [(("documents", paper["id"], n), paper[n]) for n, right in wrong if paper.get(n, right) != right]
    return found


def scope(site: Site, item: Facts) -> str:
    """The registered scope names childcare."""
    text = site.facts.get("registration", {}).get("scope")
    return met(None if text is None else "托育服务" in text)


def sleep_times(site: Site, group: Facts) -> str:
    """The day of a class that is cared for all day has a time to sleep."""
    outcome: str = site.once(sleeps, group.get("kind"))
    return outcome


def sleeps(site: Site, kind: str | None) -> str:
    """Return whether classes of this kind have a time to sleep."""
    full_day, blocks = holds(site.point.get("services"), "full_day"), site.facts.get("schedule")
    if full_day is False:
        return NOT_APPLICABLE
    if blocks is None:
        return UNKNOWN
    applies = all_of(full_day, any_of(same(block.get("class_kind"), kind) for block in blocks))
    return met(any_of(is_sleep(block, kind) for block in blocks)) if applies else open_or_out(applies)


def is_sleep(block: Facts, kind: str | None) -> Truth:
    """Return whether a block of the day is time to sleep for a kind of class."""
    right = same(block.get("class_kind"), kind)
    activity = block.get("activity")
    if right is False or (activity is not None and activity != "sleep"):
        return False
    return all_of(right, same(activity, "sleep"), lasts(block))


def lasts(block: Facts) -> Truth:
    """Return whether a block ends after it starts."""
    return block["end"] > block["start"] if "end" in block and "start" in block else None


def sleep_seen(site: Site, group: Facts, outcome: str) -> Seen:
    """Return why no block of the day is time to sleep for the class."""
    found: dict[tuple[str, ...], object] = {}
    for block in site.facts["schedule"] if outcome is FAIL else ():
        place = ("schedule", block["id"])
        if same(block.get("class_kind"), group["kind"]) is False:
            found[(*place, "class_kind")] = block["class_kind"]
            found["classes", group["id"], "kind"] = group["kind"]
        if same(block.get("activity"), "sleep") is False:
            found[(*place, "activity")] = block["activity"]
        if lasts(block) is False:
            found |= {(*place, name): block[name] for name in ("end", "start")}
    if outcome is not FAIL:
        found["classes", group["id"], "kind"] = group["kind"]
    return list(found.items())


def amounts_least(site: Site, amount: Facts) -> str:
    """Enough of each food is given, for the share of the day spent here."""
    meals, classes = among(site.point.get("meals"), WITH_MEALS), site.classes
    if meals is False:
        return NOT_APPLICABLE
    old = None if classes is None else any_of(is_old(group) for group in classes)
    applies = all_of(meals, old)
    if not applies:
        return open_or_out(applies)
    needed = needed_amount(site, amount)
    return at_least(amount.get("amount"), needed)


def is_old(group: Facts) -> Truth:
    """Return whether a class has children of a year or more."""
    return None if "oldest_months" not in group else group["oldest_months"] >= WATER_MONTHS


def needed_amount(site: Site, amount: Facts) -> Decimal | None:
    """Return how much of a food is needed; None if that is open, or none is said for it."""
    share = site.facts.get("nutrition", {}).get("day_share_percent")
    least = AMOUNTS.get(amount.get("food", ""))
    return None if share is None or least is None else least * (Decimal(share) / WHOLE_DAY)


def amounts_seen(site: Site, amount: Facts, outcome: str) -> Seen:
    """Return the amount, the food, and the share of the day."""
    share = (("nutrition", "day_share_percent"), site.facts["nutrition"]["day_share_percent"])
    place = ("food_amounts", amount["id"])
    facts: Seen = [((*place, "amount"), amount["amount"]), ((*place, "food"), amount["food"])]
    return [*facts, share] if outcome is FAIL else [facts[0], share, facts[1]]


def amounts_numbers(site: Site, amount: Facts) -> Named:
    """Return the amounts of the law."""
    return {"amount_least": AMOUNTS[amount["food"]], "water_months": WATER_MONTHS, "whole_day": WHOLE_DAY}


def arrival_items(site: Site, item: Facts) -> str:
    """Everything is asked about that must be asked on arrival."""
    return has_all(ARRIVAL_ITEMS, site.facts.get("health_care", {}).get("arrival_items"))


RULES = (
    Rule(
        "filing.documents.health_certificates_valid",
        "staff",
        INSTITUTION,
        certificate_valid,
        own("staff", "health_certificate_until"),
    ),
    Rule("filing.documents.food_licence", "", INSTITUTION, food_licence, papers_seen),
    Rule("filing.registration.scope", "", INSTITUTION, scope, stated("registration", "scope")),
    Rule("work_process.day.sleep_times", "classes", CARE, sleep_times, sleep_seen),
    Rule(
        "work_process.nutrition.amounts_least",
        "food_amounts",
        CARE,
        amounts_least,
        amounts_seen,
        amounts_numbers,
        lambda site, amount: {"needed": needed_amount(site, amount)},
    ),
    Rule("work_process.health_checks.arrival_items", "", CARE, arrival_items, stated("health_care", "arrival_items")),
)
