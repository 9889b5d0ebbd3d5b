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
    hand: dict[str, Task] = {"by hand": partial(by_hand.answers, stated(facts_of(declaration)), AS_OF, by_hand.RULES)}
    times = measure(hand | tasks, effort.slow_rounds, effort.least_ms)
    reference = times.pop("by hand")
    total = sum(t.median for t in times.values())
    rows = tuple(
        (name, ratio_text(t.ratio(reference)), ms_text(t.median), f"{t.median / total:.0%}")
        for name, t in times.items()
    )
    findings = evaluate(compiled, facts_of(declaration))
    open_ones = sum(finding.outcome in (Outcome.FAIL, Outcome.UNKNOWN) for finding in findings)
    note = (
        f"{SAMPLE.name} with {len(compiled.rules)} rules: {len(findings)} findings, {open_ones} of them failed or unknown, "
        f"which take most explaining. Each stage has the results of those before it. The ratio is to the outcomes of the {len(by_hand.RULES)} rules by hand on the same declaration "
        f"({ms_text(reference.median)} ms); the share is of all stages together."
    )
    return Table("Stages of one check", note, ("stage", "ratio", "ms", "share"), rows)


LEAST, CHECK, CACHELESS = "the least", "tuoyu check", "tuoyu check, no cache"
LIBRARIES = "import typer, pydantic, rich"
FLOOR = """
import typer, pydantic, rich
from engine.declaration.model import Declaration
Declaration.model_validate({})
app = typer.Typer()
app.command()(lambda: None)
app([])
"""


def cold_start(effort: Effort) -> Table:
    """Return the command in a new process against the least that such a command needs, with and without kept rules."""
    command = [sys.executable, "-c", "from cli.main import run; run()"]
    check = [*command, "check", str(effort.checked), "--as-of", str(AS_OF)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "libraries": [sys.executable, "-c", LIBRARIES],
        LEAST: [sys.executable, "-c", FLOOR],
        "tuoyu --version": [*command, "--version"],
        CHECK: check,
        **({CACHELESS: check} if effort.cacheless else {}),
    }
    first = commands if effort.process_rounds > 1 else {CHECK: check}
    measure_processes(first, 1, ROOT, DECIDED)  # does not count: now rules and .pyc files are kept
    found = measure_processes(commands, effort.process_rounds, ROOT, DECIDED, (CACHELESS,))
    bases = [found[name] for name in ("python -c pass", LEAST)]
    to_cacheless = {CHECK: ratio_text(found[CHECK].cpu.ratio(found[CACHELESS].cpu))} if effort.cacheless else {}
    rows = tuple(
        (
            name,
            *(ratio_text(one.cpu.ratio(base.cpu)) for base in bases),
            to_cacheless.get(name, ""),
            ms_text(one.cpu.median),
            ms_text(one.wall.median),
        )
        for name, one in found.items()
    )
    note = (
        f"New processes, those of tuoyu with {effort.checked.name}, compiled .pyc files and kept rules at hand, but for 'no cache' (TUOYU_CACHE empty: rules "
        f"are read, checked and compiled anew). 'The least' imports {LIBRARIES.removeprefix('import ')}, builds the declaration model and runs an empty "
        "Typer command: the least such a command needs. Ratios are of CPU time; wall-clock time stands beside it."
    )
    head = ("process", "to pass", "to least", "to no cache", "CPU ms", "wall ms")
    return Table("Cold start", note, head, rows)
