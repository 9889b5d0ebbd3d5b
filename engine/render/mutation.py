"""What became of the mutants as text, as JSON, and as suites for JUnit."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from rich.cells import cell_len

from engine.diagnostics import format_diagnostic
from engine.mutation.results import Fate, MutationRun, RuleResult, Score, Unkilled
from engine.publishing import Suite, TestCase
from engine.render.wrapping import wrap
from engine.text import Lang, Text

WIDTH: Final = 80
COLUMNS: Final[Mapping[Fate, Text]] = {
    Fate.CASE: Text("案例发现", "by case"),
    Fate.LINT: Text("检查发现", "by lint"),
    Fate.SURVIVED: Text("未发现", "missed"),
    Fate.EQUIVALENT: Text("等同", "same"),
    Fate.REFUSED: Text("拒绝", "refused"),
}
KIND: Final = Text("改动", "Mistake")
STANDARD: Final = Text("标准", "Standard")
TOTAL: Final = Text("合计", "All")
SCORE: Final = Text("得分", "score")
NONE: Final = Text("没有规则可看。", "There are no rules to look at.")
SAME: Final = Text("证明与原规则相同的改动：", "Mistakes proved to change nothing:")
LEGEND: Final = Text(
    "得分 = 发现的改动 ÷（发现的 + 未发现的）。案例发现：有案例的结果变了；检查发现：rules lint 报出来；等同：证明与原规则相同，不计；"
    "拒绝：载入时即报错，不计。",
    "The score is what was noticed of what could be: by case, as a case came out otherwise, or by lint, as rules lint reports it. "
    "Not counted: mistakes proved to change nothing (same), and those that are "
    "refused when the file is loaded.",
)
SUMMARY: Final = Text(
    "规则 {rules} 条，改动 {counted} 处，发现 {killed} 处，得分 {score}%。",
    "Rules: {rules}; mistakes: {counted}; noticed: {killed}; score {score} %.",
)


def as_text(run: MutationRun, lang: Lang, everything: bool = False) -> str:
    """Return the rules that could not be measured, each survivor with the case that lacks, and the scores.

    With *everything*, the mutants proved equivalent are listed too, each with its proof.
    """
    if not run.rules:
        return NONE.of(lang) + "\n"
    parts = [format_diagnostic(rule.problem, lang) for rule in run.rules if rule.problem]
    parts += [_survivor(one, lang) for one in run.survivors]
    same = [one for one in run.unkilled if one.fate is Fate.EQUIVALENT]
    if everything and same:
        parts.append("\n".join([SAME.of(lang), *(_same(one, lang) for one in same)]))
    parts += [_by_kind(run, lang), _by_standard(run, lang), "\n".join(wrap(LEGEND.of(lang), WIDTH)), summary(run, lang)]
    return "\n\n".join(parts) + "\n"


def summary(run: MutationRun, lang: Lang) -> str:
    """Return the score of all rules in one sentence."""
    score = run.score
    shown = {"counted": score.counted, "killed": score.killed, "score": percent(score)}
    return SUMMARY.of(lang).format(rules=len(run.rules), **shown)


def percent(score: Score) -> str:
    """Return a score as it is shown, rounded down: one that is short of a whole number never shows it."""
    return f"{int(score.percent * 10) / 10:.1f}"


def _survivor(one: Unkilled, lang: Lang) -> str:
    lines = [format_diagnostic(one.problem, lang)]
    if one.reason.of(lang):
        lines += [f"    {line}" for line in wrap(one.reason.of(lang), WIDTH - 4)]
    return "\n".join(lines)


def _same(one: Unkilled, lang: Lang) -> str:
    reason = "\n".join(f"    {line}" for line in wrap(one.reason.of(lang), WIDTH - 4))
    return f"{one.problem.place}: {one.rule}\n    {one.line}\n{reason}"


def _by_kind(run: MutationRun, lang: Lang) -> str:
    rows = [(kind.label.of(lang), score) for kind, score in run.by_kind().items() if score.counts]
    return _table(KIND.of(lang), rows, lang)


def _by_standard(run: MutationRun, lang: Lang) -> str:
    rows = [(standard.label.of(lang), score) for standard, score in run.by_standard().items()]
    return _table(STANDARD.of(lang), [*rows, (TOTAL.of(lang), run.score)], lang)


def _table(title: str, rows: Sequence[tuple[str, Score]], lang: Lang) -> str:
    cells = [[title, *(head.of(lang) for head in COLUMNS.values()), SCORE.of(lang)]]
    cells += [[name, *(str(score.counts.get(fate, 0)) for fate in COLUMNS), percent(score)] for name, score in rows]
    widths = [max(cell_len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return "\n".join("  ".join(_cell(text, widths[n], n > 0) for n, text in enumerate(row)).rstrip() for row in cells)


def _cell(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def as_json(run: MutationRun, lang: Lang, path_of: Callable[[str], str] = str) -> str:
    """Return the scores, in all, by standard and by kind, and every mutant that was not noticed.

    *path_of* gives the path by which a program can open a file of the rules.
    """
    found = {
        "format": 1,
        "rules": len(run.rules),
        **_score(run.score),
        "standards": {standard.value: _score(score) for standard, score in run.by_standard().items()},
        "kinds": {kind.value: _score(score) for kind, score in run.by_kind().items() if score.counts},
        "not_measured": [
            {"rule": rule.rule, "message": rule.problem.message.of(lang)} for rule in run.rules if rule.problem
        ],
        "mutants": [_unkilled(one, lang) | {"file": path_of(one.problem.place.file)} for one in run.unkilled],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _score(score: Score) -> dict[str, Any]:
    return {"score": float(percent(score)), **{fate.value: score.counts.get(fate, 0) for fate in Fate}}


def _unkilled(one: Unkilled, lang: Lang) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "kind": one.kind.value,
        "fate": one.fate.value,
        "mistake": one.line,
        "line": one.problem.place.line,
        "column": one.problem.place.column,
        "reason": one.reason.of(lang),
        "case": one.case,
    }


def suites(run: MutationRun, lang: Lang) -> Iterator[Suite]:
    """Yield one suite for each standard, with a test for each rule: it fails where a mutant survived."""
    for standard, rules in groupby(run.rules, key=lambda rule: rule.rule.partition(".")[0]):
        yield Suite(standard, tuple(_test(rule, lang) for rule in rules))


def _test(result: RuleResult, lang: Lang) -> TestCase:
    survivors = [one for one in result.unkilled if one.fate is Fate.SURVIVED]
    first = next(iter(_places(result, survivors)), ("", 0))
    return TestCase(
        result.rule.rpartition(".")[0],
        result.rule,
        *first,
        failure="\n\n".join(_survivor(one, lang) for one in survivors),
        error=format_diagnostic(result.problem, lang) if result.problem else "",
    )


def _places(result: RuleResult, survivors: Iterable[Unkilled]) -> Iterator[tuple[str, int]]:
    for problem in (result.problem, *(one.problem for one in survivors)):
        if problem:
            yield problem.place.file, problem.place.line
