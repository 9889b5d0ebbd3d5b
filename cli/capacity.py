"""``tuoyu capacity``: how many children a point could take as it stands."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import CapacityForm, LangChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, note, put_out, width
from cli.words import HELP
from engine.text import Lang, Text

SAID = {
    "capacity": Text(
        "按现有场地、人员和班级，算出每班和合计最多可收多少人、受哪条规定限制、再收 1 名需要什么。例：tuoyu capacity 申报.yaml",
        "Tell the most children, per class and in all, that the place as it stands would be approved for, what binds, and what one more "
        "would need. Example: tuoyu capacity declaration.yaml --lang en",
    ),
    "activity_site": Text(
        "{file} 是活动场所，不收托婴幼儿，没有可收人数。",
        "{file} is an activity site: no children are left in its care, so there is no number to tell.",
    ),
    "no_classes": Text(
        "{file} 没有申报班级，算不出可收人数。请在 classes（班级）中列出各班和班级类型；还没有收托的，人数写 0。",
        "{file} declares no classes, so there is nothing to count. List each class and its kind under 'classes'; "
        "write 0 children where there are none yet.",
    ),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("capacity", help=SAID["capacity"].of(helped))
    def capacity(
        file: Annotated[Path, typer.Argument(help=HELP["file"].of(helped), metavar="FILE")],
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        form: Annotated[CapacityForm, shared.form] = CapacityForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        show_all: Annotated[bool, typer.Option("--all", help=HELP["all"].of(helped))] = False,
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        run_capacity(file, as_of, place, form, output, lang.code, show_all, rules)


def run_capacity(
    file: Path,
    as_of: str | None,
    place: PlaceChoice,
    form: CapacityForm,
    output: Path | None,
    lang: Lang,
    show_all: bool,
    rules: Path | None,
) -> None:
    """Print or write how many children the point could take; leave where it has no classes."""
    from engine.capacity import find_capacity
    from engine.capacity.report import report_capacity
    from engine.render.capacity import render_capacity

    day = options.parse_day(as_of, lang)
    declaration = options.read_declaration(file, lang)
    if not declaration.classes:
        kind = declaration.point.kind if declaration.point else None
        note(SAID["activity_site" if kind == "activity_site" else "no_classes"], lang, file=file)
        raise typer.Exit(COULD_NOT_RUN)
    compiled = options.compile_for(rules, day, place, lang)
    report = report_capacity(compiled, declaration, find_capacity(compiled, declaration), lang, file.name)
    put_out(render_capacity(report, form.value, width(), show_all), output, lang)
