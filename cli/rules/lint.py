"""``tuoyu rules lint``: every problem of the rule files."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import LangChoice
from cli.terminal import say
from cli.words import HELP, SAID
from engine.text import Lang


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""

    @app.command("lint", help=HELP["lint"].of(helped))
    def lint(
        lang: Annotated[LangChoice, typer.Option("--lang", help=HELP["lang"].of(helped))] = LangChoice(default),
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=HELP["as_of"].of(helped))] = None,
        rules: Annotated[Path | None, typer.Option("--rules", metavar="DIR", help=HELP["rules_dir"].of(helped))] = None,
    ) -> None:
        raise typer.Exit(run_lint(rules, options.parse_day(as_of, lang.code), lang.code))


def run_lint(rules: Path | None, day: date, lang: Lang) -> int:
    """Print every problem of the rule files; return 1 if there is one."""
    from engine.diagnostics import format_diagnostic
    from engine.lints import lint

    result = lint(options.rules_folder(rules, lang), day)
    for problem in result.problems:
        print(format_diagnostic(problem, lang), end="\n\n")
    if result.problems:
        say("lint_bad", lang, count=len(result.problems))
        return 1
    print(SAID["lint_ok"].of(lang).format(rules=result.rules, cases=result.cases, clauses=result.clauses))
    return 0
