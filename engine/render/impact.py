"""What a change of the rules does to known facilities, as text, Markdown, JSON, and as suites for JUnit."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from engine.diagnostics import Diagnostic, format_diagnostic
from engine.impact import Effect, FindingChange, Impact, Standing
from engine.outcomes import Decision
from engine.publishing import Suite, TestCase
from engine.render.as_markdown import code, escape
from engine.render.impact_data import Sides, impact_json
from engine.render.printable import printable
from engine.render.wrapping import wrap
from engine.text import Lang, Text

WORDS = {
    "title": Text("规则改动的影响：{before} → {after}", "Impact of the rules' change: {before} → {after}"),
    "work_tree": Text("工作区", "work tree"),
    "basis": Text(
        "按 {day} 在{place}有效的规则查了 {read} 份申报；{rules} 条规则可能有不同的结果。",
        "Declarations checked by the rules of {day} ({place}): {read}. Rules that may come out otherwise: {rules}.",
    ),
    "corner": Text("改前＼改后", "before \\ after"),
    "counts": Text(
        "{moved} 份结论改变；另有 {failing} 份结论不变，但新近不符合必须条款。",
        "{moved} get another decision; {failing} more keep theirs but newly fail a binding rule.",
    ),
    "moved": Text("结论改变的申报", "Another decision"),
    "failing": Text("结论不变、新近不符合的申报", "The same decision, newly failing"),
    "unexplained": Text("变更记录里没有写到的规则", "Rules the changelog does not name"),
    "unread": Text("没能读取的申报（{n} 份）", "Declarations that could not be read ({n})"),
    "decision": Text("{before} → {after}", "{before} → {after}"),
    "none": Text("无此判断", "not asked"),
    "advice": Text("{outcome}（不作结论依据）", "{outcome} (advice)"),
    "colon": Text("：", ": "),
    "clause": Text("依据：{clauses}", "Clause: {clauses}"),
    "stop": Text("。", "."),
    "gap": Text("", " "),
    "pause": Text("、", ", "),
    "more_findings": Text("…另有 {n} 项", "… and {n} more"),
    "more": Text("…另有 {n} 份，用 --all 查看全部。", "… and {n} more; --all shows everything."),
    "nameless": Text("（未填名称）", "(no name given)"),
}
SHOWN, FINDINGS = 20, 5  # declarations of a section, findings of a declaration, unless all are asked for


def render_impact(
    impact: Impact,
    unexplained: Sequence[Diagnostic],
    form: str,
    lang: Lang,
    sides: Sides,
    width: int,
    show_all: bool = False,
) -> str:
    """Return *impact* as ``text``, ``markdown`` or ``json``; *sides* are what the reader called the two, None the work tree.

    Text and Markdown name the first declarations and findings, or all; JSON has all.
    """
    if form == "json":
        return impact_json(impact, unexplained, lang, sides)
    writer = _Markdown(lang, width, show_all) if form == "markdown" else _Lines(lang, width, show_all)
    return "\n".join(writer.page(impact, unexplained, sides)) + "\n"


class _Lines:
    """Writes an impact for a terminal."""

    def __init__(self, lang: Lang, width: int, show_all: bool) -> None:
        self.lang, self.width, self.show_all = lang, width, show_all

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).of(self.lang)

    def page(self, impact: Impact, unexplained: Sequence[Diagnostic], sides: Sides) -> Iterator[str]:
        after = sides[1] or self.say("work_tree")
        yield from self.title(self.say("title", before=sides[0], after=after))
        yield ""
        basis = {"day": impact.day, "place": impact.place.label, "read": impact.read, "rules": len(impact.rules)}
        yield from self.line(0, self.say("basis", **basis))
        yield from ("", *self.matrix(impact), "")
        moved, failing = impact.other_decision, impact.same_decision
        yield from self.line(0, self.say("counts", moved=len(moved), failing=len(failing)))
        for key, effects in (("moved", moved), ("failing", failing)):
            yield from self.section(self.say(key), list(self.effects(effects)))
        yield from self.section(self.say("unexplained"), [line for d in unexplained for line in self.problem(d)])
        unread = [line for one in impact.unread for d in one.problems for line in self.problem(d)]
        yield from self.section(self.say("unread", n=len(impact.unread)), unread)

    def title(self, text: str) -> Iterator[str]:
        yield from wrap(text, self.width)

    def section(self, heading: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from ("", heading, "", *lines)

    def line(self, depth: int, text: str) -> Iterator[str]:
        """Yield *text* broken and indented; a line that goes on stands one step further in."""
        for number, part in enumerate(wrap(text, self.width - 2 * depth - 2)):
            yield "  " * (depth + bool(number and depth)) + part

    def matrix(self, impact: Impact) -> Iterator[str]:
        """Yield how many declarations moved from which decision to which."""
        names = [decision.label.of(self.lang) for decision in Decision]
        rows = [[self.say("corner"), *names]]
        rows += [[b.label.of(self.lang), *(str(impact.moves.get((b, a), 0)) for a in Decision)] for b in Decision]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            first, *others = (" " * (w - cell_len(cell)) for cell, w in zip(row, widths, strict=True))
            cells = (f"{space}{cell}" for space, cell in zip(others, row[1:], strict=True))
            yield "  " + "   ".join((row[0] + first, *cells))

    def effects(self, effects: Sequence[Effect]) -> Iterator[str]:
        """Yield the declarations, or the first of them and how many are left."""
        shown = effects if self.show_all else effects[:SHOWN]
        for effect in shown:
            yield from self.effect(effect)
        if left := len(effects) - len(shown):
            yield from self.line(1, self.say("more", n=left))

    def effect(self, effect: Effect) -> Iterator[str]:
        """Yield one declaration with the findings that did it."""
        point = self.plain(effect.point) or self.say("nameless")
        move = " → ".join(one.label.of(self.lang) for one in dict.fromkeys((effect.before, effect.after)))
        yield from self.line(1, f"{self.code(effect.file)}  {point}{self.say('colon')}{move}")
        shown = effect.changes if self.show_all else effect.changes[:FINDINGS]
        for change in shown:
            outcomes = " → ".join(self.standing(one) for one in (change.before, change.after))
            called = self.plain(change.called.of(self.lang))
            yield from self.line(2, f"{self.code(change.rule)}  {called}{self.say('colon')}{outcomes}")
            if told := self.told(change):
                yield from self.line(3, told)
        if left := len(effect.changes) - len(shown):
            yield from self.line(2, self.say("more_findings", n=left))

    def standing(self, standing: Standing | None) -> str:
        if standing is None:
            return self.say("none")
        outcome = standing.outcome.label.of(self.lang)
        return outcome if standing.binding else self.say("advice", outcome=outcome)

    def told(self, change: FindingChange) -> str:
        """Return what the rule says to it, by which clauses."""
        clauses = self.say("pause").join(self.plain(text.of(self.lang)) for _, text in change.clauses)
        message = self.plain(change.message.of(self.lang) or change.title.of(self.lang))
        return self.sentences(message, self.say("clause", clauses=clauses))

    def sentences(self, first: str, then: str) -> str:
        """Return two sentences in a row."""
        stop = "" if first.endswith(("。", ".")) else self.say("stop")
        return f"{first}{stop}{self.say('gap')}{then}"

    def problem(self, problem: Diagnostic) -> Iterator[str]:
        yield from format_diagnostic(problem, self.lang).splitlines()

    def plain(self, text: str) -> str:
        return printable(text)

    def code(self, text: str) -> str:
        return printable(text)


class _Markdown(_Lines):
    """Writes an impact as Markdown."""

    def title(self, text: str) -> Iterator[str]:
        yield f"# {text}"

    def section(self, heading: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from ("", f"## {heading}", "", *lines)

    def line(self, depth: int, text: str) -> Iterator[str]:
        yield f"{'  ' * (depth - 1)}- {text}" if depth else text

    def matrix(self, impact: Impact) -> Iterator[str]:
        names = [decision.label.of(self.lang) for decision in Decision]
        yield f"| {self.say('corner')} | {' | '.join(names)} |"
        yield "| --- " + "| ---: " * len(names) + "|"
        for before, name in zip(Decision, names, strict=True):
            yield f"| {name} | {' | '.join(str(impact.moves.get((before, after), 0)) for after in Decision)} |"

    def problem(self, problem: Diagnostic) -> Iterator[str]:
        said = self.sentences(self.plain(problem.message.of(self.lang)), problem.hint.of(self.lang))
        yield f"- {self.code(str(problem.place))} {said}".rstrip()

    def plain(self, text: str) -> str:
        return escape(text)

    def code(self, text: str) -> str:
        return code(text)


def impact_suites(impact: Impact, explained: frozenset[str], lang: Lang) -> Iterator[Suite]:
    """Yield one suite with a test for each declaration: it fails where it newly fails a rule that is not *explained*."""
    writer = _Lines(lang, 100, True)
    failed = {
        effect.file: "\n".join(writer.effect(effect))
        for effect in impact.effects
        if any(change.rule not in explained for change in effect.newly_failing)
    }
    errors = {one.file: "\n\n".join(format_diagnostic(d, lang) for d in one.problems) for one in impact.unread}
    tests = (
        TestCase("impact", file, file, failure=failed.get(file, ""), error=errors.get(file, ""))
        for file in impact.files
    )
    yield Suite("impact", tuple(tests))
