"""How times grow with the number of rules and with the size of the declaration, and which rules grow fastest."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks.inputs import AS_OF, BASES, SAMPLE, Effort, evaluation, fewer_rules, reporting
from benchmarks.larger import grown, repeated, subjects
from benchmarks.tables import Row, Table, growth_table, ms_text
from benchmarks.timing import Task, Times, exponent, measure
from engine.checking import check_ruleset
from engine.compiling import CompiledRule, CompiledRuleSet, compile_ruleset
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration
from engine.documents import read_document
from engine.evaluation import evaluate_rule
from engine.feel import TODAY

MOST_REPEATS = 4
SHOWN = 15
STEEP = 1.3


def more_rules(compiled: CompiledRuleSet, effort: Effort) -> Table:
    """Return how the stages grow with the number of rules."""
    declaration = load_declaration(SAMPLE)
    grid: dict[int, Mapping[str, Times]] = {}
    for part in effort.parts:
        sized = fewer_rules(compiled, part)
        tasks = {**evaluation(sized, declaration), **reporting(sized, declaration)}
        grid[len(sized.rules)] = measure(tasks, effort.slow_rounds)
    for times in effort.times:
        if times <= MOST_REPEATS:
            sized = compile_ruleset(repeated(compiled.ruleset, times), AS_OF)
            tasks = {**evaluation(sized, declaration), **_preparing(sized)}
            tasks |= reporting(sized, declaration) if times <= effort.report_times else {}
            grid[len(sized.rules)] = measure(tasks, effort.slow_rounds)
    note = (
        f"{SAMPLE.name}; every fourth and every second rule, all rules, and all rules again and again under other ids. "
        "The exponent is the slope of the log-log line: 1 is linear. Checking and compiling need whole topics."
    )
    return growth_table("Growth with the number of rules", note, "rules", grid)


def _preparing(compiled: CompiledRuleSet) -> dict[str, Task]:
    checked = check_ruleset(compiled.ruleset)
    return {
        "check the rules": partial(check_ruleset, compiled.ruleset),
        "compile the rules": partial(compile_ruleset, compiled.ruleset, AS_OF, checked=checked),
    }


def more_subjects(compiled: CompiledRuleSet, effort: Effort) -> Iterator[Table]:
    """Yield how the stages grow with the size of the declaration, and which rules grow faster than it."""
    data = read_document(BASES / "institution.yaml", "institution.yaml").data
    declarations = {times: grown(data, times) for times in effort.times}
    grid: dict[int, Mapping[str, Times]] = {}
    for times, declaration in declarations.items():
        tasks: dict[str, Task] = {"make the facts": partial(facts_of, declaration)}
        tasks |= evaluation(compiled, declaration)
        tasks |= reporting(compiled, declaration) if times <= effort.report_times else {}
        grid[subjects(declaration)] = measure(tasks, effort.slow_rounds)
    note = (
        "The base institution with its classes, rooms, doors, windows and staff so many times over. Rules about the point "
        "itself do not grow, which flattens the line; the last doubling says most."
    )
    yield growth_table("Growth with the number of subjects", note, "subjects", grid)
    yield steep_rules(compiled.rules, list(declarations.values())[-2:], effort)


def steep_rules(rules: Sequence[CompiledRule], declarations: Sequence[Declaration], effort: Effort) -> Table:
    """Return the rules whose evaluation grows faster than the declaration over the last doubling, costliest first."""
    sizes = [subjects(declaration) for declaration in declarations]
    before, after = (_times_of(rules, declaration, effort) for declaration in declarations)
    slopes = {name: exponent(sizes, (before[name], after[name])) for name in after}
    steep = sorted((name for name in after if slopes[name] > STEEP), key=lambda name: -after[name])
    total = sum(after.values())
    note = (
        f"Evaluation alone, from {sizes[0]} to {sizes[1]} subjects. {len(steep)} of {len(rules)} rules have an exponent "
        f"above {STEEP} and take {sum(after[name] for name in steep) / total:.0%} of the time; the {SHOWN} that take most. "
        "Each looks through one list for every item of another."
    )
    rows: list[Row] = [
        (name, f"{slopes[name]:.2f}", ms_text(after[name]), f"{after[name] / total:.1%}") for name in steep[:SHOWN]
    ]
    head = ("rule", "exponent", f"ms at {sizes[1]} subjects", "share")
    return Table("Rules that grow faster than the declaration", note, head, tuple(rows))


def _times_of(rules: Sequence[CompiledRule], declaration: Declaration, effort: Effort) -> dict[str, float]:
    facts = {**facts_of(declaration), TODAY: AS_OF}
    tasks: dict[str, Task] = {rule.rule.id: partial(_exhaust, rule, facts) for rule in rules}
    return {name: times.median for name, times in measure(tasks, effort.slow_rounds, effort.least_ms / 25).items()}


def _exhaust(rule: CompiledRule, facts: Mapping[str, Any]) -> None:
    for _ in evaluate_rule(rule, facts):
        pass
