"""The sentences that several renderers write in the same way."""

from collections.abc import Iterable, Sequence

from engine.clausenames import cite_short
from engine.forms.placing import is_form, place_on_form
from engine.forms.wording import in_cell
from engine.outcomes import Outcome
from engine.render.outline import ADVICE, Outline, count
from engine.render.words import Say
from engine.report import AskView, CheckView, ClauseView, FactView, FindingView, NumberView, Report, ValueView

LABELS = {outcome.value: outcome.label for outcome in Outcome}


def headline(report: Report, parts: Outline, say: Say) -> str:
    """Return the first line of a report: its summary and what to do next."""
    return summary(report, parts, say) + say("gap") + report.next_step


def summary(report: Report, parts: Outline, say: Say) -> str:
    """Return the decision and how many findings of each kind it rests on."""
    counted = {
        "n_failed": count(parts.failed),
        "n_papers": count(parts.papers),
        "n_asks": len(report.asks),
        "n_undecided": count(parts.undecided),
    }
    said = say("comma").join(say(key, n=n) for key, n in counted.items() if n)
    return capital(report.decision.label) + (f"{say('colon')}{said}" if said else "") + say("stop")


def capital(text: str) -> str:
    """Return *text* with a capital first letter, for labels that start a line."""
    return text[:1].upper() + text[1:]


def heading(title: str, n: int, say: Say) -> str:
    """Return a section's heading with its count."""
    return say("heading", title=say(title), n=n)


def point_name(report: Report, say: Say) -> str:
    """Return the name of the care point, or that none is given."""
    return report.point.name or say("nameless")


def particulars(report: Report, say: Say) -> tuple[tuple[str, str], ...]:
    """Return what the report is about, as names and values; what is not stated is left out."""
    point = report.point
    stated = {
        "point": point_name(report, say),
        "file": point.file,
        "kind": point.kind,
        "mode": point.mode,
        "services": say("pause").join(point.services),
        "lead": point.lead,
        "support": say("pause").join(point.support),
        "as_of": report.as_of,
        "rules": say("rules_count", n=report.rules.in_force),
        "digest": report.rules.digest,
    }
    return tuple((say(key), value) for key, value in stated.items() if value)


def cite(clause: ClauseView, say: Say) -> str:
    """Return source and clause number, short: a standard by its code, another text by its title, without their tails."""
    return cite_by(clause.number, clause.source, clause.clause, say)


def cite_by(number: str, title: str, clause: str, say: Say) -> str:
    """Return a clause as `cite` does, by the number and title of its text."""
    return cite_short(number, title, clause, say.lang)


def source_title(clause: ClauseView, say: Say) -> str:
    """Return the full title of a clause's source with its number."""
    number = say("aside", text=clause.number) if clause.number else ""
    return say("quoted_title", title=clause.source) + number


def cite_first(finding: FindingView, say: Say) -> str:
    """Return the first clause of a finding, how many there are, and the mark of what we are not sure of."""
    first, n = cite(finding.clauses[0], say), len(finding.clauses)
    said = say("first_clause_of", first=first, n=n) if n > 1 else first
    return said + mark(finding.confidence.code, say)


def cite_full(clause: ClauseView, say: Say) -> str:
    """Return a clause in full: source, number, clause and its text, with its mark and note."""
    said = f"{source_title(clause, say)} {clause.clause}".rstrip() + f"{say('colon')}{clause.text}"
    force = say("aside", text=say("mandatory")) if clause.mandatory else ""
    note = say("aside", text=f"{say('note')}{say('colon')}{clause.note}") if clause.note else ""
    return said + force + mark(clause.confidence.code, say) + note


def mark(confidence: str, say: Say) -> str:
    """Return the mark of a clause that is not verified, or nothing."""
    return "" if confidence == "verified" else say("aside", text=say(f"mark.{confidence}"))


def subject_and(label: str, subject: str, say: Say) -> str:
    """Return a label after the item it belongs to."""
    return f"{subject}{say('colon')}{label}" if subject else label


def measured(value: str, unit: str, say: Say) -> str:
    """Return a value with its unit; Latin units stand off, except signs such as % and °."""
    gap = " " if say.lang == "en" and unit[:1].isalpha() else ""
    return f"{value}{gap}{unit}"


def fact_text(fact: FactView, finding: FindingView, say: Say) -> str:
    """Return a stated fact: label, value, unit, and how it is proved."""
    value = measured(fact.value, fact.unit, say)
    return f"{fact_label(fact, finding, say)} {value}{say('aside', text=proof_text(fact, say))}"


def reasons(finding: FindingView, say: Say) -> tuple[tuple[str, str], ...]:
    """Return what decided a finding, as names and sentences: facts, numbers of the law, values; empty ones left out."""
    joined = {
        "facts": (fact_text(fact, finding, say) for fact in finding.facts),
        "numbers": (number_text(number, say) for number in finding.numbers),
        "values": (value_text(value) for value in finding.values),
    }
    sentences = ((say(key), say("semicolon").join(texts)) for key, texts in joined.items())
    return tuple((name, text) for name, text in sentences if text)


def fact_label(fact: FactView, finding: FindingView, say: Say) -> str:
    """Return a fact's label, with the item it belongs to where that is not what the finding is about."""
    elsewhere = fact.subject if fact.subject != finding.subject.label else ""
    return subject_and(fact.label, elsewhere, say)


def proof_text(fact: FactView, say: Say) -> str:
    """Return how a fact is proved, and by which paper."""
    paper = say("proof_is", proof=fact.proof) if fact.proof else ""
    return say("semicolon").join(part for part in (fact.evidence.label, paper) if part)


def number_text(number: NumberView, say: Say) -> str:
    """Return a number of the law with its unit and since when it stands."""
    since = say("aside", text=say("since", day=number.since))
    return f"{number.title} {measured(number.value, number.unit, say)}{since}"


def value_text(value: ValueView) -> str:
    """Return a named value with the expression it comes from."""
    return f"{value.name} = {value.expression} = {value.value}"


def ask_label(ask: AskView, report: Report, say: Say, at_most: int | None = None) -> str:
    """Return what is asked for; of a list also what each item states, those beyond *at_most* only counted."""
    each = say("aside", text=say("each_states", facts=listed(ask.each, say, at_most))) if ask.each else ""
    return label_for(ask.label + each, report)


def label_for(label: str, report: Report) -> str:
    """Return a label as the one who reads the report knows it: on a form nobody writes an empty list."""
    return in_cell(label) if is_form(report.point.file) else label


def form_place(ask: AskView, report: Report, say: Say) -> str:
    """Return where a form asks for a fact, or nothing where the declaration is a text file, which has paths."""
    return place_on_form(ask.path).of(say.lang) if is_form(report.point.file) else ""


def ask_text(ask: AskView, report: Report, say: Say, at_most: int | None = None) -> str:
    """Return one fact asked for: whose, its label and unit, what proves it, where to state it."""
    unit = say("in_unit", unit=ask.unit) if ask.unit else ""
    parts = [subject_and(ask_label(ask, report, say, at_most) + unit, ask.subject, say)]
    if ask.proof:
        parts.append(say("shown_by", proof=ask.proof))
    place = form_place(ask, report, say)
    parts.append(say("state_on_form", place=place) if place else say("state_at", path=ask.path))
    return say("semicolon").join(parts)


def listed(items: Sequence[str], say: Say, at_most: int | None = None) -> str:
    """Return items in one sentence, those beyond *at_most* only counted."""
    if at_most is None or len(items) <= at_most:
        return say("pause").join(items)
    return say("first_of", first=say("pause").join(items[:at_most]), n=len(items))


def check_text(check: CheckView, say: Say) -> str:
    """Return one fact of the on-site checklist with its declared value; its item is named apart."""
    value = measured(check.value, check.unit, say)
    return check.label + say("aside", text=say("declared_as", value=value))


def visit_text(clause: ClauseView, say: Say) -> str:
    """Return one clause to look at on site: what it asks, and where it stands."""
    return clause.text + say("aside", text=cite(clause, say))


def advice_text(finding: FindingView, say: Say) -> str:
    """Return a recommendation that is not followed: title, subject, what is meant, by which clause."""
    return f"{titled(finding)}{say('colon')}{with_clause(finding, say)}"


def foreseen_text(finding: FindingView, say: Say) -> str:
    """Return what may fail once the rest is put right: title, subject, what is meant, by which clause, what to do."""
    told = f"{titled(finding)}{say('colon')}{with_clause(finding, say)}"
    return f"{told}{say('semicolon')}{say('remedy')}{say('colon')}{finding.remedy}" if finding.remedy else told


def milder_text(finding: FindingView, say: Say) -> str:
    """Return a finding that a stricter rule leads."""
    return f"{say('milder')}{say('colon')}{with_clause(finding, say)}"


def with_clause(finding: FindingView, say: Say) -> str:
    """Return the message of a finding, and by which clause."""
    return say("by_clause", message=finding.message, clause=cite_first(finding, say))


def titled(finding: FindingView) -> str:
    """Return the title of a finding with the item it is about."""
    return f"{finding.title} · {finding.subject.label}" if finding.subject.path else finding.title


def outcome_label(code: str, say: Say) -> str:
    """Return the label of how a finding looks."""
    return say("not_followed") if code == ADVICE else LABELS[code].of(say.lang)


def subjects(findings: Iterable[FindingView], say: Say) -> str:
    """Return the items that findings are about, in one sentence."""
    return say("pause").join(finding.subject.label for finding in findings)


def departments(finding: FindingView, say: Say) -> str:
    """Return the departments a finding concerns."""
    return say("pause").join(d.label for d in finding.departments)
