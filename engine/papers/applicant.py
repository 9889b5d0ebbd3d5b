"""Who applies: what a paper says about the applicant and the report does not hold."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from engine.declaration.model import Declaration
from engine.declaration.point import PointKind
from engine.declaration.schema import FactPath, fact_info
from engine.papers.model import Row
from engine.papers.office import BLANK
from engine.values import show

NAME: Final = ("registration", "name")
POINT_NAME: Final = ("point", "name")
ADDRESS: Final = ("point", "address")
CAPACITY: Final = ("point", "capacity")
CLASSES: Final = ("classes",)
FACILITIES: Final = {PointKind.HOME_BASED: "家庭托育点", PointKind.ACTIVITY_SITE: "照护服务活动场所"}
"""What a paper calls a point that is no institution."""
FILED: Final[dict[str, tuple[tuple[str, FactPath], ...]]] = {
    "机构名称": (("", NAME),),
    "服务点名称": (("", POINT_NAME),),
    "服务场所地址": (("", ADDRESS),),
    "统一社会信用代码": (("", ("registration", "credit_code")),),
    "性质和登记机关": (("", ("registration", "legal_type")), ("", ("registration", "authority"))),
    "类型和参与模式": (("", ("point", "kind")), ("", ("point", "mode"))),
    "服务形式和餐饮": (("", ("point", "services")), ("", ("point", "meals"))),
    "收托规模和编班": (("", CAPACITY), ("", CLASSES)),
    "场地": (
        ("", ("site", "tenure")),
        ("建筑面积", ("fire", "total_area_m2")),
        ("室外场地", ("outdoor", "area_m2")),
    ),
}
"""What the filing form states of the point, as far as the declaration holds it; the form itself was not seen."""


@dataclass(frozen=True)
class Applicant:
    """The applicant's name, address and places, and the matters filed, in the order of the filing form."""

    name: str
    address: str
    capacity: str
    filed: tuple[Row, ...]
    facility: str = "托育机构"
    home_based: bool = False


def applicant_of(declaration: Declaration) -> Applicant:
    """Return who applies by *declaration*; what is not stated is a blank, or left out of the matters filed."""
    kind = declaration.point.kind if declaration.point else None
    rows = (Row(label, _joined(declaration, facts)) for label, facts in FILED.items())
    return Applicant(
        name=_said(declaration, NAME) or _said(declaration, POINT_NAME) or BLANK,
        address=_said(declaration, ADDRESS) or BLANK,
        capacity=_said(declaration, CAPACITY) or BLANK,
        filed=(*(row for row in rows if row.value), Row("法定代表人（负责人）", BLANK)),
        facility=FACILITIES.get(kind, "托育机构") if kind else "托育机构",
        home_based=kind is PointKind.HOME_BASED,
    )


def _joined(declaration: Declaration, facts: tuple[tuple[str, FactPath], ...]) -> str:
    """Return the facts of one row that are stated, each after its name where it has one."""
    said = ((name, _said(declaration, path)) for name, path in facts)
    return "，".join(name + value for name, value in said if value)


def _said(declaration: Declaration, path: FactPath) -> str:
    """Return a fact with its unit, or nothing where it is not stated."""
    if path == CLASSES:
        return _classes(declaration)
    value: object = declaration
    for name in path:
        value = getattr(value, name, None)
    info = fact_info(path)
    return "" if value in (None, ()) else show(value, info.type).zh + info.unit_text.zh


def _classes(declaration: Declaration) -> str:
    """Return how many classes of each kind there are."""
    kinds = Counter(one.kind.label.zh for one in declaration.classes or () if one.kind)
    return "、".join(f"{kind}{n}个" for kind, n in kinds.items())
