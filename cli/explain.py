"""``tuoyu explain``: one rule as a page, and how it came out on a declaration."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice
from cli.shared import Shared
from cli.terminal import put_out, stop_with
from cli.words import HELP, PAGE
from engine.text import Lang

if TYPE_CHECKING:
    from engine.cases import CaseResult
    from engine.checked import CheckedRule
    from engine.evaluation import Finding
    from engine.rulepage import ClauseEntry, RulePage
    from engine.ruleset import RuleSet


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("explain", help=HELP["explain"].of(helped))
    def explain(
        rule: Annotated[str, typer.Argument(help=HELP["rule"].of(helped), metavar="RULE")],
        file: Annotated[Path | None, typer.Argument(help=HELP["file"].of(helped), metavar="[FILE]")] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        put_out("\n".join(run_explain(rule, file, as_of, lang.code, rules)), output, lang.code)


def run_explain(rule_id: str, file: Path | None, as_of: str | None, lang: Lang, rules: Path | None) -> list[str]:
    """Return the lines of the page."""
    day = options.parse_day(as_of, lang)
    prepared = options.read_prepared(rules, lang)
    places = {card.id: n for n, card in enumerate(prepared.law.cards.rules)}
    if rule_id not in places:
        options.unknown_rule(rule_id, places, lang)
    ruleset, rule = prepared.ruleset, prepared.law.rule(places[rule_id])
    lines = list(_rule_lines(ruleset, rule, day, lang))
    if file:
        lines += _outcome_lines(ruleset, rule, file, day, lang)
    else:
        lines += _case_lines(options.rules_folder(rules, lang), ruleset, rule, lang)
    return lines


def _rule_lines(ruleset: "RuleSet", checked: "CheckedRule", day: date, lang: Lang) -> Iterator[str]:
    from engine.rulepage import rule_page

    def word(key: str) -> str:
        return PAGE[key].of(lang)

    page = rule_page(ruleset, checked, day)
    rule, topic = checked.rule, checked.topic
    yield f"{rule.title.text.of(lang)}  {rule.id}"
    yield f"{topic.standard.label.of(lang)} · {topic.title.text.of(lang)} · {rule.strength.label.of(lang)}"
    yield f"{word('in_force') if page.in_force else word('not_in_force')} ({day})"
    yield from (f"{word('for')}{label.of(lang)}" for label in page.whom)
    yield f"{word('departments')}{'、'.join(d.label.of(lang) for d in rule.departments)}"
    yield from ("", word("clauses"))
    for clause in page.clauses:
        yield from _clause_lines(clause, lang)
    if page.parameters:
        yield from ("", word("parameters"))
        yield from _parameter_lines(page, lang)
    yield from ("", word("rule"))
    yield from (f"  {key}: {text}" for key, text in page.conditions)
    yield from (f"  {name} = {text}" for name, text in page.values)
    yield f"  require: {page.require}"
    yield from ("", f"{word('if_not')}{rule.message.text.of(lang)}", f"{word('then')}{rule.remedy.text.of(lang)}")


def _clause_lines(entry: "ClauseEntry", lang: Lang) -> Iterator[str]:
    clause = entry.clause
    yield f"  {entry.text.title.text.of(lang)} {clause.clause}  [{clause.id}]  {entry.start}–{entry.end or ''}"
    gap = "；" if lang == "zh" else "; "
    note = gap + clause.note.text.of(lang) if clause.note else ""
    yield f"    {clause.text.text.of(lang)}（{clause.confidence.label.of(lang)}{note}）"


def _parameter_lines(page: "RulePage", lang: Lang) -> Iterator[str]:
    for parameter in page.parameters:
        for version in parameter.versions:
            cells = "，".join(f"{code} {value.of(lang)}" for code, _, value in version.cells)
            mark = "*" if version.current else " "
            yield f"  {mark} {version.since}  {parameter.title.of(lang)}：{cells or version.value.of(lang)}"


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
    from engine.rulepage import changes_of

    yield f"  {result.placed.case.base}, {result.placed.as_of}"
    for change in changes_of(result.placed.case):
        yield CHANGED[change.how].format(path=change.path, value=change.value.en)


CHANGED = {"change": "  {path} = {value}", "remove": "  - {path}", "hide": "  - {path}", "add": "  + {path}: {value}"}


def _outcome_lines(ruleset: "RuleSet", rule: "CheckedRule", file: Path, day: date, lang: Lang) -> Iterator[str]:

    from engine.compiling import compile_ruleset, in_force
    from engine.declaration.facts import facts_of
    from engine.evaluation import evaluate
    from engine.telling import view_findings

    declaration = options.read_declaration(file, lang)
    if not in_force(ruleset, rule, day):
        return
    compiled = compile_ruleset(ruleset, day, checked=(rule,), visits=())
    facts = facts_of(declaration)
    findings = evaluate(compiled, facts)
    views = view_findings(compiled, facts, findings, lang)
    yield from ("", f"{PAGE['here'].of(lang)}{file.name}")
    for finding, view in zip(findings, views, strict=True):
        yield from ("", f"{view.outcome.label} · {view.subject.label}" + (f" · {view.message}" if view.message else ""))
        yield from _steps(finding, lang)


def _steps(finding: "Finding", lang: Lang) -> Iterator[str]:
    from engine.rulepage import step_lines

    for name, lines in step_lines(finding):
        yield f"  {name}:"
        yield from (f"    {'  ' * line.depth}{line.text}  →  {line.value.of(lang)}" for line in lines)
