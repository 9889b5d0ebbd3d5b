"""What is taken as it was typed is what typer itself would make of it, and says of a wrong value what typer says."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperArgument, TyperOption
from typer.testing import CliRunner

import cli.plainly
from cli.choices import Form
from cli.plainly import plain_value, take_plainly

TYPED = (
    "",
    "x.yaml",
    ". --text word",
    "x.yaml --form json",
    "x.yaml --form JSON",
    "x.yaml --form nothing",
    "x.yaml --count 2 --day 2026-01-01",
    "x.yaml --count two",
    "x.yaml --count 0",
    "x.yaml --folder nowhere",
    "x.yaml --folder .",
    "x.yaml a b --flag",
)


def run(words: str) -> tuple[list[Any], int, str]:
    seen: list[Any] = []
    app = typer.Typer()

    @app.command()
    def command(
        file: Annotated[Path, typer.Argument()],
        more: Annotated[list[str] | None, typer.Argument()] = None,
        text: Annotated[str | None, typer.Option("--text")] = None,
        form: Annotated[Form, typer.Option("--form")] = Form.TEXT,
        count: Annotated[int | None, typer.Option("--count", min=1)] = None,
        day: Annotated[str, typer.Option("--day")] = "today",
        folder: Annotated[Path, typer.Option("--folder", exists=True)] = Path(),
        flag: Annotated[bool, typer.Option("--flag")] = False,
    ) -> None:
        seen.extend((file, more, text, form, count, day, folder, flag))

    shown = CliRunner().invoke(app, words.split())
    return [(type(value), value) for value in seen], shown.exit_code, shown.output


@pytest.fixture
def careful(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def undo() -> None:
        for kind in (TyperArgument, TyperOption):
            monkeypatch.setattr(kind, "get_runtime_param", cli.plainly._careful[kind])

    return undo


@pytest.mark.parametrize("words", TYPED)
def test_what_is_taken_plainly_is_what_typer_makes_of_it(words: str, careful: Callable[[], None]) -> None:
    take_plainly()
    plain = run(words)
    careful()
    assert run(words) == plain


def test_a_file_that_cannot_be_read_takes_a_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = typer.Option()
    asked.readable = True
    monkeypatch.setattr("os.access", lambda path, mode: mode != 4)
    assert plain_value("x.yaml", Path, asked) is None
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert plain_value("x.yaml", Path, asked) == Path("x.yaml")
