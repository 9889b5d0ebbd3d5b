"""``tuoyu rules diff``: what a change of the rules means."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import DifferenceForm, LangChoice
from cli.shared import Shared
from cli.terminal import put_out, stop_with, width
from engine.text import Lang, Text

SAID = {
    "diff": Text(
        "比较两个版本的规则，说明改了什么，而不是改了哪几行。例：tuoyu rules diff main",
        "Compare two revisions of the rules by what they mean, not by their lines. Example: tuoyu rules diff main",
    ),
    "before": Text(
        "git 版本（提交、分支、标签，或 版本:路径），或一个规则文件夹",
        "git revision (or REVISION:PATH), or a folder of rules",
    ),
    "after": Text(
        "与之比较的版本（默认工作区的文件）", "the revision to compare it with (default: the files of the work tree)"
    ),
    "exit_code": Text("有变化时退出码为 1", "exit code 1 if anything changed"),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("diff", help=SAID["diff"].of(helped))
    def diff(
        before: Annotated[str, typer.Argument(metavar="REV", help=SAID["before"].of(helped))],
        after: Annotated[str | None, typer.Argument(metavar="REV", help=SAID["after"].of(helped))] = None,
        exit_code: Annotated[bool, typer.Option("--exit-code", help=SAID["exit_code"].of(helped))] = False,
        form: Annotated[DifferenceForm, shared.form] = DifferenceForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        changed = run_diff((before, after), form, output, lang.code, rules)
        raise typer.Exit(1 if changed and exit_code else 0)


def run_diff(
    sides: tuple[str, str | None], form: DifferenceForm, output: Path | None, lang: Lang, rules: Path | None
) -> bool:
    """Print what changed from one side to the other; return whether anything did."""
    from engine.changes import find_changes
    from engine.diagnostics import RuleSetError
    from engine.render.difference import render_difference

    try:
        with options.two_sides(sides, rules, lang) as (before, after):
            difference = find_changes(before, after)
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)
    put_out(render_difference(difference, form.value, lang, sides, width()), output, lang)
    return bool(difference.items)
