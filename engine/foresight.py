"""What a correction would bring to light: rules that do not apply yet, or are not decided yet, and could be told of now.

A notice that names only what fails today sends the applicant home to hear the rest next time. So what is to be corrected is
taken as corrected (a yes for a no, else not known), and the rules that read it are tried again. What then fails whatever the
rest may be can be told now; what then waits for a fact not stated can be asked now. Numbers are also tried as what just passes,
the rest as it stands: a place made large enough may no longer have enough sun. What kind of thing an item is, and days, are
taken as they stand: nobody makes a kitchen of an office to follow a notice, and each would call up every rule there is.
"""

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from engine.ahead import Foresight, Key, Waiting, key_of
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.corrections import Corrections, Lacking, find_corrections
from engine.declaration.table import FactPath, blank_item, fact_info, is_fact, model_path
from engine.declaration.titles import NAMING
from engine.evaluation import Finding, Shared, evaluate_rule
from engine.feel import UNKNOWN
from engine.outcomes import Outcome
from engine.passing import just_passing
from engine.reads import model_reads
from engine.seeing import Origin
from engine.tracing import missing_of

Facts = Mapping[str, Any]

CORRECTED: Final = ("flag", "choice", "list of choice", "count", "number")
"""The kinds of fact whose correction is thought through."""
NEW: Final = "+"
"""How the id of an item begins that a list may lack."""
SEVERAL: Final = 20
"""How many items a list may lack at once."""


def foresee(compiled: CompiledRuleSet, facts: Facts, findings: Iterable[Finding]) -> Foresight:
    """Return what the corrections of the binding *findings* about *facts* would bring to light."""
    seer = _Seer(compiled, facts, [finding for finding in findings if finding.rule.binding])
    return seer.see()


class _Seer:
    def __init__(self, compiled: CompiledRuleSet, facts: Facts, findings: list[Finding]) -> None:
        self.compiled = compiled
        self.facts = facts
        self.failed = {key_of(f): f for f in findings if f.outcome is Outcome.FAIL}
        self.undecided = [f for f in findings if f.outcome is Outcome.UNKNOWN]
        self.corrections = {key: self._helpful(find_corrections(f), f) for key, f in self.failed.items()}
        self.fails: dict[Key, Finding] = {}

    def see(self) -> Foresight:
        """Return what there is to tell, after thinking it through until nothing new is found."""
        facts, fresh = self.facts, self._correctable([*self.failed.values(), *self._news(self.undecided)])
        corrected: set[Origin] = set()
        found: dict[Key, Finding] = {}
        while fresh:
            corrected |= fresh
            facts = self._corrected(corrected)
            found |= {key_of(f): f for f in self._read({model_path(origin) for origin in fresh}, facts)}
            news = [*self._news(found.values()), *self._news(self._at_limits(fresh))]
            fresh = self._correctable(news) - corrected
        lacking = tuple(dict.fromkeys(one for each in self.corrections.values() for one in each.lists))
        lists = {model_path(one.origin) for one in lacking}
        then = [f for f in self._read(lists, with_items(facts, lacking)) if is_open(f)]
        sure = [f for f in then if applies_for_sure(f) and not is_new_id(f.subject.id or "")]
        self._news(f for f in sure if f.outcome is Outcome.FAIL)
        return Foresight(
            self._with_items(lacking, then), tuple(self.fails.values()), self._asks([*found.values(), *sure])
        )

    def _helpful(self, corrections: Corrections, finding: Finding) -> Corrections:
        """Return the corrections with those lists only of which an item more may help; of others an item may be too much."""
        lists = tuple(one for one in corrections.lists if not self._is_full(one, finding))
        if lists and self._would_be(finding, with_items(self.facts, lists * SEVERAL)) is Outcome.FAIL:
            lists = ()
        full = dict.fromkeys(one.origin for one in corrections.lists if one not in lists)
        return replace(corrections, others=(*corrections.others, *full), lists=lists)

    def _is_full(self, one: Lacking, finding: Finding) -> bool:
        """Return whether the items of a list are what fails: without any nothing would, or nothing is said of what is wanted."""
        then = self._would_be(finding, put(self.facts, one.origin, []))
        return then is Outcome.PASS or (then in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN) and not one.known)

    def _would_be(self, finding: Finding, facts: Facts) -> Outcome | None:
        """Return how *finding* would come out with *facts* if it applies; None if its subject is not there."""
        then = self._then(finding, facts)
        return then.outcome if then else None

    @staticmethod
    def _then(finding: Finding, facts: Facts, shared: Shared | None = None) -> Finding | None:
        """Return what becomes of *finding* with *facts* if it applies; None if its subject is not there."""
        then = evaluate_rule(finding.rule, facts, shared)
        return next((decided(f) for f in then if f.subject == finding.subject), None)

    def _news(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return, and keep as told, those of *findings* that fail as none told so far does."""
        told = self.failed.keys() | self.fails.keys()
        news = [f for f in map(decided, findings) if f.outcome is Outcome.FAIL and key_of(f) not in told]
        news = [f for f in news if is_of_a_stated_kind(f)]
        self.fails |= {key_of(f): f for f in news}
        self.corrections |= {key_of(f): self._helpful(find_corrections(f), f) for f in news}
        return news

    def _correctable(self, findings: Iterable[Finding]) -> set[Origin]:
        """Return the facts of failed *findings* whose correction is thought through."""
        origins = {origin for f in findings for origin in self.corrections[key_of(f)].facts}
        return {origin for origin in origins if can_be_corrected(origin)}

    def _corrected(self, origins: Iterable[Origin]) -> Facts:
        """Return the facts with those at *origins* as corrected."""
        facts = self.facts
        for origin in origins:
            facts = put(facts, origin, opposite(look_up(facts, origin)))
        return facts

    def _at_limits(self, fresh: set[Origin]) -> Iterator[Finding]:
        """Yield the findings of the rules that read *fresh* numbers, each number being what just passes and the rest as it stands."""
        facts, told = self.facts, (*self.failed.values(), *self.fails.values())
        failing: Iterable[Finding] = told
        passing: set[Origin] = set()
        while further := {origin: limit for origin, limit in just_passing(failing).items() if origin not in passing}:
            for origin, limit in further.items():
                facts = put(facts, origin, limit)
            passing |= further.keys()
            shared: Shared = {}
            again = [self._then(finding, facts, shared) for finding in told]
            failing = [finding for finding in again if finding and finding.outcome is Outcome.FAIL]
        return self._read({model_path(origin) for origin in passing & fresh}, facts)

    def _read(self, paths: Collection[FactPath], facts: Facts) -> Iterator[Finding]:
        """Yield the findings about *facts* of the binding rules that read facts or lists at *paths*."""
        shared: Shared = {}
        for rule in self.compiled.rules:
            if rule.binding and not reads_of(rule).isdisjoint(paths):
                yield from evaluate_rule(rule, facts, shared)

    def _with_items(self, lacking: tuple[Lacking, ...], findings: Iterable[Finding]) -> dict[Key, Corrections]:
        """Return the corrections with what *findings* ask of an item of each list that may lack one."""
        wanted: dict[str, set[str]] = {}
        for origin in (one.origin for f in findings if f.outcome is Outcome.UNKNOWN for one in missing_of(f)):
            for step in filter(is_new_id, origin):
                wanted.setdefault(step, set()).add(origin[-1])
        full = {one: self._full(one, wanted.get(f"{NEW}{n}", set())) for n, one in enumerate(lacking)}
        return {
            key: replace(each, lists=tuple(full.get(one, one) for one in each.lists))
            for key, each in self.corrections.items()
        }

    @staticmethod
    def _full(one: Lacking, wanted: set[str]) -> Lacking:
        """Return the list with the facts that are *wanted* of a new item, in the order of the form."""
        names = {*wanted, *(name for name, _ in one.known)}
        fields = blank_item(model_path(one.origin))
        return replace(one, facts=tuple(name for name in fields if name in names))

    def _asks(self, ahead: Iterable[Finding]) -> tuple[Waiting, ...]:
        """Return the facts not stated that will be needed: by rules that fail already, and by those that will apply."""
        new = [f for f in ahead if is_open(f) and key_of(f) not in self.failed and is_of_a_stated_kind(f)]
        asked = [
            (f, tuple(m for m in missing_of(f) if self._is_unstated(m.origin))) for f in (*self.failed.values(), *new)
        ]
        return tuple((f, missing) for f, missing in asked if missing)

    def _is_unstated(self, origin: Origin) -> bool:
        return not any(map(is_new_id, origin)) and look_up(self.facts, origin) is UNKNOWN


def is_open(finding: Finding) -> bool:
    """Return whether *finding* calls for something."""
    return finding.outcome in (Outcome.FAIL, Outcome.UNKNOWN)


def is_of_a_stated_kind(finding: Finding) -> bool:
    """Return whether the kind of place that the topic is about is stated: else too much could be told."""
    topic = finding.rule.topic_applies
    return not topic or topic(finding.env) is True


def applies_for_sure(finding: Finding) -> bool:
    """Return whether the rule speaks about its subject, with nothing left open."""
    conditions = (finding.rule.topic_applies, finding.rule.applies)
    return all(condition(finding.env) is True for condition in conditions if condition)


def decided(finding: Finding) -> Finding:
    """Return *finding* as failed if it fails as soon as it applies; else as it is."""
    if finding.outcome is not Outcome.UNKNOWN or (finding.subject.id is None and finding.subject.path):
        return finding
    fails = finding.rule.require(finding.env) is False
    return finding._replace(outcome=Outcome.FAIL) if fails else finding


def can_be_corrected(origin: Origin) -> bool:
    """Return whether the correction of a fact is thought through: what kind of thing an item or the point is stands."""
    path = model_path(origin)
    says_what_it_is = path[-1] in NAMING and ("[]" in path or path[0] == "point")
    return is_fact(path) and not says_what_it_is and fact_info(path).kind in CORRECTED


def opposite(value: Any) -> Any:
    """Return what a corrected *value* is: the other one of yes and no, else not known."""
    return not value if isinstance(value, bool) else UNKNOWN


def is_new_id(step: str) -> bool:
    """Return whether *step* of a path is an item that is not there yet."""
    return step.startswith(NEW)


@lru_cache(maxsize=4096)
def reads_of(rule: CompiledRule) -> frozenset[FactPath]:
    """Return the facts that *rule* reads and the lists whose items it reads."""
    reads = model_reads(rule.checked)
    loop = {rule.checked.loop.list_path} if rule.checked.loop else set()
    return reads | loop | {path[: path.index("[]")] for path in reads if "[]" in path}


def with_items(facts: Facts, lists: Iterable[Lacking]) -> Facts:
    """Return *facts* with an item more in each of *lists*, of which only what is wanted is known."""
    for number, one in enumerate(lists):
        known = {name: list(value) if isinstance(value, tuple) else value for name, value in one.known}
        item = {**blank_item(model_path(one.origin)), **known, "id": f"{NEW}{number}"}
        facts = put(facts, one.origin, [*look_up(facts, one.origin), item])
    return facts


def look_up(facts: Any, origin: Origin) -> Any:
    """Return what is stated at *origin*; unknown where that is nowhere."""
    for step in origin:
        if isinstance(facts, list):
            facts = next((item for item in facts if item["id"] == step), UNKNOWN)
        elif isinstance(facts, Mapping):
            facts = facts.get(step, UNKNOWN)
    return facts


def put(facts: Facts, origin: Origin, value: Any) -> Facts:
    """Return *facts* with *value* at *origin*, which is there; what lies beside it is shared."""
    changed = dict(facts)
    record: Any = changed
    for step in origin[:-1]:
        place = next(n for n, item in enumerate(record) if item["id"] == step) if isinstance(record, list) else step
        record[place] = copy.copy(record[place]) if isinstance(record[place], list) else dict(record[place])
        record = record[place]
    record[origin[-1]] = value
    return changed
