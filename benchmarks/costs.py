"""What all rules cost: for each rule and declaration, and which cost most."""

import statistics
from collections.abc import Sequence
from functools import partial

from benchmarks.agreement import Named, by_engine, explained
from benchmarks.growth import times_of
from benchmarks.inputs import AS_OF, LARGEST, SAMPLE, Effort
from benchmarks.tables import Row, Table, ms_text
from benchmarks.timing import Task, measure
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration

SHOWN = 25


def all_rules(compiled: CompiledRuleSet, effort: Effort, tried: Sequence[Named]) -> Table:
    """Return the time of all rules, for one declaration and for one rule of it."""
    rows = []
    for path in (SAMPLE, LARGEST):
        facts = facts_of(load_declaration(path))
        tasks: dict[str, Task] = {
            "outcomes": partial(by_engine, compiled.rules, facts, AS_OF),
            "complete": partial(explained, compiled.rules, facts, AS_OF),
        }
        found = len(by_engine(compiled.rules, facts, AS_OF))
        for name, times in measure(tasks, effort.slow_rounds).items():
            rows.append(_row(f"{path.stem}, {name}", times.median, len(compiled.rules), found))
    each = {name: partial(by_engine, compiled.rules, facts, AS_OF) for name, facts in tried}
    medians = [times.median for times in measure(each, 1).values()]
    findings = statistics.mean(len(task()) for task in each.values())
    rows.append(
        _row(f"{len(tried)} declarations, outcomes, mean", statistics.mean(medians), len(compiled.rules), findings)
    )
    note = (
        f"All {len(compiled.rules)} rules, facts ready. 'Complete' explains everything that passed or failed. The {len(tried)} declarations "
        "are some of the fixtures, the bases and the generated ones."
    )
    return Table("All rules", note, ("declaration", "findings", "ms", "µs/rule", "µs/finding"), tuple(rows))


def _row(name: str, ms: float, rules: int, findings: float) -> Row:
    return (name, f"{findings:.0f}", ms_text(ms), f"{ms * 1000 / rules:.2f}", f"{ms * 1000 / max(findings, 1):.2f}")


def costliest(compiled: CompiledRuleSet, effort: Effort) -> Table:
    """Return the rules whose outcomes take most time on the largest declaration: where mending pays."""
    declaration = load_declaration(LARGEST)
    times = times_of(compiled.rules, declaration, effort)
    facts, total = facts_of(declaration), sum(times.values())
    rules = {rule.rule.id: rule for rule in compiled.rules}
    most = sorted(times, key=lambda name: -times[name])[:SHOWN]
    rows = []
    for name in most:
        findings = len(by_engine((rules[name],), facts, AS_OF))
        rows.append(
            (
                name,
                ms_text(times[name]),
                f"{times[name] * 1000 / findings:.1f}",
                f"{times[name] / total:.1%}",
            )
        )
    note = f"{LARGEST.name}; outcomes, each rule alone; the {len(most)} that take most of {ms_text(total)} ms together; 'µs' is for one finding."
    return Table("Costliest rules", note, ("rule", "ms", "µs", "share"), tuple(rows))
