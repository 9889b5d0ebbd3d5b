"""The stages of one check, and the command from a cold start."""

import sys
from functools import partial

from benchmarks import by_hand
from benchmarks.agreement import stated
from benchmarks.inputs import AS_OF, ROOT, SAMPLE, Effort, evaluation, reporting
from benchmarks.tables import Table, ms_text, ratio_text
from benchmarks.timing import Task, measure, measure_processes
from engine.checking import check_ruleset
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration
from engine.evaluation import evaluate
from engine.loading import load_ruleset
from engine.outcomes import Outcome
from standards import STANDARDS

DECIDED = (0, 1, 3)


def stages(compiled: CompiledRuleSet, effort: Effort) -> Table:
    """Return each stage of a check of the sample, apart."""
    declaration = load_declaration(SAMPLE)
    checked = check_ruleset(compiled.ruleset)
    tasks: dict[str, Task] = {
        "load the rules": partial(load_ruleset, STANDARDS),
        "check the rules": partial(check_ruleset, compiled.ruleset),
        "compile the rules": partial(compile_ruleset, compiled.ruleset, AS_OF, checked=checked),
        "load the declaration": partial(load_declaration, SAMPLE),
        **evaluation(compiled, declaration),
        **reporting(compiled, declaration),
    }
    hand: dict[str, Task] = {"ten by hand": partial(by_hand.answers, stated(facts_of(declaration)), AS_OF)}
    times = measure(hand | tasks, effort.slow_rounds, effort.least_ms)
    reference = times.pop("ten by hand")
    total = sum(t.median for t in times.values())
    rows = tuple(
        (name, ratio_text(t.ratio(reference)), ms_text(t.median), f"{t.median / total:.0%}")
        for name, t in times.items()
    )
    findings = evaluate(compiled, declaration)
    open_ones = sum(finding.outcome in (Outcome.FAIL, Outcome.UNKNOWN) for finding in findings)
    note = (
        f"{SAMPLE.name} with {len(compiled.rules)} rules: {len(findings)} findings, {open_ones} of them failed or unknown, "
        "which take most explaining. Each stage has the results of those before it. The ratio is to the ten rules by hand on the same declaration "
        f"({ms_text(reference.median)} ms); the share is of all stages together."
    )
    return Table("Stages of one check", note, ("stage", "ratio", "ms", "share"), rows)


def cold_start(effort: Effort) -> Table:
    """Return the command in a new process against Python alone and against its libraries."""
    command = [sys.executable, "-c", "from cli.main import run; run()"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import the libraries": [sys.executable, "-c", "import typer, pydantic, rich, yaml"],
        "tuoyu --version": [*command, "--version"],
        **{
            f"tuoyu check {path.name}": [*command, "check", str(path), "--as-of", str(AS_OF)] for path in effort.checked
        },
    }
    found = measure_processes(commands, effort.slow_rounds, ROOT, DECIDED)
    nothing, libraries = found["python -c pass"].cpu, found["import the libraries"].cpu
    rows = tuple(
        (
            name,
            ratio_text(one.cpu.ratio(nothing)),
            ratio_text(one.cpu.ratio(libraries)),
            ms_text(one.cpu.median),
            ms_text(one.wall.median),
        )
        for name, one in found.items()
    )
    note = (
        "New processes with compiled .pyc files at hand; the libraries are typer, pydantic, rich and yaml. Ratios are of "
        "the CPU time of the process; wall-clock time stands beside it."
    )
    head = ("process", "to python -c pass", "to the libraries", "CPU ms", "wall ms")
    return Table("Cold start", note, head, rows)
