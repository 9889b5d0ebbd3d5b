"""Who applies and on which papers: name, address, registration, premises, meals, as mode and legal type have them."""

from collections.abc import Iterator
from typing import Final

from engine.declaration.checkdigits import credit_check_character
from engine.generating import names
from engine.generating.building import Place
from engine.generating.draw import Draw
from engine.generating.mix import PLACES
from engine.generating.models import Record
from engine.generating.plan import Plan

NO_REGION: Final = "330199"  # no district has this code, so that no number here is anybody's
SCOPES: Final = (
    "托育服务",
    "托育服务；教育咨询服务",
    "托育服务；母婴用品销售",
    "婴幼儿托育服务；家庭养育指导",
    "托育服务；健康咨询服务",
)
MODE_FACTS: Final[dict[str, Record]] = {
    "private": {"premises_of_employer": False, "serves_own_staff": False},
    "community": {"premises_of_employer": False, "serves_own_staff": False, "parenting_classes": True},
    "workplace": {"premises_of_employer": True, "serves_own_staff": True, "standalone": False},
    "family": {"home_guidance": True, "parenting_classes": True, "practical_classes": True},
    "kindergarten": {},
}
SHARED_USES: Final = {"workplace": ("office",), "community": ("office", "residential")}


def state_particulars(place: Place, plan: Plan, draw: Draw) -> None:
    """Write into *place* who applies, where, and how meals are provided."""
    data = place.data
    called, address = names.name(draw), names.address(draw)
    registered, issuer = _registration(data["registration"], plan, called, address, draw)
    _point(data["point"], plan, called, address, registered, draw)
    for paper in data.get("documents", ()):
        if paper["kind"] == "legal_registration":
            paper["issuer"] = issuer
    _rename(data, draw)
    _lease(data, plan, draw)
    _building(data, plan, draw)
    _meals(data, plan)
    _papers(data)


def _point(point: Record, plan: Plan, called: str, address: str, registered: str, draw: Draw) -> None:
    longitude, latitude = draw.one(PLACES)
    births = draw.near(120, 900, 10)
    point.update(
        name=_point_name(plan, called, registered, draw),
        mode=plan.mode,
        services=list(plan.services),
        capacity=min(5, plan.children)
        if plan.kind == "home_based"
        else plan.children + draw.whole(0, 3) * bool(plan.classes),
        meals=plan.meals,
        address=address,
        longitude=round(longitude + draw.near(-0.006, 0.006, 0.0005), 4),
        latitude=round(latitude + draw.near(-0.005, 0.005, 0.0005), 4),
        catchment_births=births,
        catchment_places=int(births * draw.near(0.1, 0.45, 0.01)),
        travel_minutes=draw.whole(5, 15),
    )
    if plan.kind == "institution":
        point.update(MODE_FACTS[plan.mode])


def _point_name(plan: Plan, called: str, registered: str, draw: Draw) -> str:
    if plan.kind == "home_based":
        return registered
    if plan.kind == "activity_site":
        return f"{called}婴幼儿成长驿站"
    return ("拱墅区" if draw.chance(0.6) else "杭州") + called + draw.one(names.POINTS[plan.mode])


def _registration(record: Record, plan: Plan, called: str, address: str, draw: Draw) -> tuple[str, str]:
    """Write the registration; return the registered name and who issues its certificate."""
    legal_type = {"home_based": "for_profit", "activity_site": "social_service"}.get(plan.kind, plan.legal_type)
    ending, code, authority, issuer = names.BODIES[legal_type]
    registered = _registered_name(plan, called, ending)
    body = f"{code}{NO_REGION}{draw.whole(0, 999_999_999):09d}"
    record.update(
        name=registered,
        legal_type=legal_type,
        credit_code=body + credit_check_character(body),
        authority=authority,
        address=address,
    )
    if plan.kind == "institution":
        record["scope"] = draw.one(SCOPES)
    return registered, issuer


def _rename(data: Record, draw: Draw) -> None:
    """Let the papers and the neighbours have other invented names than the model's."""
    new = {word: names.name(draw) for word in names.OF_MODELS}
    for record, fact in _named(data):
        for word, instead in new.items():
            if word in record[fact]:
                record[fact] = record[fact].replace(word, instead)


def _named(data: Record) -> Iterator[tuple[Record, str]]:
    yield from ((paper, "issuer") for paper in data.get("documents", ()))
    near = (
        data["site"].get("dangerous_neighbours"),
        data["site"].get("pollution_sources"),
        data["fire"].get("neighbours"),
    )
    yield from ((one, "name") for some in near for one in some or ())


def _registered_name(plan: Plan, called: str, ending: str) -> str:
    if plan.kind == "home_based":
        return f"杭州{called}家庭托育{ending}"
    if plan.kind == "kindergarten_class":
        return f"杭州市拱墅区{called}幼儿园"
    return f"杭州{called}托育服务{ending}" if ending == "有限公司" else f"拱墅区{called}托育{ending or '服务中心'}"


def _lease(data: Record, plan: Plan, draw: Draw) -> None:
    """Let some own their premises, and others rent: half of all institutions do (filing-practice.md: 48.8 %)."""
    if plan.kind == "institution" and draw.chance(0.5):
        data["site"]["tenure"] = "owned"
        for name in ("lease_start", "lease_end"):
            data["site"].pop(name, None)


def _building(data: Record, plan: Plan, draw: Draw) -> None:
    if plan.kind != "institution":
        return
    data["building"]["project"] = draw.weighted({"alteration": 70, "new": 20, "extension": 10})  # assumed
    uses = SHARED_USES.get(plan.mode)
    if uses and len(plan.classes) <= 3 and draw.chance(0.6):  # nhc-2019-58: 三个班及以下时可与其他建筑合建
        data["building"].update(shared=True, shared_uses=[draw.one(uses)])


def _meals(data: Record, plan: Plan) -> None:
    """Let the meals be brought by a supplier, or be none, with what follows for the licence and the kitchen's people."""
    if plan.meals == "delivered":
        data["food"].update(delivery_check="every_meal", delivered_same_meal=True)
        for paper in data["documents"]:
            if paper["kind"] == "food_licence":
                paper["holder"] = "supplier"
                for fact in ("holder_name", "address", "credit_code"):
                    paper.pop(fact, None)
    if plan.meals == "none" and plan.kind == "institution":
        data["documents"] = [paper for paper in data["documents"] if paper["kind"] != "food_licence"]
    if plan.meals != "cooked" and plan.kind == "institution":
        data["staff"] = [person for person in data["staff"] if "cook" not in person["roles"]]
        _drop_rooms(data, {"kitchen"})


def _papers(data: Record) -> None:
    """Let the papers that show a name, an address, a code or a number of children show this point's."""
    shown = {
        "holder_name": data["registration"]["name"],
        "address": data["point"]["address"],
        "credit_code": data["registration"]["credit_code"],
        "places": data["point"]["capacity"],
    }
    for paper in data.get("documents", ()):
        paper.update({fact: value for fact, value in shown.items() if fact in paper})


def _drop_rooms(data: Record, uses: set[str]) -> None:
    gone = {room["id"] for room in data["rooms"] if room["use"] in uses}
    for name in ("rooms", "windows", "doors", "air_samples"):
        key = "id" if name == "rooms" else "room_id"
        data[name] = [item for item in data.get(name, ()) if item[key] not in gone]
