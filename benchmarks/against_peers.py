"""The engine and the hand-written rules against other engines, on what all of them can tell."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks import by_hand
from benchmarks.agreement import Named, by_engine, compared, stated
from benchmarks.inputs import AS_OF, LARGEST, SAMPLE, Effort
from benchmarks.peers.talking import WAYS, Peer, Remote, peers, versions
from benchmarks.tables import Row, Table, ms_text, ratio_text
from benchmarks.timing import Task, measure
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import load_declaration

CANNOT = (
    "What they cannot do, as used here: none has a third truth value, so each rule guards the facts of its own subject by hand and takes "
    "those of joined lists as stated; none has exact decimals (areas and widths are doubles); CEL has no sum (a Python function is "
    "registered for it) and multiplies only doubles; JSONLogic has no tables and no variables (cells are chains of conditions, outer "
    "items are counted in loops); ZEN stops the whole expression at a null. None says which facts decided."
)


def other_engines(compiled: CompiledRuleSet, effort: Effort, tried: Sequence[Named]) -> Iterator[Table]:
    """Yield how often the other engines answer alike, and their times; one line where they cannot be had."""
    try:
        with peers() as running:
            yield _agreement(running, tried)
            yield _times(compiled, effort, running)
    except (RuntimeError, OSError) as error:
        yield Table("Other engines", f"Not compared: {error}", ("engine",), (("none",),))


def expected(known: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """Return the findings of each hand-written rule, as they come back from the other engines."""
    found: dict[str, list[list[Any]]] = {}
    for answer in by_hand.answers(known, AS_OF, by_hand.RULES):
        found.setdefault(answer.rule, []).append(list(answer))
    return found


def _agreement(running: Sequence[Peer], tried: Sequence[Named]) -> Table:
    """Return how many answers of each engine are those of the rules by hand, and what the others are."""
    known = [stated(facts) for _, facts in tried]
    wanted = [expected(facts) for facts in known]
    rows = [(peer.name, *map(str, _compare(peer, known, wanted))) for peer in running]
    note = (
        f"{versions()}. {len(by_hand.RULES)} rules and {len(tried)} declarations, fixtures and generated ones, gaps and mistakes included; an "
        "answer is all outcomes of one rule about one declaration. 'Not told': an error, or unknown where the facts that are stated decide. "
        f"'Wrong': another outcome. {CANNOT}"
    )
    return Table(
        "Other engines: the same answers", note, ("engine", "answers", "same", "not told", "wrong"), tuple(rows)
    )


def _compare(peer: Peer, known: Sequence[Mapping[str, Any]], wanted: Sequence[dict[str, Any]]) -> tuple[int, ...]:
    """Return how many answers there are, and how many are the same, not told, and wrong."""
    same = untold = 0
    for facts, right in zip(known, wanted, strict=True):
        said = peer.answers(peer.load(facts, AS_OF))
        same += sum(said[rule] == found for rule, found in right.items())
        untold += sum(said[rule] != found and _is_untold(said[rule], found) for rule, found in right.items())
    answers = sum(map(len, wanted))
    return answers, same, untold, answers - same - untold


def _is_untold(said: list[list[Any]] | None, right: list[list[Any]]) -> bool:
    """Return whether an engine gave up, or says unknown wherever it does not say what is right."""
    if said is None or [one[-1] for one in said] == ["unknown"]:
        return True
    alike = len(said) == len(right)
    return alike and all(mine[-1] in ("unknown", other[-1]) for mine, other in zip(said, right, strict=True))


def _times(compiled: CompiledRuleSet, effort: Effort, running: Sequence[Peer]) -> Table:
    rows: list[Row] = []
    for path in (SAMPLE, LARGEST):
        facts = facts_of(load_declaration(path))
        known = stated(facts)
        right, sites = expected(known), {peer.name: peer.load(known, AS_OF) for peer in running}
        said = [peer.answers(sites[peer.name]) for peer in running]
        agreed = [rule for rule, outcome in right.items() if all(answers[rule] == outcome for answers in said)]
        hand = tuple(rule for rule in by_hand.RULES if rule.id in agreed)
        rules = [rule for rule in compared(compiled).rules if rule.rule.id in agreed]
        tasks: dict[str, Task] = {
            "by hand": partial(by_hand.answers, known, AS_OF, hand),
            "tuoyu": partial(by_engine, rules, facts, AS_OF),
        }
        for peer in running:
            for how, name in WAYS[peer.name].items():
                tasks[name] = Remote(peer, sites[peer.name], agreed, how)
        times = measure(tasks, effort.rounds, effort.least_ms)
        rows += [
            (
                path.stem,
                str(len(agreed)),
                name,
                *(ratio_text(t.ratio(times[base])) for base in ("by hand", "tuoyu")),
                ms_text(t.median),
            )
            for name, t in times.items()
        ]
    note = (
        "Rule, subject and outcome, over a Python dict, on the rules about which all sides agree for the declaration. Each engine runs in a "
        "process of its own, in turns with the others, and takes its own CPU time; its outcomes are put together with the subjects as on "
        "the other sides. Rules are compiled before. The plain row is the engine as its documentation shows it first: a call for each rule, "
        "with the dict, which it converts each time. 'Converted once' does that once for all rules, within the time; 'converted before' "
        "outside it. ZEN can do neither, so that 'one expression' gives it all rules in a single one."
    )
    return Table(
        "Other engines: times", note, ("declaration", "rules", "engine", "to by hand", "to tuoyu", "ms"), tuple(rows)
    )
