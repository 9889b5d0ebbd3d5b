"""``tuoyu rules test``: run the cases of the rules."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, RulesForm, StandardChoice
from cli.progress import processes, progress
from cli.publishing import publish
from cli.shared import Shared
from cli.terminal import note, say, stop_with
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.casetests import RunOfTests

TEXTS = {
    "test": Text(
        "运行所有案例；不符的，列出起决定作用的事实。例：tuoyu rules test --standard staffing",
        "Run all cases; for those that come out otherwise, show the facts that decided. "
        "Example: tuoyu rules test --standard staffing",
    ),
    "title": Text("运行案例文件", "Files of cases"),
    "unchanged": Text(
        "自 {since} 以来规则没有变化，不必运行案例。", "No rule has changed since {since}; there is nothing to run."
    ),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("test", help=TEXTS["test"].of(helped))
    def test(
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        rule: Annotated[str | None, shared.rule] = None,
        since: Annotated[str | None, shared.since] = None,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[RulesForm, shared.form] = RulesForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        start = time.perf_counter()
        run = run_test(standard, rule, since, jobs, rules, lang.code)
        show(run, form, options.rules_folder(rules, lang.code), output, lang.code)
        say("took", lang.code, seconds=f"{time.perf_counter() - start:.1f}")
        raise typer.Exit(1 if run.problems else 0)


def run_test(
    standard: StandardChoice | None,
    rule: str | None,
    since: str | None,
    jobs: int | None,
    rules: Path | None,
    lang: Lang,
) -> "RunOfTests":
    """Return how the chosen cases came out; there are none, and that is fine, where no rule has changed *since*."""
    from engine.casetests import Rules, RunOfTests, run_tests
    from engine.diagnostics import DiagnosticError

    prepared = options.read_prepared(rules, lang)
    wanted = options.chosen_rules((one.rule.id for one in prepared.checked), standard, rule, lang)
    if since is not None:
        changed = options.changed_since(since, rules, lang)
        if not changed:
            note(TEXTS["unchanged"], lang, since=since)
            return RunOfTests((), {})
        wanted &= changed
    asked = Rules(options.rules_folder(rules, lang), prepared.ruleset, prepared.checked, wanted)
    try:
        with progress(TEXTS["title"], lang) as tell:
            return run_tests(asked, processes(jobs), tell)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def show(run: "RunOfTests", form: RulesForm, folder: Path, output: Path | None, lang: Lang) -> None:
    """Print or write how the cases came out."""
    from engine.render import casetests as write

    publish(
        form,
        run.problems,
        folder,
        output,
        lang,
        text=lambda: write.as_text(run, lang),
        suites=lambda: write.suites(run, lang),
        data=lambda seen: write.as_json(run, lang, seen),
    )
