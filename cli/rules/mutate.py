"""``tuoyu rules mutate``: make small mistakes in the rules on purpose, and see whether a case notices each."""

import sys
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
    from engine.mutation import MutationRun

LEAST = 95  # per cent
TEXTS = {
    "mutate": Text(
        "故意改错规则的一小处，看案例能否发现；没有发现的，给出能发现它的案例。例：tuoyu rules mutate --standard staffing",
        "Make small mistakes in the rules on purpose and see whether a case notices; where none does, show one that would. "
        "Example: tuoyu rules mutate --standard staffing",
    ),
    "minimum": Text(
        "有标准的得分低于百分之几时退出码为 1（默认 95；有 --since 时默认不看得分，但加上案例就能发现的改动一处也不能有）",
        "exit code 1 if the score of a standard is below this many per cent (default: 95; with --since none, but then "
        "one mistake that a case would notice is enough)",
    ),
    "all": Text("也列出证明与原规则相同的改动", "list the mistakes proved to change nothing as well"),
    "title": Text("改动规则", "Rules"),
    "below": Text(
        "{standard}得分 {score}%，低于要求的 {minimum}%。", "{standard}: {score} %, below the {minimum} % asked."
    ),
    "lacking": Text(
        "有 {count} 处改动，加上所示案例就能发现：用 --since 时，每一处都要有案例发现。",
        "The cases shown would notice {count} mistake(s): with --since, each has to be noticed by a case.",
    ),
    "unchanged": Text(
        "自 {since} 以来规则没有变化，不必运行。", "No rule has changed since {since}; there is nothing to do."
    ),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("mutate", help=TEXTS["mutate"].of(helped))
    def mutate(
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        rule: Annotated[str | None, shared.rule] = None,
        since: Annotated[str | None, shared.since] = None,
        minimum: Annotated[
            float | None,
            typer.Option("--minimum", min=0, max=100, metavar="PERCENT", help=TEXTS["minimum"].of(helped)),
        ] = None,
        everything: Annotated[bool, typer.Option("--all", help=TEXTS["all"].of(helped))] = False,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[RulesForm, shared.form] = RulesForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        from engine.render.mutation import summary

        start = time.perf_counter()
        run = run_mutate(standard, rule, since, jobs, rules, lang.code)
        show(run, form, options.rules_folder(rules, lang.code), output, lang.code, everything)
        if form is not RulesForm.TEXT or output:
            print(summary(run, lang.code), file=sys.stderr)
        say("took", lang.code, seconds=f"{time.perf_counter() - start:.1f}")
        raise typer.Exit(judge(run, minimum, since, lang.code))


def run_mutate(
    standard: StandardChoice | None,
    rule: str | None,
    since: str | None,
    jobs: int | None,
    rules: Path | None,
    lang: Lang,
) -> "MutationRun":
    """Return what became of the mutants of the chosen rules; there are none, and that is fine, where none has changed *since*."""
    from engine.diagnostics import RuleSetError
    from engine.mutation import MutationRun, mutate

    prepared = options.read_prepared(rules, lang)
    wanted = options.chosen_rules((one.rule.id for one in prepared.checked), standard, rule, lang)
    if since is not None:
        wanted &= options.changed_since(since, rules, lang)
        if not wanted:
            note(TEXTS["unchanged"], lang, since=since)
            return MutationRun(())
    try:
        with progress(TEXTS["title"], lang) as tell:
            return mutate(options.rules_folder(rules, lang), wanted.__contains__, processes(jobs), tell)
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


def show(
    run: "MutationRun", form: RulesForm, folder: Path, output: Path | None, lang: Lang, everything: bool = False
) -> None:
    """Print or write what became of the mutants."""
    from engine.render import mutation as write

    publish(
        form,
        run.problems,
        folder,
        output,
        lang,
        text=lambda: write.as_text(run, lang, everything),
        suites=lambda: write.suites(run, lang),
        data=lambda seen: write.as_json(run, lang, seen),
    )


def judge(run: "MutationRun", minimum: float | None, since: str | None, lang: Lang) -> int:
    """Return 1 after saying why: a rule could not be measured, a score is below *minimum*, or a change lacks a case.

    A few rules that changed *since* a revision can have any score; what they miss and a known case would notice counts.
    """
    from engine.render.mutation import percent

    least = minimum if minimum is not None else 0 if since else LEAST
    low = {standard: score for standard, score in run.by_standard().items() if score.percent < least}
    for standard, score in low.items():
        note(TEXTS["below"], lang, standard=standard.label.of(lang), score=percent(score), minimum=f"{least:g}")
    lacking = run.noticeable if since else ()
    if lacking:
        note(TEXTS["lacking"], lang, count=len(lacking))
    return 1 if low or lacking or run.broken else 0
