"""``tuoyu new``: a blank declaration with notes, as YAML or as an Excel form."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import BlankForm, KindChoice, LangChoice, ModeChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import put_out, stop
from cli.words import HELP
from engine.text import Lang

if TYPE_CHECKING:
    from engine.compiling import CompiledRuleSet
    from engine.declaration.point import Mode, PointKind

Writer = Callable[["CompiledRuleSet", KindChoice, ModeChoice | None, Lang, Path | None], str | bytes]
USUAL_KIND: dict[ModeChoice | None, KindChoice] = {ModeChoice.KINDERGARTEN: KindChoice.KINDERGARTEN_CLASS}
USUAL_MODE = {
    KindChoice.KINDERGARTEN_CLASS: ModeChoice.KINDERGARTEN,
    KindChoice.ACTIVITY_SITE: ModeChoice.COMMUNITY,
    KindChoice.HOME_BASED: ModeChoice.FAMILY,
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("new", help=HELP["new"].of(helped))
    def new(
        mode: Annotated[ModeChoice | None, typer.Option("--mode", help=HELP["mode"].of(helped))] = None,
        kind: Annotated[KindChoice | None, typer.Option("--kind", help=HELP["kind"].of(helped))] = None,
        form: Annotated[BlankForm | None, typer.Option("--format", help=HELP["blank_format"].of(helped))] = None,
        output: Annotated[Path | None, shared.output] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=HELP["force"].of(helped))] = False,
    ) -> None:
        if output and output.exists() and not force:
            stop("exists", lang.code, file=output)
        kind = kind or USUAL_KIND.get(mode, KindChoice.INSTITUTION)
        mode = mode or USUAL_MODE.get(kind)
        compiled = options.compile_for(rules, options.parse_day(as_of, lang.code), place, lang.code)
        write = WRITERS[form or form_of(output)]
        put_out(write(compiled, kind, mode, lang.code, rules), output, lang.code)


def form_of(output: Path | None) -> BlankForm:
    """Return the form that the name of *output* asks for."""
    return BlankForm.XLSX if output and output.suffix.lower() == ".xlsx" else BlankForm.YAML


def as_yaml(
    compiled: "CompiledRuleSet", kind: KindChoice, mode: ModeChoice | None, lang: Lang, rules: Path | None
) -> str:
    """Return the blank declaration as commented YAML."""
    from engine.blank import write_blank

    return write_blank(compiled, *_meant(kind, mode), lang)


def as_workbook(
    compiled: "CompiledRuleSet", kind: KindChoice, mode: ModeChoice | None, lang: Lang, rules: Path | None
) -> bytes:
    """Return the blank declaration as an Excel form."""
    from engine.forms.examples import read_examples
    from engine.forms.layout import make_form
    from engine.forms.writing import write_form

    point_kind, point_mode = _meant(kind, mode)
    examples = read_examples(options.rules_folder(rules, lang), point_kind)
    return write_form(make_form(compiled, point_kind, point_mode, examples=examples), lang)


WRITERS: dict[BlankForm, Writer] = {BlankForm.YAML: as_yaml, BlankForm.XLSX: as_workbook}


def _meant(kind: KindChoice, mode: ModeChoice | None) -> "tuple[PointKind, Mode | None]":
    from engine.declaration.point import Mode, PointKind

    return PointKind[kind.name], Mode[mode.name] if mode else None
