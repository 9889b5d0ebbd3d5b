"""Who applies: what a paper says about the applicant and the report does not hold."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath, fact_info
from engine.papers.model import Row
from engine.papers.office import BLANK
from engine.values import show

CAPACITY: Final = ("point", "capacity")
FILED: Final[dict[FactPath, str]] = {
    ("registration", "name"): "机构名称",
    ("point", "name"): "服务点名称",
    ("point", "address"): "服务场所地址",
    ("registration", "credit_code"): "统一社会信用代码",
    ("registration", "legal_type"): "机构性质",
    ("registration", "authority"): "登记机关",
    ("point", "kind"): "服务点类型",
    ("point", "mode"): "参与模式",
    ("point", "services"): "服务形式",
    ("point", "meals"): "餐饮方式",
    CAPACITY: "收托规模",
    ("site", "tenure"): "场地权属",
    ("fire", "total_area_m2"): "建筑面积",
    ("outdoor", "area_m2"): "室外活动场地面积",
}
"""What the filing form states of the point, as far as the declaration holds it; the form itself was not seen."""


@dataclass(frozen=True)
class Applicant:
    """The applicant's name, address and places, and the matters filed, in the order of the filing form."""

    name: str
    address: str
    capacity: str
    filed: tuple[Row, ...]


def applicant_of(declaration: Declaration) -> Applicant:
    """Return who applies by *declaration*; what is not stated is a blank, or left out of the matters filed."""
    said = {path: _said(declaration, path) for path in FILED}
    rows = [Row(label, said[path]) for path, label in FILED.items() if said[path]]
    classes = [Row("编班", kinds)] if (kinds := _classes(declaration)) else []
    return Applicant(
        name=said["registration", "name"] or said["point", "name"] or BLANK,
        address=said["point", "address"] or BLANK,
        capacity=said[CAPACITY] or BLANK,
        filed=(*rows, *classes, Row("法定代表人或者负责人", BLANK)),
    )


def _said(declaration: Declaration, path: FactPath) -> str:
    """Return a fact with its unit, or nothing where it is not stated."""
    value: object = declaration
    for name in path:
        value = getattr(value, name, None)
    info = fact_info(path)
    return "" if value is None else show(value, info.type).zh + info.unit_text.zh


def _classes(declaration: Declaration) -> str:
    """Return how many classes of each kind there are."""
    kinds = Counter(one.kind.label.zh for one in declaration.classes or () if one.kind)
    return "、".join(f"{kind}{n}个" for kind, n in kinds.items())
