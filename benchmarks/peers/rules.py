"""The rules that are written by hand, stated once for the other engines.

Facts of the subject itself may be missing, and the rule says so by a guard, as users of these engines do. Facts of the items of another
list are taken to be stated: without three-valued logic a guard for each would hide the rule. Where one is missing the engines raise an
error or decide wrongly; `against_peers.py` counts how often.
"""

from benchmarks.peers.tree import Tree, all_in, each, get, given, known, limit, met, op, topic, when

CARE = ("institution", "kindergarten_class")
INSTITUTION = ("institution",)
NOT_AT_HOME = ("institution", "kindergarten_class", "activity_site")
CHILD_ROOMS = ("sleeping", "activity", "sleeping_activity", "multifunction")
PLAY_ROOMS = ("sleeping", "activity", "sleeping_activity")
CLASS_ROOMS = (*PLAY_ROOMS, "pantry", "cleaning", "toilet", "washroom", "storage", "cloakroom")
NURSERY = ("infant", "toddler_small")
AMOUNTS = {"cereals": 100, "vegetables": 150, "fruit": 150, "animal_food": 100, "milk": 350, "oil": 20}

KIND, USE, MEALS = get("c", "kind"), get("r", "use"), get("point", "meals")
NOT_MIXED = op("!=", KIND, "mixed")
OF_CLASS = op("==", get("r", "class_id"), get("c", "id"))
UPSTAIRS = op("and", op("among", USE, PLAY_ROOMS), op("==", get("r", "floor"), 2), OF_CLASS)
UP_CLASS = op("and", op("==", KIND, "toddler_large"), op("some", get("rooms"), "r", UPSTAIRS))
ENROLLED = op("total", get("classes"), "c", True, get("c", "children"))


def rooms_for(use: str) -> Tree:
    """Return which rooms a class has for one use."""
    return op("and", OF_CLASS, op("==", USE, use))


def sleeping_area() -> Tree:
    """Return the rule on the area of the rooms a class sleeps in."""
    area = op("total", get("rooms"), "r", rooms_for("sleeping"), get("r", "area_m2"))
    both = op("some", get("rooms"), "r", rooms_for("sleeping_activity"))
    applies = op(
        "and",
        op("some", get("rooms"), "r", rooms_for("sleeping")),
        op("or", op("==", KIND, "infant"), op("not", both)),
    )
    enough = met(op(">=", area, op("table", KIND, {"infant": 30, "toddler_small": 35})))
    return known(KIND, when(op("among", KIND, NURSERY), given("rooms", when(applies, enough))))


def by_kind(fact: str, operator: str, table: dict[str, int]) -> Tree:
    """Return a limit for each class by its kind."""
    return topic(
        CARE,
        each("classes", "c", known(KIND, when(NOT_MIXED, limit(get("c", fact), operator, op("table", KIND, table))))),
    )


def caregivers() -> Tree:
    """Return the rule on the caregivers of a class."""
    roles = get("s", "roles")
    cares = op("or", op("holds", roles, "caregiver"), op("holds", roles, "infant_carer"))
    of_class = op("and", op("==", get("s", "class_id"), get("c", "id")), cares, get("s", "on_duty"))
    needed = op(
        "ceil_div", get("c", "children"), op("table", KIND, {"infant": 3, "toddler_small": 5, "toddler_large": 7})
    )
    enough = known(get("c", "children"), met(op(">=", op("count", get("staff"), "s", of_class), needed)))
    return topic(CARE, each("classes", "c", known(KIND, when(NOT_MIXED, given("staff", enough)))))


def class_of(room: str) -> Tree:
    """Return whether the class of a room is a young one."""
    return op(
        "some",
        get("classes"),
        "c",
        op("and", op("==", get("c", "id"), get(room, "class_id")), op("among", KIND, NURSERY)),
    )


def has_role(role: str) -> Tree:
    """Return whether somebody has a role."""
    return op("holds", get("s", "roles"), role)


def food_amounts() -> Tree:
    """Return the rule on how much of each food is given."""
    share = get("nutrition", "day_share_percent")
    needed = op("*", op("table", get("f", "food"), AMOUNTS), op("/", share, 100))
    old = op("some", get("classes"), "c", op(">=", get("c", "oldest_months"), 12))
    enough = known(share, known(get("f", "food"), limit(get("f", "amount"), ">=", needed)))
    given_meals = when(op("among", MEALS, ("cooked", "delivered")), given("classes", when(old, enough)))
    return topic(CARE, each("food_amounts", "f", known(MEALS, given_meals)))


def sleep_times() -> Tree:
    """Return the rule on time to sleep."""
    of_kind = op("==", get("b", "class_kind"), KIND)
    sleeps = op("and", of_kind, op("==", get("b", "activity"), "sleep"), op(">", get("b", "end"), get("b", "start")))
    wanted = when(op("some", get("schedule"), "b", of_kind), met(op("some", get("schedule"), "b", sleeps)))
    services = get("point", "services")
    full_day = known(services, when(op("holds", services, "full_day"), known(KIND, given("schedule", wanted))))
    return topic(CARE, each("classes", "c", full_day))


def health_workers() -> Tree:
    """Return the rule on health workers who work full time."""
    present = op("count", get("staff"), "s", op("and", has_role("health_worker"), get("s", "full_time")))
    applies = op("and", op(">=", ENROLLED, 150), op("some", get("staff"), "s", has_role("health_worker")))
    rule = when(applies, met(op(">=", present, op("floor_div", ENROLLED, 150))))
    return topic(INSTITUTION, given("classes", when(op(">", op("size", get("classes")), 0), given("staff", rule))))


def outdoor_area() -> Tree:
    """Return the rule on the area of the outdoor place."""
    kind, project, dense = get("outdoor", "kind"), get("building", "project"), get("site", "dense_urban")
    enough = known(
        get("point", "capacity"), limit(get("outdoor", "area_m2"), ">=", op("*", get("point", "capacity"), 3))
    )
    old_town = known(project, op("if", op("==", project, "new"), enough, known(dense, when(op("not", dense), enough))))
    return topic(CARE, known(kind, when(op("!=", kind, "none"), old_town)))


def if_leased(then: Tree) -> Tree:
    """Return *then* for leased premises."""
    return topic(INSTITUTION, known(get("site", "tenure"), when(op("==", get("site", "tenure"), "leased"), then)))


HIGHER = op("and", op("among", USE, CLASS_ROOMS), op(">", get("r", "floor"), 1), OF_CLASS)
FLOOR, BELOW = get("r", "floor"), get("r", "below_ground")
CARER = op("or", op("holds", get("s", "roles"), "caregiver"), op("holds", get("s", "roles"), "infant_carer"))
HEAD_FULL_TIME = op("and", has_role("head"), get("s", "full_time"))
LEASE = (get("site", "lease_start"), get("site", "lease_end"))
UNSHADED, OUTDOOR = get("outdoor", "unshaded_area_m2"), get("outdoor", "kind")
ROOM_OF_DOOR = op("and", op("==", get("r", "id"), get("d", "room_id")), op("among", USE, CHILD_ROOMS))
LICENCE = op("and", op("==", get("p", "kind"), "food_licence"), op("==", get("p", "holder"), "own"))
SUBMITTED = get("s", "health_certificate_submitted")

RULES: dict[str, Tree] = {
    "setting.classes.number": known(
        get("point", "kind"),
        when(
            op("==", get("point", "kind"), "institution"),
            given(
                "classes",
                met(op("and", op(">=", op("size", get("classes")), 1), op("<=", op("size", get("classes")), 10))),
            ),
        ),
    ),
    "setting.classes.size": by_kind("children", "<=", {"infant": 10, "toddler_small": 15, "toddler_large": 20}),
    "setting.classes.youngest": by_kind(
        "youngest_months", ">=", {"infant": 6, "toddler_small": 12, "toddler_large": 24}
    ),
    "setting.floors.basement": topic(
        CARE,
        each(
            "rooms",
            "r",
            known(
                USE,
                when(
                    op("among", USE, (*CLASS_ROOMS, "nursing", "multifunction")),
                    known(FLOOR, known(BELOW, met(op("and", op(">=", FLOOR, 1), op("not", BELOW))))),
                ),
            ),
        ),
    ),
    "setting.floors.ground_floor": topic(
        CARE,
        each(
            "classes",
            "c",
            known(
                KIND,
                when(
                    op("!=", KIND, "toddler_large"),
                    given("rooms", met(op("==", op("count", get("rooms"), "r", HIGHER), 0))),
                ),
            ),
        ),
    ),
    "setting.floors.upstairs_children": topic(
        CARE,
        given(
            "classes",
            given(
                "rooms",
                when(
                    op("some", get("classes"), "c", UP_CLASS),
                    met(op("<=", op("total", get("classes"), "c", UP_CLASS, get("c", "children")), 60)),
                ),
            ),
        ),
    ),
    "setting.modes.parenting_classes": topic(
        NOT_AT_HOME,
        known(
            get("point", "mode"),
            when(
                op("==", get("point", "mode"), "community"),
                known(get("point", "parenting_classes"), met(get("point", "parenting_classes"))),
            ),
        ),
    ),
    "setting.outdoor.area": outdoor_area(),
    "setting.outdoor.sunlight": topic(
        CARE,
        known(
            OUTDOOR,
            when(
                op("!=", OUTDOOR, "none"),
                known(get("outdoor", "area_m2"), limit(UNSHADED, ">=", op("*", get("outdoor", "area_m2"), 0.5))),
            ),
        ),
    ),
    "setting.point.capacity": topic(
        CARE,
        given(
            "classes",
            when(
                op(">", op("size", get("classes")), 0),
                known(get("point", "capacity"), met(op("<=", ENROLLED, get("point", "capacity")))),
            ),
        ),
    ),
    "setting.point.services": topic(
        INSTITUTION,
        known(
            get("point", "services"),
            met(
                op(
                    "every",
                    get("point", "services"),
                    "x",
                    op("among", get("x"), ("full_day", "half_day", "hourly", "temporary")),
                )
            ),
        ),
    ),
    "setting.premises.lease_term": if_leased(known(LEASE[0], known(LEASE[1], met(op("full_years", *LEASE, 3))))),
    "setting.premises.lease_current": if_leased(known(LEASE[1], met(op("date>=", LEASE[1], get("today"))))),
    "construction.class_fixtures.pantry_fixtures": topic(
        CARE,
        each(
            "rooms",
            "r",
            known(
                USE,
                when(
                    op("==", USE, "pantry"),
                    known(
                        get("r", "class_id"),
                        given(
                            "classes",
                            when(
                                class_of("r"),
                                all_in(get("r", "fixtures"), ("counter", "sink", "hand_basin", "cabinet", "heater")),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    "construction.class_units.sleeping_area": topic(CARE, each("classes", "c", sleeping_area())),
    "safety.doors.clear_width": topic(
        CARE,
        each(
            "doors",
            "d",
            known(
                get("d", "room_id"),
                given(
                    "rooms",
                    when(op("some", get("rooms"), "r", ROOM_OF_DOOR), limit(get("d", "clear_width_m"), ">=", 1.20)),
                ),
            ),
        ),
    ),
    "safety.railings.height": topic(CARE, each("railings", "r", limit(get("r", "net_height_m"), ">=", 1.30))),
    "safety.surveillance.system": topic(CARE, all_in(get("security", "monitored"), ("care", "security"))),
    "safety.surveillance.coverage": topic(
        CARE,
        each(
            "rooms",
            "r",
            known(
                USE,
                when(op("among", USE, CHILD_ROOMS), known(get("r", "camera_covered"), met(get("r", "camera_covered")))),
            ),
        ),
    ),
    "safety.surveillance.footage_90": topic(CARE, limit(get("installations", "recording_days"), ">=", 90)),
    "safety.windows.guard": topic(
        CARE,
        each(
            "windows",
            "w",
            known(
                get("w", "sill_height_m"),
                when(op("<", get("w", "sill_height_m"), 0.9), limit(get("w", "guard_height_m"), ">=", 0.9)),
            ),
        ),
    ),
    "safety.windows.declared": topic(
        CARE,
        each(
            "rooms",
            "r",
            known(
                USE,
                when(
                    op("among", USE, CHILD_ROOMS),
                    known(
                        get("r", "window_area_m2"),
                        when(
                            op(">", get("r", "window_area_m2"), 0),
                            given(
                                "windows",
                                met(op("some", get("windows"), "w", op("==", get("w", "room_id"), get("r", "id")))),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    "staffing.caregivers.ratio": caregivers(),
    "staffing.caregivers.experience": topic(
        CARE,
        each(
            "staff",
            "s",
            known(
                get("s", "roles"),
                when(
                    CARER,
                    known(
                        get("s", "care_experience"),
                        known(
                            get("s", "related_background"),
                            met(op("or", get("s", "care_experience"), get("s", "related_background"))),
                        ),
                    ),
                ),
            ),
        ),
    ),
    "staffing.head.full_time": topic(
        CARE,
        given(
            "staff",
            when(op("some", get("staff"), "s", has_role("head")), met(op("some", get("staff"), "s", HEAD_FULL_TIME))),
        ),
    ),
    "staffing.head.experience": given(
        "staff",
        each(
            "staff",
            "s",
            topic(
                INSTITUTION,
                known(get("s", "roles"), when(has_role("head"), limit(get("s", "management_years"), ">=", 3))),
            ),
        ),
    ),
    "staffing.health_workers.full_time": health_workers(),
    "staffing.posts.certified": topic(
        CARE,
        given(
            "staff",
            when(
                op(">", op("size", get("staff")), 0),
                met(
                    op(
                        ">=",
                        op("*", op("count", get("staff"), "s", get("s", "holds_post_certificate")), 100),
                        op("*", op("size", get("staff")), 80),
                    )
                ),
            ),
        ),
    ),
    "filing.documents.health_certificates_valid": topic(
        INSTITUTION,
        each(
            "staff",
            "s",
            known(
                SUBMITTED,
                when(
                    SUBMITTED,
                    known(
                        get("s", "health_certificate_until"),
                        met(op("date>=", get("s", "health_certificate_until"), get("today"))),
                    ),
                ),
            ),
        ),
    ),
    "filing.documents.food_licence": topic(
        INSTITUTION,
        known(
            MEALS, when(op("==", MEALS, "cooked"), given("documents", met(op("some", get("documents"), "p", LICENCE))))
        ),
    ),
    "filing.registration.scope": topic(
        INSTITUTION, known(get("registration", "scope"), met(op("contains", get("registration", "scope"), "托育服务")))
    ),
    "work_process.day.sleep_times": sleep_times(),
    "work_process.nutrition.amounts_least": food_amounts(),
    "work_process.health_checks.arrival_items": topic(
        CARE, all_in(get("health_care", "arrival_items"), ("home", "spirits", "fever", "skin", "unsafe_objects"))
    ),
}
