"""The engine against ten rules written by hand."""

from collections.abc import Iterator
from functools import partial

from benchmarks import by_hand
from benchmarks.agreement import by_engine, stated, the_ten
from benchmarks.inputs import AS_OF, LARGEST, SAMPLE, Effort, evaluation
from benchmarks.tables import Row, Table, ms_text, ratio_text
from benchmarks.timing import Task, measure
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration


def ten_rules(compiled: CompiledRuleSet, effort: Effort) -> Iterator[Table]:
    """Yield the ten rules together, on a typical and on a large declaration, and one by one."""
    yield _together(compiled, effort)
    yield _one_by_one(compiled, effort)


def _together(compiled: CompiledRuleSet, effort: Effort) -> Table:
    rows: list[Row] = []
    for path in (SAMPLE, LARGEST):
        times = measure(_tasks(compiled, load_declaration(path)), effort.rounds, effort.least_ms)
        hand = times["by hand"]
        rows += [(path.stem, name, ratio_text(t.ratio(hand)), ms_text(t.median)) for name, t in times.items()]
    note = (
        "The same ten rules over the same facts, both sides giving one answer per rule and subject. The engine's findings "
        "also hold the values seen, for the explanation. 'With its facts' adds turning the declaration into facts, which "
        "the engine does once for all rules and the hand-written rules do not need."
    )
    return Table("Ten rules: engine and hand-written", note, ("declaration", "what", "ratio", "ms"), tuple(rows))


def _tasks(compiled: CompiledRuleSet, declaration: Declaration) -> dict[str, Task]:
    rules = the_ten(compiled)
    facts = facts_of(declaration)
    return {
        "by hand": partial(by_hand.answers, stated(facts), AS_OF),
        "engine": partial(by_engine, rules.rules, facts, AS_OF),
        "engine, with its facts": evaluation(rules, declaration)["evaluate"],
    }


def _one_by_one(compiled: CompiledRuleSet, effort: Effort) -> Table:
    facts = facts_of(load_declaration(LARGEST))
    known = stated(facts)
    rows: list[Row] = []
    for hand, rule in zip(by_hand.RULES, the_ten(compiled).rules, strict=True):
        tasks: dict[str, Task] = {
            "by hand": partial(by_hand.answers, known, AS_OF, (hand,)),
            "engine": partial(by_engine, (rule,), facts, AS_OF),
        }
        times = measure(tasks, effort.rounds, effort.least_ms / 5)
        ratio = times["engine"].ratio(times["by hand"])
        answers = len(by_hand.answers(known, AS_OF, (hand,)))
        rows.append((hand.id, str(answers), ratio_text(ratio), *(ms_text(t.median) for t in times.values())))
    note = (
        f"{LARGEST.name}, facts ready on both sides. Where one list is looked through for each item of another, the "
        "hand-written rule first drops the items of other classes, and the engine evaluates the condition as written."
    )
    return Table("Rule by rule", note, ("rule", "answers", "ratio", "by hand ms", "engine ms"), tuple(rows))
