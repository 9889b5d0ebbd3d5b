"""Lints on cases: is each rule tried where it matters, and does each case try something."""

from collections.abc import Iterator

from engine.cases import Expected
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.text import Text

CASES = "setting/classes.cases.yaml"
WANTED = (Expected.PASS, Expected.FAIL, Expected.UNKNOWN)


def find_missing_cases(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that lacks a case that passes, one that fails, or one with a missing fact."""
    for topic, rule in standards.ruleset.rules():
        have = {placed.case.expect for placed in standards.cases[rule.id]}
        if absent := [wanted for wanted in WANTED if wanted not in have]:
            message = Text(
                f"规则 {rule.id} 缺少案例：{'、'.join(one.zh for one in absent)}",
                f"rule {rule.id} has no case that comes out: {', '.join(one.en for one in absent)}",
            )
            hint = Text(f"请在 {topic.topic}.cases.yaml 里补上。", f"Add it to {topic.topic}.cases.yaml.")
            yield standards.at_rule(rule.id, ("id",), "missing-case", message, hint)


TESTS = (
    Lint(
        "missing-case",
        Family.TESTS,
        Text("缺少案例", "A kind of case is missing"),
        Text(
            "没有符合、不符合、缺事实三种案例的规则，改坏了也没有人知道。",
            "A rule without a case that passes, one that fails and one with a missing fact can be broken unnoticed.",
        ),
        Example(
            CASES,
            "name: Two caregivers are enough for ten children\n    base: small\n    expect: pass\n",
            "name: Two caregivers are too few for twelve children\n    base: small\n"
            "    change: {'classes[c1].children': 12}\n    expect: fail\n",
            at="id: setting.classes.caregivers",
            at_file="setting/classes.yaml",
        ),
        find_missing_cases,
    ),
)
