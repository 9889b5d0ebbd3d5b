"""What a review looks at, in order."""

import re
from collections import Counter

from engine.casetests import Rules, run_tests
from engine.changes import compare_sides
from engine.lints import lint
from engine.render.difference import render_difference
from engine.review.lost_cases import find_lost_cases
from engine.review.running import Change, Found, Look
from engine.text import Text

LINTED = Text(
    "规则 {rules} 条、案例 {cases} 个、条款 {clauses} 条，{count} 处问题。",
    "{count} problem(s) in {rules} rules, {cases} cases and {clauses} clauses.",
)
TESTED = Text(
    "{count} 个案例，{failed} 个不符；{idle} 条规则没有不符合的案例。",
    "{count} cases, {failed} failed; {idle} rule(s) no case makes fail.",
)
LOST = Text("规则还在、案例却没有了的 {count} 个。", "{count} case(s) were taken out while their rule stayed.")
DIFFERS = Text("{count} 处有变化：{kinds}。", "{count} thing(s) changed: {kinds}.")
SAME = Text("没有变化。", "Nothing changed.")
TITLE = re.compile(r"\A# .*\n+")
HEADING = re.compile(r"(?m)^#")


def _lint(change: Change) -> Found:
    result = lint(change.after, change.task.day)
    counts = {"rules": result.rules, "cases": result.cases, "clauses": result.clauses}
    return Found(LINTED.fill(count=len(result.problems), **counts), result.problems)


def _test(change: Change) -> Found:
    prepared = change.prepared
    wanted = frozenset(one.rule.id for one in prepared.checked)
    rules = Rules(change.after, prepared.ruleset, prepared.checked, wanted)
    run = run_tests(rules, change.task.jobs)
    summary = TESTED.fill(count=len(run.tests), failed=len(run.failed), idle=len(run.idle))
    return Found(summary, run.problems)


def _lost_cases(change: Change) -> Found:
    lost = tuple(find_lost_cases(*change.sides, frozenset()))
    return Found(LOST.fill(count=len(lost)), lost)


def _diff(change: Change) -> Found:
    task, difference = change.task, compare_sides(*change.sides)
    if not difference.items:
        return Found(SAME)
    counts = Counter(item.sort for item in difference.items)
    kinds = Text(
        "、".join(f"{sort.zh} {n}" for sort, n in counts.items()),
        ", ".join(f"{sort.en} {n}" for sort, n in counts.items()),
    )
    shown = render_difference(difference, task.form, task.lang, (task.since, None), task.width)
    return Found(DIFFERS.fill(count=len(difference.items), kinds=kinds), details=_below(shown))


def _below(written: str) -> str:
    """Return a page as a part of another: without its title, its headings two steps lower."""
    return HEADING.sub("###", TITLE.sub("", written))


LOOKS = (
    Look("lint", Text("写法与依据（lint）", "Lint"), _lint),
    Look("test", Text("案例", "Cases"), _test),
    Look("lost-cases", Text("删除的案例", "Cases taken out"), _lost_cases),
    Look("diff", Text("改了什么", "What changed"), _diff),
)
