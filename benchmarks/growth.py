"""How times grow with the number of rules and with the size of the declaration, and which rules grow fastest."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks.inputs import AS_OF, BASES, SAMPLE, Effort, evaluation, fewer_rules, reporting
from benchmarks.larger import grown, repeated, subjects
from benchmarks.tables import GROWTH, Row, Table, growth_table, ms_text
from benchmarks.timing import Task, Times, exponent, measure
from engine.checking import check_ruleset
from engine.compiling import CompiledRule, CompiledRuleSet, compile_ruleset
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.declaration.model import Declaration
from engine.documents import read_document
from engine.evaluation import evaluate_rule
from engine.feel import TODAY

MOST_REPEATS = 2
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
        f"{SAMPLE.name}; every eighth, fourth and second rule, all rules, and all rules again under other ids. "
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
    by_size = {subjects(one): times_of(compiled.rules, one, effort) for one in declarations.values()}
    yield kinds_of_rules(compiled.rules, by_size)
    yield steep_rules(compiled.rules, by_size)


def kinds_of_rules(rules: Sequence[CompiledRule], by_size: Mapping[int, Mapping[str, float]]) -> Table:
    """Return how the evaluation of each kind of rule grows."""
    kinds: dict[str, list[str]] = {}
    for rule in rules:
        kinds.setdefault(_kind(rule), []).append(rule.rule.id)
    sums = {kind: [sum(times[name] for name in names) for times in by_size.values()] for kind, names in kinds.items()}
    sizes = list(by_size)
    rows = tuple(
        (
            kind,
            str(len(kinds[kind])),
            f"{exponent(sizes, found):.2f}",
            f"{exponent(sizes[-2:], found[-2:]):.2f}",
            *map(ms_text, found),
        )
        for kind, found in sorted(sums.items(), key=lambda one: -one[1][-1])
    )
    note = (
        "Outcomes alone, rule by rule, summed by kind. 'Joins' are rules that look through a list for each item of another. "
        + GROWTH.format(what="subjects")
    )
    head = ("kind", "rules", "exponent", "last", *(f"{size:,}" for size in sizes))
    return Table("Growth with the number of subjects, by kind of rule", note, head, rows)


def _kind(rule: CompiledRule) -> str:
    lists = any("[]" in read for checked in rule.checked.expressions for read in checked.reads)
    if rule.checked.loop:
        return "joins" if lists else "for each item"
    return "through a list" if lists else "the point itself"


def steep_rules(rules: Sequence[CompiledRule], by_size: Mapping[int, Mapping[str, float]]) -> Table:
    """Return the rules whose evaluation grows faster than the declaration over the last doubling, costliest first."""
    sizes = list(by_size)[-2:]
    before, after = (by_size[size] for size in sizes)
    slopes = {name: exponent(sizes, (before[name], after[name])) for name in after}
    steep = sorted((name for name in after if slopes[name] > STEEP), key=lambda name: -after[name])
    total = sum(after.values())
    note = (
        f"Evaluation alone, from {sizes[0]} to {sizes[1]} subjects. {len(steep)} of {len(rules)} rules have an exponent "
        f"above {STEEP} and take {sum(after[name] for name in steep) / total:.0%} of the time; the {SHOWN} that take most. "
        f"'Slope' is that exponent; 'ms' the time at {sizes[1]} subjects. Rules that take hardly any time are among them by chance."
    )
    rows: list[Row] = [
        (name, f"{slopes[name]:.2f}", ms_text(after[name]), f"{after[name] / total:.1%}") for name in steep[:SHOWN]
    ]
    head = ("rule", "slope", "ms", "share")
    return Table("Rules that grow faster than the declaration", note, head, tuple(rows))


def times_of(rules: Sequence[CompiledRule], declaration: Declaration, effort: Effort) -> dict[str, float]:
    """Return the milliseconds of the outcomes of each rule."""
    facts = {**facts_of(declaration), TODAY: AS_OF}
    tasks: dict[str, Task] = {rule.rule.id: partial(_exhaust, rule, facts) for rule in rules}
    return {name: times.median for name, times in measure(tasks, effort.slow_rounds, effort.least_ms / 50).items()}


def _exhaust(rule: CompiledRule, facts: Mapping[str, Any]) -> None:
    for _ in evaluate_rule(rule, facts):
        pass
