"""A remedy as text or JSON."""

from collections.abc import Iterator
from typing import Final

from pydantic import TypeAdapter

from engine.remedy.report import HindranceView, PlanView, Reason, RemedyReport, StepView
from engine.render.lines import Line, print_lines
from engine.render.sentences import cite, mark
from engine.render.words import Say
from engine.text import Text

WORDS: Final[dict[str, Text]] = {
    "nothing": Text("不用改：现在就能通过", "Nothing to change: it is approved as it stands"),
    "possible": Text("{n} 步可通过，代价合计 {cost} {unit}", "{n} step(s) to an approval, {cost} {unit} in all"),
    "impossible": Text(
        "在这里通过不了：{n} 条必须条款怎样整改都达不到",
        "It cannot pass here: {n} binding finding(s) that no work on this place settles",
    ),
    "unsettled": Text(
        "没有找到复核后能通过的方案，请按 tuoyu check 的报告逐条整改",
        "No plan was found that passes when checked again; please work through the report of: tuoyu check",
    ),
    "partly": Text("只找到部分整改办法", "Only a part of the way was found"),
    "given_up": Text(
        "没有找到办法的（{n}）；请按 tuoyu check 的报告补齐，或用 --effort 扩大查找范围",
        "What no way was found for ({n}); please work through the report of tuoyu check, or look further with --effort",
    ),
    "rest_checked": Text(
        "方案已按现行规则复核：除上面列出的以外，均已符合", "the plan was applied and checked again: all else is met"
    ),
    "now": Text("现在：{before}", "now: {before}"),
    "basis": Text("按 {as_of} 的规定（{place}）", "by the law of {as_of} ({place})"),
    "checked": Text("方案已按现行规则复核：{after}", "the plan was applied and checked again: {after}"),
    "proved": Text("已确认没有更省的方案", "no plan is cheaper"),
    "unproved": Text(
        "是找到的最好方案，未能证明最省；任何方案至少要 {bound} {unit}",
        "the best plan found, not proved cheapest; any plan costs at least {bound} {unit}",
    ),
    "hindered": Text("怎样整改都达不到的（{n}）", "What nothing settles here ({n})"),
    "fixed": Text("{label}为{value}：{reason}", "{label} is {value}: {reason}"),
    "steps": Text("要做的（{n} 步，{cost} {unit}）", "What to do ({n} steps, {cost} {unit})"),
    "rest": Text(
        "其余不符合的，最省的整改（{n} 步，{cost} {unit}）",
        "The cheapest way to settle the rest ({n} steps, {cost} {unit})",
    ),
    "why": Text("为了：", "for: "),
    "proof": Text("证明：", "proof: "),
    "more_rules": Text("，另有 {n} 条", ", and {n} more"),
    "other": Text(
        "另一种做法（合计 {cost} {unit}，多 {more} {unit}）", "Another way ({cost} {unit} in all, {more} {unit} more)"
    ),
    "instead": Text("不做：", "without: "),
    "points": Text("{cost} {unit}", "{cost} {unit}"),
    "nameless": Text("（未填服务点名称）", "(no name given)"),
    "colon": Text("：", ": "),
    "stop": Text("。", "."),
}


def render_remedy(report: RemedyReport, form: str, width: int = 80, color: bool = False) -> str:
    """Return *report* as ``text`` or ``json``."""
    if form == "json":
        return TypeAdapter(RemedyReport).dump_json(report, indent=2).decode() + "\n"
    return print_lines(_Page(report).lines(), width, color)


class _Page:
    """Writes the remedy for a terminal."""

    def __init__(self, report: RemedyReport) -> None:
        self.report, self.quote = report, Say(report.lang)

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(unit=self.report.unit, **values).of(self.report.lang)

    def lines(self) -> Iterator[Line]:
        report = self.report
        yield Line(self.headline(), style="bold")
        known = (report.point or self.say("nameless"), report.file, self.say("now", before=report.before.label))
        basis = self.say("basis", as_of=report.as_of, place=report.place.label)
        yield Line(" · ".join(part for part in (*known, basis) if part))
        if report.hindrances:
            yield from (Line(), Line(self.say("hindered", n=len(report.hindrances)), style="bold"))
            for one in report.hindrances:
                yield from self.hindrance(one)
        if report.given_up:
            yield from (Line(), Line(self.say("given_up", n=len(report.given_up)), style="bold"))
            for reason in report.given_up:
                yield from (Line(self.cited(reason), "  ? "), Line(reason.message, "    "))
        if report.best.steps and report.sound:
            yield from self.plan()
        for plan in report.others:
            yield from self.other(plan)

    def headline(self) -> str:
        report = self.report
        if not report.sound:
            return self.say("unsettled")
        if report.hindrances:
            return self.say("impossible", n=len(report.hindrances))
        if report.given_up:
            return self.say("partly")
        if not report.best.steps:
            return self.say("nothing")
        return self.say("possible", n=len(report.best.steps), cost=report.best.cost)

    def hindrance(self, one: HindranceView) -> Iterator[Line]:
        yield Line(self.cited(one.reason), "  × ", "red")
        yield Line(one.reason.message, "    ")
        for fact in one.fixed:
            yield Line(self.say("fixed", label=fact.label, value=fact.value, reason=fact.reason), "    · ", "dim")

    def plan(self) -> Iterator[Line]:
        best, key = self.report.best, "rest" if self.report.hindrances or self.report.given_up else "steps"
        yield from (Line(), Line(self.say(key, n=len(best.steps), cost=best.cost), style="bold"))
        for number, step in enumerate(best.steps, 1):
            yield from self.step(step, f"{number:3}. ")
        how = self.say("proved") if self.report.proved else self.say("unproved", bound=self.report.bound)
        whole = not self.report.hindrances and not self.report.given_up
        checked = self.say("checked", after=best.decision.label) if whole else self.say("rest_checked")
        yield from (Line(), Line(f"{checked}{self.say('stop')}"), Line(how + self.say("stop")))
        yield Line(self.report.note, style="dim")

    def step(self, step: StepView, lead: str) -> Iterator[Line]:
        yield Line(f"{step.do} [{self.say('points', cost=step.cost)}]", lead)
        if step.why:
            more = self.say("more_rules", n=len(step.why) - 1) if len(step.why) > 1 else ""
            yield Line(self.say("why") + self.cited(step.why[0]) + more, "     ", "dim")
        if step.proof:
            yield Line(self.say("proof") + step.proof, "     ", "dim")

    def cited(self, reason: Reason) -> str:
        """Return the rule with what it is about and the first clause it stands on."""
        clause = reason.clauses[0]
        about = f" · {reason.subject}" if reason.subject else ""
        return f"{reason.title}{about} · {cite(clause, self.quote)}{mark(clause.confidence.code, self.quote)}"

    def other(self, plan: PlanView) -> Iterator[Line]:
        yield from (Line(), Line(self.say("other", cost=plan.cost, more=plan.more), style="bold"))
        for sentence in plan.instead_of:
            yield Line(self.say("instead") + sentence, "  - ", "dim")
        for step in plan.steps:
            yield from self.step(step, "  + ")
