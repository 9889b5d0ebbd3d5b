"""Lints on the law: does each rule stand on clauses that say what it says, when it says it."""

from collections.abc import Iterator

from engine.catalogue import ClauseStrength
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.strengths import strength_agrees
from engine.text import Text

BINDING = {ClauseStrength.MUST, ClauseStrength.PROHIBITED}
RULES, SOURCE = "setting/classes.yaml", "sources/sample-standard.yaml"


def find_strengths(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that binds more, or less, than the clauses it stands on."""
    catalogue = standards.ruleset.catalogue
    for _, rule in standards.ruleset.rules():
        if not strength_agrees(rule, catalogue):
            said = "、".join(sorted({catalogue.strength(clause) for clause in rule.basis}))
            message = Text(
                f"规则写的是 {rule.strength}，所依条款的约束力是 {said}",
                f"the rule says '{rule.strength}', its clauses say {said}",
            )
            hint = Text("规则的约束力须与条款一致。", "A rule binds as its clauses do.")
            yield standards.at_rule(rule.id, ("strength",), "strength", message, hint)


def find_drafts(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that stands on a clause which is no law yet."""
    hint = Text("请换成已施行的条款，或删去。", "Name a clause that is law, or take this one out.")
    for _, rule in standards.ruleset.rules():
        for place, clause in enumerate(rule.basis):
            if standards.ruleset.catalogue.draft(clause):
                message = Text(f"{clause} 是草案，不能作依据", f"{clause} is a draft and decides nothing")
                yield standards.at_rule(rule.id, ("basis", place), "draft-clause", message, hint)


def find_dispositions(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each clause that has neither a rule nor a reason for having none, or both."""
    catalogue = standards.ruleset.catalogue
    used = {clause for _, rule in standards.ruleset.rules() for clause in rule.basis}
    hint = Text("请写一条规则，或写 no_rule；两者取一。", "Write a rule or a no_rule, one of the two.")
    for clause in catalogue.clauses.values():
        if (clause.id in used) == (clause.no_rule is None):
            continue
        source, number = clause.id.split("#")
        path = ("clauses", int(number) - 1, "id" if clause.no_rule is None else "no_rule")
        message = (
            Text(f"{clause.id} 既没有规则，也没有写明原因", f"{clause.id} has no rule and no reason for having none")
            if clause.id not in used
            else Text(f"{clause.id} 已有规则，又写了 no_rule", f"{clause.id} has a rule and a no_rule as well")
        )
        document = catalogue.documents[source]
        yield document.diagnostic(path, "disposition", message, hint, key=clause.no_rule is not None)


LEGAL = (
    Lint(
        "strength",
        Family.LEGAL,
        Text("规则的约束力与条款不一致", "A rule binds otherwise than its clauses"),
        Text(
            "条款写“应、必须、不得”的才能判不通过；写“宜”或推荐性文件的只能建议或参考。",
            "Only a clause that says must or must not may fail a point; what a clause advises stays advice.",
        ),
        Example(
            RULES,
            "    strength: should\n    departments: [housing]",
            "    strength: must\n    departments: [housing]",
        ),
        find_strengths,
    ),
    Lint(
        "draft-clause",
        Family.LEGAL,
        Text("依据是草案", "A rule stands on a draft"),
        Text("草案还不是法规，不能决定结论。", "A draft is no law yet and decides nothing."),
        Example(
            SOURCE,
            "text: {zh: 活动室使用面积不宜小于35㎡, en: An activity room should have 35 m² at least}\n",
            "text: {zh: 活动室使用面积不宜小于35㎡, en: An activity room should have 35 m² at least}\n    draft: true\n",
            at="basis: [sample-standard#004, sample-standard#006]",
            at_file=RULES,
        ),
        find_drafts,
    ),
    Lint(
        "disposition",
        Family.LEGAL,
        Text("条款没有着落", "A clause without rule or reason"),
        Text(
            "每一条款要么有规则，要么写明为什么没有，这样漏掉的条款才看得见。",
            "Each clause has a rule, or says why it has none, so that a forgotten one shows.",
        ),
        Example(
            SOURCE,
            "    no_rule:\n      kind: not_decidable\n      reason: {zh: 没有可违反的要求, en: There is nothing to fail}\n",
            "    # no_rule\n",
            at="id: sample-standard#001",
        ),
        find_dispositions,
    ),
)
