"""``tuoyu explain``: one rule as a page, and how it came out on a declaration."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice
from cli.terminal import put_out, say, stop, stop_with
from cli.words import HELP, PAGE
from engine.text import Lang

if TYPE_CHECKING:
    from engine.cases import CaseResult
    from engine.checking import CheckedRule
    from engine.evaluation import Finding
    from engine.ruleset import RuleSet


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""

    @app.command("explain", help=HELP["explain"].of(helped))
    def explain(
        rule: Annotated[str, typer.Argument(help=HELP["rule"].of(helped), metavar="RULE")],
        file: Annotated[Path | None, typer.Argument(help=HELP["file"].of(helped), metavar="[FILE]")] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=HELP["as_of"].of(helped))] = None,
        output: Annotated[
            Path | None, typer.Option("-o", "--output", metavar="FILE", help=HELP["output"].of(helped))
        ] = None,
        lang: Annotated[LangChoice, typer.Option("--lang", help=HELP["lang"].of(helped))] = LangChoice(default),
        rules: Annotated[Path | None, typer.Option("--rules", metavar="DIR", help=HELP["rules_dir"].of(helped))] = None,
    ) -> None:
        put_out("\n".join(run_explain(rule, file, as_of, lang.code, rules)), output, lang.code)


def run_explain(rule_id: str, file: Path | None, as_of: str | None, lang: Lang, rules: Path | None) -> list[str]:
    """Return the lines of the page."""
    from engine.checking import check_ruleset
    from engine.diagnostics import RuleSetError

    day = options.parse_day(as_of, lang)
    ruleset = options.read_rules(rules, lang)
    try:
        checked = {one.rule.id: one for one in check_ruleset(ruleset)}
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)
    if rule_id not in checked:
        _unknown_rule(rule_id, list(checked), lang)
    rule = checked[rule_id]
    lines = list(_rule_lines(ruleset, rule, day, lang))
    if file:
        lines += _outcome_lines(ruleset, rule, file, day, lang)
    else:
        lines += _case_lines(options.rules_folder(rules, lang), ruleset, rule, lang)
    return lines


def _unknown_rule(rule_id: str, known: list[str], lang: Lang) -> None:
    from engine.validation import did_you_mean

    say("no_rule", lang, rule=rule_id)
    if guess := did_you_mean(rule_id, known):
        say("did_you_mean", lang, guess=guess)
    stop("see_list", lang)


def _rule_lines(ruleset: "RuleSet", checked: "CheckedRule", day: date, lang: Lang) -> Iterator[str]:
    from engine.compiling import in_force
    from engine.rulepage import parameter_lines

    def word(key: str) -> str:
        return PAGE[key].of(lang)

    rule, topic = checked.rule, checked.topic
    yield f"{rule.title.text.of(lang)}  {rule.id}"
    yield f"{topic.standard.label.of(lang)} · {topic.title.text.of(lang)} · {rule.strength.label.of(lang)}"
    yield f"{word('in_force') if in_force(ruleset, checked, day) else word('not_in_force')} ({day})"
    for label in (topic.applies_to, rule.applies_to):
        if label:
            yield f"{word('for')}{label.text.of(lang)}"
    yield f"{word('departments')}{'、'.join(d.label.of(lang) for d in rule.departments)}"
    yield from ("", word("clauses"))
    for clause_id in rule.basis:
        yield from _clause_lines(ruleset, clause_id, lang)
    if checked.parameters:
        yield from ("", word("parameters"))
        yield from (f"  {line}" for line in parameter_lines(checked, day, lang))
    yield from ("", word("rule"))
    for key, text in (
        ("for_each", rule.for_each),
        ("applies_when", topic.applies_when),
        ("applies_when", rule.applies_when),
    ):
        if text:
            yield f"  {key}: {' '.join(text.split())}"
    for name, text in rule.values.items():
        yield f"  {name} = {' '.join(text.split())}"
    yield f"  require: {' '.join(rule.require.split())}"
    yield from ("", f"{word('if_not')}{rule.message.text.of(lang)}", f"{word('then')}{rule.remedy.text.of(lang)}")


def _clause_lines(ruleset: "RuleSet", clause_id: str, lang: Lang) -> Iterator[str]:
    clause = ruleset.catalogue.clauses[clause_id]
    source = ruleset.catalogue.text_of(clause_id)
    start, end = ruleset.catalogue.period(clause_id)
    until = f"–{end}" if end else "–"
    yield f"  {source.title.text.of(lang)} {clause.clause}  [{clause_id}]  {start}{until}"
    note = (
        f"；{clause.note.text.of(lang)}"
        if clause.note and lang == "zh"
        else f"; {clause.note.text.en}"
        if clause.note
        else ""
    )
    yield f"    {clause.text.text.of(lang)}（{clause.confidence.label.of(lang)}{note}）"


def _case_lines(folder: Path, ruleset: "RuleSet", rule: "CheckedRule", lang: Lang) -> Iterator[str]:
    from engine.cases import Bases, load_cases, run_cases
    from engine.diagnostics import DiagnosticError
    from engine.rulepage import pick_cases

    try:
        placed = [one for one in load_cases(folder, ruleset) if one.case.rule == rule.rule.id]
        results = pick_cases(run_cases(placed, ruleset, (rule,), Bases(folder)))
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)
    for result in results.values():
        yield from ("", f"{PAGE['case'].of(lang)}{result.placed.case.name}")
        yield from _changes(result)
        for finding in result.findings:
            if finding.outcome == str(result.got):
                yield from _steps(finding, lang)
                break


def _changes(result: "CaseResult") -> Iterator[str]:
    case = result.placed.case
    yield f"  {case.base}, {result.placed.as_of}"
    yield from (f"  {path} = {value}" for path, value in case.change.items())
    yield from (f"  - {path}" for path in (*case.remove, *case.hide))
    yield from (
        f"  + {path}: {', '.join(str(item.get('id', '')) for item in items)}" for path, items in case.add.items()
    )


def _outcome_lines(ruleset: "RuleSet", rule: "CheckedRule", file: Path, day: date, lang: Lang) -> Iterator[str]:

    from engine.compiling import CompiledRuleSet, compile_rule, in_force
    from engine.evaluation import evaluate
    from engine.reporting import view_findings

    declaration = options.read_declaration(file, lang)
    if not in_force(ruleset, rule, day):
        return
    compiled = CompiledRuleSet(ruleset, day, (compile_rule(ruleset, rule, day),))
    findings = evaluate(compiled, declaration)
    views = view_findings(compiled, declaration, findings, lang)
    yield from ("", f"{PAGE['here'].of(lang)}{file.name}")
    for finding, view in zip(findings, views, strict=True):
        yield from ("", f"{view.outcome.label} · {view.subject.label}" + (f" · {view.message}" if view.message else ""))
        yield from _steps(finding, lang)


def _steps(finding: "Finding", lang: Lang) -> Iterator[str]:
    from engine.rulepage import step_lines

    for name, lines in step_lines(finding, lang):
        yield f"  {name}:"
        yield from (f"    {'  ' * line.depth}{line.text}  →  {line.value}" for line in lines)
