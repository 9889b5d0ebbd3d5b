"""The hand-written rules against other engines, on what all of them can tell, and their times."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks import by_hand
from benchmarks.agreement import Named, stated
from benchmarks.inputs import AS_OF, Effort
from benchmarks.peer_times import expected, peer_times
from benchmarks.peers.talking import NotInstalledError, Peer, peers, versions
from benchmarks.tables import Table
from engine.compiling import CompiledRuleSet

CANNOT = (
    "What they cannot do, as used here: none has a third truth value, so each rule guards the facts of its own subject by hand and takes "
    "those of joined lists as stated; none has exact decimals (areas and widths are doubles); CEL has no sum (a Python function is "
    "registered for it) and multiplies only doubles; JSONLogic has no tables and no variables (cells are chains of conditions, outer "
    "items are counted in loops); ZEN stops the whole expression at a null; none groups a list by what it is joined on, so that joins look "
    "through all of it each time. None says which facts decided."
)


def other_engines(compiled: CompiledRuleSet, effort: Effort, tried: Sequence[Named]) -> Iterator[Table]:
    """Yield how often the other engines answer alike, and their times; one line where they cannot be had.

    Raises `DisagreementError` where there is too little to compare.
    """
    try:
        with peers() as running:
            yield _agreement(running, tried)
            yield from peer_times(compiled, effort, running)
    except NotInstalledError as error:
        yield Table("Other engines", f"Not compared: {error}", ("engine",), (("none",),))


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
