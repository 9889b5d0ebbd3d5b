"""``tuoyu law``: the law of a day, and what changes between two days."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import options
from cli.choices import LangChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import put_out, stop_with
from cli.words import HELP, LAW
from engine.text import Lang

if TYPE_CHECKING:
    from datetime import date

    from engine.law import RuleChange, TextInForce
    from engine.preparing import PreparedRules


class LawForm(StrEnum):
    """A form of the list."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the group of commands to *app*."""
    shared = Shared(helped)
    law_app = typer.Typer(name="law", help=HELP["law"].of(helped), invoke_without_command=True)
    app.add_typer(law_app)

    @law_app.callback()
    def law(
        context: typer.Context,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        form: Annotated[LawForm, shared.form] = LawForm.TEXT,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        if context.invoked_subcommand is None:
            put_out(list_texts(as_of, place, form, lang.code, rules), None, lang.code)

    @law_app.command("diff", help=HELP["law_diff"].of(helped))
    def diff(
        before: Annotated[str, typer.Argument(metavar="DATE", help=HELP["from_day"].of(helped))],
        after: Annotated[str, typer.Argument(metavar="DATE", help=HELP["to_day"].of(helped))],
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        form: Annotated[LawForm, shared.form] = LawForm.TEXT,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        put_out(list_changes((before, after), place, form, lang.code, rules), None, lang.code)


def list_texts(as_of: str | None, place: PlaceChoice, form: LawForm, lang: Lang, rules: Path | None) -> str:
    """Return the texts in force on the day, one line each, or as JSON."""
    from engine.kinds import Layer
    from engine.law import texts_in_force

    day = options.parse_day(as_of, lang)
    prepared = options.read_prepared(rules, lang)
    texts = texts_in_force(prepared, day, Layer[place.name])
    if form is LawForm.JSON:
        return _json({"as_of": str(day), "place": place.value, "texts": [_text_data(text, lang) for text in texts]})
    count = LAW["count"].of(lang).format(day=day, place=Layer[place.name].label.of(lang), n=len(texts))
    return "\n".join([count, *(line for text in texts for line in _text_lines(text, lang))])


def list_changes(days: tuple[str, str], place: PlaceChoice, form: LawForm, lang: Lang, rules: Path | None) -> str:
    """Return what changes between *days* rule by rule, as lines or as JSON."""
    from engine.diagnostics import RuleSetError
    from engine.kinds import Layer
    from engine.law import diff_law

    before, after = (options.parse_day(text, lang) for text in days)
    prepared = options.read_prepared(rules, lang)
    try:
        changes = diff_law(prepared, before, after, Layer[place.name])
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)
    if form is LawForm.JSON:
        found = [_change_data(change, lang) for change in changes]
        return _json({"from": str(before), "to": str(after), "place": place.value, "changes": found})
    return "\n".join(_change_lines(changes, prepared, (before, after), lang))


def _json(found: dict[str, Any]) -> str:
    import json

    return json.dumps(found, ensure_ascii=False, indent=2, default=str)


def _text_data(found: "TextInForce", lang: Lang) -> dict[str, Any]:
    text = found.text
    return {
        "source": found.source,
        "act": found.act or None,
        "title": text.title.text.of(lang),
        "number": text.number,
        "layer": text.layer.value,
        "recommended": text.recommended,
        "from": str(text.in_force.from_) if text.in_force else None,
        "to": str(text.in_force.to) if text.in_force and text.in_force.to else None,
        "clauses": found.clauses,
        "rules": found.rules,
    }


def _text_lines(found: "TextInForce", lang: Lang) -> Iterator[str]:
    text = found.text
    start = str(text.in_force.from_) if text.in_force else "—"
    until = f"–{text.in_force.to}" if text.in_force and text.in_force.to else "–"
    number = f" {text.number}" if text.number else ""
    recommended = f" · {LAW['recommended'].of(lang)}" if text.recommended else ""
    counts = LAW["counts"].of(lang).format(clauses=found.clauses, rules=found.rules)
    yield ""
    yield f"{text.title.text.of(lang)}{number}"
    yield f"  {start}{until} · {text.layer.label.of(lang)}{recommended} · {counts} · {found.source}"


def _change_data(change: "RuleChange", lang: Lang) -> dict[str, Any]:
    return {
        "change": change.status.value,
        "rule": change.rule.rule.id,
        "title": change.rule.rule.title.text.of(lang),
        "strength": change.rule.rule.strength.value,
        "clauses_gone": list(change.clauses_gone),
        "clauses_new": list(change.clauses_new),
        "numbers": [{"name": n.name, "before": n.before, "after": n.after} for n in change.numbers],
    }


def _change_lines(
    changes: "tuple[RuleChange, ...]", prepared: "PreparedRules", days: "tuple[date, date]", lang: Lang
) -> Iterator[str]:
    """Yield what starts, what ends and what changes, each under its heading."""
    from engine.law import Status

    catalogue = prepared.ruleset.catalogue

    def quoted(clause_id: str) -> str:
        return f"{catalogue.text_of(clause_id).title.text.of(lang)} {catalogue.place_of(clause_id)}".rstrip()

    yield LAW["between"].of(lang).format(before=days[0], after=days[1], n=len(changes))
    for status in Status:
        found = [change for change in changes if change.status is status]
        if found:
            yield from ("", f"{status.label.of(lang)} ({len(found)})")
        for change in found:
            rule = change.rule.rule
            yield f"  {rule.strength.label.of(lang)}  {rule.id}  {rule.title.text.of(lang)}"
            yield from (f"    - {quoted(clause)}" for clause in change.clauses_gone)
            yield from (f"    + {quoted(clause)}" for clause in change.clauses_new)
            yield from (f"    {line}" for line in _number_lines(change, lang))


def _number_lines(change: "RuleChange", lang: Lang) -> Iterator[str]:
    from engine.units import unit_text

    for number in change.numbers:
        parameter = change.rule.checked.parameters[number.name]
        unit = unit_text(parameter.unit).of(lang) if parameter.unit else ""
        values = " → ".join(_shown(value, unit, lang) for value in (number.before, number.after))
        yield f"{parameter.title.text.of(lang)}{LAW['colon'].of(lang)}{values}"


def _shown(value: Any, unit: str, lang: Lang) -> str:
    from engine.values import show

    if isinstance(value, dict):
        return ", ".join(f"{key} {show(cell).of(lang)}{unit}" for key, cell in value.items())
    return LAW["nothing"].of(lang) if value is None else f"{show(value).of(lang)}{unit}"
