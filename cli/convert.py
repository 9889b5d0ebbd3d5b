"""``tuoyu convert``: a declaration from one form into another, with every fact it states."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cli import options
from cli.choices import DeclarationForm, LangChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import put_out, stop, stop_with
from cli.words import HELP
from engine.text import Lang

if TYPE_CHECKING:
    from engine.declaration.model import Declaration

ENDINGS: Final[Mapping[str, DeclarationForm]] = {
    ".yaml": DeclarationForm.YAML,
    ".yml": DeclarationForm.YAML,
    ".json": DeclarationForm.JSON,
    ".xlsx": DeclarationForm.XLSX,
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("convert", help=HELP["convert"].of(helped))
    def convert(
        file: Annotated[Path, typer.Argument(help=HELP["file"].of(helped), metavar="FILE")],
        output: Annotated[Path | None, shared.output] = None,
        form: Annotated[
            DeclarationForm | None, typer.Option("--format", help=HELP["convert_format"].of(helped))
        ] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=HELP["force"].of(helped))] = False,
    ) -> None:
        form = form or form_of(output, lang.code)
        if output and output.exists() and not force:
            stop("exists", lang.code, file=output)
        declaration = options.read_declaration(file, lang.code)
        if form is DeclarationForm.XLSX:
            content: str | bytes = as_workbook(declaration, as_of, place, lang.code, rules)
        else:
            content = as_text(declaration, form)
        put_out(content, output, lang.code)


def form_of(output: Path | None, lang: Lang) -> DeclarationForm:
    """Return the form that the name of *output* asks for, YAML where nothing is named; leave where the name says nothing."""
    if output is None:
        return DeclarationForm.YAML
    return ENDINGS.get(output.suffix.lower()) or stop("no_form", lang, file=output)


def as_text(declaration: "Declaration", form: DeclarationForm) -> str:
    """Return *declaration* as YAML or JSON."""
    from engine.declaration.writing import WRITERS, plain_data

    return WRITERS[form.value](plain_data(declaration))


def as_workbook(
    declaration: "Declaration", as_of: str | None, place: PlaceChoice, lang: Lang, rules: Path | None
) -> bytes:
    """Return *declaration* as an Excel form that asks what the rules ask of such a point; leave where a cell cannot hold it."""
    from engine.diagnostics import DeclarationError
    from engine.forms.examples import read_examples
    from engine.forms.layout import make_form
    from engine.forms.writing import write_form

    compiled = options.compile_for(rules, options.parse_day(as_of, lang), place, lang)
    examples = read_examples(options.rules_folder(rules, lang), declaration.point.kind if declaration.point else None)
    try:
        return write_form(make_form(compiled, declaration=declaration, examples=examples), lang)
    except DeclarationError as error:
        stop_with(error.diagnostics, lang)
