"""Counts over any number of results: what the summary shows, and nothing that grows with them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

UNREAD = "unread"
MOST_UNREAD = 50
"""How many declarations that could not be read are named."""


@dataclass
class Tally:
    """How many declarations came out how, as a whole and by mode, kind, subdistrict and standard; and what fails most.

    *decisions* and the tables have the codes of decisions, and `UNREAD`; *clauses* and *rules* count declarations, not
    subjects; *unread* are the first that could not be read.
    """

    decisions: Counter[str] = field(default_factory=Counter)
    by_mode: dict[str, Counter[str]] = field(default_factory=dict)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    by_subdistrict: dict[str, Counter[str]] = field(default_factory=dict)
    by_standard: dict[str, Counter[str]] = field(default_factory=dict)
    clauses: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    unread: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many declarations there are."""
        return sum(self.decisions.values())

    @property
    def read(self) -> int:
        """Return how many of them could be read."""
        return self.total - self.decisions[UNREAD]

    def add_all(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Count *records*, the values of lines of results."""
        for record in records:
            self.add(record)

    def add(self, record: Mapping[str, Any]) -> None:
        """Count one record."""
        decision = record["decision"]
        self.decisions[decision or UNREAD] += 1
        if decision is None:
            self.unread += [record] if len(self.unread) < MOST_UNREAD else []
            return
        for table, key in ((self.by_mode, "mode"), (self.by_kind, "kind"), (self.by_subdistrict, "subdistrict")):
            table.setdefault(record[key], Counter())[decision] += 1
        for standard, outcome in record["by_standard"].items():
            self.by_standard.setdefault(standard, Counter())[outcome] += 1
        self.rules.update(failed["rule"] for failed in record["failed"])
        self.clauses.update({clause for failed in record["failed"] for clause in failed["clauses"]})
