"""``tuoyu rules schema``: JSON Schemas of rules, cases, sources, declarations and reports."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.choices import LangChoice
from cli.shared import Shared
from cli.terminal import cannot_write, put_out
from engine.documents import cell_width
from engine.text import Lang, Text

OWN = {
    "help": Text(
        "写出 JSON Schema，供编辑器提示和校验；不写名称时列出有哪些。例：tuoyu rules schema rules",
        "Write JSON Schemas, by which editors complete and check; without a name, list them. "
        "Example: tuoyu rules schema rules",
    ),
    "name": Text("哪一种文件", "which kind of file"),
    "output": Text("写入这个文件夹，而不是打印", "write into this folder instead of printing"),
    "use": Text("要让编辑器使用，请在 YAML 文件首行写：", "For editors, let this be the first line of a YAML file:"),
}


class SchemaChoice(StrEnum):
    """A kind of file that has a schema."""

    RULES = "rules"
    CASES = "cases"
    SOURCE = "source"
    DISTRICT = "district"
    DECLARATION = "declaration"
    REPORT = "report"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("schema", help=OWN["help"].of(helped))
    def schema(
        name: Annotated[SchemaChoice | None, typer.Argument(metavar="NAME", help=OWN["name"].of(helped))] = None,
        output: Annotated[
            Path | None, typer.Option("-o", "--output", metavar="DIR", help=OWN["output"].of(helped))
        ] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
    ) -> None:
        run_schema(name, output, lang.code)


def run_schema(name: SchemaChoice | None, output: Path | None, lang: Lang) -> None:
    """Print the schema called *name*, or write it, or all, into *output*; with neither, print which there are."""
    from engine.schemas import SCHEMAS, write_schema

    if output:
        _write([name.value] if name else list(SCHEMAS), output, lang)
    elif name:
        put_out(write_schema(name.value), None, lang)
    else:
        widest = max(cell_width(schema.title.of(lang)) for schema in SCHEMAS.values())
        for key, schema in SCHEMAS.items():
            title = schema.title.of(lang)
            print(f"{key:12} {title}{' ' * (widest - cell_width(title))}  {schema.files.of(lang)}")
        _say_how("standards/schemas", "rules", lang)


def _write(names: list[str], folder: Path, lang: Lang) -> None:
    from engine.schemas import file_name, write_schema

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cannot_write(error, folder, lang)
    for name in names:
        put_out(write_schema(name), folder / file_name(name), lang)
    _say_how(folder.as_posix(), names[0], lang)


def _say_how(folder: str, name: str, lang: Lang) -> None:
    from engine.schemas import file_name, head_line

    typer.echo(OWN["use"].of(lang), err=True)
    typer.echo(head_line(f"{folder}/{file_name(name)}"), err=True)
