"""Declarations as text: YAML as an operator would hand it in, JSON for programs; every number with exactly its digits."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import yaml

from engine.declaration.model import Declaration
from engine.documents.scalars import NOT_FINITE, NUMBER, WORDS

Record = dict[str, Any]
Base: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
MARK: Final = "\0"
"""Stands around a number in a JSON text while it is made: no text of a declaration can have it."""
MARKED: Final = re.compile(r'"\\u0000([^"\\]*)\\u0000"')


class Section(dict[str, Any]):
    """A section of the declaration: always written with a line for each fact."""


class Dumper(Base):  # type: ignore[misc]
    """Writes every value out where it stands: declarations know no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return true: nothing is written once for several places."""
        return True


def _text(dumper: Any, text: str) -> Any:
    """Return *text* as a scalar, in quotes where our reader takes more for numbers than the library that writes."""
    other = NUMBER.fullmatch(text) or NOT_FINITE.fullmatch(text) or text in WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if other else None)


def _number(dumper: Any, number: Decimal) -> Any:
    digits = f"{number:f}"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in digits else 'int'}", digits)


Dumper.add_representer(str, _text)
Dumper.add_representer(Decimal, _number)
Dumper.add_representer(
    Section, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=False)
)


def plain_data(declaration: Declaration) -> Record:
    """Return what *declaration* states, in the order of the form: codes of choices, days as texts, exact numbers."""
    data: Record = _plain(declaration.model_dump(exclude_none=True))
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def as_yaml(data: Record) -> str:
    """Return *data* as YAML: a line for each fact of a section, records of lists in braces, as the bases are written."""
    sections = {name: Section(one) if isinstance(one, dict) else one for name, one in data.items()}
    text: str = yaml.dump(
        sections, Dumper=Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=118
    )
    return text


def as_json(data: Record) -> str:
    """Return *data* as JSON for reading."""
    return _exact(json.dumps(data, ensure_ascii=False, indent=2, default=_mark)) + "\n"


def as_json_line(data: Record) -> str:
    """Return *data* as one line of JSON."""
    return _exact(json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_mark)) + "\n"


def _mark(number: Decimal) -> str:
    return f"{MARK}{number:f}{MARK}"


def _exact(text: str) -> str:
    """Return a JSON text with its marked numbers as numbers, which the library would round to what a double holds."""
    return MARKED.sub(r"\1", text)


WRITERS: Final[dict[str, Callable[[Record], str]]] = {"yaml": as_yaml, "json": as_json, "jsonl": as_json_line}
