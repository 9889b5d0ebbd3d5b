"""Problems that are allowed for a while: a comment on the line, or above it, with a reason and a last day.

``# lint: allow ID until 2027-01-31: the reason``
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.diagnostics import Diagnostic
from engine.documents import Document, read_loosely
from engine.documents.nodes import Mapping as MappingNode
from engine.documents.nodes import Node, Scalar, Sequence
from engine.lints.model import Example, Family, Lint
from engine.text import Text
from engine.validation import did_you_mean

MARK = re.compile(r"(?:^|(?<=\s))#[ \t]*lint:[^\r\n]*", re.MULTILINE)
FORM = re.compile(r"#\s*lint:\s*allow\s+([\w-]+)\s+until\s+(\d{4}-\d\d-\d\d)\s*[:：]\s*\S.*")
WRITE = Text(
    "写成：# lint: allow 编号 until 2027-01-31: 原因",
    "Write: # lint: allow ID until 2027-01-31: the reason",
)


@dataclass(frozen=True, eq=False)
class Allowance:
    """One comment: which lint it allows on which *line* until when; the id is "" where it cannot be read."""

    document: Document
    start: int
    end: int
    line: int
    lint: str = ""
    until: date = date.min

    def covers(self, problem: Diagnostic) -> bool:
        """Return whether *problem* stands on the line this is about."""
        return (problem.code, problem.place.file, problem.place.line) == (self.lint, self.document.name, self.line)

    def problem(self, code: str, message: Text, hint: Text) -> Diagnostic:
        """Return what is wrong with the comment itself."""
        return self.document.source.diagnostic(code, message, hint, start=self.start, end=self.end)


def read_allowances(folder: Path) -> tuple[Allowance, ...]:
    """Return the allowances in the files of *folder*, whether or not the rest of a file can be read."""
    found: list[Allowance] = []
    for path in sorted(folder.glob("*/*.yaml")):
        if b"lint:" in path.read_bytes():
            document, _ = read_loosely(path, f"{folder.name}/{path.parent.name}/{path.name}")
            found += allowances_in(document) if document else ()
    return tuple(found)


def allowances_in(document: Document) -> Iterator[Allowance]:
    """Yield the allowances written in *document*, in its order."""
    text = document.source.text
    marks = list(MARK.finditer(text)) if "lint:" in text else []
    scalars = list(_scalars(document.root)) if marks else []
    for mark in marks:
        if any(scalar.start <= mark.start() < scalar.end for scalar in scalars):
            continue  # a text that happens to say so
        line = _line_meant(document, mark.start())
        form = FORM.fullmatch(mark[0].rstrip())
        day = _day(form[2]) if form else None
        known = (form[1], day) if form and day else ("", date.min)
        yield Allowance(document, mark.start(), mark.start() + len(mark[0].rstrip()), line, *known)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield entry.key
            yield from _scalars(entry.value)


def _line_meant(document: Document, start: int) -> int:
    """Return the line of the comment at *start*, or the next one with content where it stands alone."""
    lines = document.source.text.split("\n")
    line = document.source.place(start).line
    while line < len(lines) and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line += 1
    return line


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def allowed(
    problems: Iterable[Diagnostic],
    allowances: Iterable[Allowance],
    day: date,
    lints: Mapping[str, Lint],
    looked: bool,
) -> Iterator[Diagnostic]:
    """Yield *problems* without those that are allowed, and what is wrong with the allowances on *day*.

    That one allows nothing can only be said where the lints have *looked*.
    """
    by_line = {(one.lint, one.document.name, one.line): one for one in allowances if is_allowable(one.lint, lints)}
    used: set[Allowance] = set()
    for problem in problems:
        found = by_line.get((problem.code, problem.place.file, problem.place.line))
        if found is None:
            yield problem
        else:
            used.add(found)
    for one in allowances:
        yield from _faults(one, day, lints, used=not looked or one in used)


def is_allowable(lint: str, lints: Mapping[str, Lint]) -> bool:
    """Return whether *lint* may be allowed: not where loading or checking the rules finds it, for then they cannot be used."""
    return lint in lints and bool(lints[lint].find or lints[lint].look)


def _faults(one: Allowance, day: date, lints: Mapping[str, Lint], used: bool) -> Iterator[Diagnostic]:
    if not one.lint:
        yield one.problem("allow-form", Text("缺少编号、截止日期或原因", "id, last day or reason is missing"), WRITE)
    elif one.lint not in lints:
        guess = did_you_mean(one.lint, lints)
        hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_ALL
        yield one.problem("allow-unknown", Text(f"没有 {one.lint} 这一项", f"there is no lint '{one.lint}'"), hint)
    elif not is_allowable(one.lint, lints):
        message = Text(f"{one.lint} 不能暂缓", f"'{one.lint}' cannot be allowed")
        hint = Text("有这种错误的规则无法使用，请改正。", "Rules with this mistake cannot be used; mend it.")
        yield one.problem("allow-refused", message, hint)
    elif one.until < day:
        message = Text(f"只准到 {one.until}，已经过期", f"it was allowed until {one.until} only")
        hint = Text("请改正，或写新的截止日期和原因。", "Mend it, or give a new day and reason.")
        yield one.problem("allow-ended", message, hint)
    elif not used:
        message = Text(f"这一行没有 {one.lint}", f"there is no '{one.lint}' on this line")
        yield one.problem("allow-unused", message, Text("请删掉这条注释。", "Take the comment out."))


SEE_ALL = Text("编号见 tuoyu rules lint --explain all。", "All ids: tuoyu rules lint --explain all")
RULES = "setting/classes.yaml"
HERE = "    departments: [housing]\n"
_ROWS = (
    (
        "allow-form",
        Text("暂缓的注释写得不全", "An allowance that lacks something"),
        Text("没有原因和截止日期的暂缓会一直留着。", "Without a reason and a last day an allowance stays for ever."),
        Example(RULES, HERE, "    departments: [housing]  # lint: allow repeated-item\n"),
    ),
    (
        "allow-unknown",
        Text("暂缓了不存在的一项", "An allowance of no lint"),
        Text("编号写错，注释就不起作用。", "With a wrong id the comment does nothing."),
        Example(
            RULES, HERE, "    departments: [housing]  # lint: allow repeated until 2099-01-31: as it was printed\n"
        ),
    ),
    (
        "allow-refused",
        Text("不能暂缓的一项", "What cannot be allowed"),
        Text("读不懂的规则没有办法先用着。", "Rules that cannot be read cannot be used meanwhile."),
        Example(RULES, HERE, "    departments: [housing]  # lint: allow syntax until 2099-01-31: to be mended\n"),
    ),
    (
        "allow-ended",
        Text("暂缓已经过期", "An allowance that has ended"),
        Text("约好的日期到了，要么改正，要么重新说明。", "The day agreed has come: mend it, or say anew why not."),
        Example(
            RULES,
            HERE,
            "    departments: [housing, housing]  # lint: allow repeated-item until 2026-01-31: as it was printed\n",
        ),
    ),
    (
        "allow-unused",
        Text("暂缓了没有的问题", "An allowance of nothing"),
        Text(
            "问题已经没有了，注释还在，会放过以后的问题。",
            "The problem is gone; the comment would let the next one pass.",
        ),
        Example(RULES, HERE, "    departments: [housing]  # lint: allow repeated-item until 2099-01-31: as printed\n"),
    ),
)
ALLOWING = tuple(Lint(code, Family.STYLE, title, reason, example) for code, title, reason, example in _ROWS)
