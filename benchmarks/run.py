"""Measures tuoyu: against ten rules written by hand, by stage, from a cold start, and as rules and subjects grow.

All times are CPU times and medians; ratios are taken within one round of one run. Nothing passes or fails by time.
"""

import argparse
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.against_hand import ten_rules
from benchmarks.agreement import differences, of_cases, partly_hidden, whole
from benchmarks.growth import more_rules, more_subjects
from benchmarks.inputs import AS_OF, BASES, DECLARATIONS, FULL, ROOT, SMALL, Effort, fewer_topics
from benchmarks.stages import cold_start, stages
from benchmarks.tables import Table
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.loading import load_ruleset
from standards import STANDARDS

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PACKAGES = ("tuoyu", "pydantic", "PyYAML", "Jinja2", "typer", "rich")
SHOWN_LINES = 20
DIFFER = "Nothing is timed while the two sides differ: where a rule has changed, change its version in by_hand.py too."


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if the two versions of the ten rules differ, else 0."""
    options = _options(argv)
    effort = SMALL if options.small else FULL
    compiled = compile_ruleset(load_ruleset(STANDARDS), AS_OF)
    agreed, lines = agreement(compiled, effort)
    if lines:
        print("\n".join([*lines[:SHOWN_LINES], DIFFER]), file=sys.stderr)
        return 1
    parts = [machine(compiled), agreed]
    print("\n\n".join(parts), end="\n\n", flush=True)
    for table in tables(compiled, effort):
        parts.append(str(table))
        print(table, end="\n\n", flush=True)
    if options.write:
        RESULTS.write_text("\n\n".join(["# Benchmark", *parts]) + "\n", encoding="utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="measure once and little, to see that it runs")
    parser.add_argument("--write", action="store_true", help=f"write the figures to {RESULTS.name}")
    return parser.parse_args(argv)


def agreement(compiled: CompiledRuleSet, effort: Effort) -> tuple[str, list[str]]:
    """Return what was compared, and a line for each difference."""
    files = list(whole([*sorted(DECLARATIONS.iterdir()), *sorted(BASES.glob("*.yaml"))]))
    tried = [*files, *of_cases(STANDARDS, compiled), *partly_hidden(files, effort.hidden)]
    said = (
        f"Ten rules by hand and by the engine give the same outcomes and subjects for {len(tried)} sets of facts: "
        f"{len(files)} declarations, the cases of these rules, and the declarations with facts hidden at random."
    )
    return said, differences(compiled, tried)


def machine(compiled: CompiledRuleSet) -> str:
    """Return where, when and with what the figures were taken."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return (
        f"{date.today()}; {platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f} at the start; {versions}; "
        f"{len(compiled.rules)} rules in force on {AS_OF} (rules {compiled.ruleset.ref.digest}).\n\n"
        "CPU times, medians, taken in turns; each ratio is the median of the ratios within one round. Other work on the "
        "machine still shows: trust ratios, and none to the last digit."
    )


def tables(compiled: CompiledRuleSet, effort: Effort) -> Iterator[Table]:
    """Yield every table as soon as it is measured."""
    yield from ten_rules(compiled, effort)
    measured = fewer_topics(compiled, effort.every)
    yield stages(measured, effort)
    yield cold_start(effort)
    yield more_rules(measured, effort)
    yield from more_subjects(measured, effort)


if __name__ == "__main__":
    sys.exit(main())
