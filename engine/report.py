"""The report: one result in the reader's language, which every renderer reads and none works out again."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Annotated, Any, TypeAlias

from engine.text import Lang

FEW = 3
"""How many pieces of advice, or facts of a list, one screen tells of before it counts them."""


@dataclass(frozen=True)
class Coded:
    """A code for machines and its label for people."""

    code: str
    label: str


@dataclass(frozen=True)
class ClauseView:
    """A clause as a finding quotes it; *mandatory* marks a 强制性条文, *note* says what we are not sure of."""

    id: str
    source: str
    number: str
    clause: str
    text: str
    strength: Coded
    mandatory: bool
    confidence: Coded
    note: str


class _ById:
    """Marks what goes by its id where pydantic writes it as JSON."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the schema of what is marked, written as its id."""
        from pydantic import PlainSerializer

        return PlainSerializer(attrgetter("id"), return_type=str).__get_pydantic_core_schema__(source, handler)


Quoted: TypeAlias = Annotated[ClauseView, _ById()]
"""A clause that stands once in the report, under ``clauses``; as JSON it goes by its id."""


@dataclass(frozen=True)
class FactView:
    """A stated fact that decided, with the item it belongs to and its value as written."""

    path: str
    subject: str
    label: str
    value: str
    unit: str
    evidence: Coded
    proof: str


@dataclass(frozen=True)
class NumberView:
    """A number of the law that decided, and since when it stands."""

    name: str
    title: str
    value: str
    unit: str
    since: str


@dataclass(frozen=True)
class ValueView:
    """A named value of the rule as it came out here."""

    name: str
    expression: str
    value: str


@dataclass(frozen=True)
class AskView:
    """A fact to be stated: where, what it is called, its unit, what proves it; for a list, what each item states.

    *each_paths* are the paths of what each item states, such as ``rooms[].use``; *clauses* are those of *rules*.
    """

    path: str
    subject: str
    label: str
    unit: str
    proof: str
    each: tuple[str, ...]
    rules: tuple[str, ...]
    each_paths: tuple[str, ...] = ()
    clauses: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class LackView:
    """A list that may lack an item: which one is wanted, and what else is asked of it.

    *each_paths* are the paths of what is asked of the item, such as ``documents[kind=fire_safety].result``.
    """

    path: str
    label: str
    wanted: str
    each: tuple[str, ...]
    each_paths: tuple[str, ...]


@dataclass(frozen=True)
class SubjectView:
    """What a finding is about."""

    path: str
    kind: str
    id: str
    label: str


@dataclass(frozen=True)
class RuleView:
    """What all findings of one rule share."""

    id: str
    title: str
    standard: Coded
    topic: str
    strength: Coded
    question: str
    departments: tuple[Coded, ...]


@dataclass(frozen=True)
class FindingView:
    """What one rule says about one subject, with every reason.

    As JSON it names its rule and clauses by id; they stand once in the report, under ``rules.used`` and ``clauses``.
    Items of a list a rule does not apply to, for one reason, make one finding about the list; *items* are their ids.
    *corrections* are the paths of the facts by which a failed finding can be put right, the nearest first, *lacking* the lists in
    which an item more may do so.
    """

    rule: str
    about: RuleView = field(metadata={"exclude": True})
    subject: SubjectView
    items: tuple[str, ...]
    outcome: Coded
    message: str
    remedy: str
    clauses: tuple[Quoted, ...]
    confidence: Coded
    facts: tuple[FactView, ...]
    numbers: tuple[NumberView, ...]
    values: tuple[ValueView, ...]
    missing: tuple[str, ...]
    led_by: str
    corrections: tuple[str, ...] = ()
    lacking: tuple[LackView, ...] = ()

    @property
    def title(self) -> str:
        """Return the title of the rule."""
        return self.about.title

    @property
    def standard(self) -> Coded:
        """Return the standard of the rule."""
        return self.about.standard

    @property
    def topic(self) -> str:
        """Return the title of the rule's topic."""
        return self.about.topic

    @property
    def strength(self) -> Coded:
        """Return how far the rule binds."""
        return self.about.strength

    @property
    def question(self) -> str:
        """Return which question the rule answers."""
        return self.about.question

    @property
    def departments(self) -> tuple[Coded, ...]:
        """Return who supervises the matter."""
        return self.about.departments


@dataclass(frozen=True)
class CheckView:
    """One line of the on-site checklist: a fact that was only declared and that a binding rule rests on."""

    path: str
    subject: str
    label: str
    value: str
    unit: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class RulesView:
    """Which rules were used: a digest of their files, and each of those in force."""

    digest: str
    in_force: int
    used: tuple[RuleView, ...]


@dataclass(frozen=True)
class PointView:
    """Which care point the report is about."""

    file: str
    name: str
    kind: str
    mode: str
    services: tuple[str, ...]
    lead: str
    support: tuple[str, ...]


@dataclass(frozen=True)
class CountsView:
    """How many findings came out how: binding ones by outcome, and advice not followed."""

    passed: int
    failed: int
    unknown: int
    not_applicable: int
    advice: int


@dataclass(frozen=True)
class Told:
    """What a report tells of findings one by one: *used* are the rules it speaks of, the rest is as in the report."""

    used: tuple[RuleView, ...] = ()
    asks: tuple[AskView, ...] = ()
    on_site: tuple[CheckView, ...] = ()
    visits: tuple[Quoted, ...] = ()
    clauses: tuple[ClauseView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    foreseen: tuple[FindingView, ...] = ()


@dataclass(frozen=True)
class EndView:
    """Something that holds on *last_day* and not on the day after, because a date passes, a duty begins or the law changes.

    *finding* says what is wrong then; its rule, of which *title* is the title, may be one that is not yet in force.
    """

    last_day: str
    because: Coded
    title: str
    finding: FindingView


@dataclass(frozen=True)
class ValidityView:
    """Up to when an approval stands, that day included, if nothing changes but the calendar; *ends* are what then ends.

    *valid_until* is empty where the decision is no approval, or where nothing ends by *seen_to*, the last day looked at.
    *by_horizon* is everything that ends by *horizon*, what binds first; both are empty where nobody asked.
    """

    valid_until: str
    seen_to: str
    ends: tuple[EndView, ...]
    horizon: str
    by_horizon: tuple[EndView, ...]


@dataclass(frozen=True)
class Report:
    """One declaration's result on one day at one place, in one language.

    *on_site* are facts to check there, *visits* clauses that no fact settles and only a visit can. *validity* is there
    where somebody looked at the days to come. *foreseen* are findings that will fail once what is asked is stated or corrected.
    """

    format: int
    lang: Lang
    as_of: str
    place: Coded
    rules: RulesView
    point: PointView
    decision: Coded
    next_step: str
    papers: Coded
    standards: Coded
    counts: CountsView
    asks: tuple[AskView, ...]
    on_site: tuple[CheckView, ...]
    visits: tuple[Quoted, ...]
    clauses: tuple[ClauseView, ...]
    findings: tuple[FindingView, ...]
    validity: ValidityView | None = None
    foreseen: tuple[FindingView, ...] = ()

    def binding(self, outcome: str) -> tuple[FindingView, ...]:
        """Return the binding findings of *outcome*; those a stricter rule leads follow it."""
        return tuple(f for f in self.findings if f.strength.code == "must" and f.outcome.code == outcome)

    @property
    def advice(self) -> tuple[FindingView, ...]:
        """Return the recommendations that are not followed."""
        return tuple(f for f in self.findings if f.strength.code != "must" and f.outcome.code == "fail")

    @property
    def left_to_see(self) -> int:
        """Return how much there is to look at on site."""
        return len(self.on_site) + len(self.visits)


@dataclass(frozen=True)
class BriefReport(Report):
    """A report of what calls for something: the on-site checklist is only counted, and so is advice where there is more than a *FEW*."""

    left_to_see: int = 0
