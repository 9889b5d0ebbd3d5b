"""What a report asks for: the facts that binding rules wait for, and what was only declared and has to be seen on site."""

from collections.abc import Iterable, Iterator

from engine.ahead import Waiting
from engine.declaration.table import FactPath, fact_info, is_fact, label_of, model_path
from engine.declaration.titles import order_of_form, show_each, show_path
from engine.evaluation import Finding
from engine.explaining import Explanation, cited_clauses
from engine.outcomes import Outcome
from engine.report import AskView, CheckView
from engine.seeing import SeenFact
from engine.viewing import Writer


def list_asks(writer: Writer, waiting: Iterable[Waiting]) -> Iterator[AskView]:
    """Yield each fact that binding rules wait for, once, with the rules that wait for it."""
    wanted: dict[tuple[str, ...], tuple[set[FactPath], dict[str, Finding]]] = {}
    for finding, missing in waiting:
        for one in missing if finding.rule.binding else ():
            facts, rules = wanted.setdefault(one.origin, (set(), {}))
            facts.update(one.facts)
            rules.setdefault(finding.rule.rule.id, finding)
    for origin in sorted(wanted, key=order_of_form):
        yield _ask(writer, origin, *wanted[origin])


def _ask(writer: Writer, origin: tuple[str, ...], facts: set[FactPath], rules: dict[str, Finding]) -> AskView:
    """Return one fact to be stated."""
    path = model_path(origin)
    info = fact_info(path) if is_fact(path) else None
    ordered = sorted(facts, key=lambda p: order_of_form(tuple(p)))
    return AskView(
        path=show_path(origin),
        subject=writer.owner(origin),
        label=writer.of(label_of(path)),
        unit=writer.of(info.unit_text) if info else "",
        proof=writer.of(info.proof) if info else "",
        each=tuple(writer.of(label_of(p)) for p in ordered),
        rules=tuple(rules),
        each_paths=tuple(show_each(p) for p in ordered),
        clauses=tuple(dict.fromkeys(writer.clause(c) for f in rules.values() for c in cited_clauses(f))),
    )


def list_on_site(writer: Writer, explained: Iterable[tuple[Finding, Explanation]]) -> Iterator[CheckView]:
    """Yield what was only declared, or can only be seen there, and a binding rule that passed rests on."""
    resting: dict[tuple[str, ...], tuple[SeenFact, list[str]]] = {}
    for finding, why in explained:
        if not finding.rule.binding or finding.outcome is not Outcome.PASS:
            continue
        for seen in why.facts:
            info = fact_info(model_path(seen.origin))
            if info.evidence != "document":
                rules = resting.setdefault(seen.origin, (seen, []))[1]
                if finding.rule.rule.id not in rules:
                    rules.append(finding.rule.rule.id)
    for origin in sorted(resting, key=order_of_form):
        seen, rules = resting[origin]
        view = writer.fact(seen)
        yield CheckView(view.path, writer.owner(origin), view.label, view.value, view.unit, tuple(rules))
