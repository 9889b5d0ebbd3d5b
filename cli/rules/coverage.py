"""``tuoyu rules coverage``: how well the cases try each condition of the rules (MC/DC)."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, StandardChoice
from cli.progress import processes, progress
from cli.shared import Shared
from cli.terminal import note, put_out, stop_with
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.operands import Covered

TEXTS = {
    "coverage": Text(
        "看案例是否把规则的每个条件都试过：真、假、未知，以及单独决定结果的一对案例（MC/DC）。例：tuoyu rules coverage --standard setting",
        "Show whether the cases try each condition of the rules: true, false, unknown, and a pair of cases in which it alone "
        "decides (MC/DC). Example: tuoyu rules coverage --standard setting",
    ),
    "only_rule": Text("只看这条规则，列出它的每个条件", "only this rule, with each of its conditions"),
    "minimum": Text(
        "成对的条件少于百分之几时退出码为 1",
        "exit code 1 if fewer than this many per cent of the conditions have a pair",
    ),
    "below": Text(
        "成对的条件占 {percent}%，低于要求的 {minimum}%。",
        "{percent} % of the conditions have a pair, below the {minimum} % asked.",
    ),
    "nothing": Text("没有规则可看。", "There are no rules to look at."),
    "title": Text("看过的专题", "Topics"),
}


class OperandsForm(StrEnum):
    """A form of the coverage of conditions."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("coverage", help=TEXTS["coverage"].of(helped))
    def coverage(
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        rule: Annotated[str | None, typer.Option("--rule", metavar="RULE", help=TEXTS["only_rule"].of(helped))] = None,
        minimum: Annotated[
            float, typer.Option("--minimum", min=0, max=100, metavar="PERCENT", help=TEXTS["minimum"].of(helped))
        ] = 0,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[OperandsForm, shared.form] = OperandsForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        found = run_coverage(standard, rule, jobs, rules, lang.code)
        if not found.rules:
            note(TEXTS["nothing"], lang.code)
            raise typer.Exit(1)
        put_out(_written(found, form, rule is not None, lang.code), output, lang.code)
        if found.total.percent < minimum:
            note(TEXTS["below"], lang.code, percent=f"{found.total.percent:.1f}", minimum=f"{minimum:g}")
            raise typer.Exit(1)


def run_coverage(
    standard: StandardChoice | None, rule: str | None, jobs: int | None, rules: Path | None, lang: Lang
) -> "Covered":
    """Return how the cases cover the operands of the chosen rules; leave where there are problems."""
    from engine.diagnostics import DiagnosticError
    from engine.operands import cover_operands

    prepared = options.read_prepared(rules, lang)
    wanted = options.chosen_rules((one.rule.id for one in prepared.checked), standard, rule, lang)
    checked = tuple(one for one in prepared.checked if one.rule.id in wanted)
    try:
        with progress(TEXTS["title"], lang) as tell:
            return cover_operands(options.rules_folder(rules, lang), prepared.ruleset, checked, processes(jobs), tell)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def _written(found: "Covered", form: OperandsForm, one_rule: bool, lang: Lang) -> str:
    from engine.render import operands as write

    if one_rule and form is OperandsForm.TEXT:
        return "\n".join(write.rule_lines(found.rules[0], lang))
    forms = {
        OperandsForm.TEXT: write.as_text,
        OperandsForm.JSON: write.as_json,
        OperandsForm.HTML: write.as_html,
    }
    return forms[form](found, lang)
