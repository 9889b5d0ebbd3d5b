"""What grows with the number of children and the meals: rooms, outdoor place, staff, fire equipment, towels."""

import math
from typing import Final

from engine.generating.building import Place
from engine.generating.draw import Draw
from engine.generating.models import Record
from engine.generating.plan import Plan

MODEL_CHILDREN: Final = 44
"""How many children the model institution has."""
LARGE_CHILDREN: Final = 139
AREAS: Final[dict[str, float]] = {
    # m² that a room grows by from 44 to 139 children, so that large points have what the tables of JGJ 39 ask for.
    "nursing": 12, "multifunction": 90, "entrance_hall": 20, "morning_check": 8, "health_observation": 12, "duty": 2,
    "guard": 2, "store": 13, "principal": 13, "finance": 13, "staff_office": 15, "meeting": 17, "workshop": 14,
    "kitchen": 48, "disinfection": 7, "laundry": 7, "common_toilet": 4,
}  # fmt: skip
BY_CLASSES: Final = ((7, 1.0), (3, 0.4), (-1, 0.0))  # JGJ 39 calls a nursery medium from 4 classes and large from 8
STAFF: Final[dict[str, int]] = {"cook": 45, "health_worker": 75, "security": 100, "other": 60}
"""How many children need one of them; the model has enough for its own 44."""
OUTDOOR_PER_CHILD: Final = 3.2  # m²
WINDOWS: Final = {"toilet": 0.12, "washroom": 0.12, "common_toilet": 0.15}  # of the floor; elsewhere 0.22
WALLS: Final = 1.4
"""Floor area for each m² that can be used: the model's walls, corridors and stairs."""
COMPARTMENT: Final = 2400  # m², a little less than GB 50016 allows


def scale(place: Place, plan: Plan, draw: Draw) -> None:
    """Let *place* have the size of *plan*."""
    data = place.data
    if plan.kind == "home_based":
        data["rooms"] = [_home_room(room, plan, draw) for room in data["rooms"]]
        data["fire"]["total_area_m2"] = math.ceil(_usable(data) * WALLS)
        _state_areas(data)
        return
    for room in data["rooms"]:
        _size_room(room, plan, draw)
    if plan.kind == "activity_site":
        return
    _add_staff(place, plan)
    _size_outdoor(data["outdoor"], data["point"]["capacity"], draw)
    _count(data, plan)
    _size_fire(data["fire"], data, plan)
    _state_areas(data)
    _size_air(data)


def _growth(plan: Plan) -> float:
    """Return how far the place has grown from the model's size (0) to that of a large one (1), by children and by classes."""
    by_children = (plan.children - MODEL_CHILDREN) / (LARGE_CHILDREN - MODEL_CHILDREN)
    by_classes = next(growth for classes, growth in BY_CLASSES if len(plan.classes) > classes)
    return max(by_children, by_classes)


def _half(value: float) -> float | int:
    """Return *value* in steps of half a square metre, rounded up."""
    whole = math.ceil(round(value * 2, 6)) / 2
    return int(whole) if whole == int(whole) else whole


def _size_room(room: Record, plan: Plan, draw: Draw) -> None:
    more = AREAS.get(room["use"], 0) * _growth(plan) if not room.get("class_id") else 0
    room["area_m2"] = _half((room["area_m2"] + more) * (1 + draw.near(0, 0.12, 0.01)))
    if "window_area_m2" in room:
        room["window_area_m2"] = max(
            room["window_area_m2"], round(room["area_m2"] * WINDOWS.get(room["use"], 0.22) + 0.1, 1)
        )
    if "vent_opening_m2" in room:
        room["vent_opening_m2"] = round(room["area_m2"] * 0.06 + 0.1, 1)
    if "beds" in room and room.get("class_id"):
        room["beds"] = plan.classes[int(room["class_id"][1:]) - 1].children


def _home_room(room: Record, plan: Plan, draw: Draw) -> Record:
    more = {"area_m2": _half(room["area_m2"] * (1 + draw.near(0, 0.3, 0.02)))}
    return {**room, **more, "beds": plan.children} if "beds" in room else {**room, **more}


def _add_staff(place: Place, plan: Plan) -> None:
    """Add cooks, health workers, guards as the children are more than the model's, each like the model's last one."""
    for role, children in STAFF.items():
        own = [person for person in place.data["staff"] if role in person["roles"] and "class_id" not in person]
        wanted = math.ceil(plan.children / children)
        for number in range(len(own), wanted if own else 0):
            person = own[-1].copy()
            person.update(id=f"{own[-1]['id']}-{number}", label=f"{own[-1]['label']}（{number + 1}）")
            place.data["staff"].append(person)


def _size_outdoor(outdoor: Record, children: int, draw: Draw) -> None:
    outdoor["area_m2"] = _half(children * OUTDOOR_PER_CHILD * (1 + draw.near(0, 0.2, 0.01)))
    outdoor["unshaded_area_m2"] = _half(outdoor["area_m2"] * 0.6)


def _count(data: Record, plan: Plan) -> None:
    """Count towels, masks and the like by the children and the people there are."""
    people = data["point"]["capacity"] + len(data["staff"])
    counts = {
        "hygiene": dict.fromkeys(("own_towels", "own_cups", "own_quilts"), plan.children),
        "food": {"diners_per_meal": plan.children},
        "fire_management": {"smoke_masks": people},
    }
    for name, facts in counts.items():
        if name in data:
            data[name].update(facts)


def _usable(data: Record) -> float:
    return float(sum(room["area_m2"] for room in data["rooms"]))


def _state_areas(data: Record) -> None:
    """Let the papers that show an area show the floor area of the point."""
    for paper in data.get("documents", ()):
        if "area_m2" in paper:
            paper["area_m2"] = data["fire"]["total_area_m2"]


def _size_fire(fire: Record, data: Record, plan: Plan) -> None:
    area = math.ceil(_usable(data) * WALLS)
    people = plan.children + len(data["staff"])
    first = fire["storeys"][0]
    first["area_m2"] = area - sum(storey["area_m2"] for storey in fire["storeys"][1:])
    first["people"] = max(first["people"], people)
    first["exit_width_m"] = round(max(first["exit_width_m"], first["people"] * 0.02), 1)
    first["exits"] = max(first["exits"], math.ceil(first["exit_width_m"] / 1.2))
    fire["total_area_m2"] = area
    fire["volume_m3"] = max(fire["volume_m3"], math.ceil(area * 4.5))
    fire["compartments"] = _compartments(fire["compartments"][0], area)
    fire["extinguisher_points"][0]["powder"] = max(fire["extinguisher_points"][0]["powder"], math.ceil(area / 40))


def _compartments(model: Record, area: int) -> list[Record]:
    """Return as many compartments like the *model* as an *area* needs, all of one size."""
    count = math.ceil(area / COMPARTMENT)
    return [{**model, "id": f"fc{number}", "area_m2": math.ceil(area / count)} for number in range(1, count + 1)]


def _size_air(data: Record) -> None:
    """Let every sampled room have the points its area asks for (GB 50325: two from 50 m², three from 100 m²)."""
    areas = {room["id"]: room["area_m2"] for room in data["rooms"]}
    samples = [sample for sample in data.get("air_samples", ()) if sample["room_id"] in areas]
    for sample in samples:
        sample["points"] = 1 + sum(areas[sample["room_id"]] >= size for size in (50, 100))
    data["air_samples"] = samples
    if data.get("air_reports"):
        data["air_reports"][0]["rooms_total"] = sum(sample["report_id"] == "a1" for sample in samples)
