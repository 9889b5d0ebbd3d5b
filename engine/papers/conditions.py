"""What the notice of basic conditions tells the institution, in the words of the clauses."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from engine.catalogue import Catalogue, Clause, Confidence
from engine.clausenames import TAIL
from engine.papers.model import Condition, Expiry
from engine.papers.office import BLANK, UNSURE, cited, full_title, office_date
from engine.render.ahead import endings
from engine.report import Report

SETTING_UP: Final = "托育机构的设置和管理"
AT_HOME: Final = "家庭托育点的设置和管理"
HOME_BASED: Final = "nhc-2023-28-home-based#001"
"""The first clause of the text that holds for home-based points in the place of those on institutions."""
ANNEX: Final = {
    "应当遵守的法律法规": "nhc-2019-58-management#076",
    "建筑和消防标准": "nhc-2019-58-management#077",
    SETTING_UP: "nhc-2019-58-management#078",
    "提供餐饮的": "nhc-2019-58-management#079",
}
"""What the annex with the notice lists, a heading for each of its clauses."""
AFTERWARDS: Final = (
    *("nhc-2019-58-management#012", "nhc-2019-58-management#013"),
    *("nhc-2019-25-filing#029", "nhc-2019-25-filing#030"),
)
"""The duties that begin with the filing."""
TO_BE_SEEN: Final = "申报中有{n}项仅凭申报或者须现场查看，由备案机关核实，请予配合。"
NUMERALS: Final = "一二三四五六七八九"


def conditions_source(catalogue: Catalogue) -> str:
    """Return the text whose annex lists the conditions; a blank where the catalogue lacks it."""
    return next((full_title(catalogue, clause) for clause in _known(catalogue, ANNEX.values())), BLANK)


def basic_conditions(catalogue: Catalogue, at_home: bool, on_site: int) -> tuple[Condition, ...]:
    """Return the conditions in order, then the duties after filing, with how much is left to be seen *on_site*."""
    told = [(title, [_sentence(one)]) for title, id_ in ANNEX.items() for one in _known(catalogue, [id_])]
    if at_home:
        own = [f"须符合{full_title(catalogue, one)}。" for one in _known(catalogue, [HOME_BASED])]
        told = [(AT_HOME, own) if title == SETTING_UP else (title, said) for title, said in told]
    duties = [f"{_sentence(one)}（{cited(catalogue, one)}）" for one in _known(catalogue, AFTERWARDS)]
    seen = [TO_BE_SEEN.format(n=on_site)] if on_site else []
    told += [("备案之后", [*duties, *seen])]
    return tuple(Condition(f"{NUMERALS[n]}、{title}", tuple(said)) for n, (title, said) in enumerate(told) if said)


def ends_heading(report: Report, after: int) -> str:
    """Return the heading of what ends, which stands *after* so many others; nothing where nobody looked ahead."""
    horizon = report.validity.horizon if report.validity else ""
    return f"{NUMERALS[after]}、{office_date(date.fromisoformat(horizon))}以前到期的材料和条件" if horizon else ""


def find_expiries(report: Report) -> tuple[Expiry, ...]:
    """Return what binding rules rest on and ends by the day that *report* looks to, that of one rule and day together."""
    ends = report.validity.by_horizon if report.validity else ()
    together = endings(end for end in ends if end.finding.strength.code == "must")
    return tuple(
        Expiry(
            office_date(date.fromisoformat(one.first.last_day)),
            one.first.title,
            "、".join(finding.subject.label for finding in one.findings),
        )
        for one in together
    )


def _known(catalogue: Catalogue, ids: Iterable[str]) -> list[Clause]:
    return [catalogue.clauses[one] for one in ids if one in catalogue.clauses]


def _sentence(clause: Clause) -> str:
    mark = "" if clause.confidence is Confidence.VERIFIED else UNSURE
    return f"{TAIL.sub('', clause.text.text.zh)}{mark}。"
