"""Whether a change of the declaration answers what a check found: its gaps, its breaches, and the facts their rules read."""

from collections.abc import Iterable, Mapping

from engine.checked import CheckedRule
from engine.declaration.schema import FactPath, model_path
from engine.reads import model_reads
from engine.recheck.model import Told
from engine.recheck.paths import is_list, origin_of

Origin = tuple[str, ...]
EVERY = None
"""Of a list that a rule goes through as a whole: every item."""


class Asked:
    """What the findings *told* call for; *rules* are the rules by id, as far as they are known."""

    def __init__(self, told: Iterable[Told], rules: Mapping[str, CheckedRule]) -> None:
        self._subjects: set[Origin] = set()
        self._named: set[Origin] = set()
        self._reads: dict[FactPath, set[str | None]] = {}
        for one in told:
            self._subjects.add(origin_of(one.subject))
            self._named.update(map(origin_of, (*one.missing, *one.facts)))
            if one.rule in rules:
                self._read(rules[one.rule], origin_of(one.subject))
        self._lists = {origin for origin in self._named if is_list(origin)}

    def _read(self, rule: CheckedRule, subject: Origin) -> None:
        """Note which facts *rule* reads: of the list it goes through item by item, only those of its *subject*."""
        own = rule.loop.list_path if rule.loop else None
        for read in model_reads(rule):
            of_subject = own is not None and read[: len(own)] == own and len(subject) > len(own)
            self._reads.setdefault(read, set()).add(subject[-1] if of_subject else EVERY)

    def fact(self, origin: Origin) -> bool:
        """Return whether something found names the fact at *origin*, asks for the whole list it stands in, or reads it."""
        items = self._reads.get(model_path(origin), set())
        return (
            origin in self._named
            or any(origin[: len(whole)] == whole for whole in self._lists)
            or EVERY in items
            or any(item in origin for item in items)
        )

    def item(self, origin: Origin) -> bool:
        """Return whether something found is about the item, asks for its list, or reads facts of every item in it."""
        inside = (*model_path(origin[:-1]), "[]")
        return (
            origin in self._subjects
            or origin[:-1] in self._lists
            or any(EVERY in items and read[: len(inside)] == inside for read, items in self._reads.items())
        )
