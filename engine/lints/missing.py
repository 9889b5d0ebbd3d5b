"""Lints on what cases are missing: is each rule tried where it matters."""

from collections.abc import Iterator

from engine.cases import Expected
from engine.days import days_to_try
from engine.diagnostics import Diagnostic
from engine.lints.legal import has_ended_unnoticed
from engine.lints.limits import unmet_limits
from engine.lints.model import Example, Family, Lint, Standards
from engine.text import Text

RULES, CASES = "setting/classes.yaml", "setting/classes.cases.yaml"
WANTED = (Expected.PASS, Expected.FAIL, Expected.UNKNOWN)
ADD_CASE = Text("请在 {topic}.cases.yaml 里补上。", "Add it to {topic}.cases.yaml.")


def find_missing_cases(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that lacks a case that passes, one that fails, or one with a missing fact."""
    for topic, rule in standards.ruleset.rules():
        have = {placed.case.expect for placed in standards.cases[rule.id]}
        if absent := [wanted for wanted in WANTED if wanted not in have]:
            message = Text(
                f"规则 {rule.id} 缺少案例：{'、'.join(one.zh for one in absent)}",
                f"rule {rule.id} has no case that comes out: {', '.join(one.en for one in absent)}",
            )
            yield standards.at_rule(rule.id, ("id",), "missing-case", message, ADD_CASE.fill(topic=topic.topic))


def find_untried_conditions(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule with a condition of its own that no case falls outside of."""
    message = Text("没有一个案例是这个条件不适用的", "no case is outside this condition")
    for topic, rule in standards.ruleset.rules():
        outcomes = {placed.case.expect for placed in standards.cases[rule.id]}
        if rule.applies_when and Expected.NOT_APPLICABLE not in outcomes:
            hint = ADD_CASE.fill(topic=topic.topic)
            yield standards.at_rule(rule.id, ("applies_when",), "missing-exempt-case", message, hint)


def find_untried_limits(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each comparison with a number of the law that no case meets exactly."""
    for rule in standards.checked:
        for limit in unmet_limits(standards, rule):
            message = Text(f"没有案例恰好等于限值：{limit.text}", f"no case is exactly on the limit: {limit.text}")
            yield standards.at_rule(
                rule.rule.id,
                limit.key,
                "missing-limit-case",
                message,
                ADD_CASE.fill(topic=rule.topic.topic),
                offset=limit.left.start,
                width=limit.right.end - limit.left.start,
            )


def find_untried_days(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule without a case on the day before, the day of or the day after a change of its law."""
    for rule in standards.checked:
        tried = {placed.as_of for placed in standards.cases[rule.rule.id]}
        absent = [str(day) for day in days_to_try(standards.ruleset, rule) if day not in tried]
        if absent and not has_ended_unnoticed(standards, rule.rule):
            message = Text(
                f"规则 {rule.rule.id} 在变化前后这些日子没有案例：{'、'.join(absent)}",
                f"rule {rule.rule.id} has no case on these days around a change: {', '.join(absent)}",
            )
            hint = ADD_CASE.fill(topic=rule.topic.topic)
            yield standards.at_rule(rule.rule.id, ("id",), "missing-day-case", message, hint)


MISSING = (
    Lint(
        "missing-case",
        Family.TESTS,
        Text("缺少案例", "A kind of case is missing"),
        Text(
            "没有符合、不符合、缺事实三种案例的规则，改坏了也没有人知道。",
            "A rule without a case that passes, one that fails and one with a missing fact can be broken unnoticed.",
        ),
        Example(
            CASES,
            "  - rule: setting.classes.caregivers\n    name: Without the list of staff nothing can be told\n"
            "    base: small\n    hide: [staff]\n    expect: unknown\n",
            "",
            at="id: setting.classes.caregivers",
            at_file=RULES,
        ),
        find_missing_cases,
    ),
    Lint(
        "missing-exempt-case",
        Family.TESTS,
        Text("没有不适用的案例", "No case to which the rule does not apply"),
        Text(
            "删掉适用条件也没有案例会变，就看不出规则管得太宽。",
            "If the condition were deleted no case would change, and nobody would see that the rule asks too many.",
        ),
        Example(
            CASES,
            "  - rule: setting.classes.activity_area\n    name: A bedroom may be smaller\n    base: small\n"
            "    change: {'rooms[r1].use': sleeping, 'rooms[r1].area_m2': 20}\n    expect: not_applicable\n",
            "",
            at='applies_when: room.use = "activity"',
            at_file=RULES,
        ),
        find_untried_conditions,
    ),
    Lint(
        "missing-limit-case",
        Family.TESTS,
        Text("没有恰好等于限值的案例", "No case exactly on the limit"),
        Text(
            "“不少于”写成“多于”，只有恰好等于限值的案例看得出来。",
            "Whether the limit itself is enough shows only in a case that is exactly on it.",
        ),
        Example(
            CASES,
            "change: {'classes[c1].children': 15}",
            "change: {'classes[c1].children': 14}",
            at="require: class.children <= most_children",
            at_file=RULES,
        ),
        find_untried_limits,
    ),
    Lint(
        "missing-day-case",
        Family.TESTS,
        Text("变化前后没有案例", "No case around a day of change"),
        Text(
            "日期写错一天，只有前一日、当日和后一日的案例看得出来。",
            "A date wrong by one day shows only in cases on the day before, the day itself and the day after.",
        ),
        Example(
            CASES,
            "    as_of: 2024-02-29\n    change: {'classes[c1].children': 16}\n",
            "    as_of: 2024-02-28\n    change: {'classes[c1].children': 16}\n",
            at="id: setting.classes.size",
            at_file=RULES,
        ),
        find_untried_days,
    ),
)
