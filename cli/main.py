"""The command ``tuoyu``."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from cli.choices import LangChoice
from cli.helping import lay_out_help
from cli.language import help_language, said_language
from cli.lazily import lazy_group
from cli.plainly import take_plainly
from cli.terminal import COULD_NOT_RUN, cannot_write, close_output, say
from cli.words import HELP
from engine.text import Lang

COMMANDS = {  # and the module of each, imported when it is needed
    "check": "cli.check",
    "batch": "cli.batch",
    "capacity": "cli.capacity",
    "convert": "cli.convert",
    "diff": "cli.diff",
    "explain": "cli.explain",
    "list": "cli.listing",
    "new": "cli.new",
    "notice": "cli.notice",
    "remedy": "cli.remedy",
    "coverage": "cli.coverage",
    "law": "cli.law",
    "rules": "cli.rules",
}
INTERRUPTED = 130  # what typer leaves with on Ctrl-C


def build_app(helped: Lang, default: Lang) -> typer.Typer:
    """Return the application with its help in *helped* and reports in *default*."""
    lay_out_help(helped)
    take_plainly()
    app = typer.Typer(
        name="tuoyu",
        cls=lazy_group(COMMANDS, helped, default),
        help=HELP["tuoyu"].of(helped),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def main_options(
        version: Annotated[
            bool, typer.Option("--version", help=HELP["version"].of(helped), callback=_show_version, is_eager=True)
        ] = False,
        lang: Annotated[LangChoice | None, typer.Option("--lang", help=HELP["lang"].of(helped))] = None,
    ) -> None:
        """Take the options before the command; the language was read before the help was made."""

    return app


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"tuoyu {version('tuoyu')}")
        raise typer.Exit


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; leaves with the exit code of the decision."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    default = said_language(words, os.environ) or "zh"
    app = build_app(help_language(words, os.environ), default)
    try:
        try:
            app(words)
        finally:
            sys.stdout.flush()
    except SystemExit as left:
        if left.code == INTERRUPTED:
            say("interrupted", default)
        raise
    except OSError as error:
        close_output()
        with suppress(typer.Exit):
            cannot_write(error, "stdout", default)
        raise SystemExit(COULD_NOT_RUN) from None


def run() -> None:
    """Run the command line as a process of its own: short, so that collecting garbage costs half its time and frees nothing.

    A mistake of ours is told in one sentence, and is no decision: Python's own exit code would be that of "reject".
    """
    gc.disable()
    try:
        main()
    except Exception as error:
        say("mistake", said_language(sys.argv[1:], os.environ) or "zh", error=f"{type(error).__name__}: {error}")
        raise SystemExit(COULD_NOT_RUN) from None
    finally:
        gc.freeze()  # the interpreter collects once more as it ends, but passes by what is frozen
