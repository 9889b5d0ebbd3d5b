"""``tuoyu diff``: what became of what the first check found, and what else was touched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.check import EXIT_CODES
from cli.choices import DifferenceForm, LangChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import put_out, stop_with, width
from cli.words import HELP
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.compiling import CompiledRuleSet
    from engine.declaration.model import Declaration
    from engine.recheck import Side

SAID = {
    "diff": Text(
        "对照前后两份申报或两次检查的结果：改正了什么，还剩什么，新出了什么问题，改动了哪些事实；退出码与检查后一份时相同。"
        "例：tuoyu diff 原申报.yaml 补正后.yaml",
        "Compare two declarations, or two results of checks: corrected, still open, newly broken, facts touched; the exit code is "
        "that of checking the second. Example: tuoyu diff first.yaml second.yaml --lang en",
    ),
    "before": Text(
        "前一份：申报，或 tuoyu check --format json 写出的结果",
        "the earlier one: a declaration, or a result of tuoyu check --format json",
    ),
    "after": Text("后一份：申报或结果", "the later one: a declaration or a result"),
    "as_of": Text(
        "按哪一天施行的法规检查申报（默认今天）；结果按它自己的日期",
        "check declarations by the law of this day (default: today); a result keeps its own day",
    ),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("diff", help=SAID["diff"].of(helped))
    def diff(
        before: Annotated[Path, typer.Argument(help=SAID["before"].of(helped), metavar="OLD")],
        after: Annotated[Path, typer.Argument(help=SAID["after"].of(helped), metavar="NEW")],
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=SAID["as_of"].of(helped))] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        form: Annotated[DifferenceForm, shared.form] = DifferenceForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        show_all: Annotated[bool, typer.Option("--all", help=HELP["all"].of(helped))] = False,
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        raise typer.Exit(run_diff((before, after), as_of, place, form, output, lang.code, show_all, rules))


def run_diff(
    files: tuple[Path, Path],
    as_of: str | None,
    place: PlaceChoice,
    form: DifferenceForm,
    output: Path | None,
    lang: Lang,
    show_all: bool,
    rules: Path | None,
) -> int:
    """Print or write the comparison; return the exit code of the later side's decision."""
    from engine.recheck import compare
    from engine.render.recheck import render_recheck

    day = options.parse_day(as_of, lang)
    read = [_read(file, lang) for file in files]
    compiled = options.compile_for(rules, day, place, lang)
    before, after = (_side(one, file, compiled, lang) for one, file in zip(read, files, strict=True))
    recheck = compare(before, after, compiled, lang)
    put_out(render_recheck(recheck, form.value, lang, width(), show_all), output, lang)
    return EXIT_CODES[after.decision.code]


def _read(file: Path, lang: Lang) -> "Side | Declaration":
    """Return the result in *file*, else the declaration in it; leave after printing why it is neither."""
    from engine.diagnostics import DiagnosticError
    from engine.recheck import read_result

    try:
        return read_result(_start(file), str(file), lang) or options.read_declaration(file, lang)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def _side(read: "Side | Declaration", file: Path, compiled: "CompiledRuleSet", lang: Lang) -> "Side":
    """Return a side of the comparison; a declaration is checked."""
    from engine.recheck import Side, side_of_declaration

    return read if isinstance(read, Side) else side_of_declaration(compiled, read, file.name, lang)


def _start(file: Path) -> bytes:
    """Return what *file* holds if it may be JSON, else nothing: whoever reads it as a declaration says what is wrong."""
    from engine.recheck.results import MOST_BYTES

    try:
        with file.open("rb") as opened:
            start = opened.read(1)
            return start + opened.read(MOST_BYTES) if start == b"{" or file.suffix.lower() == ".json" else b""
    except (OSError, ValueError):
        return b""
