"""The tables behind the plots: labelled rows of counts, in a fixed order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.batch.tally import UNREAD, Tally
from engine.catalogue import ClauseStrength, Confidence, Standard
from engine.compiling import CompiledRuleSet
from engine.declaration.point import Mode, PointKind
from engine.outcomes import Decision, Outcome
from engine.render.batch.labels import decision_label, label, place_label
from engine.render.batch.words import word
from engine.text import Lang

DECISIONS = tuple(decision.value for decision in Decision)
BINDING = (ClauseStrength.MUST, ClauseStrength.PROHIBITED)
OUTCOMES = tuple(outcome.value for outcome in (Outcome.PASS, Outcome.UNKNOWN, Outcome.FAIL, Outcome.NOT_APPLICABLE))


@dataclass(frozen=True)
class Row:
    """How many declarations of one kind came out how."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Rows of counts; *codes* say how each column looks, *note* what is counted."""

    title: str
    codes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A clause or rule and how many declarations fail it; *doubt* says why a clause is still to be compared with its text."""

    id: str
    label: str
    text: str
    count: int
    doubt: str = ""


def tables(tally: Tally, lang: Lang) -> Iterator[Table]:
    """Yield the tables: all decisions, by mode, by kind, by standard, by subdistrict."""
    codes = (*DECISIONS, UNREAD) if tally.decisions[UNREAD] else DECISIONS
    names = tuple(decision_label(code, lang) for code in codes)
    whole = Row(word("total", lang), tuple(tally.decisions[code] for code in codes))
    yield Table(word("by_decision", lang), codes, names, (whole,))
    yield _decisions("mode", tally.by_mode, [mode.value for mode in Mode], lang)
    yield _decisions("kind", tally.by_kind, [kind.value for kind in PointKind], lang)
    yield _standards(tally, lang)
    yield _decisions("subdistrict", tally.by_subdistrict, _most_first(tally.by_subdistrict), lang)


def _decisions(what: str, counted: Mapping[str, Counter[str]], order: Iterable[str], lang: Lang) -> Table:
    rows = [
        Row(place_label(what, code, lang), tuple(counted[code][decision] for decision in DECISIONS))
        for code in (*order, "")
        if code in counted
    ]
    names = tuple(decision_label(code, lang) for code in DECISIONS)
    note = word("by_subdistrict_note", lang) if what == "subdistrict" else ""
    return Table(word(f"by_{what}", lang), DECISIONS, names, tuple(rows), note)


def _most_first(counted: Mapping[str, Counter[str]]) -> list[str]:
    return sorted((name for name in counted if name), key=lambda name: (-counted[name].total(), name))


def _standards(tally: Tally, lang: Lang) -> Table:
    rows = [
        Row(standard.label.of(lang), tuple(tally.by_standard[standard.value][code] for code in OUTCOMES))
        for standard in Standard
        if standard.value in tally.by_standard
    ]
    names = tuple(label("outcome", code, lang) for code in OUTCOMES)
    return Table(word("by_standard", lang), OUTCOMES, names, tuple(rows), word("by_standard_note", lang))


def clause_figures(tally: Tally, rules: CompiledRuleSet, lang: Lang) -> Iterator[Figure]:
    """Yield the binding clauses that fail, the most often failed first; a rule may rest on others as well, which nobody breaks."""
    catalogue = rules.ruleset.catalogue
    for id_, count in _ranked(tally.clauses):
        if catalogue.strength(id_) in BINDING:
            clause, title = catalogue.clauses[id_], catalogue.text_of(id_).title.text.of(lang)
            doubt = "" if clause.confidence is Confidence.VERIFIED else clause.confidence.label.of(lang)
            yield Figure(id_, f"{title} {catalogue.place_of(id_)}".rstrip(), clause.text.text.of(lang), count, doubt)


def rule_figures(tally: Tally, rules: CompiledRuleSet, lang: Lang) -> Iterator[Figure]:
    """Yield the rules that fail, the most often failed first, with the standard each belongs to."""
    by_id = {rule.rule.id: rule for rule in rules.rules}
    for id_, count in _ranked(tally.rules):
        rule = by_id[id_]
        yield Figure(id_, rule.rule.title.text.of(lang), rule.checked.topic.standard.label.of(lang), count)


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
