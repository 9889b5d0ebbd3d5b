"""Everything wrong with a standards folder, at once: files, expressions, numbers in time, clauses, cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.cases import Bases, Expected, PlacedCase, find_lost_paths, load_cases
from engine.catalogue import ClauseStrength
from engine.checking import check_ruleset, check_visits
from engine.compiling import find_missing_versions
from engine.declaration.loading import load_declaration
from engine.diagnostics import Diagnostic, DiagnosticError, RuleSetError
from engine.loading import load_ruleset
from engine.ruleset import RuleSet, Strength
from engine.text import Text

BINDING = {ClauseStrength.MUST, ClauseStrength.PROHIBITED}
WANTED_CASES = (Expected.PASS, Expected.FAIL, Expected.UNKNOWN)


@dataclass(frozen=True)
class LintResult:
    """What was looked at, and what is wrong with it."""

    problems: tuple[Diagnostic, ...]
    rules: int = 0
    cases: int = 0
    clauses: int = 0


def lint(folder: Path) -> LintResult:
    """Return every problem of the standards in *folder*; a file that cannot be read stops the checks that need it."""
    try:
        ruleset = load_ruleset(folder)
        checked = check_ruleset(ruleset)
        check_visits(ruleset)
    except RuleSetError as error:
        return LintResult(error.diagnostics)
    lost = list(_bases(folder))
    problems = [
        *lost,
        *find_missing_versions(ruleset, checked),
        *_strengths(ruleset),
        *_drafts(ruleset),
        *_dispositions(ruleset),
    ]
    placed: tuple[PlacedCase, ...] = ()
    try:
        placed = load_cases(folder, ruleset)
        problems += _wanted_cases(ruleset, placed)
        problems += find_lost_paths(placed, Bases(folder)) if not lost else ()
    except RuleSetError as error:
        problems += error.diagnostics
    counts = (ruleset.ref.rules, len(placed), len(ruleset.catalogue.clauses))
    return LintResult(tuple(sorted(problems, key=lambda d: (d.place, d.code))), *counts)


def _bases(folder: Path) -> Iterator[Diagnostic]:
    for path in sorted((folder / "bases").glob("*.yaml")):
        try:
            load_declaration(path, f"{folder.name}/bases/{path.name}")
        except DiagnosticError as error:
            yield from error.diagnostics


def _strengths(ruleset: RuleSet) -> Iterator[Diagnostic]:
    """Yield each rule that binds more, or less, than the clauses it stands on."""
    for topic in ruleset.topics:
        document = ruleset.documents[topic.standard, topic.topic]
        for index, rule in enumerate(topic.rules):
            forces = {
                ruleset.catalogue.strength(clause) for clause in rule.basis if not ruleset.catalogue.draft(clause)
            }
            binds = bool(forces & BINDING)
            if (rule.strength is Strength.MUST and not binds) or (rule.strength is Strength.INFO and forces <= BINDING):
                said = "、".join(sorted(forces))
                yield document.diagnostic(
                    ("rules", index, "strength"),
                    "strength",
                    Text(
                        f"规则写的是 {rule.strength}，所依条款的约束力是 {said}",
                        f"the rule says '{rule.strength}', its clauses say {said}",
                    ),
                    Text("规则的约束力须与条款一致。", "A rule binds as its clauses do."),
                )


def _drafts(ruleset: RuleSet) -> Iterator[Diagnostic]:
    """Yield each rule that stands on a clause which is no law yet."""
    for topic in ruleset.topics:
        document = ruleset.documents[topic.standard, topic.topic]
        for index, rule in enumerate(topic.rules):
            for place, clause in enumerate(rule.basis):
                if ruleset.catalogue.draft(clause):
                    yield document.diagnostic(
                        ("rules", index, "basis", place),
                        "draft-clause",
                        Text(f"{clause} 是草案，不能作依据", f"{clause} is a draft and decides nothing"),
                        Text("请换成已施行的条款，或删去。", "Name a clause that is law, or take this one out."),
                    )


def _dispositions(ruleset: RuleSet) -> Iterator[Diagnostic]:
    """Yield each clause that has neither a rule nor a reason for having none, or both."""
    used = {clause for _, rule in ruleset.rules() for clause in rule.basis}
    for clause in ruleset.catalogue.clauses.values():
        if (clause.id in used) == (clause.no_rule is None):
            continue
        source, number = clause.id.split("#")
        path = ("clauses", int(number) - 1, "id" if clause.no_rule is None else "no_rule")
        message = (
            Text(f"{clause.id} 既没有规则，也没有写明原因", f"{clause.id} has no rule and no reason for having none")
            if clause.id not in used
            else Text(f"{clause.id} 已有规则，又写了 no_rule", f"{clause.id} has a rule and a no_rule as well")
        )
        hint = Text("请写一条规则，或写 no_rule；两者取一。", "Write a rule or a no_rule, one of the two.")
        yield ruleset.catalogue.documents[source].diagnostic(
            path, "disposition", message, hint, key=clause.no_rule is not None
        )


def _wanted_cases(ruleset: RuleSet, placed: tuple[PlacedCase, ...]) -> Iterator[Diagnostic]:
    """Yield each rule that lacks a case that passes, one that fails, or one with a missing fact."""
    have: dict[str, set[Expected]] = {}
    for one in placed:
        have.setdefault(one.case.rule, set()).add(one.case.expect)
    for topic in ruleset.topics:
        document = ruleset.documents[topic.standard, topic.topic]
        for index, rule in enumerate(topic.rules):
            absent = [e for e in WANTED_CASES if e not in have.get(rule.id, set())]
            if absent:
                yield document.diagnostic(
                    ("rules", index, "id"),
                    "missing-case",
                    Text(
                        f"规则 {rule.id} 缺少案例：{'、'.join(e.zh for e in absent)}",
                        f"rule {rule.id} has no case that comes out: {', '.join(e.en for e in absent)}",
                    ),
                    Text(
                        f"请在 {topic.topic}.cases.yaml 里补上。",
                        f"Add it to {topic.topic}.cases.yaml.",
                    ),
                )
