"""The report for a terminal: what to do on one screen, or every finding with its reasons."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from engine.render import ahead
from engine.render import sentences as write
from engine.render.lines import Block, Item, Line, fit, height, print_lines, show
from engine.render.outline import (
    Group,
    Outline,
    alike,
    by_standard,
    checks_by_subject,
    count,
    important_first,
    look,
    outline,
)
from engine.render.words import Say
from engine.report import FEW, FindingView, Report

SCREEN = 24
NARROWEST = 40
MARKS = {"pass": "√", "fail": "×", "unknown": "?", "advice": "·", "not_applicable": "-"}
STYLES = {"pass": "green", "fail": "red", "unknown": "yellow", "advice": "", "not_applicable": "dim"}
DECISION_STYLES = {"approve": "bold green", "supplement": "bold yellow", "reject": "bold red"}


def as_text(report: Report, *, all_findings: bool = False, width: int = 80, color: bool = False) -> str:
    """Return *report* for a terminal of *width* cells: one screen of what to do, or everything."""
    say, width = Say(report.lang), max(width, NARROWEST)
    write_all = _everything if all_findings else _one_screen
    return print_lines(write_all(report, outline(report), say, width), width, color)


def _one_screen(report: Report, parts: Outline, say: Say, width: int) -> list[Line]:
    """Return what matters most; advice line by line only where it is short and everything else is shown."""
    blocks = _blocks(parts, _asks(report, say, FEW), say)
    head = [*_summary(report, parts, say, width), *_particulars(report, say), *_validity(report, say)]
    few = tuple(_advice(parts, say)) if report.counts.advice <= FEW else ()
    for advice in (few, ()):
        tail = [*advice, *_besides(report, 0 if advice else report.counts.advice, say)]
        shown = fit(blocks, SCREEN - height([*head, *tail], width), say, width)
        if all(n == len(block.items) for block, n in zip(blocks, shown, strict=True)):
            break
    return [*head, *show(blocks, shown, say), *tail, *_ahead(report, say, told=False)]


def _besides(report: Report, advice: int, say: Say) -> Iterator[Line]:
    """Yield how much is not shown: what may apply later, *advice*, what to check on site."""
    counted = {
        "foreseen_count": len(report.foreseen),
        "advice_count": advice,
        "on_site_count": report.left_to_see,
    }
    said = say("comma").join(say(key, n=n) for key, n in counted.items() if n)
    if said:
        yield from (Line(), Line(say("besides", what=said)))


def _everything(report: Report, parts: Outline, say: Say, width: int) -> list[Line]:
    """Return every section in full, then every finding by standard and rule with all its reasons."""
    blocks = _blocks(parts, _asks(report, say), say)
    return [
        *_summary(report, parts, say, width),
        *_particulars(report, say),
        *_validity(report, say),
        *_bodies(report, say),
        *show(blocks, [len(block.items) for block in blocks], say),
        *_foreseen(parts, say),
        *_advice(parts, say),
        *_ahead(report, say, told=True),
        *_on_site(report, say),
        *_visits(report, say),
        *_findings(report, say),
    ]


def _summary(report: Report, parts: Outline, say: Say, width: int) -> Iterator[Line]:
    """Yield the decision with what to do next; on two lines where one is too short."""
    style, whole = DECISION_STYLES[report.decision.code], write.headline(report, parts, say)
    sentences = (whole,) if cell_len(whole) <= width else (write.summary(report, parts, say), report.next_step)
    yield from (Line(sentence, style=style) for sentence in sentences)


def _particulars(report: Report, say: Say) -> Iterator[Line]:
    """Yield the point, and the two verdicts with day, rules and who leads."""
    point = report.point
    about = (write.point_name(report, say), point.kind, point.mode, say("pause").join(point.services), point.file)
    yield Line(" · ".join(part for part in about if part))
    verdicts = write.capital(say("comma").join((report.papers.label, report.standards.label)))
    basis = say("basis_line", as_of=report.as_of, place=report.place.label, n=report.rules.in_force)
    lead = f"{say('lead')}{say('colon')}{point.lead}" if point.lead else ""
    yield Line(" · ".join(part for part in (verdicts, basis, lead) if part))


def _validity(report: Report, say: Say) -> Iterator[Line]:
    if said := ahead.validity(report, say):
        yield Line(said)


def _ahead(report: Report, say: Say, *, told: bool) -> Iterator[Line]:
    """Yield what ends by the day asked for: what binds, then advice; *told* adds what is wrong on the day after."""
    for key, parts in ahead.by_force(report):
        yield from (Line(), Line(ahead.heading(key, parts, report, say), style="bold"))
        if not parts:
            yield Line(ahead.none_by_horizon(report, say), "  ")
        for ending in parts:
            yield from _ending(ending, say, told)


def _ending(ending: ahead.Ending, say: Say, told: bool) -> Iterator[Line]:
    """Yield what ends, on which day, by which clause, for whom, and what to do."""
    first = ending.first
    yield Line(f"{ahead.titled(ending, say)} · {write.cite_first(first.finding, say)}", f"  {first.last_day}  ")
    if len(ending.ends) > 1:
        yield Line(ahead.subjects(ending, say), "    ")
    if told:
        yield from (Line(message, "    ") for message in ahead.messages(ending))
    yield Line(ahead.what_to_do(ending, say), f"    {say('to_do')}{say('colon')}")


def _bodies(report: Report, say: Say) -> Iterator[Line]:
    if report.point.support:
        yield Line(f"{say('support')}{say('colon')}{say('pause').join(report.point.support)}")
    yield Line(f"{say('digest')}{say('colon')}{report.rules.digest}")


def _blocks(parts: Outline, asks: Iterable[Item], say: Say) -> list[Block]:
    """Return the sections that have entries: what fails, papers, facts to state, what stays undecided."""
    blocks = (
        Block(_heading("failed", count(parts.failed), say), tuple(_breaches(parts.failed, say)), least=2),
        Block(_heading("papers", count(parts.papers), say), tuple(_breaches(parts.papers, say, grouped=False))),
        Block(_heading("asks", len(listed := tuple(asks)), say), listed, least=2),
        Block(_heading("undecided", count(parts.undecided), say), tuple(_breaches(parts.undecided, say))),
    )
    return [block for block in blocks if block.items]


def _heading(key: str, n: int, say: Say) -> Line:
    return Line(write.heading(key, n, say), style="bold")


def _breaches(groups: tuple[Group, ...], say: Say, grouped: bool = True) -> Iterator[Item]:
    """Yield one entry a rule, the most important first."""
    places = {group.first.rule: n for n, group in enumerate(groups)}
    for group in important_first(groups):
        standard = group.first.standard.label if grouped else ""
        yield Item(tuple(_breach(group, say)), places[group.first.rule], standard, count([group]))


def _breach(group: Group, say: Say) -> Iterator[Line]:
    """Yield where, by which clause, what is wrong and what to do; several places are told by the first and counted."""
    entry, n = group.entries[0], len(group.entries)
    title = write.titled(entry.finding) + (say("aside", text=say("places", n=n)) if n > 1 else "")
    code = look(entry.finding)
    yield Line(f"{title} · {write.cite_first(entry.finding, say)}", f"  {MARKS[code]} ", STYLES[code])
    yield Line(entry.finding.message, "    ")
    if entry.finding.remedy:
        yield Line(entry.finding.remedy, f"    {say('remedy')}{say('colon')}")
    yield from (Line(write.milder_text(finding, say), "    ", "dim") for finding in entry.milder)


def _asks(report: Report, say: Say, at_most: int | None = None) -> Iterator[Item]:
    """Yield the facts asked for, first those that most rules wait for."""
    for place, ask in sorted(enumerate(report.asks), key=lambda numbered: -len(numbered[1].rules)):
        yield Item((Line(write.ask_text(ask, report, say, at_most), "  ? ", "yellow"),), place)


def _foreseen(parts: Outline, say: Say) -> Iterator[Line]:
    if parts.foreseen:
        yield from (Line(), _heading("foreseen", count(parts.foreseen), say), Line(say("foreseen_note"), "  "))
    for group in parts.foreseen:
        yield from (Line(write.foreseen_text(finding, say), "  ? ") for finding in group.findings)


def _advice(parts: Outline, say: Say) -> Iterator[Line]:
    if parts.advice:
        yield from (Line(), _heading("advice", count(parts.advice), say))
    for group in parts.advice:
        yield from (Line(write.advice_text(finding, say), "  · ") for finding in group.findings)


def _on_site(report: Report, say: Say) -> Iterator[Line]:
    if report.on_site:
        yield from (Line(), _heading("on_site_list", len(report.on_site), say), Line(say("on_site_note"), "  "))
    for subject, checks in checks_by_subject(report):
        yield Line(subject or say("whole_point"), "  ")
        yield from (Line(write.check_text(check, say), "    □ ") for check in checks)


def _visits(report: Report, say: Say) -> Iterator[Line]:
    if report.visits:
        yield from (Line(), _heading("visits", len(report.visits), say), Line(say("visits_note"), "  "))
    yield from (Line(write.visit_text(clause, say), "    □ ") for clause in report.visits)


def _findings(report: Report, say: Say) -> Iterator[Line]:
    yield from (Line(), _heading("all", len(report.findings), say))
    for part in by_standard(report):
        for topic in part.topics:
            yield from (Line(), Line(f"{part.standard.label} · {topic.title}", style="bold"))
            for group in topic.groups:
                yield from _rule(group, say)


def _rule(group: Group, say: Say) -> Iterator[Line]:
    """Yield one rule with its clauses and departments, and what it says about each subject."""
    first = group.first
    yield Line(f"{first.title} [{first.rule}] · {first.strength.label}", "  ")
    for clause in first.clauses:
        yield Line(write.cite_full(clause, say), f"    {say('clause')}{say('colon')}", "dim")
    yield Line(write.departments(first, say), f"    {say('departments')}{say('colon')}", "dim")
    for same in alike(group.findings):
        yield from _reasons(same, say)


def _reasons(same: tuple[FindingView, ...], say: Say) -> Iterator[Line]:
    """Yield one finding with its facts, numbers and values; several that do not apply for one reason in one line."""
    finding, code = same[0], look(same[0])
    said = f"{say('colon')}{finding.message}" if finding.message else ""
    yield Line(
        f"{write.outcome_label(code, say)} · {write.subjects(same, say)}{said}", f"    {MARKS[code]} ", STYLES[code]
    )
    if code == "not_applicable":
        return
    remedy = ((say("remedy"), finding.remedy),) if finding.remedy else ()
    for name, text in (*write.reasons(finding, say), *remedy):
        yield Line(text, f"      {name}{say('colon')}")
