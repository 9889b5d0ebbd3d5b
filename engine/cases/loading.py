"""The cases that stand beside the rules."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.cases.model import CaseFile, PlacedCase
from engine.catalogue import Standard
from engine.diagnostics import Diagnostic, DiagnosticError, RuleSetError
from engine.documents import Document, read_document
from engine.ruleset import RuleSet
from engine.text import Text
from engine.validation import rule_meant, validate

NO_RULE = Text(
    "没有规则 {rule}，这里却有它的 {count} 个案例", "there is no rule '{rule}', and {count} case(s) of it stand here"
)
MEANT = Text(
    "是不是 {guess}？如果规则已删除，请把它的案例也删掉。",
    "Did you mean '{guess}'? If the rule was deleted, delete its cases too.",
)
SEE_RULES = Text(
    "如果规则已删除，请把它的案例也删掉；规则编号见 tuoyu list。",
    "If the rule was deleted, delete its cases too; the ids of rules stand in what 'tuoyu list' prints.",
)


def load_cases(folder: Path, ruleset: RuleSet, files: Iterable[Path] | None = None) -> tuple[PlacedCase, ...]:
    """Return the cases that stand beside the topics of *ruleset* in *folder*, or only those in *files* of it.

    Raises `RuleSetError` with every problem: files that cannot be read, cases of rules that are not there.
    """
    problems: list[Diagnostic] = []
    placed: list[PlacedCase] = []
    known = {rule.id for _, rule in ruleset.rules()}
    for path in find_case_files(folder) if files is None else files:
        try:
            document = read_document(path, f"{folder.name}/{path.parent.name}/{path.name}")
        except DiagnosticError as error:
            problems += error.diagnostics
            continue
        file, found = validate(document, CaseFile)
        problems += found
        if file:
            problems += _check_file(document, file, known)
            placed += [
                PlacedCase(case, case.as_of or file.as_of, document, index) for index, case in enumerate(file.cases)
            ]
    if problems:
        raise RuleSetError(problems)
    return tuple(placed)


def find_case_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of cases in *folder*, in the order of the standards and by name."""
    return tuple(path for standard in Standard for path in sorted((folder / standard).glob("*.cases.yaml")))


def _check_file(document: Document, file: CaseFile, known: set[str]) -> Iterator[Diagnostic]:
    stem = document.name.rpartition("/")[2].removesuffix(".cases.yaml")
    if file.topic != stem:
        message = Text(
            f"写的是 {file.topic}，文件名是 {stem}", f"this says '{file.topic}', the file is called '{stem}'"
        )
        yield document.diagnostic(("topic",), "misnamed", message, Text(f"请改成 {stem}。", f"Write {stem}."))
    yield from _unknown_rules(document, file, known)
    names: set[tuple[str, str]] = set()
    for index, case in enumerate(file.cases):
        path = ("cases", index)
        if (case.rule, case.name) in names:
            message = Text("这条规则已有同名的案例", "the rule has a case of this name already")
            yield document.diagnostic((*path, "name"), "duplicate-case", message, Text("请改名。", "Rename it."))
        names.add((case.rule, case.name))


def _unknown_rules(document: Document, file: CaseFile, known: set[str]) -> Iterator[Diagnostic]:
    """Yield each rule that is not there, once, at its first case."""
    rules = [case.rule for case in file.cases]
    for rule, count in Counter(rules).items():
        if rule not in known:
            guess = rule_meant(rule, known)
            message, hint = NO_RULE.fill(rule=rule, count=count), MEANT.fill(guess=guess) if guess else SEE_RULES
            yield document.diagnostic(("cases", rules.index(rule), "rule"), "unknown-rule", message, hint)
