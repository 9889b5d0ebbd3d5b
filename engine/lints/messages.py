"""Lints on what a rule tells its reader: the number it compares, in few words, under a name of its own."""

from collections.abc import Iterator
from decimal import Decimal

from engine.checked import PLACEHOLDER, CheckedRule
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.quantities import stands_in
from engine.ruleset import Parameter
from engine.text import LANGS, Lang, Text

RULES, CASES = "setting/classes.yaml", "setting/classes.cases.yaml"
MOST: dict[str, dict[Lang, int]] = {
    "title": {"zh": 30, "en": 70},
    "message": {"zh": 120, "en": 300},
    "remedy": {"zh": 60, "en": 180},
}
"""Characters of the longest text, a fact shown in it counted as `SHOWN`."""
SHOWN = "****"


def find_hidden_numbers(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule whose message does not say a number of the law that it compares."""
    for rule in standards.checked:
        needed = _named(rule, {read[0] for read in rule.require.reads})
        shown = _named(rule, {read[0] for one in rule.shown.values() for read in one.reads})
        hidden = [name for name in rule.parameters if name in needed - shown]
        for name in hidden:
            if not _is_said(rule.parameters[name], rule.rule.message.zh):
                message = Text(f"说明里没有写出 {name} 的数", f"the message does not say the number of '{name}'")
                hint = Text(
                    f"请在说明里用花括号写 {name}，读者才知道差多少。",
                    f"Write {name} in braces in the message, so that the reader sees what is wanted.",
                )
                yield standards.at_rule(rule.rule.id, ("message",), "hidden-number", message, hint, key=True)


def _named(rule: CheckedRule, names: set[str]) -> set[str]:
    """Return *names* and those that the values among them are worked out from."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [read[0] for read in rule.values[name].reads] if name in rule.values else []
    return found


def _is_said(parameter: Parameter, text: str) -> bool:
    """Return whether *text* says the number in its own words: one that never changed, such as 每周; 0 and 1 need no words."""
    versions = [value for value in parameter.values.values() if not isinstance(value, dict)]
    cells = [cell for value in parameter.values.values() if isinstance(value, dict) for cell in value.values()]
    numbers = set(versions + cells)
    if numbers <= {0, 1}:
        return True
    return len(versions) < 2 and all(stands_in(Decimal(number), parameter.unit, [text]) for number in numbers)


def find_long_texts(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each title, message and remedy that is too long to read at once."""
    for _, rule in standards.ruleset.rules():
        for key, most in MOST.items():
            for lang in LANGS:
                length = len(PLACEHOLDER.sub(SHOWN, getattr(rule, key).text.of(lang)))
                if length > most[lang]:
                    message = Text(
                        f"有 {length} 个字符，最多 {most[lang]} 个", f"{length} characters; {most[lang]} at most"
                    )
                    hint = Text("请写短些，或拆成两条规则。", "Shorten it, or make two rules of it.")
                    yield standards.at_rule(rule.id, (key, lang), "long-text", message, hint)


def find_shared_titles(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each rule that has the title of an earlier one of its topic."""
    for topic in standards.ruleset.topics:
        seen: dict[Text, str] = {}
        for rule in topic.rules:
            for lang in LANGS:
                title = rule.title.text
                key = Text(title.zh, "") if lang == "zh" else Text("", title.en)
                first = seen.setdefault(key, rule.id)
                if first != rule.id:
                    message = Text(f"与 {first} 同名", f"{first} has the same title")
                    hint = Text("请让名称说出不同之处。", "Let the title say what is different.")
                    yield standards.at_rule(rule.id, ("title", lang), "same-title", message, hint)


def find_odd_case_names(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each case whose name does not start as a sentence does, or ends with a full stop."""
    hint = Text("名称写成一句话，大写开头，末尾不加句号。", "Write a sentence, with a capital letter and no full stop.")
    for placed in standards.placed:
        name = placed.case.name
        if name.endswith((".", "。")) or name[0].islower():
            message = Text("案例名称写得不像一句话", "the name of the case is not written as a sentence")
            yield placed.document.diagnostic(("cases", placed.index, "name"), "case-name", message, hint)


MESSAGES = (
    Lint(
        "hidden-number",
        Family.STYLE,
        Text("说明没有写出所比的数", "A message that hides the number compared"),
        Text(
            "读者要知道要求是多少，才知道差多少。",
            "Only who is told how much is asked knows how much is missing.",
        ),
        Example(
            RULES,
            "      zh: 每班不得超过{most_children}人，该班申报{class.children}人。\n"
            "      en: 'A class must have at most {most_children} children; this one declares {class.children}.'\n",
            "      zh: 该班人数过多，申报{class.children}人。\n"
            "      en: 'This class has too many children; it declares {class.children}.'\n",
            at="    message:\n      zh: 该班人数过多",
        ),
        find_hidden_numbers,
    ),
    Lint(
        "long-text",
        Family.STYLE,
        Text("文字太长", "A text too long"),
        Text("受理人员一眼要看懂；长的说明没有人读完。", "Nobody reads a long message to its end."),
        Example(
            RULES,
            "title: {zh: 租期, en: Lease}",
            "title: {zh: 租赁合同的期限, en: 'Years for which the lease of the premises has to run from the day it starts'}",
        ),
        find_long_texts,
    ),
    Lint(
        "same-title",
        Family.STYLE,
        Text("两条规则同名", "Two rules of one title"),
        Text("报告里分不清说的是哪一条。", "In a report nobody can tell them apart."),
        Example(RULES, "title: {zh: 租期, en: Lease}", "title: {zh: 每班人数, en: Lease}"),
        find_shared_titles,
    ),
    Lint(
        "case-name",
        Family.STYLE,
        Text("案例名称不是一句话", "A case name that is no sentence"),
        Text("案例不符时，名称就是要告诉人的那句话。", "When a case fails, its name is what one is told."),
        Example(CASES, "name: A toddler class exactly on", "name: a toddler class exactly on"),
        find_odd_case_names,
    ),
)
