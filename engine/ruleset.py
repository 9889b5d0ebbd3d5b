"""Rules as they are written: the models of a topic file and of a district's file, and all of them together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StrictStr, StringConstraints

from engine.catalogue import Catalogue, ClauseId, Layer, Name, Standard
from engine.declaration.fields import Day, Number
from engine.declaration.point import Mode
from engine.documents import Document
from engine.kinds import Department as Department
from engine.kinds import Question as Question
from engine.kinds import Strength as Strength
from engine.text import Text
from engine.words import Words, YamlModel

Expression = Annotated[StrictStr, StringConstraints(min_length=1, max_length=4000)]
RuleId = Annotated[
    StrictStr,
    StringConstraints(pattern=r"^[a-z_]+\.[a-z0-9_]+\.[a-z0-9_]+$", max_length=120),
    Text(
        "规则编号写成 standard.topic.name，用小写字母、数字和 _。",
        "A rule id is standard.topic.name, in small letters, digits and _.",
    ),
]
Binding = Annotated[
    StrictStr,
    StringConstraints(pattern=r"^\s*[a-z][a-z0-9_]*\s+in\s+\S", max_length=4000),
    Text("写成“名称 in 列表”，例如 class in classes。", "Write 'name in list', such as: class in classes."),
]


Table = dict[Name, Number]


class Parameter(YamlModel):
    """A number of the law with its dates; with *by*, one number for each value of that fact.

    *basis* names the clauses that say the number where those of its rules do not, such as one that says what a small point is.
    """

    title: Words
    basis: tuple[ClauseId, ...] = ()
    unit: StrictStr | None = None
    by: Expression | None = None
    values: dict[Day, Number | Table] = Field(min_length=1)

    def on(self, day: date) -> Decimal | Table | None:
        """Return the value in force on *day*, or None where none is yet."""
        return max(((start, value) for start, value in self.values.items() if start <= day), default=(day, None))[1]


class Cite(YamlModel):
    """Which clauses of the basis a finding quotes, by the value (or values) of one fact of its subject."""

    by: Expression
    clauses: dict[Name, tuple[ClauseId, ...]] = Field(min_length=1)


class Rule(YamlModel):
    """One testable statement, standing on one or more clauses."""

    id: RuleId
    title: Words
    basis: tuple[ClauseId, ...] = Field(min_length=1)
    cite: Cite | None = None
    strength: Strength
    question: Question | None = None
    departments: tuple[Department, ...] = Field(min_length=1)
    for_each: Binding | None = None
    applies_to: Words | None = None
    applies_when: Expression | None = None
    values: dict[Name, Expression] = Field(default_factory=dict)
    require: Expression
    message: Words
    remedy: Words
    stricter_than: tuple[RuleId, ...] = ()


class Topic(YamlModel):
    """The rules of one topic: what one inspector looks at in one place."""

    topic: Name
    standard: Standard
    title: Words
    applies_to: Words | None = None
    applies_when: Expression | None = None
    parameters: dict[Name, Parameter] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = Field(min_length=1)


class ModeDepartments(YamlModel):
    """Who leads and who helps in one participation mode."""

    basis: ClauseId
    lead: Department
    support: tuple[Department, ...]


class District(YamlModel):
    """A district's own file."""

    place: Layer
    title: Words
    modes: dict[Mode, ModeDepartments]


@dataclass(frozen=True)
class RuleSetRef:
    """Which rules were used: a short content digest of all files, and how many rules they hold."""

    digest: str
    rules: int


@dataclass(frozen=True)
class RuleSet:
    """Everything a standards folder says."""

    ref: RuleSetRef
    catalogue: Catalogue
    topics: tuple[Topic, ...]
    districts: tuple[District, ...]
    documents: Mapping[tuple[Standard, str], Document] = field(compare=False, repr=False)

    def rules(self) -> Iterator[tuple[Topic, Rule]]:
        """Return each rule with its topic, in the order of the files."""
        return ((topic, rule) for topic in self.topics for rule in topic.rules)

    def rule(self, rule_id: str) -> tuple[Topic, Rule] | None:
        """Return one rule with its topic, or None."""
        return next(((topic, rule) for topic, rule in self.rules() if rule.id == rule_id), None)

    def departments(self, mode: Mode | None, place: Layer = Layer.GONGSHU) -> ModeDepartments | None:
        """Return who leads and who helps in *mode* at *place*, where a file for it says so."""
        here = (d for d in self.districts if d.place in place.reach)
        return next((d.modes[mode] for d in here if mode and mode in d.modes), None)


def question_of(topic: Topic, rule: Rule) -> Question:
    """Return the question a rule answers: its own, else papers for the filing standard and standards for the five."""
    return rule.question or (Question.PAPERS if topic.standard is Standard.FILING else Question.STANDARDS)
