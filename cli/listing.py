"""``tuoyu list``: the rules in force."""

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.choices import LangChoice, PlaceChoice, StandardChoice
from cli.shared import Shared
from cli.terminal import put_out, say
from cli.words import HELP
from engine.text import Lang


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("list", help=HELP["list"].of(helped))
    def list_rules(
        standard: Annotated[StandardChoice | None, typer.Argument(help=HELP["standard"].of(helped))] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        run_list(standard, as_of, place, lang.code, rules)


def run_list(
    standard: StandardChoice | None, as_of: str | None, place: PlaceChoice, lang: Lang, rules: Path | None
) -> None:
    """Print one line a rule, by standard and topic: strength, id, title."""
    day = options.parse_day(as_of, lang)
    lines: list[str] = []
    count, heading = 0, ""
    for one in options.compile_for(rules, day, place, lang).rules:
        rule, topic = one.rule, one.checked.topic
        if standard and topic.standard != standard.value:
            continue
        title = f"{topic.standard.label.of(lang)} · {topic.title.text.of(lang)}"
        if title != heading:
            lines += ["", title] if lines else [title]
            heading = title
        count += 1
        lines.append(f"  {rule.strength.label.of(lang)}  {rule.id}  {rule.title.text.of(lang)}")
    put_out("\n".join(lines), None, lang)
    say("in_force", lang, count=count, day=day)
