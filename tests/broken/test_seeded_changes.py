"""No rule can go and no number can move by its smallest step without a case or the check of the rules noticing.

A seeded sample of the rules and numbers is changed here. With the variable ALL_CHANGES set, every one is (minutes).
"""

import os
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from engine.cases import Bases, PlacedCase, load_cases, run_cases
from engine.checking import CheckedRule, check_ruleset
from engine.compiling import find_missing_versions
from engine.diagnostics import RuleSetError
from engine.loading import load_ruleset
from engine.ruleset import Parameter, RuleSet, Topic
from tests.conftest import ROOT

FOLDER = ROOT / "standards"
EVERY = bool(os.environ.get("ALL_CHANGES"))
SAMPLE = 20
SEED = 20200705


@dataclass(frozen=True)
class World:
    """The standards as they are, read once."""

    ruleset: RuleSet
    checked: tuple[CheckedRule, ...]
    bases: Bases

    def users(self, topic: Topic, name: str) -> list[CheckedRule]:
        """Return the rules of *topic* that use its parameter *name*."""
        return [rule for rule in self.checked if rule.topic is topic and name in rule.parameters]


@cache
def world() -> World:
    ruleset = load_ruleset(FOLDER)
    return World(ruleset, check_ruleset(ruleset), Bases(FOLDER))


@cache
def cases_of(standard: str, topic: str) -> tuple[PlacedCase, ...]:
    """Return the cases of one topic, read without those of the others."""
    return tuple(load_cases(only_cases(standard, topic), world().ruleset))


@cache
def only_cases(standard: str, topic: str) -> Path:
    """Return a folder that holds the cases of one topic."""
    folder = _scratch() / standard / topic
    (folder / standard).mkdir(parents=True)
    shutil.copy(FOLDER / standard / f"{topic}.cases.yaml", folder / standard)
    return folder


@cache
def _scratch() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="tuoyu-cases-"))


# Changes ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """One number of the law moved by its smallest step, or one version by a day."""

    topic: Topic
    name: str
    day: date
    cell: str | None
    step: str

    def __str__(self) -> str:
        place = f"{self.topic.standard}.{self.topic.topic}.{self.name}[{self.day}]"
        return f"{place}{'.' + self.cell if self.cell else ''} {self.step}"


def all_changes(ruleset: RuleSet) -> Iterator[Change]:
    for topic in ruleset.topics:
        for name, parameter in topic.parameters.items():
            for day, value in parameter.values.items():
                cells: Sequence[str | None] = list(value) if isinstance(value, dict) else [None]
                for cell in cells:
                    number = value[str(cell)] if isinstance(value, dict) else value
                    yield Change(topic, name, day, cell, "+")
                    if number != 0:  # less than nothing is asked by no law
                        yield Change(topic, name, day, cell, "-")
                yield Change(topic, name, day, None, "day after")
                if day != min(parameter.values):  # before its first version the rule itself is not in force
                    yield Change(topic, name, day, None, "day before")


def changed(parameter: Parameter, change: Change) -> Parameter:
    """Return *parameter* with *change* made in it."""
    values = dict(parameter.values)
    value = values[change.day]
    if change.step.startswith("day"):
        shift = timedelta(days=1 if change.step == "day after" else -1)
        values[change.day + shift] = values.pop(change.day)
    elif isinstance(value, dict):
        assert change.cell is not None
        values[change.day] = {**value, change.cell: moved(value[change.cell], change.step)}
    else:
        values[change.day] = moved(value, change.step)
    return parameter.model_copy(update={"values": values})


def moved(number: Decimal, step: str) -> Decimal:
    """Return *number* moved by one of its last digit: 30 becomes 31 or 29, and 0.5 becomes 0.6 or 0.4."""
    smallest = Decimal(1).scaleb(min(int(Decimal(number).as_tuple().exponent), 0))
    return number + smallest if step == "+" else number - smallest


def is_noticed(change: Change) -> bool:
    """Return whether a case comes out otherwise, or a rule in force has no number any more."""
    rules = [
        replace(rule, parameters={**rule.parameters, change.name: changed(rule.parameters[change.name], change)})
        for rule in world().users(change.topic, change.name)
    ]
    return _lacks_a_version(rules) or _fails_a_case(change.topic, {rule.rule.id: rule for rule in rules})


def _lacks_a_version(rules: Sequence[CheckedRule]) -> bool:
    return bool(find_missing_versions(world().ruleset, tuple(rules)))


def _fails_a_case(topic: Topic, rules: Mapping[str, CheckedRule]) -> bool:
    placed = [one for one in cases_of(topic.standard, topic.topic) if one.case.rule in rules]
    results = run_cases(placed, world().ruleset, rules.values(), world().bases)
    return any(not result.ok for result in results)


# Tests -----------------------------------------------------------------------------------------------------------------


def test_every_deleted_rule_is_missed_by_its_cases() -> None:
    ruleset = world().ruleset
    pairs = list(ruleset.rules())
    unnoticed = []
    for topic, rule in pairs if EVERY else random.Random(SEED).sample(pairs, SAMPLE):
        rest = topic.model_copy(update={"rules": tuple(other for other in topic.rules if other is not rule)})
        reduced = replace(ruleset, topics=tuple(rest if one is topic else one for one in ruleset.topics))
        try:
            load_cases(only_cases(topic.standard, topic.topic), reduced)
        except RuleSetError as error:
            assert {d.code for d in error.diagnostics} == {"unknown-rule"}
        else:
            unnoticed.append(rule.id)
    assert unnoticed == []


def test_every_moved_number_makes_a_case_or_the_check_fail() -> None:
    changes = list(all_changes(world().ruleset))
    tried = changes if EVERY else random.Random(SEED).sample(changes, SAMPLE)
    unnoticed = [str(change) for change in tried if not is_noticed(change)]
    assert unnoticed == [], f"{len(unnoticed)} of {len(tried)}"


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    shutil.rmtree(_scratch(), ignore_errors=True)
