"""All lints by their id, in the order of their families."""

from collections.abc import Mapping
from types import MappingProxyType

from engine.lints.allowing import ALLOWING
from engine.lints.citing import CITING
from engine.lints.clauses import CLAUSES
from engine.lints.idle import IDLE
from engine.lints.layout import LAYOUT
from engine.lints.legal import LEGAL
from engine.lints.logic import LOGIC
from engine.lints.messages import MESSAGES
from engine.lints.missing import MISSING
from engine.lints.model import Lint
from engine.lints.moving import MOVING
from engine.lints.numbers import NUMBERS
from engine.lints.types import TYPES
from engine.lints.wording import WORDING

LINTS: Mapping[str, Lint] = MappingProxyType(
    {
        lint.id: lint
        for lint in (
            *LEGAL,
            *NUMBERS,
            *CITING,
            *CLAUSES,
            *MOVING,
            *LOGIC,
            *TYPES,
            *MISSING,
            *IDLE,
            *WORDING,
            *MESSAGES,
            *LAYOUT,
            *ALLOWING,
        )
    }
)
