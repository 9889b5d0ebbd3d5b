"""``tuoyu rules impact``: what a change of the rules would change for known facilities."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import ImpactForm, LangChoice, PlaceChoice, RulesForm
from cli.progress import processes, progress
from cli.publishing import publish
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, put_out, stop_with, width
from cli.words import HELP
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.impact import Impact

SAID = {
    "impact": Text(
        "用两个版本的规则检查同一批申报，列出结论会变的。例：tuoyu rules impact main --corpus fixtures/declarations",
        "Check declarations with two revisions of the rules and list whose decision changes. "
        "Example: tuoyu rules impact main --corpus fixtures/declarations",
    ),
    "before": Text(
        "git 版本（提交、分支、标签，或 版本:路径），或一个规则文件夹",
        "git revision (or REVISION:PATH), or a folder of rules",
    ),
    "after": Text(
        "与之比较的版本（默认工作区的文件）", "the revision to compare it with (default: the files of the work tree)"
    ),
    "corpus": Text("放申报的文件夹，或一个 JSON Lines 文件", "a folder of declarations, or a file of JSON Lines"),
    "title": Text("检查申报", "Declarations"),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("impact", help=SAID["impact"].of(helped))
    def impact(
        before: Annotated[str, typer.Argument(metavar="REV", help=SAID["before"].of(helped))],
        corpus: Annotated[Path, typer.Option("--corpus", metavar="DIR", help=SAID["corpus"].of(helped))],
        after: Annotated[str | None, typer.Argument(metavar="REV", help=SAID["after"].of(helped))] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[ImpactForm, shared.form] = ImpactForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        show_all: Annotated[bool, typer.Option("--all", help=HELP["all"].of(helped))] = False,
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        folder = options.rules_folder(rules, lang.code)
        found, explained = run_impact((before, after), corpus, as_of, place, jobs, folder, lang.code)
        silent = show(found, explained, form, (before, after), output, folder, lang.code, show_all)
        raise typer.Exit(COULD_NOT_RUN if not found.read else 1 if silent else 0)


def run_impact(
    sides: tuple[str, str | None],
    corpus: Path,
    as_of: str | None,
    place: PlaceChoice,
    jobs: int | None,
    folder: Path,
    lang: Lang,
) -> "tuple[Impact, frozenset[str]]":
    """Return the impact on *corpus*, and the rules whose change the changelog of the rules tells."""
    from engine.changes import explained_rules
    from engine.diagnostics import RuleSetError
    from engine.impact import load_pair, measure_impact
    from engine.kinds import Layer

    day = options.parse_day(as_of, lang)
    try:
        with options.two_sides(sides, folder, lang) as (before, after):
            rules = load_pair(before, after, options.cache_folder())
            explained = explained_rules(before, after)
        with progress(SAID["title"], lang) as tell:
            return measure_impact(rules, corpus, (day, Layer[place.name]), processes(jobs), tell), explained
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


def show(
    impact: "Impact",
    explained: frozenset[str],
    form: ImpactForm,
    sides: tuple[str, str | None],
    output: Path | None,
    folder: Path,
    lang: Lang,
    show_all: bool,
) -> bool:
    """Print or write the impact; return whether a rule newly fails and the changelog of the rules does not say so."""
    from engine.changes.changelog import NAME as CHANGELOG
    from engine.impact import find_unexplained
    from engine.render.impact import impact_suites, render_impact

    unexplained = find_unexplained(impact, explained, f"{folder.name}/{CHANGELOG}")

    def render(form: str) -> str:
        return render_impact(impact, unexplained, form, lang, sides, width(), show_all)

    if form is ImpactForm.MARKDOWN:
        put_out(render("markdown"), output, lang)
    else:
        publish(
            RulesForm(form.value),
            unexplained,
            folder,
            output,
            lang,
            text=lambda: render("text"),
            suites=lambda: impact_suites(impact, explained, lang),
            data=lambda _: render("json"),
        )
    return bool(unexplained)
