"""The report for an issue or a chat: decision, tables of what fails and what is missing, advice, on-site list."""

import re
from collections.abc import Iterable, Iterator

from engine.render import ahead
from engine.render import sentences as write
from engine.render.outline import Entry, Group, Outline, checks_by_subject, count, outline
from engine.render.printable import printable
from engine.render.words import Say
from engine.report import AskView, Report

SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LEADING = re.compile(r"^(\d+(?=[.)])|(?=[-+=#]))")


def as_markdown(report: Report) -> str:
    """Return *report* as Markdown; nothing that stands in the declaration is read as markup."""
    say = Say(report.lang)
    parts = outline(report)
    sections = (
        _head(report, parts, say),
        _breaches("failed", parts.failed, say),
        _breaches("papers", parts.papers, say),
        _asks(report, say),
        _breaches("undecided", parts.undecided, say),
        _foreseen(parts, say),
        _advice(parts, say),
        _ahead(report, say),
        _on_site(report, say),
        _visits(report, say),
        ["---", "", escape(say("footer"))],
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def escape(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, in a table too and at the start of a line."""
    plain = "".join(ENTITIES.get(char, char) for char in " ".join(printable(text).split()))
    return LEADING.sub(r"\1\\", SPECIAL.sub(r"\\\1", plain))


def code(text: str) -> str:
    """Return *text* as a code span that also stands in a table."""
    return "`" + printable(text).replace("`", "'").replace("|", "\\|") + "`"


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(columns)
    yield from (_row(names), _row("---" for _ in names))
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(report: Report, parts: Outline, say: Say) -> Iterator[str]:
    verdicts = ((say("papers_verdict"), report.papers.label), (say("standards_verdict"), report.standards.label))
    standing = ((say("validity"), said),) if (said := ahead.validity(report, say)) else ()
    yield from (f"# {escape(write.headline(report, parts, say))}", "")
    rows = ((name, escape(value)) for name, value in (*verdicts, *standing, *write.particulars(report, say)))
    yield from _table((say("item"), say("content")), rows)


def _breaches(key: str, groups: tuple[Group, ...], say: Say) -> Iterator[str]:
    """Yield a table of findings, one row each, with clause, remedy and departments."""
    if groups:
        columns = ("rule", "subject", "finding", "clause", "remedy", "departments")
        yield from (f"## {write.heading(key, count(groups), say)}", "")
        yield from _table(
            (say(column) for column in columns),
            (_breach(entry, say) for group in groups for entry in group.entries),
        )


def _breach(entry: Entry, say: Say) -> Iterator[str]:
    finding = entry.finding
    yield f"{escape(finding.title)}<br>{code(finding.rule)}"
    yield escape(finding.subject.label)
    milder = (f"<br>{escape(write.milder_text(f, say))}" for f in entry.milder)
    yield escape(finding.message) + "".join(milder)
    yield escape(write.cite_first(finding, say))
    yield escape(finding.remedy)
    yield escape(write.departments(finding, say))


def _asks(report: Report, say: Say) -> Iterator[str]:
    if not report.asks:
        return
    yield from (f"## {write.heading('asks', len(report.asks), say)}", "")
    columns = ("fact", "subject", "unit", "proof", "path")
    yield from _table((say(column) for column in columns), (_ask(ask, report, say) for ask in report.asks))


def _ask(ask: AskView, report: Report, say: Say) -> Iterator[str]:
    stated = (write.ask_label(ask, report, say), ask.subject or say("point"), ask.unit, ask.proof)
    yield from (escape(text) for text in stated)
    place = write.form_place(ask, report, say)
    yield escape(place) if place else code(ask.path)


def _foreseen(parts: Outline, say: Say) -> Iterator[str]:
    if not parts.foreseen:
        return
    yield from (f"## {write.heading('foreseen', count(parts.foreseen), say)}", "", escape(say("foreseen_note")), "")
    for group in parts.foreseen:
        for finding in group.findings:
            yield f"- {escape(write.foreseen_text(finding, say))}"
    yield ""


def _advice(parts: Outline, say: Say) -> Iterator[str]:
    if not parts.advice:
        return
    yield from (f"## {write.heading('advice', count(parts.advice), say)}", "", escape(say("advice_note")), "")
    for group in parts.advice:
        for finding in group.findings:
            yield f"- {escape(write.advice_text(finding, say))}"
    yield ""


def _ahead(report: Report, say: Say) -> Iterator[str]:
    """Yield a table of what ends by the day asked for, and one of the advice that does."""
    columns = ("last_day", "ending", "subject", "finding", "clause", "to_do")
    for key, parts in ahead.by_force(report):
        yield from (f"## {ahead.heading(key, parts, report, say)}", "")
        if parts:
            yield from _table((say(column) for column in columns), (_ending(ending, say) for ending in parts))
        else:
            yield from (escape(ahead.none_by_horizon(report, say)), "")


def _ending(ending: ahead.Ending, say: Say) -> Iterator[str]:
    first = ending.first
    yield first.last_day
    yield f"{escape(ahead.named(ending, say))}<br>{code(first.finding.rule)}"
    yield escape(ahead.subjects(ending, say))
    yield "<br>".join(map(escape, ahead.messages(ending)))
    yield escape(write.cite_first(first.finding, say))
    yield escape(ahead.what_to_do(ending, say))


def _on_site(report: Report, say: Say) -> Iterator[str]:
    """Yield the checklist with a box to tick for each subject."""
    if not report.on_site:
        return
    yield from (f"## {write.heading('on_site_list', len(report.on_site), say)}", "", escape(say("on_site_note")), "")
    for subject, checks in checks_by_subject(report):
        yield f"- {escape(subject or say('whole_point'))}"
        yield from (f"  - [ ] {escape(write.check_text(check, say))}" for check in checks)
    yield ""


def _visits(report: Report, say: Say) -> Iterator[str]:
    """Yield the clauses that only a visit can settle, each with a box to tick."""
    if not report.visits:
        return
    yield from (f"## {write.heading('visits', len(report.visits), say)}", "", escape(say("visits_note")), "")
    yield from (f"- [ ] {escape(write.visit_text(clause, say))}" for clause in report.visits)
    yield ""
