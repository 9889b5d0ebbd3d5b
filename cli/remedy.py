"""``tuoyu remedy``: the smallest change after which a declaration is approved."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, PlaceChoice, RemedyForm
from cli.shared import Shared
from cli.terminal import put_out, stop, stop_with, width
from cli.words import HELP
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.remedy import Costs, Remedy

SAID = {
    "remedy": Text(
        "找出改动最小、能通过的整改方案，逐步说明改什么、为什么、凭什么证明；楼层、层高等改变不了的不会建议改。"
        "退出码：0 有方案，1 在这里通过不了，3 没有找全或未能证明最省，2 未能运行。例：tuoyu remedy 申报.yaml",
        "Find the smallest change that passes, step by step, with reasons and proofs; storey, height and the like are never changed. "
        "Exit code: 0 a plan, 1 it cannot pass here, 3 a part only or not proved cheapest, 2 could not run. "
        "Example: tuoyu remedy declaration.yaml --lang en",
    ),
    "costs": Text("各种改动的代价表（默认用自带的）", "the table of what changes cost (default: our own)"),
    "apply": Text("把改好的申报写入这个文件", "write the changed declaration to this file"),
    "alternatives": Text("另列几种次好的做法", "how many other ways to show"),
    "effort": Text("每组问题最多查看多少种情形", "how many states of each group of findings are looked at"),
}
SETTLED, NOT_HERE, UNPROVED = 0, 1, 3


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    def text(key: str) -> str:
        return SAID[key].of(helped)

    @app.command("remedy", help=text("remedy"))
    def remedy(
        file: Annotated[Path, typer.Argument(help=HELP["file"].of(helped), metavar="FILE")],
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        costs: Annotated[Path | None, typer.Option("--costs", metavar="FILE", help=text("costs"))] = None,
        alternatives: Annotated[
            int, typer.Option("--alternatives", min=0, max=9, metavar="N", help=text("alternatives"))
        ] = 1,
        effort: Annotated[int | None, typer.Option("--effort", min=1, metavar="N", help=text("effort"))] = None,
        apply: Annotated[Path | None, typer.Option("--apply", metavar="FILE", help=text("apply"))] = None,
        form: Annotated[RemedyForm, shared.form] = RemedyForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=HELP["force"].of(helped))] = False,
    ) -> None:
        from engine.declaration.writing import as_yaml
        from engine.remedy import find_remedy, load_answers
        from engine.remedy.search import BUDGET
        from engine.remedy.telling import tell
        from engine.render.remedy import render_remedy

        for target in (apply, output):
            if target and target.exists() and not force:
                stop("exists", lang.code, file=target)
        day = options.parse_day(as_of, lang.code)
        table = read_costs(costs, lang.code)
        declaration = options.read_declaration(file, lang.code)
        compiled = options.compile_for(rules, day, place, lang.code)
        models = load_answers(options.rules_folder(rules, lang.code), compiled)
        found = find_remedy(compiled, declaration, table, models, budget=effort or BUDGET, alternatives=alternatives)
        report = tell(found, compiled, declaration, table, lang.code, file.name)
        put_out(render_remedy(report, form.value, width()), output, lang.code)
        if apply and found.sound:
            put_out(as_yaml(found.best.data), apply, lang.code)
        raise typer.Exit(exit_code(found))


def read_costs(path: Path | None, lang: Lang) -> "Costs":
    """Return the cost table, or leave after printing every problem of it."""
    from engine.diagnostics import DiagnosticError
    from engine.remedy import load_costs

    try:
        return load_costs(path)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def exit_code(remedy: "Remedy") -> int:
    """Return what the command leaves with."""
    if remedy.hindrances:
        return NOT_HERE
    return SETTLED if remedy.possible and remedy.proved else UNPROVED
