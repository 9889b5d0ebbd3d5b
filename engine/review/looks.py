"""What a review looks at, in order."""

import re
from collections import Counter

from engine.casetests import Rules, run_tests
from engine.changes import changed_rules, compare_sides
from engine.changes.changelog import NAME as CHANGELOG
from engine.diagnostics import RuleSetError
from engine.impact import find_unexplained, load_pair, measure_impact
from engine.impact.comparing import pair_rules
from engine.lints import lint
from engine.mutation import MutationRun, mutate
from engine.render.difference import render_difference
from engine.render.impact import render_impact
from engine.render.mutation import summary as mutation_summary
from engine.review.lost_cases import find_lost_cases
from engine.review.lost_rules import find_lost_rules
from engine.review.running import Change, Found, Look
from engine.text import LANGS, Text

LINTED = Text(
    "规则 {rules} 条、案例 {cases} 个、条款 {clauses} 条，{count} 处问题。",
    "{count} problem(s) in {rules} rules, {cases} cases and {clauses} clauses.",
)
TESTED = Text(
    "{count} 个案例，{failed} 个不符；{idle} 条规则没有不符合的案例。",
    "{count} cases, {failed} failed; {idle} rule(s) no case makes fail.",
)
LOST_RULES = Text(
    "没有说明而删除的、或不再是必须的规则 {count} 条。",
    "{count} rule(s) taken out, or binding no longer, without a word.",
)
LOST = Text("规则还在、案例却没有了的 {count} 个。", "{count} case(s) were taken out while their rule stayed.")
DIFFERS = Text("{count} 处有变化：{kinds}。", "{count} thing(s) changed: {kinds}.")
SAME = Text("没有变化。", "Nothing changed.")
NOT_MEASURED = Text(
    "{count} 条规则有案例不符，无法衡量。", "{count} rule(s) could not be measured: a case of theirs fails."
)
LACKING = Text(
    "有 {count} 处加上案例就能发现：改过的规则，每一处都要有案例发现。",
    "A case would notice {count} of the others: in rules that changed, each has to be noticed by one.",
)
NOT_MUTATED = Text("没有规则或案例有变化。", "No rule and no case changed.")
CHANGES = Text(
    "{read} 份申报：{moved} 份结论改变，另有 {failing} 份新近不符合；{unread} 份没能读取。",
    "{read} declarations: {moved} get another decision, {failing} more newly fail; {unread} could not be read.",
)
NO_IMPACT = Text(
    "没有一条在 {day} 施行的规则会有不同的结果，不必查申报。",
    "No rule in force on {day} may come out otherwise; no declaration need be looked at.",
)
TITLE = re.compile(r"\A(?:.+\n)+\n+")
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


def _mutate(change: Change) -> Found:
    changed = changed_rules(change.before, change.after)
    if not changed:
        return Found(NOT_MUTATED)
    run = mutate(change.after, changed.__contains__, change.task.jobs)
    lacking = run.noticeable
    cases = "\n".join(dict.fromkeys(one.case for one in lacking))
    problems = (*run.broken, *(one.problem for one in lacking))
    return Found(_scored(run), problems, details=_verbatim(cases, change.task.form))


def _scored(run: MutationRun) -> Text:
    """Return how many rules could not be measured, the score of the others, and how many mistakes lack a case."""
    broken, lacking = len(run.broken), len(run.noticeable)
    said = [NOT_MEASURED.fill(count=broken)] if broken else []
    said += [Text(*(mutation_summary(run, lang) for lang in LANGS))] if broken < len(run.rules) else []
    said += [LACKING.fill(count=lacking)] if lacking else []
    return Text("".join(one.zh for one in said), " ".join(one.en for one in said))


def _lost_rules(change: Change) -> Found:
    lost = tuple(find_lost_rules(*change.sides, change.explained))
    return Found(LOST_RULES.fill(count=len(lost)), lost)


def _lost_cases(change: Change) -> Found:
    lost = tuple(find_lost_cases(*change.sides, change.explained))
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


def _impact(change: Change) -> Found:
    task = change.task
    rules = load_pair(change.before, change.after, task.cache)
    if not pair_rules(rules, task.day, task.place).differing:
        return Found(NO_IMPACT.fill(day=task.day))
    impact = measure_impact(rules, task.corpus, (task.day, task.place), task.jobs)
    if not impact.read:
        raise RuleSetError(problem for one in impact.unread for problem in one.problems)
    moved, failing = len(impact.other_decision), len(impact.same_decision)
    summary = CHANGES.fill(read=impact.read, moved=moved, failing=failing, unread=len(impact.unread))
    unexplained = find_unexplained(impact, change.explained, f"{change.after.name}/{CHANGELOG}")
    shown = render_impact(impact, (), task.form, task.lang, (task.since, None), task.width)
    about = f"{task.about_corpus.of(task.lang)}\n\n".lstrip()
    return Found(summary, unexplained, details=about + _below(shown) if impact.effects or impact.unread else "")


def _below(written: str) -> str:
    """Return a page as a part of another: without its title, its headings two steps lower."""
    return HEADING.sub("###", TITLE.sub("", written))


def _verbatim(text: str, form: str) -> str:
    """Return lines to be copied out of the summary as they are."""
    return f"```yaml\n{text}\n```\n" if text and form == "markdown" else text


LOOKS = (
    Look("lint", Text("写法与依据（lint）", "Lint"), _lint),
    Look("test", Text("案例", "Cases"), _test),
    Look("mutate", Text("变异", "Mutants"), _mutate),
    Look("lost-rules", Text("删除或降低的规则", "Rules taken out or lowered"), _lost_rules),
    Look("lost-cases", Text("删除的案例", "Cases taken out"), _lost_cases),
    Look("diff", Text("改了什么", "What changed"), _diff),
    Look("impact", Text("影响", "Impact"), _impact),
)
