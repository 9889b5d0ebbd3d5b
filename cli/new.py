"""``tuoyu new``: a blank declaration with notes."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import KindChoice, LangChoice, ModeChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import put_out, stop
from cli.words import HELP
from engine.text import Lang

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
        output: Annotated[Path | None, shared.output] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=HELP["force"].of(helped))] = False,
    ) -> None:
        if output and output.exists() and not force:
            stop("exists", lang.code, file=output)
        put_out(blank(mode, kind, as_of, place, lang.code, rules), output, lang.code)


def blank(
    mode: ModeChoice | None,
    kind: KindChoice | None,
    as_of: str | None,
    place: PlaceChoice,
    lang: Lang,
    rules: Path | None,
) -> str:
    """Return the blank declaration; without *kind* the one that fits *mode*, else an institution."""
    from engine.blank import write_blank
    from engine.declaration.point import Mode, PointKind

    kind = kind or USUAL_KIND.get(mode, KindChoice.INSTITUTION)
    mode = mode or USUAL_MODE.get(kind)
    day = options.parse_day(as_of, lang)
    compiled = options.compile_for(rules, day, place, lang)
    return write_blank(compiled, PointKind[kind.name], Mode[mode.name] if mode else None, lang)
