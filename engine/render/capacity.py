"""How many children a point could take, as text or JSON."""

from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter
from rich.cells import cell_len

from engine.capacity.model import MOST_SCANNED
from engine.capacity.report import CapacityReport, ClassReport, Reason
from engine.render.capacity_words import WORDS
from engine.render.lines import Line, print_lines
from engine.render.printable import printable
from engine.render.wrapping import wrap

SHOWN = 10
"""How many matters to be settled first are shown unless all are asked for."""
GAP = 2
WIDEST = 24
"""Cells that the name of a class may take in the table."""


def render_capacity(
    report: CapacityReport, form: str, width: int = 80, show_all: bool = False, color: bool = False
) -> str:
    """Return *report* as ``text`` or ``json``."""
    if form == "json":
        return TypeAdapter(CapacityReport).dump_json(report, indent=2).decode() + "\n"
    return print_lines(_Page(report, width, show_all).lines(), width, color)


class _Page:
    """Writes the answer for a terminal."""

    def __init__(self, report: CapacityReport, width: int, show_all: bool) -> None:
        self.report, self.width, self.show_all = report, width, show_all

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).of(self.report.lang)

    def lines(self) -> Iterator[Line]:
        report = self.report
        yield Line(self.headline(), style="bold")
        basis = self.say("basis", as_of=report.as_of, place=report.place)
        yield Line(" · ".join(part for part in (report.point or self.say("nameless"), report.file, basis) if part))
        if report.first:
            yield from self.first()
        yield from (Line(), *self.table(), Line(self.say("note_columns"), style="dim"))
        yield from map(Line, self.gaps())
        yield from (Line(), Line(self.say("one_more"), style="bold"))
        for one in report.classes:
            yield from self.one_more(one)
        if report.taken:
            yield from (Line(), Line(self.say("taken"), style="bold"))
            yield from (Line(sentence, "  · ") for sentence in report.taken)
        yield from (Line(), Line(self.say("footer")))

    def headline(self) -> str:
        report = self.report
        if not report.proved:
            return self.say("unproved")
        key = ("none" if report.most is None else "most") + ("_once" if report.first else "")
        return self.say(key, n=len(report.first), most=report.most, now=report.now)

    def first(self) -> Iterator[Line]:
        """Yield what is to be settled first, the findings of one rule together."""
        yield from (Line(), Line(self.say("first", n=len(self.report.first)), style="bold"))
        by_rule: dict[str, list[Reason]] = {}
        for reason in self.report.first:
            by_rule.setdefault(reason.rule, []).append(reason)
        groups = list(by_rule.values())
        shown = groups if self.show_all else groups[:SHOWN]
        for group in shown:
            called = group[0].called if len(group) == 1 else self.say("places", first=group[0].called, n=len(group))
            yield Line(f"{group[0].title} · {called}", "  × " if group[0].outcome == "fail" else "  ? ")
            yield Line(group[0].message, "      ")
        if hidden := sum(map(len, groups[len(shown) :])):
            yield Line(self.say("more", n=hidden), "  ", "dim")

    def table(self) -> Iterator[Line]:
        """Yield the table of classes with a last row for all; what binds is broken within its column."""
        heads = [self.say(key) for key in ("class", "kind", "now", "most_column", "together", "binds")]
        rows = [heads, *map(self.row, self.report.classes), self.whole()]
        widths = [max(cell_len(cell) for cell in column) for column in list(zip(*rows, strict=True))[:-1]]
        widths[0] = min(widths[0], WIDEST)
        left = sum(widths) + GAP * len(widths)
        for number, row in enumerate(rows):
            yield from self.broken(row, widths, max(self.width - left, 12), "bold" if number == 0 else "")

    def broken(self, row: Sequence[str], widths: Sequence[int], last: int, style: str) -> Iterator[Line]:
        columns = [wrap(printable(row[0]), widths[0]), *([cell] for cell in row[1:-1]), wrap(row[-1], last)]
        for at in range(max(map(len, columns))):
            cells = [column[at] if at < len(column) else "" for column in columns]
            padded = (
                " " * (w - cell_len(c)) + c if 2 <= n <= 4 else c + " " * (w - cell_len(c))
                for n, (c, w) in enumerate(zip(cells, widths, strict=False))
            )
            yield Line("", (" " * GAP).join((*padded, cells[-1])).rstrip(), style)

    def row(self, one: ClassReport) -> list[str]:
        together = self.report.together.get(one.id)
        return [
            one.called,
            one.kind,
            self.number(one.now, "not_stated"),
            self.say("open_ended", n=one.most) if one.open_ended else self.number(one.most, "impossible"),
            self.number(together, "impossible"),
            self.binds(one.reasons) or self.say("no_limit", n=MOST_SCANNED),
        ]

    def whole(self) -> list[str]:
        report = self.report
        limits = report.shared or (report.reasons if len(report.classes) == 1 else ())
        binds = self.binds(limits) or (self.say("each_full") if report.most is not None else "")
        most = self.number(report.most, "impossible")
        return [self.say("total"), "", str(report.now), "", most, binds]

    def number(self, value: int | None, otherwise: str) -> str:
        return self.say(otherwise) if value is None else str(value)

    def binds(self, reasons: Sequence[Reason]) -> str:
        return self.say("semicolon").join(dict.fromkeys(reason.title for reason in reasons))

    def gaps(self) -> Iterator[str]:
        """Yield what smaller numbers do not pass; nobody at all is nothing to warn of."""
        for one in self.report.classes:
            if gaps := [str(n) for n in one.gaps if n]:
                yield self.say("gaps", called=one.called, numbers=self.say("pause").join(gaps))

    def one_more(self, one: ClassReport) -> Iterator[Line]:
        """Yield what one child more would break, and what would have to change for it."""
        if not one.reasons:
            return
        yield Line(self.say("class_line", called=one.called, n=0 if one.most is None else one.most + 1), "  ")
        for reason in one.reasons:
            yield Line(reason.message, "    × " if reason.outcome == "fail" else "    ? ")
            yield Line(self.say("clause", text=reason.clause), "      ", "dim")
            if one.needs is None and reason.remedy:
                yield Line(self.say("remedy", text=reason.remedy), "      ")
        if one.needs:
            yield from self.needs(one)

    def needs(self, one: ClassReport) -> Iterator[Line]:
        """Yield the steps to one child more, or that there are none."""
        assert one.needs
        if one.needs.beside:
            yield Line(self.say("beside", text=self.say("pause").join(one.needs.beside)), "      ")
        if one.needs.blocked:
            then = self.say("another_class") if one.needs.another_class else ""
            rules = self.say("between_quotes").join(one.needs.blocked)
            yield Line(self.say("blocked", rules=rules, then=then), "    → ")
            return
        for step in one.needs.steps:
            yield Line(self.say("step", what=step.what, why=step.why) if step.why else step.what, "    + ")
        if not one.needs.steps:
            yield Line(self.say("enough"), "    → ")
            return
        proved = self.say("proved" if one.needs.proved else "not_proved")
        yield Line(self.say("total_cost", cost=one.needs.total, proved=proved), "      ")
