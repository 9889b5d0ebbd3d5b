"""Rules on staff, papers and the work itself."""

from decimal import Decimal

from benchmarks.by_hand.running import Named, Rule, Seen, always, of_all, own, stated
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
    empty,
    holds,
    met,
    negated,
    open_or_out,
    same,
    total,
    where,
)

CARERS = frozenset({"caregiver", "infant_carer"})
CHILDREN_PER_CAREGIVER = {"infant": 3, "toddler_small": 5, "toddler_large": 7}
CHILDREN_PER_HEALTH_WORKER = 150
MANAGEMENT_YEARS = 3
CERTIFIED_PERCENT = 80
ARRIVAL_ITEMS = frozenset({"home", "spirits", "fever", "skin", "unsafe_objects"})
WITH_MEALS = frozenset({"cooked", "delivered"})
WATER_MONTHS, WHOLE_DAY = 12, 100
AMOUNTS = {"cereals": 100, "vegetables": 150, "fruit": 150, "animal_food": 100, "milk": 350, "oil": 20}


def cares(person: Facts) -> Truth:
    """Return whether somebody is a caregiver or an infant carer."""
    roles = person.get("roles")
    return None if roles is None else not CARERS.isdisjoint(roles)


def caregiver_ratio(site: Site, group: Facts) -> str:
    """A class has one caregiver for every so many children, rounded up."""
    kind = group.get("kind")
    if kind is None or kind == "mixed":
        return UNKNOWN if kind is None else NOT_APPLICABLE
    if "children" not in group or site.staff is None:
        return UNKNOWN
    present = caregivers(site, group["id"])
    return UNKNOWN if present is None else at_least(present, needed_caregivers(group))


def caregivers(site: Site, class_id: str) -> int | None:
    """Return how many caregivers of a class are on duty, or None if that is open for one."""
    present = 0
    for person in site.staff_of(class_id):
        care, on_duty = cares(person), person.get("on_duty")
        if care is False or on_duty is False:
            continue
        if care is None or on_duty is None or "class_id" not in person:
            return None
        present += 1
    return present


def needed_caregivers(group: Facts) -> int:
    """Return how many caregivers a class needs."""
    return -(-int(group["children"]) // CHILDREN_PER_CAREGIVER[group["kind"]])


def ratio_seen(site: Site, group: Facts, outcome: str) -> Seen:
    """Return the children and the kind of class, and which it is if all is right."""
    names = ("children", "kind") if outcome is FAIL else ("children", "id", "kind")
    return [(("classes", group["id"], name), group[name]) for name in names]


def ratio_values(site: Site, group: Facts) -> Named:
    """Return how many caregivers are needed, and how many there are."""
    return {"needed": needed_caregivers(group), "present": caregivers(site, group["id"])}


def experience(site: Site, person: Facts) -> str:
    """A caregiver has experience in care or a related background."""
    applies = cares(person)
    if not applies:
        return open_or_out(applies)
    return met(any_of((person.get("care_experience"), person.get("related_background"))))


def head_full_time(site: Site, item: Facts) -> str:
    """The head works full time."""
    if site.kind is not None and site.kind not in CARE:
        return NOT_APPLICABLE
    if site.staff is None:
        return UNKNOWN
    applies = all_of(among(site.kind, CARE), any_of(holds(person.get("roles"), "head") for person in site.staff))
    if not applies:
        return open_or_out(applies)
    return met(any_of(all_of(holds(p.get("roles"), "head"), p.get("full_time")) for p in site.staff))


def heads_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return why nobody is a head who works full time."""
    found: Seen = []
    for person in (site.staff or ()) if outcome is FAIL else ():
        if "roles" in person and "head" not in person["roles"]:
            found.append((("staff", person["id"], "roles"), person["roles"]))
        if person.get("full_time") is False:
            found.append((("staff", person["id"], "full_time"), False))
    return found


def head_experience(site: Site, person: Facts) -> str:
    """The head of an institution has led for so many years."""
    applies = all_of(same(site.kind, "institution"), holds(person.get("roles"), "head"))
    return at_least(person.get("management_years"), MANAGEMENT_YEARS) if applies else open_or_out(applies)


def health_workers(site: Site, item: Facts) -> str:
    """A large institution has health workers who work full time."""
    children, staff = total(site.classes, "children"), site.staff
    many = None if children is None else children >= CHILDREN_PER_HEALTH_WORKER
    any_there = None if staff is None else any_of(holds(person.get("roles"), "health_worker") for person in staff)
    applies = all_of(negated(empty(site.classes)), many, any_there)
    if not applies:
        return open_or_out(applies)
    present = full_time_health_workers(site)
    return at_least(present, children // CHILDREN_PER_HEALTH_WORKER)


def full_time_health_workers(site: Site) -> int | None:
    """Return how many health workers work full time, or None if that is open for one."""
    found = where(site.staff or (), lambda p: all_of(holds(p.get("roles"), "health_worker"), p.get("full_time")))
    return None if found is None else len(found)


def health_workers_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the children of each class, if there are too few health workers for them."""
    return of_all("classes", site.classes or (), "children") if outcome is FAIL else []


def health_workers_values(site: Site, item: Facts) -> Named:
    """Return the children, and the health workers needed and there."""
    children = total(site.classes, "children")
    needed = children // CHILDREN_PER_HEALTH_WORKER
    return {"total": children, "needed": needed, "present": full_time_health_workers(site)}


def certified_share(site: Site, item: Facts) -> str:
    """So many per cent of the staff hold the certificate of their post."""
    applies = all_of(among(site.kind, CARE), negated(empty(site.staff)))
    if not applies or site.staff is None:
        return open_or_out(applies)
    certified = [person.get("holds_post_certificate") for person in site.staff]
    return UNKNOWN if None in certified else at_least(sum(certified) * 100, len(certified) * CERTIFIED_PERCENT)


def certified_values(site: Site, item: Facts) -> Named:
    """Return how many are certified, of how many."""
    staff = site.staff or ()
    return {"certified": sum(person["holds_post_certificate"] for person in staff), "total": len(staff)}


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
    full_day = holds(site.point.get("services"), "full_day")
    blocks, kind = site.facts.get("schedule"), group.get("kind")
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
        "staffing.caregivers.ratio",
        "classes",
        CARE,
        caregiver_ratio,
        ratio_seen,
        lambda site, group: {"children_per_caregiver": CHILDREN_PER_CAREGIVER[group["kind"]]},
        ratio_values,
    ),
    Rule(
        "staffing.caregivers.experience",
        "staff",
        CARE,
        experience,
        own("staff", "care_experience", "related_background"),
    ),
    Rule("staffing.head.full_time", "", None, head_full_time, heads_seen),
    Rule(
        "staffing.head.experience",
        "staff",
        None,
        head_experience,
        own("staff", "management_years"),
        always(management_years=MANAGEMENT_YEARS),
    ),
    Rule(
        "staffing.health_workers.full_time",
        "",
        INSTITUTION,
        health_workers,
        health_workers_seen,
        always(children_per_health_worker=CHILDREN_PER_HEALTH_WORKER),
        health_workers_values,
    ),
    Rule(
        "staffing.posts.certified",
        "",
        None,
        certified_share,
        numbers=always(certified_percent=CERTIFIED_PERCENT),
        values=certified_values,
    ),
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
