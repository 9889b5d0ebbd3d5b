"""The base declarations: complete, and right for each kind of point and each mode, on every day the law changes."""

import re
from datetime import date
from functools import cache

import pytest

from engine.cases import Bases
from engine.catalogue import Layer
from engine.compiling import CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.point import Mode, PointKind
from engine.evaluation import evaluate
from engine.loading import load_ruleset
from engine.outcomes import Decision, Outcome
from engine.preparing import PreparedRules, prepare
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
MODES = {
    PointKind.INSTITUTION: (Mode.COMMUNITY, Mode.FAMILY, Mode.WORKPLACE, Mode.PRIVATE),
    PointKind.KINDERGARTEN_CLASS: (Mode.KINDERGARTEN,),
    PointKind.ACTIVITY_SITE: (Mode.COMMUNITY, Mode.FAMILY),
    PointKind.HOME_BASED: (Mode.FAMILY, Mode.COMMUNITY, Mode.PRIVATE),
}
BASES = {kind: kind.value.replace("_", "-") for kind in PointKind}
PAIRS = [(kind, mode) for kind, modes in MODES.items() for mode in modes]


@cache
def prepared() -> PreparedRules:
    return prepare(load_ruleset(STANDARDS))


@cache
def law_of(day: date) -> CompiledRuleSet:
    return prepared().on(day)


@cache
def declaration_of(kind: PointKind, mode: Mode) -> Declaration:
    """Return the base of *kind* with its mode changed, and nothing else."""
    text = (STANDARDS / "bases" / f"{BASES[kind]}.yaml").read_text("utf-8")
    changed, count = re.subn(r"(?m)^  mode: \w+", f"  mode: {mode.value}", text)
    assert count == 1
    return parse_declaration(changed.encode(), "base.yaml")


@pytest.mark.parametrize(("kind", "mode"), PAIRS, ids=lambda value: value.value)
def test_a_base_of_each_kind_and_mode_passes_everything(kind: PointKind, mode: Mode) -> None:
    findings = evaluate(law_of(AS_OF), facts_of(declaration_of(kind, mode)))
    wrong = [(f.rule.rule.id, f.outcome.value) for f in findings if f.outcome in (Outcome.FAIL, Outcome.UNKNOWN)]
    assert wrong == []
    assert decide(findings).decision is Decision.APPROVE


def test_every_kind_has_its_base() -> None:
    assert sorted(BASES.values()) == Bases(STANDARDS).names


def test_every_place_knows_its_own_law() -> None:
    counts = [len(prepared().on(AS_OF, place).rules) for place in Layer]
    assert counts == sorted(counts) and counts[0] < counts[-1]
