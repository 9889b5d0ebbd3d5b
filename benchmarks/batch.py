"""Many declarations: the cost of one of them in one process, and the command with one and with two workers."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import by_hand
from benchmarks.agreement import compared, stated
from benchmarks.command import Batch
from benchmarks.inputs import AS_OF, Effort
from benchmarks.tables import Row, Table, ms_text, ratio_text
from benchmarks.timing import Task, measure
from engine.batch import Given
from engine.batch.lines import line_of
from engine.batch.partition import check_given, read_given
from engine.compiling import CompiledRuleSet
from engine.generating import WRITERS, Generator, Wanted
from standards import STANDARDS

IN_PROCESS = 100
"""How many declarations are checked in one process, again and again."""


def many(compiled: CompiledRuleSet, effort: Effort) -> Iterator[Table]:
    """Yield the cost of one declaration in one process, and of batches by the command."""
    lines = list(made(min(IN_PROCESS, effort.batch[0])))
    yield _in_process(compiled, effort, lines)
    if effort.command:
        yield _by_command(effort)


def made(number: int) -> Iterator[bytes]:
    """Yield generated declarations, each as one line of JSON; the same ones in every run."""
    generator, wanted = Generator(STANDARDS), Wanted(seed=126)
    for k in range(1, number + 1):
        yield WRITERS["jsonl"](generator.make(wanted, k).data).encode()


def read_by_hand(line: bytes) -> dict[str, Any]:
    """Return a declaration as the hand-written rules read it: exact numbers, and days where they ask for them."""
    facts: dict[str, Any] = json.loads(line, parse_float=Decimal)
    for part in (facts.get("site", {}), *facts.get("staff", ())):
        for name in ("lease_start", "lease_end", "health_certificate_until"):
            if name in part:
                part[name] = date.fromisoformat(part[name])
    return facts


def _by_hand(lines: Sequence[bytes]) -> list[by_hand.Answer]:
    return [answer for line in lines for answer in by_hand.answers(read_by_hand(line), AS_OF, by_hand.RULES)]


def _checked(lines: Sequence[bytes], rules: CompiledRuleSet) -> list[str]:
    return [line_of(check_given(Given("batch.jsonl", k, line), rules), "zh") for k, line in enumerate(lines, 1)]


def _in_process(compiled: CompiledRuleSet, effort: Effort, lines: Sequence[bytes]) -> Table:
    _refuse_differences(lines)
    few = compared(compiled)
    tasks: dict[str, Task] = {
        "json.loads": partial(_each, json.loads, lines),
        "json.loads and the rules by hand": partial(_by_hand, lines),
        "tuoyu, the same rules, reading alone": partial(_each, _read, lines),
        "tuoyu, the same rules": partial(_checked, lines, few),
        f"tuoyu, all {len(compiled.rules)} rules": partial(_checked, lines, compiled),
    }
    times = measure(tasks, effort.slow_rounds)
    base = times["json.loads and the rules by hand"]
    rows = tuple((name, ratio_text(t.ratio(base)), ms_text(t.median / len(lines))) for name, t in times.items())
    note = (
        f"{len(lines)} generated declarations of {sum(map(len, lines)) / len(lines) / 1000:.0f} KB, one line of JSON each, in one process: from the line "
        f"to the line of the result. By hand: {len(by_hand.RULES)} rules, outcomes alone; tuoyu also validates every field, decides, and says which "
        "rules failed by which clauses."
    )
    return Table("From line to result", note, ("what", "ratio", "ms a declaration"), rows)


def _each(function: Callable[[bytes], object], lines: Sequence[bytes]) -> None:
    for line in lines:
        function(line)


def _read(line: bytes) -> object:
    return read_given(Given("batch.jsonl", 1, line))


def _refuse_differences(lines: Sequence[bytes]) -> None:
    """Raise RuntimeError where the hand-written rules say something else about JSON than about facts."""
    for line in lines:
        facts = stated(read_given(Given("batch.jsonl", 1, line)))
        if by_hand.answers(facts, AS_OF, by_hand.RULES) != by_hand.answers(read_by_hand(line), AS_OF, by_hand.RULES):
            raise RuntimeError("the hand-written rules read a line of JSON differently")


def _by_command(effort: Effort) -> Table:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for number in effort.batch:
            batch = Batch(Path(name) / f"{number}.jsonl", Path(name) / str(number))
            batch.source.write_bytes(b"".join(made(number)))
            batch.warm()
            first = batch.whole("1", "--jobs", "1")
            runs = {1: first, 2: batch.whole("2", "--jobs", "2", like="1")}
            for jobs, run in runs.items():
                cells = (f"{run.seconds:.1f}", f"{number / run.seconds:,.0f}", f"{first.seconds / run.seconds:.2f}×")
                rows.append(
                    (f"{number:,} declarations", str(jobs), *cells, f"{max(peak.rss for peak in run.peaks):,.0f}")
                )
    note = (
        "tuoyu batch from JSON Lines to results and summaries, wall-clock time from the start of the process; all files are the same bytes. "
        "Memory is the most that any of its processes had (RSS). benchmarks/nation.py does the same at the size of the country."
    )
    head = ("batch", "workers", "seconds", "a second", "to one worker", "MB")
    return Table("Batches by the command", note, head, tuple(rows))
