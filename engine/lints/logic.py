"""Lints on logic: conditions that say nothing, contradict one another, or say it in a roundabout way."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from engine.checked import CheckedRule
from engine.diagnostics import Diagnostic
from engine.lints.conditions import Found, conditions_of, names_by_day
from engine.lints.implied import look_for_implied
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.shapes import look_at_shape
from engine.lints.wholes import find_gaps, find_idle_loops, find_second_walks, find_twins
from engine.reasoning.reading import Names
from engine.text import Text

RULES: Final = "setting/classes.yaml"


class _Row(NamedTuple):
    """One lint of the table: its title, its reason, what it says of a place, what to do there, and its example."""

    title: Text
    reason: Text
    message: Text
    hint: Text
    example: Example


@lru_cache(maxsize=2)
def _look_at_all(rules: tuple[CheckedRule, ...]) -> tuple[tuple[CheckedRule, Found], ...]:
    """Return everything the lints of this family find in *rules*."""
    return (*((rule, found) for rule in rules for found in _look_at_rule(rule)), *find_twins(rules))


def _look_at_rule(rule: CheckedRule) -> Iterator[Found]:
    """Yield what is wrong with *rule* whichever of its numbers are in force, and the gaps of each of its tables."""
    looks = [dict.fromkeys(_look_at_day(rule, names)) for names in names_by_day(rule)]
    yield from (found for found in (looks[-1] if looks else ()) if all(found in other for other in looks))
    yield from dict.fromkeys(found for names in names_by_day(rule) for found in find_gaps(rule, names))
    yield from find_idle_loops(rule)


def _look_at_day(rule: CheckedRule, names: Names) -> Iterator[Found]:
    for condition in conditions_of(rule, names):
        yield from look_at_shape(condition)
        yield from look_for_implied(condition)
        yield from find_second_walks(rule, condition, names)


def _diagnose(standards: Standards, rule: CheckedRule, found: Found) -> Diagnostic:
    row = ROWS[found.code]
    message = Text(row.message.zh.format(found.zh), row.message.en.format(found.en))
    width = max(1, found.end - found.start)
    if found.steps[0] == "parameters":
        document = standards.ruleset.documents[rule.topic.standard, rule.topic.topic]
        return document.diagnostic(found.steps, found.code, message, row.hint, width=width)
    return standards.at_rule(rule.rule.id, found.steps, found.code, message, row.hint, offset=found.start, width=width)


def _find(code: str) -> Callable[[Standards], Iterator[Diagnostic]]:
    def find(standards: Standards) -> Iterator[Diagnostic]:
        found = (one for one in _look_at_all(standards.checked) if one[1].code == code)
        return (_diagnose(standards, rule, one) for rule, one in found)

    return find


AREA: Final = "    require: room.area_m2 >= least_area\n"
ACTIVITY: Final = '    applies_when: room.use = "activity"\n'
SIZE: Final = "    require: class.children <= most_children\n"
LEASED: Final = '    applies_when: site.tenure = "leased"\n'


def _area(condition: str) -> Example:
    return Example(RULES, AREA, f"    require: {condition}\n")


def _use(condition: str) -> Example:
    return Example(RULES, ACTIVITY, f"    applies_when: {condition}\n")


ROWS: Final[dict[str, _Row]] = {
    "always-true": _Row(
        Text("要求总是满足", "A requirement that is always met"),
        Text(
            "规则适用时要求总成立，这条规则就查不出任何问题。",
            "Where whatever is declared meets the requirement, the rule finds nothing wrong with anybody.",
        ),
        Text("规则适用时，这个要求总是成立", "whenever the rule applies, this is met"),
        Text("请核对条款，写出会不满足的条件。", "Look at the clause again, and ask what can fail."),
        _area("room.area_m2 >= least_area or room.area_m2 < least_area"),
    ),
    "always-false": _Row(
        Text("要求永远不满足", "A requirement that is never met"),
        Text(
            "规则适用时要求总不成立，谁都通不过。",
            "Where nothing that can be declared meets the requirement, everybody fails.",
        ),
        Text("规则适用时，这个要求永远不成立", "whenever the rule applies, this is not met"),
        Text("请核对 applies_when 和界限。", "Look at applies_when and at the limits."),
        _area('room.use = "sleeping"'),
    ),
    "never-applies": _Row(
        Text("规则永远不适用", "A rule that never applies"),
        Text(
            "规则的 applies_when 与主题的 applies_when 不会同时成立，这条规则对谁都不适用。",
            "Where the applies_when of the rule and that of its topic never hold together, the rule is for nobody.",
        ),
        Text("与主题的 applies_when 不会同时成立", "this never holds together with the topic's applies_when"),
        Text("请核对两处 applies_when。", "Compare it with the applies_when of the topic."),
        Example(RULES, LEASED, '    applies_when: point.kind = "home_based"\n'),
    ),
    "implied-condition": _Row(
        Text("条件已由 applies_when 保证", "A condition that applies_when settles already"),
        Text(
            "适用条件已经保证的事再写一遍，读的人会以为还有别的情形。",
            "What must hold for the rule to apply need not be asked again: readers look for the case it is meant for.",
        ),
        Text(
            "规则或主题的 applies_when 已保证这一点", "applies_when, of the rule or of its topic, settles this already"
        ),
        Text("请删去这个条件。", "Take this condition out."),
        _area('room.use = "activity" and room.area_m2 >= least_area'),
    ),
    "redundant-and": _Row(
        Text("and 里多余的条件", "A needless operand of 'and'"),
        Text(
            "其余条件成立时它必然成立，写上也不改变结果。",
            "Where the other conditions hold, this one does: with or without it the result is the same.",
        ),
        Text("其余条件成立时，这个条件必然成立", "where the other conditions hold, this one does as well"),
        Text("请删去它，或核对它的界限。", "Take it out, or look at its limit again."),
        _area("room.daylight and room.area_m2 >= least_area and room.daylight"),
    ),
    "redundant-or": _Row(
        Text("or 里多余的条件", "A needless operand of 'or'"),
        Text(
            "它成立时另一个条件必然成立，写上也不改变结果。",
            "Wherever this condition holds another one does: with or without it the result is the same.",
        ),
        Text("这个条件成立时，另一个条件必然成立", "wherever this condition holds, another one does as well"),
        Text("请删去它，或核对它的界限。", "Take it out, or look at its limit again."),
        _area("room.area_m2 >= least_area or room.area_m2 > least_area"),
    ),
    "contradiction": _Row(
        Text("条件互相矛盾", "Conditions that contradict one another"),
        Text(
            "用 and 连起来的条件不可能同时成立，整个条件就永远不成立。",
            "Conditions joined by 'and' that never hold together make the whole never hold.",
        ),
        Text("这些条件不可能同时成立", "these conditions never hold together"),
        Text("请核对界限；也许该写 or。", "Look at the limits; perhaps 'or' is meant."),
        _area("room.area_m2 >= least_area and room.area_m2 < least_area"),
    ),
    "cannot-fail": _Row(
        Text("比较总是成立", "A comparison that cannot fail"),
        Text(
            "不论怎样填报，这个比较都成立；例如个数不会小于0，选项已全部列出。",
            "Whatever is declared, the comparison holds: a count is never below 0, or every choice is listed.",
        ),
        Text("不论怎样填报，这个比较都成立", "whatever is declared, this comparison holds"),
        Text("请核对界限；要求至少有一个，写“> 0”。", "Look at the limit; for one at least, write '> 0'."),
        _area('count(rooms[use = "toilet"]) >= 0'),
    ),
    "cannot-hold": _Row(
        Text("比较永远不成立", "A comparison that cannot hold"),
        Text(
            "不论怎样填报，这个比较都不成立；例如面积不会小于0。",
            "Whatever is declared, the comparison fails: an area is never below 0.",
        ),
        Text("不论怎样填报，这个比较都不成立", "whatever is declared, this comparison fails"),
        Text("请核对界限和比较符号。", "Look at the limit and at the sign."),
        _area("room.area_m2 >= least_area or room.area_m2 < 0"),
    ),
    "dead-branch": _Row(
        Text("走不到的分支", "A branch that is never taken"),
        Text(
            "if 的条件总是成立或总不成立，另一个分支就没有用。",
            "Where the condition of an 'if' always holds, or never does, one of its branches is idle.",
        ),
        Text("这个分支永远走不到", "this branch is never taken"),
        Text("请核对 if 的条件，或只留另一个分支。", "Look at the condition, or keep the other branch alone."),
        _area('if room.use = "sleeping" then room.daylight else room.area_m2 >= least_area'),
    ),
    "same-branches": _Row(
        Text("两个分支相同", "Two branches that say the same"),
        Text(
            "if 的两个分支一样，条件就没有用，多半是抄写时漏改。",
            "Where both branches of an 'if' are the same, its condition is idle; most often one was to be changed.",
        ),
        Text("then 和 else 相同", "'then' and 'else' say the same"),
        Text("请改写其中一个，或去掉 if。", "Change one of them, or drop the 'if'."),
        _area("if room.daylight then room.area_m2 >= least_area else room.area_m2 >= least_area"),
    ),
    "overlapping-tests": _Row(
        Text("in 的取值重叠", "Overlapping tests of 'in'"),
        Text(
            "同一个值被两项同时包含，多半有一项的界限写错。",
            "Where two tests let the same value through, one of them probably has a wrong limit.",
        ),
        Text("这一项包含前面已有的值", "this lets values through that an earlier test does"),
        Text("请核对两项的界限；端点不算在内的用圆括号。", "Look at both limits; round brackets leave an end out."),
        _use('room.use in ("activity", "sleeping_activity", "activity")'),
    ),
    "table-gap": _Row(
        Text("表里缺一格", "A table with a gap"),
        Text(
            "规则对这个取值适用，表里却没有它的数，结果就永远判断不了。",
            "Where the rule applies to a value for which its table has no number, it can never tell.",
        ),
        Text("规则适用于 {}，表里没有它的数", "the rule applies to {}, for which the table has no number"),
        Text("请补上这一格，或在 applies_when 里排除。", "Add the cell, or leave the value out in applies_when."),
        Example(RULES, "toddler_large: 20, mixed: 18}", "toddler_large: 20}", at="    by: class.kind"),
    ),
    "unused-item": _Row(
        Text("循环里没有用到的名称", "A loop that does not look at its items"),
        Text(
            "对每一项问的是同一件事，与这一项无关，多半写错了名称。",
            "What is asked of each item has nothing to do with the item: most often a name is wrong.",
        ),
        Text("后面的条件没有看每一项的事实", "the condition does not look at the items"),
        Text("请在条件里用到它，或去掉这个循环。", "Use it in the condition, or drop the loop."),
        _area("room.area_m2 >= least_area or (some other in rooms satisfies room.daylight)"),
    ),
    "unused-loop": _Row(
        Text("for_each 没有用", "An idle for_each"),
        Text(
            "规则没有用到 for_each 的名称，对每一项的结论都一样，报告里却重复多次。",
            "Where the rule does not look at the item, each one gets the same finding, over and over in the report.",
        ),
        Text("规则没有用到这个名称", "nothing in the rule looks at this item"),
        Text("请删去 for_each，或在条件里用到它。", "Drop for_each, or use the name in the conditions."),
        Example(
            RULES,
            "    applies_to: {zh: 租赁场地的机构,",
            "    for_each: door in doors\n    applies_to: {zh: 租赁场地的机构,",
        ),
    ),
    "second-walk": _Row(
        Text("把同一个列表又走了一遍", "The same list walked twice"),
        Text(
            "for_each 已经逐项检查，every 又检查全部，一项不合格就成了项项不合格。",
            "for_each looks at each item already; an 'every' over the same list fails all of them for one.",
        ),
        Text("for_each 已经逐项走过这个列表", "for_each walks this list already"),
        Text("请直接对这一项写条件。", "Write the condition on the item itself."),
        _area("every one in rooms satisfies one.area_m2 >= least_area"),
    ),
    "same-rule-twice": _Row(
        Text("同一条规则写了两遍", "The same rule twice"),
        Text(
            "依据同一条款、条件也相同的两条规则会把一个问题报告两次。",
            "Two rules that stand on the same clause and ask the same report one problem twice.",
        ),
        Text("与规则 {} 的依据和条件相同", "rule {} stands on the same clause and asks the same"),
        Text("请删去其中一条。", "Delete one of them."),
        Example(
            RULES,
            'site.tenure = "other"\n    require: least',
            'site.tenure = "leased"\n    require: least',
            at="require: least_years <=",
        ),
    ),
    "double-negation": _Row(
        Text("双重否定", "A double negation"),
        Text("否定之否定难读，也容易写反。", "A denial of a denial is hard to read and easily turned round."),
        Text("not 里面又是否定", "'not' stands before what is denied already"),
        Text("请改成肯定的写法，例如 a = b。", "Say it plainly, as in a = b."),
        _use('not(room.use != "activity")'),
    ),
    "compared-truth": _Row(
        Text("和 true、false 比较", "A comparison with true or false"),
        Text(
            "是非事实本身就是条件；写“= true”多余，写“= false”不如写 not。",
            "A fact that is true or false is a condition by itself: '= true' adds nothing, and 'not' reads better than '= false'.",
        ),
        Text("是非事实不用再和 true、false 比较", "a fact that is true or false needs no comparison"),
        Text("请直接写这个事实，或写 not(…)。", "Write the fact itself, or not(…)."),
        _area("room.area_m2 >= least_area or room.daylight = true"),
    ),
}

LOGIC: Final = tuple(
    Lint(code, Family.LOGIC, row.title, row.reason, row.example, _find(code)) for code, row in ROWS.items()
)
