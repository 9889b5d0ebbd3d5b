"""Rules on setting and premises: classes, floors, outdoors, places, the lease."""

from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal

from benchmarks.by_hand.running import Named, Rule, Seen, always, by_kind, of_all, own, stated
from benchmarks.by_hand.site import Site
from benchmarks.by_hand.truth import (
    FAIL,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Facts,
    Truth,
    all_of,
    among,
    at_least,
    at_most,
    empty,
    met,
    negated,
    open_or_out,
    same,
    total,
    where,
)

CARE = frozenset({"institution", "kindergarten_class"})
INSTITUTION = frozenset({"institution"})
NOT_AT_HOME = frozenset({"institution", "kindergarten_class", "activity_site"})
MOST_CLASSES = 10
MOST_CHILDREN = {"infant": 10, "toddler_small": 15, "toddler_large": 20}
FROM_MONTHS = {"infant": 6, "toddler_small": 12, "toddler_large": 24}
GROUND_FLOOR, HIGHEST_FLOOR = 1, 2
MOST_CHILDREN_UPSTAIRS = 60
CHILD_ROOMS = frozenset({"sleeping", "activity", "sleeping_activity", "multifunction"})
PLAY_ROOMS = frozenset({"sleeping", "activity", "sleeping_activity"})
CLASS_ROOMS = PLAY_ROOMS | {"pantry", "cleaning", "toilet", "washroom", "storage", "cloakroom"}
ABOVE_GROUND_ROOMS = CLASS_ROOMS | {"nursing", "multifunction"}
OUTDOOR_M2_PER_CHILD = 3
UNSHADED_SHARE = Decimal("0.5")
SERVICES = frozenset({"full_day", "half_day", "hourly", "temporary"})
LEASE_YEARS = 3


def number_of_classes(site: Site, item: Facts) -> str:
    """An institution has at least one class and not too many."""
    if site.kind != "institution":
        return NOT_APPLICABLE if site.kind else UNKNOWN
    return UNKNOWN if site.classes is None else met(1 <= len(site.classes) <= MOST_CLASSES)


def class_size(site: Site, group: Facts) -> str:
    """A class has no more children than its kind allows."""
    kind = group.get("kind")
    if kind is None or kind == "mixed":
        return UNKNOWN if kind is None else NOT_APPLICABLE
    return at_most(group.get("children"), MOST_CHILDREN[kind])


def youngest(site: Site, group: Facts) -> str:
    """The youngest child of a class is old enough for its kind."""
    kind = group.get("kind")
    if kind is None or kind == "mixed":
        return UNKNOWN if kind is None else NOT_APPLICABLE
    return at_least(group.get("youngest_months"), FROM_MONTHS[kind])


def basement(site: Site, room: Facts) -> str:
    """Rooms for children are neither in a basement nor half below the ground."""
    use = room.get("use")
    if use not in ABOVE_GROUND_ROOMS:
        return UNKNOWN if use is None else NOT_APPLICABLE
    floor, below = room.get("floor"), room.get("below_ground")
    if below or (floor is not None and floor < GROUND_FLOOR):
        return FAIL
    return UNKNOWN if below is None or floor is None else PASS


def basement_seen(site: Site, room: Facts, outcome: str) -> Seen:
    """Return what is wrong about the room, or both facts if it is right."""
    if outcome is not FAIL:
        id_ = room["id"]
        return [(("rooms", id_, "below_ground"), room["below_ground"]), (("rooms", id_, "floor"), room["floor"])]
    wrong = (("floor", room.get("floor", GROUND_FLOOR) < GROUND_FLOOR), ("below_ground", room.get("below_ground")))
    return [(("rooms", room["id"], name), room[name]) for name, is_wrong in wrong if is_wrong]


def ground_floor(site: Site, group: Facts) -> str:
    """The rooms of a class are on the ground floor, but for the oldest."""
    kind = group.get("kind")
    if kind == "toddler_large":
        return NOT_APPLICABLE
    if kind is None or site.rooms is None:
        return UNKNOWN
    return met(none_is_higher(site, group["id"]))


def none_is_higher(site: Site, class_id: str) -> Truth:
    """Return whether no room of a class is above the ground floor."""
    higher, maybe = site.once(higher_classes)
    return None if class_id in maybe or None in maybe else class_id not in higher


def higher_classes(site: Site) -> tuple[set[str], set[str | None]]:
    """Return the classes that have a room above the ground floor, and those that may have one; None among them: all may."""
    higher, maybe = set[str](), set[str | None]()
    for room in site.rooms or ():
        use, floor, class_id = room.get("use"), room.get("floor"), room.get("class_id")
        if (use is None or use in CLASS_ROOMS) and (floor is None or floor > GROUND_FLOOR):
            if use is None or floor is None or class_id is None:
                maybe.add(class_id)
            else:
                higher.add(class_id)
    return higher, maybe


def id_of(group: Facts, outcome: str) -> Seen:
    """Return which class it is, where no room is wrong."""
    return [] if outcome is FAIL else [(("classes", group["id"], "id"), group["id"])]


def none_higher(site: Site, group: Facts) -> Named:
    """Return that no room is higher, where that is so."""
    return {"higher": []} if none_is_higher(site, group["id"]) else {}


def upstairs(site: Site) -> list[Facts] | None:
    """Return the oldest classes that have a room upstairs, or None if that is open for a class."""
    return None if site.classes is None else where(site.classes, lambda group: is_upstairs(site, group))


def is_upstairs(site: Site, group: Facts) -> Truth:
    """Return whether a class is of the oldest and has a room upstairs."""
    oldest = same(group.get("kind"), "toddler_large")
    if oldest is False or site.rooms is None:
        return oldest and None
    there, maybe = site.once(classes_upstairs)
    return all_of(oldest, group["id"] in there or (None if group["id"] in maybe or None in maybe else False))


def classes_upstairs(site: Site) -> tuple[set[str], set[str | None]]:
    """Return the classes that have a room upstairs, and those that may have one; None among them: all may."""
    there, maybe = set[str](), set[str | None]()
    for room in site.rooms or ():
        use, floor, class_id = room.get("use"), room.get("floor"), room.get("class_id")
        if (use is None or use in PLAY_ROOMS) and (floor is None or floor == HIGHEST_FLOOR):
            if use is None or floor is None or class_id is None:
                maybe.add(class_id)
            else:
                there.add(class_id)
    return there, maybe


def upstairs_children(site: Site, item: Facts) -> str:
    """Not too many children are upstairs."""
    groups = site.once(upstairs)
    return at_most(total(groups, "children"), MOST_CHILDREN_UPSTAIRS) if groups else open_or_out(negated(empty(groups)))


def upstairs_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the children of each class upstairs, if they are too many."""
    return of_all("classes", site.once(upstairs) or (), "children") if outcome is FAIL else []


def parenting_classes(site: Site, item: Facts) -> str:
    """Points that a community runs give classes to parents."""
    applies = same(site.point.get("mode"), "community")
    return met(site.point.get("parenting_classes")) if applies else open_or_out(applies)


def outdoor_area(site: Site, item: Facts) -> str:
    """The outdoor place has so much room for each child, but for alterations in a dense urban area."""
    altered = negated(same(site.facts.get("building", {}).get("project"), "new"))
    dense = all_of(altered, site.premises.get("dense_urban"))
    applies = all_of(negated(same(site.outdoor.get("kind"), "none")), negated(dense))
    if not applies:
        return open_or_out(applies)
    places = site.point.get("capacity")
    return UNKNOWN if places is None else at_least(site.outdoor.get("area_m2"), OUTDOOR_M2_PER_CHILD * places)


def outdoor_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the area and the places it is for."""
    return [(("outdoor", "area_m2"), site.outdoor["area_m2"]), (("point", "capacity"), site.point["capacity"])]


def sunlight(site: Site, item: Facts) -> str:
    """Half of the outdoor place lies in the sun."""
    applies = negated(same(site.outdoor.get("kind"), "none"))
    if not applies:
        return open_or_out(applies)
    area = site.outdoor.get("area_m2")
    return UNKNOWN if area is None else at_least(site.outdoor.get("unshaded_area_m2"), area * UNSHADED_SHARE)


def capacity(site: Site, item: Facts) -> str:
    """There are no more children than places."""
    applies = all_of(among(site.kind, CARE), negated(empty(site.classes)))
    if not applies:
        return open_or_out(applies)
    return at_most(total(site.classes, "children"), site.point.get("capacity"))


def capacity_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the places, with the children of each class if they are too many."""
    places: Seen = [(("point", "capacity"), site.point["capacity"])]
    return of_all("classes", site.classes or (), "children") + places if outcome is FAIL else places


def services(site: Site, item: Facts) -> str:
    """An institution offers the services there are."""
    if site.kind != "institution":
        return NOT_APPLICABLE if site.kind else UNKNOWN
    offered = site.point.get("services")
    return UNKNOWN if offered is None else met(SERVICES.issuperset(offered))


def services_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the services, if they are right; the wrong ones are a value."""
    return [] if outcome is FAIL else [(("point", "services"), site.point["services"])]


def lease_term(site: Site, item: Facts) -> str:
    """Leased premises are leased for so many full years."""
    leased = same(site.premises.get("tenure"), "leased")
    if not leased:
        return open_or_out(leased)
    if "lease_start" not in site.premises or "lease_end" not in site.premises:
        return UNKNOWN
    return at_least(lease_years(site), LEASE_YEARS)


def lease_years(site: Site) -> int:
    """Return the full years of the lease; the last day counts."""
    start, end = site.premises["lease_start"], site.premises["lease_end"] + timedelta(days=1)
    years: int = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    return years


def lease_seen(site: Site, item: Facts, outcome: str) -> Seen:
    """Return the first and the last day."""
    names = ("lease_start", "lease_end") if outcome is FAIL else ("lease_end", "lease_start")
    return [(("site", name), site.premises[name]) for name in names]


def lease_current(site: Site, item: Facts) -> str:
    """The lease has not run out."""
    leased = same(site.premises.get("tenure"), "leased")
    return at_least(site.premises.get("lease_end"), site.today) if leased else open_or_out(leased)


def has_all(values: frozenset[str], listed: Collection[str] | None) -> str:
    """Return the outcome where all *values* are wanted of a list that may not be stated."""
    return UNKNOWN if listed is None else met(values.issubset(listed))


RULES = (
    Rule(
        "setting.classes.number",
        "",
        CARE,
        number_of_classes,
        numbers=always(most_classes=MOST_CLASSES),
        values=lambda site, item: {"declared": len(site.classes or ())},
    ),
    Rule(
        "setting.classes.size",
        "classes",
        CARE,
        class_size,
        own("classes", "children", "kind"),
        by_kind("most_children", MOST_CHILDREN),
    ),
    Rule(
        "setting.classes.youngest",
        "classes",
        CARE,
        youngest,
        own("classes", "youngest_months", "kind"),
        by_kind("from_months", FROM_MONTHS),
    ),
    Rule("setting.floors.basement", "rooms", CARE, basement, basement_seen, always(ground_floor=GROUND_FLOOR)),
    Rule(
        "setting.floors.ground_floor",
        "classes",
        CARE,
        ground_floor,
        lambda site, group, outcome: id_of(group, outcome),
        always(ground_floor=GROUND_FLOOR),
        none_higher,
    ),
    Rule(
        "setting.floors.upstairs_children",
        "",
        CARE,
        upstairs_children,
        upstairs_seen,
        always(highest_floor=HIGHEST_FLOOR, most_children_upstairs=MOST_CHILDREN_UPSTAIRS),
        lambda site, item: {"enrolled": total(site.once(upstairs), "children")},
    ),
    Rule("setting.modes.parenting_classes", "", NOT_AT_HOME, parenting_classes, stated("point", "parenting_classes")),
    Rule(
        "setting.outdoor.area",
        "",
        CARE,
        outdoor_area,
        outdoor_seen,
        always(least_area=OUTDOOR_M2_PER_CHILD),
        lambda site, item: {"needed": OUTDOOR_M2_PER_CHILD * site.point["capacity"]},
    ),
    Rule(
        "setting.outdoor.sunlight",
        "",
        CARE,
        sunlight,
        stated("outdoor", "unshaded_area_m2", "area_m2"),
        always(unshaded_share=UNSHADED_SHARE),
        lambda site, item: {"needed": site.outdoor["area_m2"] * UNSHADED_SHARE},
    ),
    Rule(
        "setting.point.capacity",
        "",
        None,
        capacity,
        capacity_seen,
        values=lambda site, item: {"enrolled": total(site.classes, "children")},
    ),
    Rule(
        "setting.point.services",
        "",
        None,
        services,
        services_seen,
        values=lambda site, item: {"others": [s for s in site.point["services"] if s not in SERVICES]},
    ),
    Rule(
        "setting.premises.lease_term",
        "",
        INSTITUTION,
        lease_term,
        lease_seen,
        always(least_lease_years=LEASE_YEARS),
        lambda site, item: {"years": lease_years(site)},
    ),
    Rule("setting.premises.lease_current", "", INSTITUTION, lease_current, stated("site", "lease_end")),
)
