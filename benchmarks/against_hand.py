"""The engine against the rules written by hand."""

from collections.abc import Iterator
from functools import partial

from benchmarks import by_hand
from benchmarks.agreement import by_engine, compared, explained, stated
from benchmarks.inputs import AS_OF, LARGEST, SAMPLE, Effort
from benchmarks.tables import Row, Table, ms_text, ratio_text
from benchmarks.timing import Task, measure
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration

AGAINST = {
    "by hand, outcomes": "by hand, outcomes",
    "engine, outcomes": "by hand, outcomes",
    "engine, outcomes, with its facts": "by hand, outcomes",
    "by hand, complete": "by hand, complete",
    "engine, complete": "by hand, complete",
}


def rules_by_hand(compiled: CompiledRuleSet, effort: Effort) -> Iterator[Table]:
    """Yield these rules together, on a typical and on a large declaration, and one by one."""
    yield _together(compiled, effort)
    yield _one_by_one(compiled, effort)


def _together(compiled: CompiledRuleSet, effort: Effort) -> Table:
    rows: list[Row] = []
    for path in (SAMPLE, LARGEST):
        times = measure(_tasks(compiled, load_declaration(path)), effort.rounds, effort.least_ms)
        rows += [
            (path.stem, name, ratio_text(t.ratio(times[AGAINST[name]])), ms_text(t.median)) for name, t in times.items()
        ]
    note = (
        f"The same {len(by_hand.RULES)} rules over the same facts. 'Outcomes': one answer per rule and subject. 'Complete': with the facts "
        "seen, the numbers wanted and the values worked out for all that passed or failed; the engine also says which clauses speak about "
        "the subject, which the hand-written rules do not. Neither words a message: the engine does so when one is read, which is measured "
        "with the report (below). Both start each run with nothing worked out. 'With its facts' adds turning the "
        "declaration into facts, which the engine does once for all rules and the hand-written rules do not need. Each ratio is "
        "to the same level by hand."
    )
    return Table("Rules by hand and by the engine", note, ("declaration", "what", "ratio", "ms"), tuple(rows))


def _tasks(compiled: CompiledRuleSet, declaration: Declaration) -> dict[str, Task]:
    rules = compared(compiled)
    facts = facts_of(declaration)
    known = stated(facts)
    return {
        "by hand, outcomes": partial(by_hand.answers, known, AS_OF, by_hand.RULES),
        "engine, outcomes": partial(by_engine, rules.rules, facts, AS_OF),
        "engine, outcomes, with its facts": lambda: by_engine(rules.rules, facts_of(declaration), AS_OF),
        "by hand, complete": partial(by_hand.findings, known, AS_OF, by_hand.RULES),
        "engine, complete": partial(explained, rules.rules, facts, AS_OF),
    }


def _one_by_one(compiled: CompiledRuleSet, effort: Effort) -> Table:
    facts = facts_of(load_declaration(LARGEST))
    known = stated(facts)
    tasks: dict[tuple[str, str], Task] = {}
    for hand, rule in zip(by_hand.RULES, compared(compiled).rules, strict=True):
        tasks[hand.id, "by hand"] = partial(by_hand.answers, known, AS_OF, (hand,))
        tasks[hand.id, "engine"] = partial(by_engine, (rule,), facts, AS_OF)
        tasks[hand.id, "by hand, complete"] = partial(by_hand.findings, known, AS_OF, (hand,))
        tasks[hand.id, "engine, complete"] = partial(explained, (rule,), facts, AS_OF)
    times = measure(tasks, effort.rounds, effort.least_ms / 10)
    rows: list[Row] = []
    for hand in by_hand.RULES:
        outcomes, complete = (times[hand.id, f"engine{level}"] for level in ("", ", complete"))
        answers = len(by_hand.answers(known, AS_OF, (hand,)))
        ratios = outcomes.ratio(times[hand.id, "by hand"]), complete.ratio(times[hand.id, "by hand, complete"])
        rows.append((hand.id, str(answers), ms_text(outcomes.median), *map(ratio_text, ratios)))
    note = (
        f"{LARGEST.name}, facts ready on both sides. Alone, a hand-written rule groups the lists it joins for itself; together with "
        "others (above) it finds them grouped. 'n' is the number of answers, 'ms' the engine's time for outcomes; the first ratio is of outcomes, the last of complete findings."
    )
    return Table("Rule by rule", note, ("rule", "n", "ms", "ratio", "complete"), tuple(rows))
