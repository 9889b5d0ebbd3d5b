"""All lints by their id, in the order of their families."""

from collections.abc import Mapping
from types import MappingProxyType

from engine.lints.legal import LEGAL
from engine.lints.logic import LOGIC
from engine.lints.model import Lint
from engine.lints.tests import TESTS
from engine.lints.types import TYPES

LINTS: Mapping[str, Lint] = MappingProxyType({lint.id: lint for lint in (*LEGAL, *LOGIC, *TYPES, *TESTS)})
