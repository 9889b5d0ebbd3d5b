"""What looking ahead gives; `engine.foresight` looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.evaluation import Finding, Subject

if TYPE_CHECKING:
    from engine.corrections import Corrections
    from engine.tracing import Missing

Key: TypeAlias = tuple[str, Subject]
Waiting: TypeAlias = "tuple[Finding, tuple[Missing, ...]]"


@dataclass(frozen=True)
class Foresight:
    """What can be told now of what a correction would bring to light.

    *corrections* say where each finding that fails or will fail can be put right; *fails* are those that will fail as well, *asks*
    the facts that will be needed, each with the finding that needs them.
    """

    corrections: Mapping[Key, Corrections]
    fails: tuple[Finding, ...]
    asks: tuple[Waiting, ...]


NOTHING_AHEAD: Final = Foresight({}, (), ())
"""Where nobody looked ahead."""


def key_of(finding: Finding) -> Key:
    """Return what tells *finding* from others."""
    return finding.rule.rule.id, finding.subject
