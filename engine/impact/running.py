"""A corpus of declarations under two rule sets, by as many processes as are wanted."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.catalogue import Layer
from engine.changes import said_of_earlier
from engine.diagnostics import DeclarationError, Diagnostic, Place
from engine.impact.comparing import RulePair, compare_declaration, pair_rules
from engine.impact.corpus import Entry, find_entries, read_entry
from engine.impact.model import Effect, Impact, Unread
from engine.outcomes import Decision
from engine.parallel import in_processes
from engine.preparing import PreparedRules, load_prepared
from engine.text import Text

CHUNK = 8
NAMED = 5  # declarations named in one message
NEWLY_FAILS = Text(
    "规则 {rule} 使 {count} 份申报新近不符合：{files}",
    "rule {rule} newly fails {count} declaration(s): {files}",
)
AND_MORE = Text("等", " and others")
SAY_SO = Text(
    "确要这样改的，请在这里当天的标题（如“## 2026-01-31”）下面新增一条：“- `{rule}`：理由”；不是的，请改规则。",
    "If that is meant, add an item here below the day (such as '## 2026-01-31'): '- `{rule}`: why'; if not, mend the rule.",
)


@dataclass(frozen=True)
class _Part:
    """What came out of some declarations of the corpus."""

    moves: Counter[tuple[Decision, Decision]] = field(default_factory=Counter)
    effects: list[Effect] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def load_pair(before: Path, after: Path, kept: Path | None) -> tuple[PreparedRules, PreparedRules]:
    """Return the rules of both folders, from the cache folder *kept* where they are there.

    Raises `RuleSetError` with every diagnostic of *after*, or where it has none, of *before*.
    """
    new = load_prepared(after, kept)
    with said_of_earlier():
        return load_prepared(before, kept), new


def measure_impact(
    rules: tuple[PreparedRules, PreparedRules],
    corpus: Path,
    on: tuple[date, Layer],
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Impact:
    """Return what the second of *rules* changes for the declarations of *corpus*, *on* a day at a place.

    The result is the same for any number of *jobs*; *tell* hears how many declarations are done, and of how many. Raises `RuleSetError`
    where there is no corpus, or no rule in force on that day.
    """
    entries = find_entries(corpus)
    pair = pair_rules(rules, *on)
    whole = _Part()
    parts = in_processes(lambda chunk: _measure(pair, chunk), list(_chunks(entries)), jobs)
    for done, part in enumerate(parts, 1):
        whole.moves.update(part.moves)
        whole.effects.extend(part.effects)
        whole.unread.extend(part.unread)
        tell(min(done * CHUNK, len(entries)), len(entries))
    files = tuple(entry.name for entry in entries)
    return Impact(*on, pair.differing, whole.moves, tuple(whole.effects), tuple(whole.unread), files)


def _chunks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + CHUNK] for start in range(0, len(entries), CHUNK))


def _measure(pair: RulePair, entries: Sequence[Entry]) -> _Part:
    part = _Part()
    for entry in entries:
        try:
            declaration = read_entry(entry)
        except DeclarationError as error:
            part.unread.append(Unread(entry.name, error.diagnostics))
            continue
        before, after, effect = compare_declaration(pair, declaration, entry.name)
        part.moves[before, after] += 1
        part.effects.extend([effect] if effect else [])
    return part


def find_unexplained(impact: Impact, explained: frozenset[str], changelog: str) -> tuple[Diagnostic, ...]:
    """Return a problem for each binding rule that a declaration newly fails and that is not *explained*.

    *changelog* is how the changelog of the rules is called.
    """
    failing: dict[str, list[str]] = {}
    for effect in impact.effects:
        for rule in dict.fromkeys(change.rule for change in effect.newly_failing):
            failing.setdefault(rule, []).append(effect.file)
    return tuple(_newly_fails(rule, files, changelog) for rule, files in failing.items() if rule not in explained)


def _newly_fails(rule: str, files: list[str], changelog: str) -> Diagnostic:
    shown = Text(*(mark.join(files[:NAMED]) for mark in ("、", ", ")))
    more = AND_MORE if len(files) > NAMED else Text("", "")
    named = Text(shown.zh + more.zh, shown.en + more.en)
    message = NEWLY_FAILS.fill(rule=rule, count=len(files), files=named)
    return Diagnostic(Place(changelog), "newly-fails", message, SAY_SO.fill(rule=rule))
