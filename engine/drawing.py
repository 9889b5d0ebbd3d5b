"""Draws the cards of a rule set that has been checked."""

from collections.abc import Iterable, Iterator

from engine.cards import Bodies, Card, Cards, OnSite, Periods, Versions, VisitCard
from engine.catalogue import Catalogue, Layer
from engine.checking import CheckedRule, CheckedVisit
from engine.declaration.table import fact_info, model_path
from engine.ordering import order_of
from engine.reads import direct_reads
from engine.ruleset import Parameter, RuleSet, Strength, question_of


def draw_cards(ruleset: RuleSet, checked: Iterable[CheckedRule], visits: Iterable[CheckedVisit]) -> Cards:
    """Return the cards of *ruleset*, with those of its *checked* rules and *visits* in their order."""
    rules, periods = tuple(map(draw_card, checked)), draw_periods(ruleset.catalogue)
    return Cards(
        ruleset.ref.digest,
        rules,
        tuple(map(periods.turns, rules)),
        tuple(VisitCard(visit.clause.id, visit.clause.standard) for visit in visits),
        periods,
        dict(_bodies(ruleset)),
    )


def draw_card(rule: CheckedRule) -> Card:
    """Return the card of *rule*."""
    order, binding = order_of(rule), rule.rule.strength is Strength.MUST
    return Card(
        id=rule.rule.id,
        title=rule.rule.title.text,
        topic=rule.topic.topic,
        standard=rule.topic.standard,
        binding=binding,
        question=question_of(rule.topic, rule.rule),
        variable=rule.loop.variable if rule.loop else "",
        list_path=rule.loop.list_path if rule.loop else None,
        before=order.before,
        after=order.after,
        basis=rule.rule.basis,
        versions={name: _versions(parameter) for name, parameter in rule.parameters.items()},
        asks_the_day=any("today" in expression.text for expression in rule.expressions),
        on_site=tuple(_on_site(rule)) if binding else (),
        stricter_than=rule.rule.stricter_than,
    )


def _versions(parameter: Parameter) -> Versions:
    return tuple(sorted(parameter.values.items(), key=lambda version: version[0]))


def _on_site(rule: CheckedRule) -> Iterator[OnSite]:
    """Yield the facts that a pass rests on and that no document proves."""
    variable, base = (rule.loop.variable, (*rule.loop.list_path, "[]")) if rule.loop else (None, ())
    for read in direct_reads(rule):
        own = read[0] == variable
        path = (*base, *read[1:]) if own else model_path(read)
        if fact_info(path).evidence != "document":
            yield OnSite(own, read[1:] if own else read)


def draw_periods(catalogue: Catalogue) -> Periods:
    """Return when and where each clause of *catalogue* is law."""
    found = {}
    for clause in catalogue.clauses:
        start, end = catalogue.period(clause)
        if not catalogue.draft(clause):
            found[clause] = catalogue.text_of(clause).layer, start, end or start.max
    return Periods(found)


def _bodies(ruleset: RuleSet) -> Iterator[tuple[tuple[Layer, str], Bodies]]:
    for district in reversed(ruleset.districts):  # what an earlier file says is not lost
        for mode, bodies in district.modes.items():
            yield (district.place, mode.value), (bodies.lead, bodies.support)
