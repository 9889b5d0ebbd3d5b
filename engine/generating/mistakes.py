"""The catalogue of mistakes: what operators get wrong, each with the rule that must find it.

Each mistake is written against a base of the rules, by its ids, and may be made at every item of a place that was built after
that item. The tables stand beside this module, one a standard.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import Field, StrictBool, StrictStr

from engine.catalogue import Standard
from engine.declaration.fields import Number
from engine.generating.draw import Urn
from engine.generating.models import WRITTEN, plain_data
from engine.outcomes import Decision
from engine.validation import load_model
from engine.words import YamlModel

FOLDER: Final = Path(__file__).parent / "mistakes"
COMMON: Final[dict[str, float]] = {
    # What filing-practice.md names as reasons why a filing stalls; how often is assumed. Every other mistake weighs 1.
    "filing.registration.scope": 40,  # section 10: in 2019 two in three were registered for education, without 托育 in the scope
    "setting.premises.lease_term": 25,  # sections 4 and 10: lease under three years
    "filing.documents.fire_safety": 40,  # section 4: the hardest paper
    "filing.documents.health_evaluation": 25,  # section 5: passed only where every point is met
    "filing.documents.food_licence": 25,  # section 10: meals served without the licence
    "filing.agreement.place": 8,  # section 10: names and addresses differ between licence, lease, fire paper and form
    "filing.agreement.name": 12,
    "filing.agreement.registered_address": 25,  # section 4: the address on the certificate differs from the real place
    "staffing.caregivers.ratio": 30,  # section 10
    "staffing.head.education": 15,
    "staffing.head.experience": 15,
    "staffing.health_workers.training": 25,  # section 4: not trained by the maternal and child health institution
    "filing.documents.health_certificates_valid": 30,  # section 4: older than twelve months; someone missing
    "staffing.guards.certificate": 20,
    "safety.surveillance.footage_90": 30,  # section 6: 30 and 90 days of video are both real
    "work_process.food_records.sample_grams": 15,  # section 9: what is looked at on the spot
    "work_process.health_measures.disinfection_record": 15,  # section 9: incomplete disinfection records
    "setting.floors.ground_floor": 20,  # section 4: too high
    "setting.point.capacity": 20,  # section 10: places declared and classes do not agree
    "setting.outdoor.area": 20,  # section 9: measured against the plan
}


class Mistake(YamlModel):
    """One mistake. *change* has a value for each path, null where the item or the fact is taken away.

    *times* has a factor for each path instead, for what is short by a part. *kinds* are the kinds of point at which *rule* is
    sure to find it, *when* the facts that have to be so beside, *with_class* the kinds of class of which one has to be there;
    *decision* is what one such mistake does to a place in order; with *gap*, leaving the fact out leaves the rule open.
    """

    rule: StrictStr
    kinds: tuple[StrictStr, ...] = Field(min_length=1)
    when: dict[StrictStr, Any] = Field(default_factory=dict)
    with_class: tuple[StrictStr, ...] = ()
    change: dict[StrictStr, Any] = Field(default_factory=dict)
    times: dict[StrictStr, Number] = Field(default_factory=dict)
    decision: Decision
    gap: StrictBool = False


class MistakeFile(YamlModel):
    """The mistakes of one standard."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Times:
    """What stands there, times *factor*."""

    factor: float

    def of(self, value: float) -> float | int:
        """Return *value* times the factor: a whole number where it was one, else with one digit."""
        return int(value * self.factor) if isinstance(value, int) else round(value * self.factor, 1)


@dataclass(frozen=True, eq=False)
class Fault:
    """A mistake ready to be made, with its weight."""

    rule: str
    kinds: tuple[str, ...]
    when: tuple[tuple[str, Any], ...]
    with_class: tuple[str, ...]
    change: tuple[tuple[str, Any], ...]
    decision: Decision
    gap: bool
    weight: float


def load_mistakes(as_of: date, folder: Path = FOLDER) -> tuple[Fault, ...]:
    """Return all mistakes, with their days as if made for *as_of*. Raises `DiagnosticError` for tables that cannot be read."""
    return tuple(_fault(one, as_of) for one in _read(folder))


@cache
def _read(folder: Path) -> tuple[Mistake, ...]:
    files = (folder / f"{standard}.yaml" for standard in Standard)
    return tuple(one for file in files for one in load_model(file, MistakeFile, name=file.name).mistakes)


def urns_of(faults: tuple[Fault, ...], kind: str) -> dict[str, Urn[Fault]]:
    """Return the faults that can be made at a point of *kind*: by the decision each leads to, and as ``gap`` those to leave out."""
    own = [fault for fault in faults if kind in fault.kinds]
    groups = {decision.value: [fault for fault in own if fault.decision is decision] for decision in Decision}
    groups["gap"] = [fault for fault in own if fault.gap]
    return {name: Urn.of(group, [fault.weight for fault in group]) for name, group in groups.items()}


def _fault(mistake: Mistake, as_of: date) -> Fault:
    return Fault(
        mistake.rule,
        mistake.kinds,
        tuple(mistake.when.items()),
        mistake.with_class,
        (
            *((path, _as_of(path, value, as_of)) for path, value in mistake.change.items()),
            *((path, Times(float(factor))) for path, factor in mistake.times.items()),
        ),
        mistake.decision,
        mistake.gap,
        COMMON.get(mistake.rule, 1),
    )


def _as_of(path: str, value: Any, as_of: date) -> Any:
    """Return *value* with its days moved as those of the bases are."""
    name = path.rpartition(".")[2]
    return plain_data({name: value}, as_of - WRITTEN, as_of.year - WRITTEN.year)[name]
