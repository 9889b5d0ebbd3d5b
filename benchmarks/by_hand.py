"""Ten of the rules as one would write them by hand in plain Python, with the numbers of the law of 1 January 2026.

They read a declaration as nested dicts in which a fact not stated is simply absent, and give the outcomes and subjects that the
engine gives. Inside, `None` is the truth value of what cannot be told. They follow the wording of the rules: no index is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not_applicable"

Facts = Mapping[str, Any]
Truth = bool | None
Judge = Callable[[Facts, Facts, date], str]

CARE = frozenset({"institution", "kindergarten_class"})
INSTITUTION = frozenset({"institution"})
NURSERY = frozenset({"infant", "toddler_small"})
CARERS = frozenset({"caregiver", "infant_carer"})
MOST_CHILDREN = {"infant": 10, "toddler_small": 15, "toddler_large": 20}
CHILDREN_PER_CAREGIVER = {"infant": 3, "toddler_small": 5, "toddler_large": 7}
SLEEPING_M2 = {"infant": 30, "toddler_small": 35}
PANTRY_FIXTURES = frozenset({"counter", "sink", "hand_basin", "cabinet", "heater"})
OUTDOOR_M2_PER_CHILD = 3
LEASE_YEARS = 3
GROUND_FLOOR = 1
DOOR_WIDTH_M = Decimal("1.20")
CERTIFIED_PERCENT = 80
GROUND_FLOOR_ROOMS = frozenset(
    {"sleeping", "activity", "sleeping_activity", "pantry", "cleaning", "toilet", "washroom", "storage", "cloakroom"}
)
WIDE_DOOR_ROOMS = frozenset({"sleeping", "activity", "sleeping_activity", "multifunction"})


class Answer(NamedTuple):
    """What one rule says about one item of a list, or about the point itself (*items* empty)."""

    rule: str
    items: str
    id: str | None
    outcome: str


class Rule(NamedTuple):
    """One rule: the list it walks, the kinds of point it speaks about, and how it judges one item."""

    id: str
    items: str
    kinds: frozenset[str]
    judge: Judge


def answers(facts: Facts, today: date, rules: Sequence[Rule] | None = None) -> list[Answer]:
    """Return what the ten rules (or *rules* of them) say, in their order and that of the lists."""
    kind = facts.get("point", {}).get("kind")
    return [answer for rule in rules or RULES for answer in _answers(rule, facts, kind, today)]


def _answers(rule: Rule, facts: Facts, kind: str | None, today: date) -> Iterator[Answer]:
    speaks = among(kind, rule.kinds)
    if speaks is False:
        yield Answer(rule.id, rule.items, None, NOT_APPLICABLE)
    elif not rule.items:
        yield Answer(rule.id, "", None, _settled(rule.judge(facts, {}, today), speaks))
    elif (items := facts.get(rule.items)) is None:
        yield Answer(rule.id, rule.items, None, _settled(rule.judge(facts, {}, today), None))
    elif not items:
        yield Answer(rule.id, rule.items, None, NOT_APPLICABLE)
    else:
        for item in items:
            yield Answer(rule.id, rule.items, item["id"], _settled(rule.judge(facts, item, today), speaks))


def _settled(outcome: str, speaks: Truth) -> str:
    """Return *outcome*, or unknown where it is open whether the rule speaks about this at all."""
    return outcome if speaks or outcome == NOT_APPLICABLE else UNKNOWN


def among(value: Any, values: frozenset[str]) -> Truth:
    """Return whether *value* is one of *values*."""
    return None if value is None else value in values


def same(left: Any, right: Any) -> Truth:
    """Return whether the two are equal."""
    return None if left is None or right is None else left == right


def all_of(*truths: Truth) -> Truth:
    """Return whether all are true; one that is false decides."""
    if False in truths:
        return False
    return None if None in truths else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return whether one is true; the first that is decides."""
    result: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            result = None
    return result


def negated(truth: Truth) -> Truth:
    """Return the opposite."""
    return None if truth is None else not truth


def open_or_out(applies: Truth) -> str:
    """Return the outcome of a rule that does not surely apply."""
    return NOT_APPLICABLE if applies is False else UNKNOWN


def met(truth: Truth) -> str:
    """Return the outcome of a requirement."""
    return UNKNOWN if truth is None else PASS if truth else FAIL


def at_least(value: Any, limit: Any) -> str:
    """Return the outcome of a lower limit."""
    return UNKNOWN if value is None else PASS if value >= limit else FAIL


def at_most(value: Any, limit: Any) -> str:
    """Return the outcome of an upper limit."""
    return UNKNOWN if value is None else PASS if value <= limit else FAIL


def where(items: Iterable[Facts], test: Callable[[Facts], Truth]) -> list[Facts] | None:
    """Return the *items* that pass *test*, or None if that is open for one of them."""
    found = []
    for item in items:
        truth = test(item)
        if truth is None:
            return None
        if truth:
            found.append(item)
    return found


def of_class(items: Sequence[Facts], class_id: str | None) -> Sequence[Facts]:
    """Return the *items* that belong to a class or may do so; the others cannot matter to it."""
    return items if class_id is None else [item for item in items if item.get("class_id") in (class_id, None)]


def named(items: Sequence[Facts], wanted: str | None) -> Sequence[Facts]:
    """Return the item called *wanted*; all of them if that is not stated."""
    return items if wanted is None else [item for item in items if item["id"] == wanted]


def class_size(facts: Facts, group: Facts, today: date) -> str:
    """A class has no more children than its kind allows."""
    kind = group.get("kind")
    if kind is None or kind == "mixed":
        return UNKNOWN if kind is None else NOT_APPLICABLE
    return at_most(group.get("children"), MOST_CHILDREN[kind])


def caregiver_ratio(facts: Facts, group: Facts, today: date) -> str:
    """A class has one caregiver for every so many children, rounded up."""
    kind = group.get("kind")
    if kind is None or kind == "mixed":
        return UNKNOWN if kind is None else NOT_APPLICABLE
    children, staff = group.get("children"), facts.get("staff")
    if children is None or staff is None:
        return UNKNOWN
    present = where(
        of_class(staff, group["id"]),
        lambda person: all_of(same(person.get("class_id"), group["id"]), cares(person), person.get("on_duty")),
    )
    return UNKNOWN if present is None else at_least(len(present), -(-children // CHILDREN_PER_CAREGIVER[kind]))


def cares(person: Facts) -> Truth:
    """Return whether somebody is a caregiver or an infant carer."""
    roles = person.get("roles")
    return None if roles is None else not CARERS.isdisjoint(roles)


def outdoor_area(facts: Facts, item: Facts, today: date) -> str:
    """The outdoor place has so much room for each child, but for alterations in a dense urban area."""
    outdoor = facts.get("outdoor", {})
    altered = negated(same(facts.get("building", {}).get("project"), "new"))
    dense = all_of(altered, facts.get("site", {}).get("dense_urban"))
    applies = all_of(negated(same(outdoor.get("kind"), "none")), negated(dense))
    if not applies:
        return open_or_out(applies)
    places = facts.get("point", {}).get("capacity")
    return UNKNOWN if places is None else at_least(outdoor.get("area_m2"), OUTDOOR_M2_PER_CHILD * places)


def sleeping_area(facts: Facts, group: Facts, today: date) -> str:
    """The sleeping areas of a class together have the area that its kind needs, unless toddlers play there too."""
    kind, rooms = group.get("kind"), facts.get("rooms")
    if kind is not None and kind not in SLEEPING_M2:
        return NOT_APPLICABLE
    if rooms is None:
        return UNKNOWN
    own = rooms_used(rooms, group.get("id"), "sleeping")
    alone = any_of((same(kind, "infant"), empty(rooms_used(rooms, group.get("id"), "sleeping_activity"))))
    applies = all_of(among(kind, NURSERY), negated(empty(own)), alone)
    if not applies or own is None or kind is None:
        return open_or_out(applies)
    areas = [room.get("area_m2") for room in own]
    return UNKNOWN if None in areas else at_least(sum(areas), SLEEPING_M2[kind])


def rooms_used(rooms: Sequence[Facts], class_id: str | None, use: str) -> list[Facts] | None:
    """Return the rooms that a class has for one use, or None if that is open for a room."""
    return where(
        of_class(rooms, class_id), lambda room: all_of(same(room.get("class_id"), class_id), same(room.get("use"), use))
    )


def empty(items: Sequence[Facts] | None) -> Truth:
    """Return whether a list that may not be known has no items."""
    return None if items is None else not items


def lease_term(facts: Facts, item: Facts, today: date) -> str:
    """Leased premises are leased for so many full years; the last day counts."""
    site = facts.get("site", {})
    leased = same(site.get("tenure"), "leased")
    if not leased:
        return open_or_out(leased)
    start, end = site.get("lease_start"), site.get("lease_end")
    if start is None or end is None:
        return UNKNOWN
    end += timedelta(days=1)
    return at_least(end.year - start.year - ((end.month, end.day) < (start.month, start.day)), LEASE_YEARS)


def certificate_valid(facts: Facts, person: Facts, today: date) -> str:
    """A health certificate that was handed in has not run out."""
    submitted = person.get("health_certificate_submitted")
    return at_least(person.get("health_certificate_until"), today) if submitted else open_or_out(submitted)


def pantry_fixtures(facts: Facts, room: Facts, today: date) -> str:
    """The pantry of a young class has everything it needs."""
    use, classes = room.get("use"), facts.get("classes")
    if use is not None and use != "pantry":
        return NOT_APPLICABLE
    if classes is None:
        return UNKNOWN
    wanted = room.get("class_id")
    young = any_of(all_of(same(c["id"], wanted), among(c.get("kind"), NURSERY)) for c in named(classes, wanted))
    fixtures = room.get("fixtures")
    if not young:
        return open_or_out(young)
    return UNKNOWN if use is None or fixtures is None else met(PANTRY_FIXTURES.issubset(fixtures))


def ground_floor(facts: Facts, group: Facts, today: date) -> str:
    """The rooms of a class are on the ground floor, but for the oldest."""
    kind, rooms = group.get("kind"), facts.get("rooms")
    if kind == "toddler_large":
        return NOT_APPLICABLE
    if kind is None or rooms is None:
        return UNKNOWN
    higher = where(of_class(rooms, group["id"]), lambda room: is_higher(room, group["id"]))
    return UNKNOWN if higher is None else met(not higher)


def is_higher(room: Facts, class_id: str) -> Truth:
    """Return whether a child room of a class is above the ground floor."""
    floor = room.get("floor")
    above = None if floor is None else floor > GROUND_FLOOR
    return all_of(among(room.get("use"), GROUND_FLOOR_ROOMS), above, same(room.get("class_id"), class_id))


def door_width(facts: Facts, door: Facts, today: date) -> str:
    """The doors of the large child rooms are wide enough."""
    rooms, wanted = facts.get("rooms"), door.get("room_id")
    if rooms is None:
        return UNKNOWN
    applies = any_of(all_of(same(r["id"], wanted), among(r.get("use"), WIDE_DOOR_ROOMS)) for r in named(rooms, wanted))
    return at_least(door.get("clear_width_m"), DOOR_WIDTH_M) if applies else open_or_out(applies)


def certified_share(facts: Facts, item: Facts, today: date) -> str:
    """So many per cent of the staff hold the certificate of their post."""
    staff = facts.get("staff")
    if not staff:
        return UNKNOWN if staff is None else NOT_APPLICABLE
    certified = [person.get("holds_post_certificate") for person in staff]
    return UNKNOWN if None in certified else at_least(sum(certified) * 100, len(staff) * CERTIFIED_PERCENT)


RULES = (
    Rule("setting.classes.size", "classes", CARE, class_size),
    Rule("setting.floors.ground_floor", "classes", CARE, ground_floor),
    Rule("setting.outdoor.area", "", CARE, outdoor_area),
    Rule("setting.premises.lease_term", "", INSTITUTION, lease_term),
    Rule("construction.class_fixtures.pantry_fixtures", "rooms", CARE, pantry_fixtures),
    Rule("construction.class_units.sleeping_area", "classes", CARE, sleeping_area),
    Rule("safety.doors.clear_width", "doors", CARE, door_width),
    Rule("staffing.caregivers.ratio", "classes", CARE, caregiver_ratio),
    Rule("staffing.posts.certified", "", CARE, certified_share),
    Rule("filing.documents.health_certificates_valid", "staff", INSTITUTION, certificate_valid),
)
