"""Measures tuoyu: against rules written by hand and other engines, by stage, from a cold start, in a batch, and as rules and subjects grow.

All times are CPU times and medians; ratios are taken within one round of one run. Nothing passes or fails by time.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks import by_hand
from benchmarks.against_hand import rules_by_hand
from benchmarks.against_peers import other_engines
from benchmarks.agreement import Named, differences, generated, of_cases, partly_hidden, whole
from benchmarks.batch import many
from benchmarks.command import UnequalError
from benchmarks.costs import all_rules, costliest
from benchmarks.growth import more_rules, more_subjects
from benchmarks.inputs import BASES, DECLARATIONS, FULL, ROOT, SMALL, Effort, fewer_topics, rules_in_force
from benchmarks.machine import load, machine
from benchmarks.peer_times import DisagreementError
from benchmarks.stages import cold_start, stages
from benchmarks.tables import Table, wrapped
from engine.compiling import CompiledRuleSet
from standards import STANDARDS

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
SHOWN_LINES = 20
TIMES = (
    "CPU times, medians, taken in turns; each ratio is the median of the ratios within one round. Other work on the machine still shows: "
    "trust ratios, and none to the last digit."
)
DIFFER = "Nothing is timed while the two sides differ: where a rule has changed, change its version in by_hand/ (and peers/rules.py) too."


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if the versions of the rules differ, else 0."""
    options = _options(argv)
    effort = SMALL if options.small else FULL
    effort = replace(effort, peers=effort.peers or options.peers)
    compiled = rules_in_force()
    files = list(whole([*sorted(DECLARATIONS.iterdir()), *sorted(BASES.glob("*.yaml"))]))
    made = list(generated(STANDARDS, effort.generated))
    agreed, lines = agreement(compiled, files, made, effort)
    if lines:
        print("\n".join([*lines[:SHOWN_LINES], DIFFER]), file=sys.stderr)
        return 1
    parts = ["# Benchmark", *map(wrapped, (machine(compiled), TIMES, agreed))]
    print("\n\n".join(parts[1:]), end="\n\n", flush=True)
    try:
        for table in tables(compiled, effort, [*files, *made]):
            parts.append(str(table))
            print(table, end="\n\n", flush=True)
            if options.write:
                RESULTS.write_text("\n\n".join([*parts, wrapped(load())]) + "\n", encoding="utf-8")
    except (DisagreementError, UnequalError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="measure once and little, to see that it runs")
    parser.add_argument("--peers", action="store_true", help="with --small: the other engines, too")
    parser.add_argument("--write", action="store_true", help=f"write the figures to {RESULTS.name}")
    return parser.parse_args(argv)


def agreement(
    compiled: CompiledRuleSet, files: Sequence[Named], made: Sequence[Named], effort: Effort
) -> tuple[str, list[str]]:
    """Return what was compared, and a line for each difference."""
    cases = list(of_cases(STANDARDS, compiled)) if effort.cases else []
    hidden = list(partly_hidden(files, effort.hidden))
    said = (
        f"{len(by_hand.RULES)} rules by hand and by the engine give the same complete findings (subject, outcome, facts seen, numbers wanted, "
        f"values worked out, in the same order) for {len(files) + len(made) + len(cases) + len(hidden)} sets of facts: {len(files)} "
        f"declarations, {len(hidden)} of them with facts hidden at random, {len(made)} generated ones with mistakes and gaps, and "
        f"{len(cases)} cases of these rules. Of what is unknown only the outcome is compared."
    )
    return said, differences(compiled, [*files, *hidden, *made, *cases])


def tables(compiled: CompiledRuleSet, effort: Effort, tried: Sequence[Named]) -> Iterator[Table]:
    """Yield every table as soon as it is measured."""
    measured = fewer_topics(compiled, effort.every)
    yield from rules_by_hand(compiled, effort)
    if effort.peers:
        yield from other_engines(compiled, effort, tried)
    yield cold_start(effort)
    yield all_rules(measured, effort, tried[:: effort.some])
    yield costliest(measured, effort)
    yield stages(measured, effort)
    yield more_rules(measured, effort)
    yield from more_subjects(measured, effort)
    yield from many(compiled, effort)


if __name__ == "__main__":
    sys.exit(main())
