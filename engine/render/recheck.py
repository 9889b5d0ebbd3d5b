"""Two checks beside each other, as text, Markdown or JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine.outcomes import Outcome
from engine.recheck import Change, FactChange, Recheck, Side, Status, Touch
from engine.render.as_markdown import escape
from engine.render.lines import Line, print_lines
from engine.render.printable import printable
from engine.render.recheck_data import recheck_data
from engine.render.recheck_words import WORDS
from engine.text import Lang

SHOWN = 15
"""How many entries of a section are shown unless all are asked for."""
MARKS = {
    Status.CORRECTED: ("√", "green"),
    Status.STILL_OPEN: ("×", "red"),
    Status.NEWLY_BROKEN: ("×", "bold red"),
    Status.NEWLY_ASKED: ("?", "yellow"),
    Status.NO_LONGER_ASKED: ("-", "dim"),
}
ORDER = (Status.NEWLY_BROKEN, Status.NEWLY_ASKED, Status.STILL_OPEN, Status.NO_LONGER_ASKED, Status.CORRECTED)
"""The sections, first what needs a reader most."""


@dataclass(frozen=True)
class _Entry:
    """One line of a section with what hangs below it."""

    head: str
    below: tuple[str, ...] = ()
    mark: str = "·"
    style: str = ""
    weight: int = 1


@dataclass(frozen=True)
class _Section:
    heading: str
    entries: tuple[_Entry, ...]
    note: str = ""


def render_recheck(
    recheck: Recheck, form: str, lang: Lang, width: int = 80, show_all: bool = False, color: bool = False
) -> str:
    """Return *recheck* as ``text``, ``markdown`` or ``json``; text and Markdown name the first of a section, or all."""
    if form == "json":
        return json.dumps(recheck_data(recheck, lang), ensure_ascii=False, indent=2) + "\n"
    page = _Page(lang, recheck, show_all)
    most = None if show_all else SHOWN
    if form == "markdown":
        return "\n".join(_marked(page, most)) + "\n"
    return print_lines(_plain(page, most), width, color)


class _Page:
    """Puts a comparison into sentences."""

    def __init__(self, lang: Lang, recheck: Recheck, show_all: bool) -> None:
        self.lang, self.recheck, self.show_all = lang, recheck, show_all

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).of(self.lang)

    def headline(self) -> str:
        """Return both decisions and how many findings became what."""
        counts = {status: len(self.recheck.of(status)) for status in Status}
        gone = counts[Status.NO_LONGER_ASKED]
        said = self.say(
            "counts",
            old=counts[Status.CORRECTED] + counts[Status.STILL_OPEN] + gone,
            corrected=counts[Status.CORRECTED],
            still_open=counts[Status.STILL_OPEN],
            gone=self.say("gone", n=gone) if gone else "",
            new=counts[Status.NEWLY_BROKEN] + counts[Status.NEWLY_ASKED],
        )
        before, after = self.recheck.before.decision, self.recheck.after.decision
        key = "same" if before.code == after.code else "headline"
        whole = self.say(key, before=before.label, after=after.label, counts=said)
        return whole[:1].upper() + whole[1:]

    def sides(self) -> Iterator[str]:
        """Yield what each side is and what it comes to, and in what the two differ besides."""
        before, after = self.recheck.before, self.recheck.after
        for key, side in (("old", before), ("new", after)):
            yield self.say("side", which=self.say(key), what=self.side(side))
        if before.point != after.point:
            yield self.say("other_point", old=before.point or "—", new=after.point or "—")
        if before.as_of != after.as_of:
            yield self.say("other_day")
        if before.place.code != after.place.code:
            yield self.say("other_place")
        if before.digest != after.digest:
            yield self.say("other_rules", old=before.digest, new=after.digest)

    def side(self, side: Side) -> str:
        comma = "，" if self.lang == "zh" else ", "
        return self.say(
            "side_line",
            name=side.name,
            as_of=side.as_of,
            place=side.place.label,
            how=self.say("result" if side.is_result else "checked"),
            verdicts=comma.join((side.decision.label, side.papers.label, side.standards.label)),
        )

    def sections(self) -> Iterator[_Section]:
        """Yield the sections that have entries."""
        for status in ORDER:
            if found := self.recheck.of(status):
                yield self.section(status.label.of(self.lang), len(found), map(self.alike, self.groups(found)))
        facts = self.recheck.facts
        note = self.say("partial_note") if self.recheck.partial else ""
        for asked, key in ((True, "facts_asked"), (False, "facts_beyond")):
            if touched := [fact for fact in facts if fact.asked is asked]:
                notes = [one for one in (note, "" if asked else self.say("beyond_note")) if one]
                whole = ("" if self.lang == "zh" else " ").join(notes)
                yield self.section(self.say(key), len(touched), map(self.fact, touched), whole)

    def section(self, title: str, n: int, entries: Iterable[_Entry], note: str = "") -> _Section:
        heading = self.say("heading", title=title[:1].upper() + title[1:], n=n)
        return _Section(heading, tuple(entries), note)

    def groups(self, changes: Iterable[Change]) -> Iterable[tuple[Change, ...]]:
        """Return the findings one by one where all are asked for, else those of one rule together."""
        found: dict[object, list[Change]] = {}
        for change in changes:
            key = change.told.key if self.show_all else (change.told.rule, change.why)
            found.setdefault(key, []).append(change)
        return map(tuple, found.values())

    def alike(self, changes: tuple[Change, ...]) -> _Entry:
        """Return one entry for findings of one rule: the first of them, and how many there are."""
        entry, n = self.change(changes[0]), len(changes)
        return replace(entry, head=self.say("first_of", first=entry.head, n=n), weight=n) if n > 1 else entry

    def change(self, change: Change) -> _Entry:
        """Return one finding: which rule about what, how it was and is told, by which clause, what to do."""
        told = change.told
        waits = change.status is Status.STILL_OPEN and told.outcome is Outcome.UNKNOWN
        mark, style = MARKS[Status.NEWLY_ASKED if waits else change.status]
        why = self.say("aside", text=change.why.label.of(self.lang)) if change.why else ""
        below = [] if change.status is Status.CORRECTED else list(self.reasons(change))
        if change.status is Status.CORRECTED and change.before:
            below = [self.say("was", text=change.before.message)]
        return _Entry(f"{told.title} · {told.called}{why}", tuple(below), mark, style)

    def reasons(self, change: Change) -> Iterator[str]:
        messages = {
            "was": change.before.message if change.before else "",
            "now": change.after.message if change.after else "",
        }
        if messages["was"] == messages["now"]:
            yield messages["now"]
        else:
            yield from (self.say(key, text=text) for key, text in messages.items() if text)
        if change.after:
            yield self.say("clause", text=change.after.clause)
            if change.after.remedy:
                yield self.say("remedy", text=change.after.remedy)

    def fact(self, fact: FactChange) -> _Entry:
        if fact.touch in (Touch.ADDED, Touch.REMOVED):
            mark = "+" if fact.touch is Touch.ADDED else "-"
            return _Entry(self.say("item", touch=fact.touch.label.of(self.lang), label=fact.label), (), mark)
        label = self.say("of_owner", owner=fact.owner, label=fact.label) if fact.owner else fact.label
        unit = self.say("aside", text=fact.unit) if fact.unit else ""
        return _Entry(self.say("change", label=f"{label}{unit}", was=fact.was, now=fact.now), (), "~")

    def ending(self) -> Iterator[str]:
        """Yield what is said when there is nothing to list, and about advice."""
        if not self.recheck.changes:
            yield self.say("nothing")
        if not self.recheck.facts:
            yield self.say("no_facts")
        corrected = sum(change.status is Status.CORRECTED for change in self.recheck.advice)
        broken = sum(change.status is Status.NEWLY_BROKEN for change in self.recheck.advice)
        if corrected or broken:
            yield self.say("advice", corrected=corrected, broken=broken)
        yield self.say("footer")


def _plain(page: _Page, most: int | None) -> Iterator[Line]:
    """Yield the lines of a terminal."""
    yield Line(page.headline(), style="bold")
    yield from map(Line, page.sides())
    for section in page.sections():
        yield from (Line(), Line(section.heading, style="bold"))
        if section.note:
            yield Line(section.note, "  ", "dim")
        for entry in section.entries[:most]:
            yield Line(entry.head, f"  {entry.mark} ", entry.style)
            yield from (Line(text, "      ") for text in entry.below)
        if hidden := _hidden(section, most):
            yield Line(page.say("more", n=hidden), "  ", "dim")
    yield Line()
    yield from map(Line, page.ending())


def _marked(page: _Page, most: int | None) -> Iterator[str]:
    """Yield the lines of Markdown; nothing that stands in a declaration is read as markup."""
    yield from (f"# {page.say('title')}", "", f"**{escape(page.headline())}**", "")
    yield from (f"- {escape(line)}" for line in page.sides())
    for section in page.sections():
        yield from ("", f"## {section.heading}", "")
        if section.note:
            yield from (escape(section.note), "")
        for entry in section.entries[:most]:
            yield f"- {escape(printable(entry.head))}"
            yield from (f"  - {escape(text)}" for text in entry.below)
        if hidden := _hidden(section, most):
            yield from ("", escape(page.say("more", n=hidden)))
    yield ""
    yield from (escape(line) + "  " for line in page.ending())


def _hidden(section: _Section, most: int | None) -> int:
    return 0 if most is None else sum(entry.weight for entry in section.entries[most:])
