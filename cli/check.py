"""``tuoyu check``: one declaration in, one decision out."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import Form, LangChoice, PlaceChoice, StandardChoice
from cli.shared import Shared
from cli.terminal import put_out, width
from cli.words import HELP
from engine.text import Lang

EXIT_CODES = {"approve": 0, "reject": 1, "supplement": 3}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*, with help in one language and reports in *default* unless asked otherwise."""
    shared = Shared(helped)

    @app.command("check", help=HELP["check"].of(helped))
    def check(
        file: Annotated[Path, typer.Argument(help=HELP["file"].of(helped), metavar="FILE")],
        as_of: Annotated[str | None, shared.as_of] = None,
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        form: Annotated[Form, shared.form] = Form.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        show_all: Annotated[bool, typer.Option("--all", help=HELP["all"].of(helped))] = False,
        horizon: Annotated[
            str | None, typer.Option("--horizon", metavar="DATE", help=HELP["horizon"].of(helped))
        ] = None,
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        code = run_check(file, as_of, place, standard, form, output, lang.code, show_all, horizon, rules)
        raise typer.Exit(code)


def run_check(
    file: Path,
    as_of: str | None,
    place: PlaceChoice,
    standard: StandardChoice | None,
    form: Form,
    output: Path | None,
    lang: Lang,
    show_all: bool,
    horizon: str | None,
    rules: Path | None,
) -> int:
    """Print or write the report; return the exit code of the decision."""
    from engine.kinds import Standard
    from engine.outlook import check_ahead
    from engine.render import render

    day = options.parse_day(as_of, lang)
    ends_by = options.parse_horizon(horizon, day, lang)
    prepared = options.read_prepared(rules, lang)
    facts = options.read_facts(file, lang)
    compiled = options.compile_on(prepared, day, place, lang)
    only, brief = Standard[standard.name] if standard else None, form is Form.TEXT and not show_all
    report = check_ahead(compiled, facts, lang, file.name, only, brief, ends_by)
    text = render(report, form.value, all_findings=show_all, width=width(), color=output is None and _is_terminal())
    put_out(text, output, lang)
    return EXIT_CODES[report.decision.code]


def _is_terminal() -> bool:
    import os
    import sys

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
