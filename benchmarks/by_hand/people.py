"""Rules on staff."""

from benchmarks.by_hand.running import Named, Rule, Seen, always, of_all, own
from benchmarks.by_hand.setting import CARE, INSTITUTION
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
    total,
    where,
)

CARERS = frozenset({"caregiver", "infant_carer"})
CHILDREN_PER_CAREGIVER = {"infant": 3, "toddler_small": 5, "toddler_large": 7}
CHILDREN_PER_HEALTH_WORKER = 150
MANAGEMENT_YEARS = 3
CERTIFIED_PERCENT = 80


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
    present, maybe = site.once(caregivers_on_duty)
    return None if class_id in maybe or None in maybe else present.get(class_id, 0)


def caregivers_on_duty(site: Site) -> tuple[dict[str, int], set[str | None]]:
    """Return how many caregivers are on duty by class, and the classes for which that is open; None among them: for all."""
    present, maybe = dict[str, int](), set[str | None]()
    for person in site.staff or ():
        care, on_duty, class_id = cares(person), person.get("on_duty"), person.get("class_id")
        if care is False or on_duty is False:
            continue
        if care is None or on_duty is None or class_id is None:
            maybe.add(class_id)
        else:
            present[class_id] = present.get(class_id, 0) + 1
    return present, maybe


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
    roles, kind = person.get("roles"), site.kind
    if (roles is not None and "head" not in roles) or (kind is not None and kind != "institution"):
        return NOT_APPLICABLE
    return UNKNOWN if roles is None or kind is None else at_least(person.get("management_years"), MANAGEMENT_YEARS)


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
    certified = [person.get("holds_post_certificate", UNKNOWN) for person in site.staff]
    return UNKNOWN if UNKNOWN in certified else at_least(sum(certified) * 100, len(certified) * CERTIFIED_PERCENT)


def certified_values(site: Site, item: Facts) -> Named:
    """Return how many are certified, of how many."""
    staff = site.staff or ()
    return {"certified": sum(person["holds_post_certificate"] for person in staff), "total": len(staff)}


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
)
