"""Lints on the law: does each rule stand on clauses that say what it says, when it says it."""

from collections.abc import Iterator
from datetime import date

from engine.cases import Expected
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.strengths import idle_citations, strength_agrees
from engine.ruleset import Rule, Strength
from engine.text import Lang, Text

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
            continue
        for value in idle_citations(rule, catalogue):
            message = Text(
                f"{value} 引用的条款都不是必须做到的，规则写的却是 must",
                f"the rule says 'must', and no clause it quotes for {value} does",
            )
            hint = Text(
                "请为它引用一条写“应、必须、不得”的条款，或核对条款的约束力。",
                "Quote a clause that says must or must not, or check how far those clauses bind.",
            )
            yield standards.at_rule(rule.id, ("cite", "clauses", value), "strength", message, hint, key=True)


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


def find_weak_mandates(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that only advises although it stands on a mandatory provision (强制性条文)."""
    hint = Text("强制性条文必须执行，请写 must。", "A mandatory provision has to be met: write must.")
    for _, rule in standards.ruleset.rules():
        mandatory = [clause for clause in rule.basis if standards.ruleset.catalogue.clauses[clause].mandatory]
        if mandatory and rule.strength is not Strength.MUST:
            message = Text(f"{mandatory[0]} 是强制性条文", f"{mandatory[0]} is a mandatory provision")
            yield standards.at_rule(rule.id, ("strength",), "mandatory-clause", message, hint)


def find_empty_references(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each clause left to another one that has no rule either."""
    used = {clause for _, rule in standards.ruleset.rules() for clause in rule.basis}
    catalogue = standards.ruleset.catalogue
    hint = Text("请指向有规则的条款，或为它写规则。", "Name a clause that has a rule, or write one for it.")
    for source in catalogue.sources.values():
        for index, clause in enumerate(source.clauses):
            of = clause.no_rule.of if clause.no_rule else None
            if of in catalogue.clauses and of not in used:
                message = Text(f"{of} 也没有规则", f"{of} has no rule either")
                path = ("clauses", index, "no_rule", "of")
                yield catalogue.documents[source.source].diagnostic(path, "no-rule-there", message, hint)


def find_outlived_rules(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that stands only on clauses which have ended, though no case says that it has."""
    for _, rule in standards.ruleset.rules():
        if has_ended_unnoticed(standards, rule):
            new = "、".join(_replacements(standards, rule, "zh")), ", ".join(_replacements(standards, rule, "en"))
            ended = _last_day(standards, rule)
            message = Text(
                f"所依条款到 {ended} 全部失效" + (f"，已由{new[0]}代替" if new[0] else ""),
                f"all its clauses ended on {ended}" + (f", replaced by: {new[1]}" if new[1] else ""),
            )
            hint = Text(
                "请改依现行条款；规则只管以前的，请写一个次日“尚未施行或已失效”的案例。",
                "Name the clauses in force; where the rule is for the past alone, add a case of the day after, not_in_force.",
            )
            yield standards.at_rule(rule.id, ("basis",), "ended-clauses", message, hint, key=True)


def has_ended_unnoticed(standards: Standards, rule: Rule) -> bool:
    """Return whether all clauses of *rule* have ended by the day of *standards* and no case is of a later day."""
    ended = _last_day(standards, rule)
    cases = standards.cases[rule.id]
    return (
        ended is not None
        and ended < standards.day
        and bool(cases)
        and not any(one.case.expect is Expected.NOT_IN_FORCE and one.as_of > ended for one in cases)
    )


def _last_day(standards: Standards, rule: Rule) -> date | None:
    """Return the last day on which a clause of *rule* is in force, or None while one has no end."""
    ends = [standards.ruleset.catalogue.period(clause)[1] for clause in rule.basis]
    return None if None in ends else max(end for end in ends if end)


def _replacements(standards: Standards, rule: Rule, lang: Lang) -> list[str]:
    texts = [standards.ruleset.catalogue.text_of(clause) for clause in rule.basis]
    return list(dict.fromkeys(new.text.of(lang) for text in texts for new in text.replaced_by))


def find_unexplained_ends(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each text that has an end but does not say what became of it."""
    message = Text("写了失效日期，没有写由什么代替", "it has ended, and does not say what replaced it")
    hint = Text(
        "请写 replaced_by；没有替代的，在 status 里写明。", "Write replaced_by, or say in status that nothing did."
    )
    for source in standards.ruleset.catalogue.sources.values():
        for key, text in {"": source, **source.acts}.items():
            if text.in_force and text.in_force.to and not text.replaced_by and not text.status:
                path = (*(("acts", key) if key else ()), "in_force", "to")
                document = standards.ruleset.catalogue.documents[source.source]
                yield document.diagnostic(path, "unexplained-end", message, hint)


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
            "    in_force: {from: 2025-01-01}\n    confidence: verified\n  - id: sample-standard#007\n",
            "    in_force: {from: 2025-01-01}\n    draft: true\n    confidence: verified\n  - id: sample-standard#007\n",
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
    Lint(
        "mandatory-clause",
        Family.LEGAL,
        Text("强制性条文写成了建议", "A mandatory provision taken as advice"),
        Text("强制性条文不满足就不能通过。", "A point that does not meet a mandatory provision cannot pass."),
        Example(
            SOURCE,
            "    text: {zh: 活动室使用面积不宜小于35㎡, en: An activity room should have 35 m² at least}\n",
            "    mandatory: true\n"
            "    text: {zh: 活动室使用面积不宜小于35㎡, en: An activity room should have 35 m² at least}\n",
            at="strength: should\n    departments: [housing]",
            at_file=RULES,
        ),
        find_weak_mandates,
    ),
    Lint(
        "no-rule-there",
        Family.LEGAL,
        Text("指向的条款也没有规则", "A clause left to one without a rule"),
        Text(
            "说“与某条相同”而那一条也没有规则，这项要求就没有人检查。",
            "Where a clause is left to another and that one has no rule, nobody checks what they ask.",
        ),
        Example(SOURCE, "      of: sample-standard#005\n", "      of: sample-standard#001\n"),
        find_empty_references,
    ),
    Lint(
        "ended-clauses",
        Family.LEGAL,
        Text("所依条款已全部失效", "A rule whose clauses have all ended"),
        Text(
            "条款失效后规则就不再判断，新规定却可能还没有规则。",
            "When its clauses have ended a rule is silent, while what replaced them may have no rule yet.",
        ),
        Example(
            SOURCE,
            "or 18 children of mixed age'\n",
            "or 18 children of mixed age'\n    in_force: {from: 2024-03-01, to: 2026-01-31}\n",
            at="basis: [sample-standard#002]",
            at_file=RULES,
        ),
        find_outlived_rules,
    ),
    Lint(
        "unexplained-end",
        Family.LEGAL,
        Text("失效的文件没有说明去向", "A text that ended without a word"),
        Text(
            "不知道由什么代替，就不知道现在按什么检查。",
            "Nobody can tell what counts today if it is not said what replaced the text.",
        ),
        Example(
            "sources/old-notice.yaml",
            "replaced_by:\n  - {zh: 示例标准, en: Sample standard}\n",
            "",
            at="in_force:",
        ),
        find_unexplained_ends,
    ),
)
