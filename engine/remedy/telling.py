"""A remedy put into one language."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.model import Declaration
from engine.declaration.schema import FactInfo, fact_info, is_fact, label_of, model_label, model_path, record_type
from engine.declaration.titles import find_item, item_title, show_path
from engine.evaluation import Finding
from engine.feel import UNKNOWN
from engine.remedy.changes import Origin, value_at
from engine.remedy.costs import Costs
from engine.remedy.model import Hindrance, Kind, Proposal, Remedy, Step
from engine.remedy.report import FixedView, HindranceView, PlanView, Reason, RemedyReport, StepView
from engine.report import Coded
from engine.telling import view_findings
from engine.text import NO_TEXT, Lang, Text
from engine.values import show, show_clock, show_number

SAYS: Final = ("name", "roles", "use", "kind", "label", "activity", "place", "serves", "object")
"""The facts that say what a new item is, those that come first together."""
OWNERS: Final = {"class_id": "classes", "room_id": "rooms"}
AT_LEAST, AT_MOST = Text("不少于", "at least "), Text("不多于", "at most ")
NOT_BEFORE, NOT_AFTER = Text("不早于", "not before "), Text("不晚于", "not after ")
SENTENCES: Final = {
    "change": Text("{label}：由{was}改为{now}", "{label}: from {was} to {now}"),
    "more": Text("{label}：增加{more}", "{label}: add {more}"),
    "fewer": Text("{label}：去掉{fewer}", "{label}: take away {fewer}"),
    "state": Text("填报{label}：须为{now}", "state {label}: it has to be {now}"),
    "write": Text("如实填报{label}，例如“{now}”", "state {label} as it is, such as '{now}'"),
    "rewrite": Text(
        "更正{label}：现为“{was}”，要像“{now}”这样", "correct {label}: now '{was}', it has to be like '{now}'"
    ),
    "list": Text("填报{label}，须有{n}项：{items}", "state {label}, with {n} items: {items}"),
    "none": Text("填报{label}：没有的，写明没有", "state {label}: where there are none, say so"),
    "add": Text("新增{model}：{items}", "add a {model}: {items}"),
    "replace": Text("{item}不再担任此岗位，由合格的人接替", "{item} leaves the post to somebody who qualifies"),
    "remove": Text("停用并去掉{item}", "take {item} out of use"),
}
OWNED: Final = Text("{owner}的“{label}”", "'{label}' of {owner}")
ALONE: Final = Text("“{label}”", "'{label}'")
FOR: Final = Text("{what}，用于{owner}", "{what} for {owner}")
MORE_ITEMS: Final = Text("等", " and more")
MOST_NAMED: Final = 4
SPACE: Final = Text("", " ")


def tell(
    remedy: Remedy, compiled: CompiledRuleSet, declaration: Declaration, costs: Costs, lang: Lang, file: str = ""
) -> RemedyReport:
    """Return *remedy* in *lang*; *file* is how the report calls the declaration."""
    writer = _Writer(compiled, declaration, costs, lang)
    point = declaration.point
    return RemedyReport(
        format=1,
        lang=lang,
        as_of=compiled.as_of.isoformat(),
        place=writer.coded(compiled.place),
        point=(point.name if point else None) or "",
        file=file,
        before=writer.coded(remedy.before),
        possible=remedy.possible,
        sound=remedy.sound,
        proved=remedy.proved,
        bound=show_number(remedy.bound),
        unit=writer.of(costs.table.unit.text),
        note=writer.of(costs.table.note.text),
        best=writer.plan(remedy.best),
        others=tuple(writer.other(one, remedy.best) for one in remedy.others),
        given_up=writer.reasons(remedy.given_up),
        hindrances=tuple(map(writer.hindrance, remedy.hindrances)),
    )


class _Writer:
    """Puts plans, steps and reasons into one language."""

    def __init__(self, compiled: CompiledRuleSet, declaration: Declaration, costs: Costs, lang: Lang) -> None:
        self.compiled, self.declaration, self.costs, self.lang = compiled, declaration, costs, lang

    def of(self, text: Text) -> str:
        """Return *text* in the report's language."""
        return text.of(self.lang)

    def coded(self, choice: Any) -> Coded:
        """Return a choice as code and label."""
        return Coded(choice.value, self.of(choice.label))

    def plan(self, plan: Proposal) -> PlanView:
        """Return a plan in words."""
        steps = tuple(self.step(step, plan.declaration) for step in plan.steps)
        return PlanView(show_number(plan.cost), "0", self.coded(plan.decision), steps)

    def other(self, plan: Proposal, best: Proposal) -> PlanView:
        """Return what is done otherwise than in the *best* plan."""
        new = tuple(self.step(step, plan.declaration) for step in plan.steps if step.op not in best.ops)
        gone = tuple(self.sentence(step, best.declaration) for step in best.steps if step.op not in plan.ops)
        more = show_number(plan.cost - best.cost)
        return PlanView(show_number(plan.cost), more, self.coded(plan.decision), new, gone)

    def hindrance(self, one: Hindrance) -> HindranceView:
        """Return what nothing settles, with the facts that do not change."""
        (reason,) = self.reasons([one.finding])
        return HindranceView(reason, tuple(self.fixed(path, why, one.finding) for path, why in one.fixed))

    def fixed(self, path: Origin, why: Text, finding: Finding) -> FixedView:
        """Return a fact that does not change."""
        info = fact_info(model_path(path))
        value = value_at(finding.env, path)
        return FixedView(
            show_path(path), self.of(self.label(path, self.declaration)), self.measured(value, info), self.of(why)
        )

    def reasons(self, findings: Iterable[Finding]) -> tuple[Reason, ...]:
        """Return findings in words."""
        views = view_findings(self.compiled, facts_of(self.declaration), tuple(findings), self.lang)
        return tuple(
            Reason(one.rule, one.about.title, one.subject.label, one.outcome, one.message, one.clauses) for one in views
        )

    def step(self, step: Step, after: Declaration) -> StepView:
        """Return one step in words."""
        info = fact_info(model_path(step.path)) if is_fact(model_path(step.path)) else None
        return StepView(
            kind=step.kind.value,
            path=show_path(step.path),
            do=self.sentence(step, after),
            was=self.value(step.was, info) if info else "",
            now=self.value(step.now, info) if info else self.items(step.now, step.path, after),
            unit=self.of(info.unit_text) if info else "",
            cost=show_number(step.cost),
            proof=self.of(info.proof) if info else "",
            example=info is not None and info.kind in ("text", "list of text"),
            why=self.reasons(step.why),
        )

    def sentence(self, step: Step, after: Declaration) -> str:
        """Return what is to be done."""
        path = model_path(step.path)
        if not is_fact(path):
            return self.of_list(step, after)
        info, label = fact_info(path), self.label(step.path, after)
        if info.kind == "text":
            key = "write" if step.kind is Kind.STATE else "rewrite"
            return self.say(key, label=label, was=self.value(step.was, info), now=self.value(step.now, info))
        if info.kind.startswith("list") and step.kind is Kind.CHANGE:
            return self.of_choices(step, info, label)
        was, now = self.measured(step.was, info), self.bound(step) + self.measured(step.now, info)
        return self.say(step.kind.value, label=label, was=was, now=now)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the table."""
        return self.of(SENTENCES[key].fill(**values))

    def of_choices(self, step: Step, info: FactInfo, label: Text) -> str:
        """Return which values of a list are more, and which fewer."""
        more = [value for value in step.now if value not in step.was]
        fewer = [value for value in step.was if value not in step.now]
        parts = [self.say("more", label=label, more=self.value(more, info))] if more else []
        parts += [self.say("fewer", label=label, fewer=self.value(fewer, info))] if fewer else []
        return ("；" if self.lang == "zh" else "; ").join(parts)

    def of_list(self, step: Step, after: Declaration) -> str:
        """Return which items are added, stated or taken away."""
        if step.kind is Kind.REMOVE:
            key = "replace" if step.path[:-1] == ("staff",) else "remove"
            return self.say(key, item=item_title(self.declaration, step.path))
        label, items = self.label(step.path, after), self.items(step.now, step.path, after)
        if step.kind is Kind.STATE:
            return self.say("list" if step.now else "none", label=label, n=len(step.now), items=items)
        return self.say("add", model=model_label(record_type(step.path)), items=items)

    def items(self, items: Iterable[Mapping[str, Any]] | object, path: Origin, after: Declaration) -> str:
        """Return what some new items are, with the class or room they are for."""
        told = [self.of(self.item(one, path, after)) for one in items] if isinstance(items, tuple) else []
        joined = ("、" if self.lang == "zh" else ", ").join(dict.fromkeys(told[:MOST_NAMED]))
        return joined + (self.of(MORE_ITEMS) if len(told) > MOST_NAMED else "")

    def item(self, item: Mapping[str, Any], path: Origin, after: Declaration) -> Text:
        """Return what one new item is."""
        said = next((name for name in SAYS if item.get(name, UNKNOWN) is not UNKNOWN), None)
        what = show(item[said], fact_info((*path, "[]", said)).type) if said else model_label(record_type(path))
        for name, target in OWNERS.items():
            owner = (target, str(item.get(name)))
            if find_item(after, owner):
                return FOR.fill(what=what, owner=item_title(after, owner))
        return what

    def label(self, path: Origin, after: Declaration) -> Text:
        """Return a fact or list as a reader calls it, with the item it belongs to."""
        model = model_path(path)
        label = label_of(model)
        if "[]" not in model:
            return ALONE.fill(label=label)
        return OWNED.fill(owner=item_title(after, path[: model.index("[]") + 1]), label=label)

    def bound(self, step: Step) -> str:
        """Return in which direction a number or day may go further."""
        info = fact_info(model_path(step.path))
        if step.was is UNKNOWN or info.kind not in ("number", "count", "day"):
            return ""
        up, down = (NOT_BEFORE, NOT_AFTER) if info.kind == "day" else (AT_LEAST, AT_MOST)
        return self.of(up if step.now > step.was else down)

    def value(self, value: Any, info: FactInfo) -> str:
        """Return a value as a reader sees it."""
        if info.kind == "clock" and isinstance(value, int):
            return show_clock(value)
        return self.of(show(list(value) if isinstance(value, tuple) else value, info.type))

    def measured(self, value: Any, info: FactInfo) -> str:
        """Return a value with its unit."""
        counted = isinstance(value, int | Decimal) and not isinstance(value, bool) and info.kind != "clock"
        unit = info.unit_text if counted else NO_TEXT
        said = self.value(value, info)
        if info.kind in ("flag", "choice") and self.lang == "zh":
            said = f"“{said}”"
        return said + (self.of(Text(SPACE.zh + unit.zh, SPACE.en + unit.en)) if unit.en else "")
