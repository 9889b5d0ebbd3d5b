"""The mutants of one rule: the rule as it would read with one small mistake in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from engine.checked import BINDING, CheckedRule
from engine.diagnostics import Diagnostic
from engine.documents import Document, Path
from engine.feel import Checked
from engine.mutation.edits import edits_of, neighbours
from engine.mutation.kinds import Kind
from engine.mutation.periods import moved_periods, written
from engine.ruleset import Parameter, Rule, RuleSet, Strength, Topic
from engine.text import Text

AROUND = 30
"""How many characters of an expression are shown before and after a mistake in it."""
DAY = timedelta(1)


@dataclass(frozen=True, eq=False)
class Variant:
    """A rule with the topic and the rule set it is read in, any of them perhaps changed."""

    ruleset: RuleSet
    topic: Topic
    rule: Rule


@dataclass(frozen=True, eq=False)
class Mutant:
    """One small mistake: what stood at *path* of the *document*, and what was put there.

    *span* says which characters of the text there, by offset and width, where it is not all of it; *before* and *after* are the
    words around them.
    """

    kind: Kind
    document: Document = field(repr=False)
    path: Path
    old: str
    new: str
    variant: Variant = field(repr=False)
    span: tuple[int, int] | None = None
    before: str = ""
    after: str = ""

    def problem(self, code: str, message: Text, hint: Text) -> Diagnostic:
        """Return a diagnostic about the place of the mistake."""
        offset, width = self.span or (None, None)
        return self.document.diagnostic(self.path, code, message, hint, offset=offset, width=width)

    @property
    def line(self) -> str:
        """Return the mistake as one line: ``require: room.net_height_m [>= → >] least_m``."""
        place = ".".join(str(step) for step in self.path if not isinstance(step, int) and step != "rules")
        return f"{place}: {self.before}[{self.old} → {self.new}]{self.after}"


def mutants_of(original: Variant, checked: CheckedRule) -> Iterator[Mutant]:
    """Yield every mutant of a rule in the order of its file; *checked* is the rule as it is."""
    index = next(i for i, rule in enumerate(original.topic.rules) if rule.id == original.rule.id)
    sites = _Sites(original, checked, ("rules", index))
    yield from sites.topic_condition()
    yield from sites.parameters()
    yield from sites.periods()
    yield from sites.strengths()
    yield from sites.expressions()


@dataclass(frozen=True)
class _Sites:
    """Where mistakes can be made in one rule."""

    original: Variant
    checked: CheckedRule
    here: Path

    @property
    def document(self) -> Document:
        topic = self.original.topic
        return self.original.ruleset.documents[topic.standard, topic.topic]

    # expressions

    def topic_condition(self) -> Iterator[Mutant]:
        checked = self.checked.topic_applies
        if checked is not None:
            yield self.dropped(("applies_when",), checked.text, self.with_topic(applies_when=None))
            yield from self.edited(("applies_when",), checked, lambda text: self.with_topic(applies_when=text))

    def expressions(self) -> Iterator[Mutant]:
        rule, checked = self.original.rule, self.checked
        if checked.loop and (head := BINDING.match(str(rule.for_each))):
            each = partial(self.with_loop, head[0])
            yield from self.edited((*self.here, "for_each"), checked.loop.items, each, skip=head.end())
        if checked.applies:
            path = (*self.here, "applies_when")
            yield self.dropped(path, checked.applies.text, self.with_rule(applies_when=None))
            yield from self.edited(path, checked.applies, lambda text: self.with_rule(applies_when=text))
        for name, value in checked.values.items():
            yield from self.edited((*self.here, "values", name), value, partial(self.with_value, name))
        yield from self.edited((*self.here, "require"), checked.require, lambda text: self.with_rule(require=text))

    def edited(self, path: Path, checked: Checked, change: Any, skip: int = 0) -> Iterator[Mutant]:
        """Yield the mutants of one expression; *change* makes the rule with another text of it."""
        text = checked.text
        for edit in edits_of(checked):
            start, end = max(0, edit.start - AROUND), min(len(text), edit.end + AROUND)
            yield Mutant(
                edit.kind,
                self.document,
                path,
                _flat(text[edit.start : edit.end]).strip(),
                _flat(edit.put),
                change(edit.apply(text)),
                (skip + edit.start, edit.end - edit.start),
                ("…" if start else "") + _flat(text[start : edit.start]),
                _flat(text[edit.end : end]) + ("…" if end < len(text) else ""),
            )

    def dropped(self, path: Path, text: str, variant: Variant) -> Mutant:
        return Mutant(Kind.APPLICABILITY, self.document, path, _flat(text), "", variant)

    # parameters

    def parameters(self) -> Iterator[Mutant]:
        for name, parameter in self.checked.parameters.items():
            path = ("parameters", name)
            for day, value in parameter.values.items():
                at = (*path, "values", day.isoformat())
                yield from self.numbers(name, parameter, day, value, at)
                yield from self.starts(name, parameter, day, at)
            if name in self.checked.tables:
                yield from self.edited(
                    (*path, "by"), self.checked.tables[name], partial(self.with_parameter, name, "by")
                )

    def numbers(self, name: str, parameter: Parameter, day: date, value: Any, at: Path) -> Iterator[Mutant]:
        if not isinstance(value, dict):
            for other in neighbours(value):
                changed = {**parameter.values, day: other}
                yield self.at(Kind.LIMIT, at, value, other, self.with_parameter(name, "values", changed))
            return
        for cell, number in value.items():
            for kind, others in ((Kind.LIMIT, neighbours(number)), (Kind.CELL, _others(number, value))):
                for other in others:
                    changed = {**parameter.values, day: {**value, cell: other}}
                    yield self.at(kind, (*at, cell), number, other, self.with_parameter(name, "values", changed))

    def starts(self, name: str, parameter: Parameter, day: date, at: Path) -> Iterator[Mutant]:
        for other in (day - DAY, day + DAY):
            moved = {other if start == day else start: value for start, value in parameter.values.items()}
            yield self.at(Kind.DATE, at, day, other, self.with_parameter(name, "values", moved))

    # dates and strength

    def periods(self) -> Iterator[Mutant]:
        """Yield the rule with the first or last day of a text or clause that it stands on moved."""
        ruleset = self.original.ruleset
        for day in moved_periods(ruleset.catalogue, self.original.rule.basis):
            changed = replace(ruleset, catalogue=day.apply(ruleset.catalogue))
            document = ruleset.catalogue.documents[day.source]
            variant = replace(self.original, ruleset=changed)
            yield Mutant(Kind.DATE, document, written(day.path), str(day.old), str(day.new), variant)

    def strengths(self) -> Iterator[Mutant]:
        own = self.original.rule.strength
        for other in Strength:
            if other is not own:
                path = (*self.here, "strength")
                yield self.at(Kind.STRENGTH, path, own.value, other.value, self.with_rule(strength=other))

    # variants

    def at(self, kind: Kind, path: Path, old: object, new: object, variant: Variant) -> Mutant:
        return Mutant(kind, self.document, path, str(old), str(new), variant)

    def with_rule(self, **changes: Any) -> Variant:
        return replace(self.original, rule=self.original.rule.model_copy(update=changes))

    def with_loop(self, head: str, text: str) -> Variant:
        return self.with_rule(for_each=head + text)

    def with_value(self, name: str, text: str) -> Variant:
        return self.with_rule(values={**self.original.rule.values, name: text})

    def with_topic(self, **changes: Any) -> Variant:
        return replace(self.original, topic=self.original.topic.model_copy(update=changes))

    def with_parameter(self, name: str, key: str, value: Any) -> Variant:
        parameters = self.original.topic.parameters
        changed = parameters[name].model_copy(update={key: value})
        return self.with_topic(parameters={**parameters, name: changed})


def _others(number: Decimal, table: Mapping[str, Decimal]) -> list[Decimal]:
    """Return the numbers of the other cells of a table, without those that moving *number* by a unit gives too."""
    taken = {number, *neighbours(number)}
    return [other for other in dict.fromkeys(table.values()) if other not in taken]


def _flat(text: str) -> str:
    return text.replace("\n", " ")
