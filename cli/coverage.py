"""``tuoyu coverage``: what became of each clause of the law."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice
from cli.shared import Shared
from cli.terminal import put_out, say, stop
from cli.words import HELP
from engine.text import Lang

if TYPE_CHECKING:
    from engine.coverage import Coverage
    from engine.ruleset import RuleSet


class CoverageForm(StrEnum):
    """A form of the coverage."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("coverage", help=HELP["coverage"].of(helped))
    def coverage(
        missing: Annotated[bool, typer.Option("--missing", help=HELP["missing"].of(helped))] = False,
        clause: Annotated[str | None, typer.Option("--clause", metavar="ID", help=HELP["clause"].of(helped))] = None,
        form: Annotated[CoverageForm, shared.form] = CoverageForm.TEXT,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        raise typer.Exit(run_coverage(missing, clause, form, output, lang.code, rules))


def run_coverage(
    missing: bool, clause: str | None, form: CoverageForm, output: Path | None, lang: Lang, rules: Path | None
) -> int:
    """Print or write the coverage; return 1 where *missing* was asked for and a clause has no disposition."""
    from engine.coverage import cover
    from engine.render import coverage as write

    ruleset = options.read_prepared(rules, lang).ruleset
    found = cover(ruleset)
    if clause is not None:
        put_out(_one_clause(found, ruleset, clause, form, lang), output, lang)
        return 0
    if missing and form is CoverageForm.TEXT:
        put_out("\n".join(write.missing_lines(found, lang)), output, lang)
    else:
        forms = {
            CoverageForm.TEXT: lambda: write.as_text(found, lang),
            CoverageForm.JSON: lambda: write.as_json(found, ruleset, lang),
            CoverageForm.HTML: lambda: write.as_html(found, ruleset, lang),
        }
        put_out(forms[form](), output, lang)
    return 1 if missing and found.missing else 0


def _one_clause(found: "Coverage", ruleset: "RuleSet", clause_id: str, form: CoverageForm, lang: Lang) -> str:
    """Return one clause with its rules; leave where there is no such clause."""
    import json

    from engine.render.coverage import clause_data, clause_lines
    from engine.validation import did_you_mean

    fate = found.of(clause_id)
    if fate is None:
        say("no_clause", lang, clause=clause_id)
        if guess := did_you_mean(clause_id, ruleset.catalogue.clauses):
            say("did_you_mean", lang, guess=guess)
        stop("see_coverage", lang)
    if form is CoverageForm.JSON:
        return json.dumps(clause_data(fate, ruleset, lang), ensure_ascii=False, indent=2) + "\n"
    return "\n".join(clause_lines(fate, ruleset, lang))
