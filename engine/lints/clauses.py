"""Lints on the catalogue's words: do the two languages of a clause say the same numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from engine.catalogue import Clause
from engine.diagnostics import Diagnostic
from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.quantities import numerals_in
from engine.text import Text

SOURCE = "sources/sample-standard.yaml"
UNSAID = {Decimal(0), Decimal(1)}
"""What a language says without a number: from birth, a guard, yearly."""
FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
SCALED: Final = re.compile(r"(\d+(?:\.\d+)?)(?:([千万])|(?=[—～~至-]\d+(?:\.\d+)?(万)))?")
SCALES: Final = {"千": Decimal(1000), "万": Decimal(10_000)}
GROUPED: Final = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
STANDARD: Final = re.compile(r"(?<![A-Za-z])(?:GB|WS|JGJ|DB\d*)(?:/[TZ])?\s?\d+[\d.]*(?:[-—–]\d{4})?")
_COUNTS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_MONTHS: Final = "- january february march april may june july august september october november december"
WORDS: Final = {
    **{word: value for words in (_COUNTS, _MONTHS) for value, word in enumerate(words.split())},
    **{"half": 2, "twice": 2, "both": 2, "second": 2, "third": 3, "threes": 3, "quarters": 4, "fourth": 4, "fifth": 5},
}


def find_differing_numbers(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each clause in which one language writes a number in digits that the other does not say."""
    hint = Text(
        "请对照原文，中英文写同样的数。", "Compare it with the text of the law and say the same numbers in both."
    )
    catalogue = standards.ruleset.catalogue
    for source in catalogue.sources.values():
        for index, clause in enumerate(source.clauses):
            zh, en = numbers_apart(clause)
            if zh or en:
                message = Text(
                    f"{clause.id} 中英文的数不同：{_only('中文', zh, '、')}{'；' if zh and en else ''}{_only('英文', en, '、')}",
                    f"{clause.id} has other numbers in Chinese than in English: "
                    f"{_only('Chinese', zh)}{'; ' if zh and en else ''}{_only('English', en)}",
                )
                path = ("clauses", index, "text", "zh" if zh else "en")
                yield catalogue.documents[source.source].diagnostic(path, "clause-numbers-differ", message, hint)


def _only(lang: str, numbers: list[Decimal], comma: str = ", ") -> str:
    listed = comma.join(f"{number:f}" for number in numbers)
    return (f"只有{lang}有 {listed}" if comma == "、" else f"{listed} only in {lang}") if numbers else ""


def numbers_apart(clause: Clause) -> tuple[list[Decimal], list[Decimal]]:
    """Return the numbers in digits that only the Chinese text of *clause* says, and those that only the English one does."""
    parts = [words for words in (clause.text, clause.applies_to) if words]
    zh, en = (STANDARD.sub("", "; ".join(said)) for said in zip(*(words.text for words in parts), strict=True))
    written_zh, written_en = set(_scaled(zh)), {Decimal(figure) for figure in FIGURE.findall(GROUPED.sub("", en))}
    said_zh = written_zh | {Decimal(figure) for figure in FIGURE.findall(zh)} | set(numerals_in(zh))
    said_en = written_en | {Decimal(WORDS[word]) for word in re.findall(r"[a-z]+", en.lower()) if word in WORDS}
    return sorted(written_zh - said_en - UNSAID), sorted(written_en - said_zh - UNSAID)


def _scaled(text: str) -> Iterator[Decimal]:
    """Yield the figures of a Chinese *text*: 5千 is 5000, and 5—10万 is 50000 and 100000."""
    for figure, own, next_one in SCALED.findall(text):
        yield Decimal(figure) * SCALES.get(own or next_one, Decimal(1))


CLAUSES = (
    Lint(
        "clause-numbers-differ",
        Family.LEGAL,
        Text("条款的中英文数不同", "Numbers that differ in the two languages"),
        Text(
            "两种文字说的是同一条；数不同，必有一处写错。",
            "Both languages say what one clause says; where their numbers differ, one of them is wrong.",
        ),
        Example(
            SOURCE, "At most 10 infants, 15 younger", "At most 10 infants, 16 younger", at="zh: 乳儿班不得超过10人"
        ),
        find_differing_numbers,
    ),
)
