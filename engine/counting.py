"""How many findings came out how, and how much is left to see on site."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from engine.declaration.table import FactPath
from engine.evaluation import Finding
from engine.feel.unknown import UNKNOWN
from engine.outcomes import Outcome
from engine.reads import is_single
from engine.report import CountsView


def count(findings: Iterable[Finding]) -> CountsView:
    """Return how many of *findings* came out how."""
    binding = Counter(f.outcome for f in findings if f.rule.binding)
    advice = sum(1 for f in findings if not f.rule.binding and f.outcome is Outcome.FAIL)
    return CountsView(
        passed=binding[Outcome.PASS],
        failed=binding[Outcome.FAIL],
        unknown=binding[Outcome.UNKNOWN],
        not_applicable=binding[Outcome.NOT_APPLICABLE],
        advice=advice,
    )


def count_on_site(findings: Iterable[Finding]) -> int:
    """Return how many lines `engine.asking.list_on_site` gives for *findings*."""
    of_point: set[FactPath] = set()
    of_items: dict[Any, set[str | None]] = {}
    for rule, same in groupby(findings, attrgetter("rule")):
        if reads := rule.card.on_site:
            passed = [finding for finding in same if finding.outcome is Outcome.PASS]
            for own, names in reads:
                if own:
                    known = of_items.setdefault((rule.list_path, names), set())
                    known |= {f.subject.id for f in passed if _is_stated(f.item, names)}
                elif passed and names not in of_point and _is_stated(passed[0].facts, names):
                    of_point.add(names)
    return len(of_point) + sum(map(len, of_items.values()))


def _is_stated(record: Any, names: FactPath) -> bool:
    """Return whether *record* states one fact at the path of *names*."""
    for name in names:
        record = record[name]
    return record is not UNKNOWN and is_single(record)
