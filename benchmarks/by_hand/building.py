"""Rules on the building and its safety: rooms of classes, doors, windows, railings, cameras."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from benchmarks.by_hand.running import Named, Rule, Seen, always, by_kind, own, stated
from benchmarks.by_hand.setting import CARE, CHILD_ROOMS, has_all
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
    met,
    negated,
    open_or_out,
    same,
)

NURSERY = frozenset({"infant", "toddler_small"})
SLEEPING_M2 = {"infant": 30, "toddler_small": 35}
PANTRY_FIXTURES = frozenset({"counter", "sink", "hand_basin", "cabinet", "heater"})
DOOR_WIDTH_M = Decimal("1.20")
RAILING_M = Decimal("1.30")
LOW_SILL_M = LEAST_GUARD_M = Decimal("0.90")
MONITORED = frozenset({"care", "security"})
FOOTAGE_DAYS = 90


def pantry_fixtures(site: Site, room: Facts) -> str:
    """The pantry of a young class has everything it needs."""
    use = room.get("use")
    if use is not None and use != "pantry":
        return NOT_APPLICABLE
    if site.classes is None:
        return UNKNOWN
    wanted = room.get("class_id")
    young = any_of(all_of(same(c["id"], wanted), among(c.get("kind"), NURSERY)) for c in site.class_called(wanted))
    if not young:
        return open_or_out(young)
    return UNKNOWN if use is None else has_all(PANTRY_FIXTURES, room.get("fixtures"))


def sleeping_area(site: Site, group: Facts) -> str:
    """The sleeping areas of a class together have the area that its kind needs, unless toddlers play there too."""
    kind = group.get("kind")
    if kind is not None and kind not in SLEEPING_M2:
        return NOT_APPLICABLE
    if site.rooms is None:
        return UNKNOWN
    own_rooms = rooms_used(site, group.get("id"), "sleeping")
    alone = any_of((same(kind, "infant"), empty(rooms_used(site, group.get("id"), "sleeping_activity"))))
    applies = all_of(among(kind, NURSERY), negated(empty(own_rooms)), alone)
    if not applies or own_rooms is None or kind is None:
        return open_or_out(applies)
    areas = [room.get("area_m2") for room in own_rooms]
    return UNKNOWN if None in areas else at_least(sum(areas), SLEEPING_M2[kind])


def rooms_used(site: Site, class_id: str | None, use: str) -> Sequence[Facts] | None:
    """Return the rooms that a class has for one use, or None if that is open for a room."""
    if class_id is None:
        return None if any(room.get("use") in (use, None) for room in site.rooms or ()) else ()
    groups = site.once(rooms_by_use)
    is_open = (class_id, None) in groups or (None, use) in groups or (None, None) in groups
    return None if is_open else groups.get((class_id, use), ())


def rooms_by_use(site: Site) -> dict[tuple[str | None, str | None], list[Facts]]:
    """Return the rooms by class and use; what is not stated is None."""
    groups: dict[tuple[str | None, str | None], list[Facts]] = defaultdict(list)
    for room in site.rooms or ():
        groups[room.get("class_id"), room.get("use")].append(room)
    return groups


def sleeping_seen(site: Site, group: Facts, outcome: str) -> Seen:
    """Return the kind of class, with the area of each room if they are too small."""
    place = ("classes", group["id"])
    kind: Seen = [((*place, "kind"), group["kind"])]
    if outcome is not FAIL:
        return [((*place, "id"), group["id"]), *kind]
    rooms = rooms_used(site, group["id"], "sleeping") or ()
    return [(("rooms", room["id"], "area_m2"), room["area_m2"]) for room in rooms] + kind


def sleeping_value(site: Site, group: Facts) -> Named:
    """Return the area of the rooms together."""
    return {"area": sum(room["area_m2"] for room in rooms_used(site, group["id"], "sleeping") or ())}


def door_width(site: Site, door: Facts) -> str:
    """The doors of the large child rooms are wide enough."""
    wanted = door.get("room_id")
    if site.rooms is None:
        return UNKNOWN
    applies = any_of(all_of(same(r["id"], wanted), among(r.get("use"), CHILD_ROOMS)) for r in site.room_called(wanted))
    return at_least(door.get("clear_width_m"), DOOR_WIDTH_M) if applies else open_or_out(applies)


def railing_height(site: Site, railing: Facts) -> str:
    """Railings are high enough."""
    return at_least(railing.get("net_height_m"), RAILING_M)


def monitored(site: Site, item: Facts) -> str:
    """Care and safety are watched by camera."""
    return has_all(MONITORED, site.facts.get("security", {}).get("monitored"))


def covered(site: Site, room: Facts) -> str:
    """Cameras see the child rooms."""
    use = room.get("use")
    if use not in CHILD_ROOMS:
        return UNKNOWN if use is None else NOT_APPLICABLE
    return met(room.get("camera_covered"))


def footage(site: Site, item: Facts) -> str:
    """Recordings are kept long enough."""
    return at_least(site.facts.get("installations", {}).get("recording_days"), FOOTAGE_DAYS)


def window_guard(site: Site, window: Facts) -> str:
    """A window with a low sill has a guard."""
    sill = window.get("sill_height_m")
    low: Truth = None if sill is None else sill < LOW_SILL_M
    return at_least(window.get("guard_height_m"), LEAST_GUARD_M) if low else open_or_out(low)


def windows_declared(site: Site, room: Facts) -> str:
    """A child room with a window area has its windows listed."""
    area = room.get("window_area_m2")
    applies = all_of(None if area is None else area > 0, among(room.get("use"), CHILD_ROOMS))
    if not applies:
        return open_or_out(applies)
    if "windows" not in site.facts or not room:
        return UNKNOWN
    return met(True if room["id"] in site.windowed else None if None in site.windowed else False)


def windows_seen(site: Site, room: Facts, outcome: str) -> Seen:
    """Return which room it is, and where each window is if none is here."""
    here = (("rooms", room["id"], "id"), room["id"])
    if outcome is not FAIL:
        return [here]
    there = [(("windows", window["id"], "room_id"), window["room_id"]) for window in site.facts["windows"]]
    return [*there[:1], here, *there[1:]] if there else []


RULES = (
    Rule(
        "construction.class_fixtures.pantry_fixtures",
        "rooms",
        CARE,
        pantry_fixtures,
        own("rooms", "fixtures"),
    ),
    Rule(
        "construction.class_units.sleeping_area",
        "classes",
        CARE,
        sleeping_area,
        sleeping_seen,
        by_kind("sleeping_area_m2", SLEEPING_M2),
        sleeping_value,
    ),
    Rule(
        "safety.doors.clear_width",
        "doors",
        CARE,
        door_width,
        own("doors", "clear_width_m"),
        always(least_width=DOOR_WIDTH_M),
    ),
    Rule(
        "safety.railings.height",
        "railings",
        CARE,
        railing_height,
        own("railings", "net_height_m"),
        always(least_height=RAILING_M),
    ),
    Rule("safety.surveillance.system", "", CARE, monitored, stated("security", "monitored")),
    Rule("safety.surveillance.coverage", "rooms", CARE, covered, own("rooms", "camera_covered")),
    Rule(
        "safety.surveillance.footage_90",
        "",
        CARE,
        footage,
        stated("installations", "recording_days"),
        always(norm_days=FOOTAGE_DAYS),
    ),
    Rule(
        "safety.windows.guard",
        "windows",
        CARE,
        window_guard,
        own("windows", "guard_height_m"),
        always(low_sill=LOW_SILL_M, least_guard=LEAST_GUARD_M),
    ),
    Rule("safety.windows.declared", "rooms", CARE, windows_declared, windows_seen),
)
