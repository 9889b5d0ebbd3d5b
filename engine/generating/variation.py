"""How one place in order differs from another: round figures a little above what is asked, days a little earlier, fewer rooms."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from engine.generating.building import Place
from engine.generating.draw import Draw
from engine.generating.models import Record
from engine.generating.plan import Plan

MORE: Final[dict[str, dict[str, tuple[float, float, float]]]] = {
    # section: fact: what may be added to the model's value, from, to, in steps. All assumed: what building plans look like.
    "rooms": {
        "net_height_m": (0, 0.3, 0.05), "sun_hours": (0, 1.5, 0.5), "noise_db": (-8, 0, 1), "glare_rating": (-3, 0, 1),
        "airborne_insulation_db": (0, 6, 1), "impact_sound_db": (-5, 0, 1), "colour_rendering": (0, 10, 5),
        "illuminance_lx": (0, 100, 20), "door_to_exit_m": (-10, 0, 1), "farthest_point_m": (-4, 0, 0.5),
    },
    "windows": {"guard_height_m": (0, 0.2, 0.05)},
    "doors": {"clear_width_m": (0, 0.3, 0.1), "anti_pinch_height_m": (0, 0.2, 0.1)},
    "corridors": {"clear_width_m": (0, 0.4, 0.1), "length_m": (-8, 2, 1)},
    "entrances": {"canopy_overhang_m": (0, 0.9, 0.1), "clear_width_m": (0, 0.6, 0.1)},
    "railings": {"net_height_m": (0, 0.2, 0.05), "bar_gap_m": (-0.02, 0, 0.01)},
    "stairs": {"clear_width_m": (0, 0.3, 0.05)},
    "site": {"green_percent": (0, 12, 1), "service_radius_m": (-100, 0, 20)},
    "installations": {"recording_days": (0, 30, 30), "hot_water_outlet_c": (-2, 0, 1), "floor_surface_c": (-2, 0, 1)},
    "air_reports": {"formaldehyde": (-0.02, 0, 0.01), "tvoc": (-0.15, 0, 0.01), "radon": (-20, 0, 5), "benzene": (-0.008, 0, 0.002)},
    "classes": {"health_books": (0, 20, 1)},
    "employment": {"overtime_hours_per_month": (-12, 8, 1), "nursing_minutes_per_day": (0, 30, 30)},
    "food": {"sample_grams": (0, 75, 25), "core_temperature_c": (0, 10, 5), "fridge_c": (-2, 1, 1), "freezer_c": (-4, 0, 1)},
    "fire": {"stairwell_lx": (0, 5, 1), "emergency_backup_minutes": (0, 30, 30)},
    "fire_management": {"patrols_per_day": (0, 4, 1), "fixed_hazards": (0, 0, 1)},
    "families": {"meetings_a_year": (0, 2, 1), "talks_a_year": (0, 4, 1), "community_activities_a_year": (0, 6, 1)},
    "health_care": {"rounds_per_day": (0, 2, 1)},
    "emergency": {"trainings_a_year": (0, 2, 1)},
    "staff": {"age": (-13, 16, 1), "management_years": (0, 8, 1)},
    "class_care": {"picture_books": (0, 60, 5)},
}  # fmt: skip
EARLIER: Final[dict[str, dict[str, tuple[int, int]]]] = {
    # section: fact: by how many days the model's day may lie earlier, least and most; negative is later.
    "staff": {
        "health_certificate_until": (-180, 300),
        "food_certificate_until": (-90, 200),
        "health_checked_on": (0, 60),
    },
    "safety": {"premises_inspected_on": (-10, 8), "maintained_on": (-5, 5)},
    "operation": {"published_on": (-4, 10)},
    "emergency": {"fire_equipment_serviced_on": (-10, 10)},
    "fire_management": {"drilled_on": (-20, 40), "trained_on": (-20, 40)},
    "care_practice": {"checked_on": (-8, 4), "liability_insurance_until": (-100, 200)},
    "nutrition": {"committee_met_on": (-10, 8)},
}
HISTORY: Final[dict[str, tuple[str, ...]]] = {
    # section: days of the point's own history: they lie the same number of days earlier than the model's
    "registration": ("registered_on", "changed_on"),
    "filing": ("submitted_on", "updated_on"),
    "documents": ("issued_on", "valid_until"),
    "site": ("lease_start", "lease_end"),
    "building": ("works_completed_on", "in_use_from"),
    "enrolment": ("opened_on",),
    "air_reports": ("sampled_on",),
    "equipment": ("acquired_on",),
}
LONGEST: Final = 150
"""Days: so that what is asked for once a year is still from within it."""
HIRED: Final = ("started_on", "first_health_certificate_on", "record_queried_on")
"""The days of being hired: they move together."""
NOT_ALWAYS: Final = ("finance", "meeting", "workshop", "multifunction", "duty", "laundry")
"""Rooms that a place of one or two classes may do without."""


def vary(place: Place, plan: Plan, draw: Draw) -> None:
    """Let *place* differ from the model in ways that no rule minds."""
    if plan.kind == "institution" and len(plan.classes) <= 2:
        _leave_out_rooms(place.data, draw)
    for section, facts in MORE.items():
        for record in _records(place.data, section):
            for fact, (low, high, step) in facts.items():
                if record.get(fact):  # what is 0 is not there: no guard, no step
                    record[fact] = _rounded(record[fact] + draw.near(low, high, step))
    for section, spans in EARLIER.items():
        for record in _records(place.data, section):
            for fact, span in spans.items():
                if fact in record:
                    record[fact] = earlier(record[fact], draw.whole(*span))
    _hire(place.data, draw)
    place.days_earlier = _begin_earlier(place.data, draw)


def _begin_earlier(data: Record, draw: Draw) -> int:
    """Let the point have begun some months before the model; return how many days."""
    days = draw.whole(0, LONGEST)
    for section, facts in HISTORY.items():
        for record in _records(data, section):
            for fact in facts:
                if fact in record:
                    record[fact] = earlier(record[fact], days)
    return days


def _records(data: Record, section: str) -> Iterator[Record]:
    value = data.get(section)
    yield from value if isinstance(value, list) else [value] if value else []


def _rounded(value: float) -> float | int:
    value = round(value, 3)
    return int(value) if value == int(value) else value


def earlier(day: str, days: int) -> str:
    """Return the day that lies *days* before *day*."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _hire(data: Record, draw: Draw) -> None:
    """Let some people have come years before the others; the last query of records stays where it is."""
    for person in data.get("staff", ()):
        days = draw.whole(0, 900) if draw.chance(0.4) else 0
        for fact in HIRED:
            if fact in person:
                person[fact] = earlier(person[fact], days)


def _leave_out_rooms(data: Record, draw: Draw) -> None:
    gone = set(draw.some(NOT_ALWAYS, draw.whole(0, len(NOT_ALWAYS))))
    ids = {room["id"] for room in data["rooms"] if room["use"] in gone}
    for name in ("rooms", "windows", "doors", "air_samples"):
        key = "id" if name == "rooms" else "room_id"
        data[name] = [item for item in data.get(name, ()) if item[key] not in ids]
