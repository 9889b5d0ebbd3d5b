"""The lines of the joint review sheet: what falls to each department, and what the declaration shows."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from engine.papers.model import ReviewLine
from engine.papers.office import in_office_words
from engine.render.outline import Group, outline
from engine.report import FindingView, Report

NOTHING_FOUND: Final = "未发现不符合的内容。"
OUTSIDE: Final = "（本模式未列）"
FEW: Final = 6
MANY: Final = "不符合{n}项：{titles}。事实和依据见告知书或者补正通知书附件。"
NO_MATTER: Final = "规则中没有归该部门的事项。"


def review_lines(report: Report) -> tuple[ReviewLine, ...]:
    """Return a line for each department of this mode, who leads first, and for any other that has something open."""
    roles = {report.point.lead: "（牵头）"} if report.point.lead else {}
    roles |= dict.fromkeys(report.point.support, "（协同）")
    concerned = dict.fromkeys(d.label for f in _open(report) for d in f.departments)
    other = OUTSIDE if roles else ""  # where no mode is stated, nobody is outside it
    roles |= {name: other for name in concerned if name not in roles}
    return tuple(_line(report, number, name, role) for number, (name, role) in enumerate(roles.items(), 1))


def _line(report: Report, number: int, department: str, role: str) -> ReviewLine:
    found = tuple(_found(report, department))
    matters = tuple(_matters(report, department))
    return ReviewLine(number, department, role, matters or (NO_MATTER,), found or (NOTHING_FOUND,))


def _open(report: Report) -> tuple[FindingView, ...]:
    return (*report.binding("fail"), *report.binding("unknown"))


def _falls_to(finding: FindingView, department: str) -> bool:
    return department in (d.label for d in finding.departments)


def _matters(report: Report, department: str) -> Iterator[str]:
    """Yield how many binding rules of each standard fall to *department*, and how much of it is to be seen on site."""
    spoken = (f for f in report.findings if f.outcome.code != "not_applicable" and f.strength.code == "must")
    rules = {f.rule: f.standard.label for f in spoken if _falls_to(f, department)}
    yield from (f"{standard}{n}条" for standard, n in Counter(rules.values()).items())
    on_site = sum(1 for check in report.on_site if rules.keys() & set(check.rules))
    if on_site:
        yield f"须现场核查{on_site}项"


def _found(report: Report, department: str) -> Iterator[str]:
    """Yield what does not conform, rule by rule while these are few, and how much cannot be told yet."""
    parts = outline(report)
    groups = [group for group in (*parts.failed, *parts.papers) if _falls_to(group.first, department)]
    yield from (
        map(_breach, groups)
        if len(groups) <= FEW
        else [MANY.format(n=len(groups), titles="、".join(map(_title, groups)))]
    )
    waiting = sum(1 for f in report.binding("unknown") if _falls_to(f, department))
    if waiting:
        yield f"有{waiting}项因内容未填报还不能判断。"


def _breach(group: Group) -> str:
    """Return what one rule found: where and what, at several places the first."""
    return in_office_words(f"{_title(group)}：{group.first.message}")


def _title(group: Group) -> str:
    n = len(group.entries)
    return group.first.title + (f"（{n}处）" if n > 1 else "")
