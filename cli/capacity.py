"""``tuoyu capacity``: how many children a point could take as it stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import CapacityForm, LangChoice, PlaceChoice
from cli.progress import processes, progress
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, note, put_out, stop_with, width
from cli.words import HELP
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.capacity import Capacity
    from engine.capacity.report import Needs
    from engine.compiling import CompiledRuleSet
    from engine.declaration.model import Declaration
    from engine.remedy import Costs

SAID = {
    "capacity": Text(
        "按现有场地、人员和班级，算出每班和合计最多可收多少人、受哪条规定限制、再收 1 名需要什么。例：tuoyu capacity 申报.yaml",
        "Tell the most children, per class and in all, that the place as it stands would be approved for, what binds, and what one more "
        "would need. Example: tuoyu capacity declaration.yaml --lang en",
    ),
    "costs": Text(
        "各种改动的代价表（默认用自带的，与 tuoyu remedy 相同）",
        "the table of what changes cost (default: that of tuoyu remedy)",
    ),
    "quick": Text("不算再收 1 名需要什么", "leave out what one more child would need"),
    "title": Text("计算各班再收 1 名需要什么", "What one more child would need"),
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
        costs: Annotated[Path | None, typer.Option("--costs", metavar="FILE", help=SAID["costs"].of(helped))] = None,
        quick: Annotated[bool, typer.Option("--quick", help=SAID["quick"].of(helped))] = False,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[CapacityForm, shared.form] = CapacityForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        show_all: Annotated[bool, typer.Option("--all", help=HELP["all"].of(helped))] = False,
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        from engine.capacity import find_capacity
        from engine.capacity.report import report_capacity
        from engine.render.capacity import render_capacity

        day = options.parse_day(as_of, lang.code)
        declaration = _with_classes(file, lang.code)
        table = _costs(costs, lang.code)
        compiled = options.compile_for(rules, day, place, lang.code)
        found = find_capacity(compiled, declaration)
        needs = {} if quick else _needs(compiled, declaration, found, rules, table, jobs, lang.code)
        report = report_capacity(compiled, declaration, found, lang.code, file.name, needs)
        put_out(render_capacity(report, form.value, width(), show_all), output, lang.code)


def _with_classes(file: Path, lang: Lang) -> "Declaration":
    """Return the declaration in *file*; leave where it has no classes."""
    declaration = options.read_declaration(file, lang)
    if not declaration.classes:
        kind = declaration.point.kind if declaration.point else None
        note(SAID["activity_site" if kind == "activity_site" else "no_classes"], lang, file=file)
        raise typer.Exit(COULD_NOT_RUN)
    return declaration


def _costs(file: Path | None, lang: Lang) -> "Costs":
    """Return the table of costs in *file*, or the one that comes with tuoyu; leave after printing what is wrong with it."""
    from engine.diagnostics import DiagnosticError
    from engine.remedy import load_costs

    try:
        return load_costs(file)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def _needs(
    compiled: "CompiledRuleSet",
    declaration: "Declaration",
    capacity: "Capacity",
    rules: Path | None,
    costs: "Costs",
    jobs: int | None,
    lang: Lang,
) -> "dict[str, Needs]":
    """Return what one child more would need, by class, found by as many processes as there are processors."""
    from engine.capacity.needs import Finder
    from engine.capacity.telling import tell_needs
    from engine.parallel import in_processes
    from engine.remedy import load_answers

    models = load_answers(options.rules_folder(rules, lang), compiled)
    finder = Finder(compiled, declaration, capacity, costs, models)
    classes, found = range(len(capacity.classes)), {}
    with progress(SAID["title"], lang) as tell:
        work = in_processes(lambda n: tell_needs(finder, capacity.classes[n], lang), classes, processes(jobs))
        for n, needs in enumerate(work):
            if needs is not None:
                found[capacity.classes[n].id] = needs
            tell(n + 1, len(classes))
    return found
