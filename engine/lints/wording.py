"""Lints on words: Chinese with its own punctuation, English without Chinese, sentences with their full stops."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.diagnostics import Diagnostic
from engine.documents import Document, Path
from engine.documents.nodes import Scalar
from engine.documents.offsets import find_offset
from engine.lints.layout import WORDS, mappings
from engine.lints.model import Edit, Example, Family, Lint, Spot, Standards
from engine.text import Lang, Text

RULES = "setting/classes.yaml"
CJK = "\u4e00-\u9fff"
CHINESE = re.compile(f"[{CJK}]")
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
HALF_WIDTH = re.compile(rf"(?<=[{CJK}）”])[,;:?!](?=[{CJK}（“\s]|$)|(?<=[{CJK}）”])\.$")
BRACKETS = re.compile(rf"(?:(?<=[{CJK}）”])|^)\((?=[^()]*[{CJK}])[^()]*\)")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
GAP = re.compile(rf"^\s+|\s+$|(?<=\S)\s\s+(?=\S)|(?<=[{CJK}])\s+(?=[{CJK}])")
OFFICIAL = {"title", "replaces", "replaced_by"}
"""Names of legal texts, which are written with spaces."""
SENTENCES = {"message", "remedy"}
TITLES = {"title", "applies_to"}
STOPS: dict[Lang, tuple[str, str]] = {"zh": ("。", "。？！）"), "en": (".", ".?!)")}


@dataclass(frozen=True)
class Phrase:
    """One text of a ``{zh: …, en: …}``, with its language, its key, and where it is written."""

    key: str
    lang: Lang
    text: str
    scalar: Scalar


def phrases(document: Document) -> Iterator[Phrase]:
    """Yield every phrase of *document*, in its order."""
    for path, mapping in mappings(document.root):
        if set(mapping.entries) == set(WORDS):
            for lang, scalar in (("zh", mapping.entries["zh"].value), ("en", mapping.entries["en"].value)):
                if isinstance(scalar, Scalar) and isinstance(scalar.value, str):
                    yield Phrase(_name(path), lang, scalar.value, scalar)  # type: ignore[arg-type]


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def spot_half_width(document: Document) -> Iterator[Spot]:
    """Yield each half-width sign between Chinese characters."""
    for phrase in phrases(document):
        if phrase.lang == "zh":
            bare = PLACEHOLDER.sub(lambda match: "字" * len(match[0]), phrase.text)
            signs = [(match.start(), FULL[match[0]]) for match in HALF_WIDTH.finditer(bare)]
            for match in BRACKETS.finditer(bare):
                signs += [(match.start(), "（"), (match.end() - 1, "）")]
            for at, sign in signs:
                message = Text(f"“{phrase.text[at]}”应写成“{sign}”", f"'{phrase.text[at]}' in Chinese is '{sign}'")
                hint = Text(
                    "中文里用全角标点，或用 --fix。", "Chinese has its own punctuation; write it, or use --fix."
                )
                yield _replaced(document, phrase, at, at + 1, sign, "half-width", message, hint)


def spot_gaps(document: Document) -> Iterator[Spot]:
    """Yield each space too many: around a text, doubled, or between two Chinese characters."""
    for phrase in phrases(document):
        if phrase.scalar.style not in ("plain", "single", "double") or (
            phrase.key in OFFICIAL and "clauses" in document.data
        ):
            continue
        for match in GAP.finditer(phrase.text):
            between = match[0] != phrase.text and match.start() > 0 and match.end() < len(phrase.text)
            put = " " if between and not CHINESE.match(phrase.text, match.start() - 1) else ""
            message = Text("多余的空格", "a space too many")
            hint = Text("请删掉，或用 --fix。", "Take it out, or use --fix.")
            yield _replaced(document, phrase, match.start(), match.end(), put, "extra-space", message, hint)


def spot_full_stops(document: Document) -> Iterator[Spot]:
    """Yield each message or remedy without its full stop, and each title with one."""
    for phrase in phrases(document):
        stop, ends = STOPS[phrase.lang]
        end = len(phrase.text)
        if phrase.key in SENTENCES and phrase.text[-1:] not in ends:
            message = Text("句末没有句号", "the sentence has no full stop")
            hint = Text("请加上，或用 --fix。", "Add it, or use --fix.")
            yield _replaced(document, phrase, end - 1, end, phrase.text[-1:] + stop, "full-stop", message, hint)
        elif phrase.key in TITLES and phrase.text.endswith(stop):
            message = Text("名称末尾不用句号", "a title has no full stop")
            hint = Text("请删掉，或用 --fix。", "Take it out, or use --fix.")
            yield _replaced(document, phrase, end - 1, end, "", "full-stop", message, hint)


def _replaced(
    document: Document, phrase: Phrase, start: int, end: int, put: str, code: str, message: Text, hint: Text
) -> Spot:
    """Return a spot for characters *start* to *end* of *phrase*, with the edit that puts *put* there."""
    first = find_offset(document.source.text, phrase.scalar, start)
    last = find_offset(document.source.text, phrase.scalar, end - 1) + 1
    problem = document.source.diagnostic(code, message, hint, start=first, end=last)
    return Spot(problem, (Edit(first, last, put),))


def find_wrong_languages(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each Chinese text in English words, and each English one that is mostly Chinese."""
    hint = Text("zh 写中文，en 写英文。", "Write Chinese under zh and English under en.")
    for document in standards.documents:
        for phrase in phrases(document):
            if message := _foreign(phrase):
                start, end = phrase.scalar.start, phrase.scalar.end
                yield document.source.diagnostic("wrong-language", message, hint, start=start, end=end)


def _foreign(phrase: Phrase) -> Text | None:
    """Return what is wrong with the language of *phrase*; a name such as "PM2.5" or a term in brackets is nobody's fault."""
    bare = PLACEHOLDER.sub("", phrase.text)
    chinese, letters = len(CHINESE.findall(bare)), len(re.findall(r"[A-Za-z]", bare))
    if phrase.lang == "zh":
        return Text("这里应写中文", "this should be Chinese") if not chinese and re.search(r"[a-z]{3}", bare) else None
    return Text("这里应写英文", "this should be English") if 2 * chinese > letters else None


WORDING = (
    Lint(
        "half-width",
        Family.STYLE,
        Text("中文里用了半角标点", "Half-width signs in Chinese"),
        Text("中文用全角标点，报告才整齐。", "Chinese is set with its own, full-width punctuation."),
        Example(RULES, "人，该班申报{class.children}人。", "人,该班申报{class.children}人。"),
        look=spot_half_width,
    ),
    Lint(
        "extra-space",
        Family.STYLE,
        Text("多余的空格", "A space too many"),
        Text("多余的空格会照样印在报告里。", "The report prints it as it is."),
        Example(RULES, "zh: 该班需保育人员", "zh: 该班需 保育人员"),
        look=spot_gaps,
    ),
    Lint(
        "full-stop",
        Family.STYLE,
        Text("句号不对", "A full stop missing or too many"),
        Text(
            "说明和整改是句子，要有句号；名称不是句子，不用句号。",
            "Messages and remedies are sentences and end like ones; titles are none.",
        ),
        Example(RULES, "remedy: {zh: 扩大活动室。,", "remedy: {zh: 扩大活动室,"),
        look=spot_full_stops,
    ),
    Lint(
        "wrong-language",
        Family.STYLE,
        Text("语言不对", "The wrong language"),
        Text("读者只看自己的语言，写反了就看不懂。", "A reader sees one language only."),
        Example(RULES, "en: Area of activity rooms}", "en: 活动室面积}"),
        find_wrong_languages,
    ),
)
