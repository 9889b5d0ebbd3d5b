"""``tuoyu rules test``: run the cases of the rules."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, StandardChoice
from cli.terminal import say, stop_with
from cli.words import HELP, SAID
from engine.text import Lang

if TYPE_CHECKING:
    from engine.cases import CaseResult, PlacedCase


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""

    @app.command("test", help=HELP["test"].of(helped))
    def test(
        standard: Annotated[StandardChoice | None, typer.Option("--standard", help=HELP["standard"].of(helped))] = None,
        rule: Annotated[str | None, typer.Option("--rule", metavar="RULE", help=HELP["only_rule"].of(helped))] = None,
        lang: Annotated[LangChoice, typer.Option("--lang", help=HELP["lang"].of(helped))] = LangChoice(default),
        rules: Annotated[Path | None, typer.Option("--rules", metavar="DIR", help=HELP["rules_dir"].of(helped))] = None,
    ) -> None:
        raise typer.Exit(run_test(standard, rule, rules, lang.code))


def run_test(standard: StandardChoice | None, rule: str | None, rules: Path | None, lang: Lang) -> int:
    """Run the cases and print those that came out otherwise; return 1 if there is one, or none were run."""
    from engine.cases import Bases, load_cases, rules_that_never_fail, run_cases
    from engine.checking import check_ruleset
    from engine.diagnostics import DiagnosticError

    start = time.perf_counter()
    folder = options.rules_folder(rules, lang)
    try:
        ruleset = options.read_rules(rules, lang)
        checked = check_ruleset(ruleset)
        placed = [one for one in load_cases(folder, ruleset) if _selected(one, standard, rule)]
        results = list(run_cases(placed, ruleset, checked, Bases(folder)))
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)
    failed = [result for result in results if not result.ok]
    for result in failed:
        _show(result, lang)
    wanted = [r for r in checked if _wanted(r.rule.id, standard, rule)]
    idle = list(rules_that_never_fail(wanted, results))
    for rule_id in idle:
        print(SAID["never_fails"].of(lang).format(rule=rule_id))
    if not results:
        say("no_cases", lang)
        return 1
    seconds = f"{time.perf_counter() - start:.1f}"
    print(SAID["tests"].of(lang).format(count=len(results), failed=len(failed), seconds=seconds))
    return 1 if failed or idle else 0


def _selected(placed: "PlacedCase", standard: StandardChoice | None, rule: str | None) -> bool:
    return _wanted(placed.case.rule, standard, rule)


def _wanted(rule_id: str, standard: StandardChoice | None, rule: str | None) -> bool:
    return (rule is None or rule_id == rule) and (standard is None or rule_id.startswith(f"{standard.value}."))


def _show(result: "CaseResult", lang: Lang) -> None:
    from engine.diagnostics import format_diagnostic
    from engine.rulepage import step_lines

    placed = result.placed
    print(f"{placed.place}: {placed.case.rule}: {placed.case.name}")
    if result.problem:
        print(format_diagnostic(result.problem, lang), end="\n\n")
        return
    got = result.got.label.of(lang) if result.got else "—"
    print("    " + SAID["expected"].of(lang).format(expected=placed.case.expect.label.of(lang), got=got))
    for finding in result.findings[:3]:
        for name, lines in step_lines(finding, lang):
            print(f"    {name}:")
            for line in lines[:12]:
                print(f"      {'  ' * line.depth}{line.text}  →  {line.value}")
    sys.stdout.write("\n")
