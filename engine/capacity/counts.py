"""Which facts count the children in care and move with their number, which stay, and why."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from engine.declaration.schema import FactPath
from engine.text import Text


class How(Enum):
    """How a fact moves when a class takes another number of children."""

    ITSELF = "the number of the class"
    PLACES = "as many as all children"
    PROVIDED = "one more for each child more; none is taken away"
    ALL = "one for each child more or less"
    OF_CLASS = "one for each child more or less of the class whose room it is"
    OF_STOREY = "one for each child more or less of the classes with rooms on the storey"


@dataclass(frozen=True)
class Moves:
    """How a fact moves, and what a reader is told of it; an empty *said* where nothing need be said."""

    how: How
    said: Text


CLASSES: Final[FactPath] = ("classes", "[]", "children")
OWN_THINGS: Final = Text(
    "多收的婴幼儿，每人也有自己的毛巾、水杯和被褥。", "Each further child gets a towel, a cup and bedding of its own."
)
MOVING: Final[dict[FactPath, Moves]] = {
    CLASSES: Moves(How.ITSELF, Text("", "")),
    ("point", "capacity"): Moves(
        How.PLACES, Text("收托规模（托位数）按收托人数计。", "The places are counted as the children.")
    ),
    ("hygiene", "own_towels"): Moves(How.PROVIDED, OWN_THINGS),
    ("hygiene", "own_cups"): Moves(How.PROVIDED, OWN_THINGS),
    ("hygiene", "own_quilts"): Moves(How.PROVIDED, OWN_THINGS),
    ("food", "diners_per_meal"): Moves(
        How.ALL, Text("用餐人数随收托人数增减。", "The diners are as many more or fewer as the children.")
    ),
    ("rooms", "[]", "people"): Moves(
        How.OF_CLASS, Text("班级用房的使用人数随该班人数增减。", "The people in a class's rooms follow its children.")
    ),
    ("fire", "storeys", "[]", "people"): Moves(
        How.OF_STOREY,
        Text(
            "各层使用人数随在该层有用房的班级增减。",
            "The people on a storey follow the classes that have rooms there.",
        ),
    ),
}

PAST = Text("说的是已经发生的情况，多收一人不会使它增加", "tells what has happened; one more child does not add to it")
AROUND = Text("说的是服务片区，不是本服务点", "is about the neighbourhood, not the point")
STAFF = Text("说的是工作人员，不随收托人数自动增加", "is about staff, who do not come with a child")
STAYING: Final[dict[FactPath, Text]] = {
    ("point", "children_outside_age"): Text(
        "多收的都是3岁以下婴幼儿", "further children are under three; none of them is too old"
    ),
    ("point", "catchment_births"): AROUND,
    ("point", "catchment_places"): AROUND,
    ("classes", "[]", "evacuation_leads"): STAFF,
    ("enrolment", "without_application"): PAST,
    ("enrolment", "without_child_identity"): PAST,
    ("enrolment", "without_guardian_identity"): PAST,
    ("enrolment", "without_agreement"): PAST,
    ("enrolment", "without_vaccination"): PAST,
    ("enrolment", "special_feeding_without_note"): PAST,
    ("health_care", "sick_children_in_care"): PAST,
    ("health_care", "without_entry_check"): PAST,
    ("health_care", "admitted_suspected"): PAST,
    ("health_care", "returned_without_check"): PAST,
    ("health_care", "transfers_without_papers"): PAST,
    ("health_care", "returned_without_recovery"): PAST,
    ("health_care", "admitted_in_quarantine"): PAST,
    ("health_care", "cases_without_file"): PAST,
    ("health_care", "without_recheck"): PAST,
    ("documents", "[]", "places"): Text("说的是材料上写明的人数", "is what a paper says"),
    ("rooms", "[]", "beds"): Text("床位是现有的设备", "beds are equipment that is there"),
    ("fire_management", "smoke_masks"): Text("面具是现有的设备", "masks are equipment that is there"),
}
"""The other facts that count children or might seem to: they stay as declared."""
