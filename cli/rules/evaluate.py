"""``tuoyu rules eval``: try an expression on a declaration."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import LangChoice
from cli.shared import Shared
from cli.terminal import put_out, stop_with
from engine.text import Lang, Text

TEXTS = {
    "eval": Text(
        "在一份申报上试算一个表达式：类型、值，以及各部分的值。例：tuoyu rules eval 'point.kind = \"institution\"' --on 申报.yaml",
        "Try an expression on a declaration: its type, its value, and the values of its parts. "
        "Example: tuoyu rules eval 'point.kind = \"institution\"' --on declaration.yaml",
    ),
    "expression": Text(
        'FEEL 表达式，放进单引号，其中的文本用双引号；Windows 的 cmd 反过来：外面双引号，里面写 \\"。'
        "写 - 从标准输入读；以减号开头的前面加 --。",
        "a FEEL expression, in single quotes, and its texts in double ones. In cmd on Windows put it in double quotes and write those "
        'inside as \\". With - it is read from standard input; put -- before one that starts with a minus',
    ),
    "on": Text(
        "申报文件（YAML、JSON 或 Excel 表）；- 为标准输入",
        "the declaration (YAML, JSON or an Excel form); - is standard input",
    ),
    "each": Text(
        "逐项试算一个列表，例如 'class in classes'",
        "try it on every item of a list, such as 'class in classes'",
    ),
    "as_of": Text("today() 是哪一天（默认今天）", "the day that today() is (default: today)"),
}


class TrialForm(StrEnum):
    """A form of what an expression came to."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("eval", help=TEXTS["eval"].of(helped))
    def evaluate(
        expression: Annotated[str, typer.Argument(metavar="EXPRESSION", help=TEXTS["expression"].of(helped))],
        on: Annotated[Path, typer.Option("--on", metavar="FILE", help=TEXTS["on"].of(helped))],
        each: Annotated[
            str | None, typer.Option("--each", metavar="'NAME in LIST'", help=TEXTS["each"].of(helped))
        ] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=TEXTS["as_of"].of(helped))] = None,
        form: Annotated[TrialForm, shared.form] = TrialForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
    ) -> None:
        text = sys.stdin.read() if expression == "-" else expression
        put_out(run_eval(text, on, each, as_of, form, lang.code), output, lang.code)


def run_eval(text: str, on: Path, each: str | None, as_of: str | None, form: TrialForm, lang: Lang) -> str:
    """Return what the expression came to; leave where it, or the declaration, cannot be used."""
    from engine.render import trying as write
    from engine.trying import TrialError, try_expression

    day = options.parse_day(as_of, lang)
    declaration = options.read_declaration(on, lang)
    try:
        trial = try_expression(text, declaration, day, each)
    except TrialError as error:
        stop_with(error.diagnostics, lang)
    return write.as_json(trial, day, lang) if form is TrialForm.JSON else write.as_text(trial, lang)
