"""Printing and leaving: the report to stdout, everything else to stderr."""

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from cli.words import SAID, WHY_NOT, WHY_NOT_ELSE
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic

COULD_NOT_RUN = 2
MAX_WIDTH = 100


def width() -> int:
    """Return how many cells a line of the report may take."""
    return min(MAX_WIDTH, shutil.get_terminal_size((80, 24)).columns)


def say(key: str, lang: Lang, **values: object) -> None:
    """Print one sentence of `SAID` to stderr."""
    note(SAID[key], lang, **values)


def note(sentence: Text, lang: Lang, **values: object) -> None:
    """Print one sentence to stderr."""
    print(sentence.of(lang).format(**values), file=sys.stderr)


def stop(key: str, lang: Lang, **values: object) -> NoReturn:
    """Print one sentence to stderr and leave with "could not run"."""
    say(key, lang, **values)
    raise typer.Exit(COULD_NOT_RUN)


def stop_with(diagnostics: Iterable["Diagnostic"], lang: Lang) -> NoReturn:
    """Print every diagnostic to stderr and leave with "could not run"."""
    stop("problems", lang, count=show(diagnostics, lang))


def show(diagnostics: Iterable["Diagnostic"], lang: Lang) -> int:
    """Print every diagnostic to stderr; return how many there are."""
    from engine.diagnostics import format_diagnostic

    shown = [format_diagnostic(d, lang) for d in diagnostics]
    print("\n\n".join(shown), end="\n\n", file=sys.stderr)
    return len(shown)


def put_out(content: str | bytes, target: Path | None, lang: Lang) -> None:
    """Print *content*, or write it to *target* whole or not at all; bytes are not for a terminal."""
    if target is None:
        _print(content, lang)
        return
    try:
        write_whole(content, target)
    except OSError as error:
        cannot_write(error, target, lang)
    say("written", lang, file=target)


def _print(content: str | bytes, lang: Lang) -> None:
    if isinstance(content, str):
        sys.stdout.write(content if not content or content.endswith("\n") else content + "\n")
    elif sys.stdout.isatty():
        stop("not_for_terminal", lang)
    else:
        sys.stdout.buffer.write(content)


def close_output() -> None:
    """Send what is still to be printed nowhere: it cannot be, and Python would try again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def cannot_write(error: OSError, target: Path | str, lang: Lang) -> NoReturn:
    """Say why *target* could not be written, and leave."""
    reason = WHY_NOT.get(error.errno or 0, WHY_NOT_ELSE.fill(number=error.errno, reason=error.strerror))
    stop("cannot_write", lang, file=target, reason=reason.of(lang))


def write_whole(content: str | bytes, target: Path) -> None:
    """Write *content*, text as UTF-8, to a temporary file beside *target*, then put it in its place. Raises OSError."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
