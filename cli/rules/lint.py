"""``tuoyu rules lint``: every problem of the rule files."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cli import options
from cli.choices import LangChoice, RulesForm, StandardChoice
from cli.publishing import publish
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, cannot_write, note, put_out, width, write_whole
from engine.text import NO_TEXT, Lang, Text

if TYPE_CHECKING:
    from engine.lints import Lint, LintResult
    from engine.publishing import Guide

TEXTS = {
    "lint": Text(
        "检查规则、案例和条款目录，一次列出所有问题。例：tuoyu rules lint",
        "Check rules, cases and the clause catalogue, every problem at once. Example: tuoyu rules lint --lang en",
    ),
    "fix": Text("自动改正次序、标点、空格等", "mend order, punctuation, spaces and the like"),
    "explain": Text("讲解其中一项；all 列出全部", "explain one lint; 'all' lists them"),
    "as_of": Text("按哪一天看暂缓和失效（默认今天）", "the day for allowances and for what has ended (default: today)"),
    "fine": Text(
        "规则 {rules} 条、案例 {cases} 个、条款 {clauses} 条，没有问题。",
        "{rules} rules, {cases} cases and {clauses} clauses: no problems.",
    ),
    "chosen_fine": Text("所选的规则没有问题。", "The chosen rules have no problems."),
    "bad": Text("共 {count} 处问题。", "{count} problem(s)."),
    "more": Text("看说明：tuoyu rules lint --explain {id}", "To read more: tuoyu rules lint --explain {id}"),
    "mended": Text("已改正 {count} 个文件：{files}", "{count} file(s) mended: {files}"),
    "no_lint": Text("没有 {id} 这一项。", "There is no lint '{id}'."),
    "later": Text(
        "有的文件读不懂，后面的检查没有做；请先改正，再检查一次。",
        "Some files cannot be read, so later checks were not run; mend these and run it again.",
    ),
    "meant": Text("是不是 {guess}？", "Did you mean '{guess}'?"),
    "see_all": Text("全部列在：tuoyu rules lint --explain all", "To see all: tuoyu rules lint --explain all"),
}
ALL = "all"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("lint", help=TEXTS["lint"].of(helped))
    def lint(
        explain: Annotated[
            str | None, typer.Option("--explain", metavar="ID", help=TEXTS["explain"].of(helped))
        ] = None,
        fix: Annotated[bool, typer.Option("--fix", help=TEXTS["fix"].of(helped))] = False,
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        rule: Annotated[str | None, shared.rule] = None,
        since: Annotated[str | None, shared.since] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=TEXTS["as_of"].of(helped))] = None,
        form: Annotated[RulesForm, shared.form] = RulesForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        if explain is not None:
            put_out(explain_lint(explain, lang.code), output, lang.code)
            raise typer.Exit
        folder, day = options.rules_folder(rules, lang.code), options.parse_day(as_of, lang.code)
        result, chosen = run_lint(folder, day, (rules, standard, rule, since), lang.code)
        if fix and _mend(chosen, folder, lang.code):
            result, chosen = run_lint(folder, day, (rules, standard, rule, since), lang.code)
        show(chosen, chosen is result, form, folder, output, lang.code)
        raise typer.Exit(1 if chosen.problems else 0)


def run_lint(
    folder: Path, day: date, chosen: tuple[Path | None, StandardChoice | None, str | None, str | None], lang: Lang
) -> "tuple[LintResult, LintResult]":
    """Return every problem of the rule files in *folder*, and those of the rules that are *chosen*."""
    from engine.lints import lint

    result = lint(folder, day)
    return result, choose(result, *chosen, lang)


def _mend(result: "LintResult", folder: Path, lang: Lang) -> bool:
    """Write the files with problems that can be mended; return whether there were any."""
    from engine.lints import LINTS
    from engine.lints.fixing import mended_files

    files = {problem.place.file for problem in result.problems}
    mended = mended_files(result.standards, LINTS.values()) if result.standards else {}
    texts = {name: text for name, text in mended.items() if name in files}
    for name, text in texts.items():
        target = folder / name.partition("/")[2]
        try:
            write_whole(text, target)
        except OSError as error:
            cannot_write(error, target, lang)
    if texts:
        note(TEXTS["mended"], lang, count=len(texts), files=" ".join(texts))
    return bool(texts)


def choose(
    result: "LintResult",
    rules: Path | None,
    standard: StandardChoice | None,
    rule: str | None,
    since: str | None,
    lang: Lang,
) -> "LintResult":
    """Return *result* with the problems of the chosen rules alone; rules that cannot be read are reported whole.

    What stands outside of all rules is kept with the rules of its file; that of sources too where only *since* chooses.
    """
    from dataclasses import replace

    standards = result.standards
    if standards is None or (standard, rule, since) == (None, None, None):
        return result
    wanted = options.chosen_rules((one.rule.id for one in standards.checked), standard, rule, lang)
    wanted &= options.changed_since(since, rules, lang) if since is not None else wanted
    outside = standard is None and rule is None
    files = {standards.at_rule(one, (), "", NO_TEXT).place.file for one in wanted}
    places = ((problem, standards.rule_at(problem.place)) for problem in result.problems)
    kept = (one for one, at in places if at in wanted or (at is None and (outside or one.place.file in files)))
    return replace(result, problems=tuple(kept))


def show(result: "LintResult", whole: bool, form: RulesForm, folder: Path, output: Path | None, lang: Lang) -> None:
    """Print or write what was found; how much it is goes to stderr."""
    from engine.publishing import suite_of_files

    files = [document.name for document in result.standards.documents] if result.standards else []
    publish(
        form,
        result.problems,
        folder,
        output,
        lang,
        text=lambda: _as_text(result, whole, lang),
        suites=lambda: [suite_of_files("rules lint", files, result.problems, lang)],
        guides=guides() if form is RulesForm.SARIF else None,
    )
    if result.problems:
        note(TEXTS["bad"], lang, count=len(result.problems))
        note(TEXTS["more"], lang, id=_explained(result) or ALL)
    if not result.complete:
        note(TEXTS["later"], lang)


def _explained(result: "LintResult") -> str | None:
    """Return the first id of *result* that has a page."""
    return next((problem.code for problem in result.problems if problem.code in _lints()), None)


def _as_text(result: "LintResult", whole: bool, lang: Lang) -> str:
    from engine.diagnostics import format_diagnostic

    if result.problems:
        return "".join(format_diagnostic(problem, lang) + "\n\n" for problem in result.problems)
    fine = TEXTS["fine" if whole else "chosen_fine"].of(lang)
    return fine.format(rules=result.rules, cases=result.cases, clauses=result.clauses) + "\n"


def explain_lint(lint_id: str, lang: Lang) -> str:
    """Return the page of one lint, or the list of all."""
    from engine.lints import OTHERS
    from engine.render.lints import lint_list, lint_page, other_page

    lints = _lints()
    if lint_id == ALL:
        return lint_list(lints.values(), lang, min(width(), 80))
    if lint_id in OTHERS:
        return other_page(lint_id, OTHERS[lint_id], lang, min(width(), 80))
    if lint_id not in lints:
        _no_lint(lint_id, lang)
    return lint_page(lints[lint_id], lang, min(width(), 80))


def _no_lint(lint_id: str, lang: Lang) -> NoReturn:
    """Leave after saying that there is no such lint, and which was probably meant."""
    from engine.validation import did_you_mean

    note(TEXTS["no_lint"], lang, id=lint_id)
    if guess := did_you_mean(lint_id, _lints()):
        note(TEXTS["meant"], lang, guess=guess)
    note(TEXTS["see_all"], lang)
    raise typer.Exit(COULD_NOT_RUN)


def guides() -> "dict[str, Guide]":
    """Return what SARIF says about each lint, by its id."""
    from engine.publishing import Guide
    from engine.render.lints import lint_page

    def page(lint: "Lint") -> Text:
        return Text(lint_page(lint, "zh", 80), lint_page(lint, "en", 80))

    return {one.id: Guide(one.id, one.title, one.reason, page(one)) for one in _lints().values()}


def _lints() -> "dict[str, Lint]":
    from engine.lints import LINTS

    return dict(LINTS)
