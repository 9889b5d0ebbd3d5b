"""Generated declarations as text: YAML or JSON as an operator would hand it in, JSON Lines for many, and the list of mistakes."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any, Final

import yaml

from engine.generating.declarations import Generated
from engine.generating.models import Record

Base: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
COLUMNS: Final = ("declaration", "mistake", "path", "was", "now", "rule", "expected")


class Section(dict[str, Any]):
    """A section of the declaration: always written with a line for each fact."""


class Dumper(Base):  # type: ignore[misc]
    """Writes every value out where it stands: declarations know no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return true: nothing is written once for several places."""
        return True


Dumper.add_representer(
    Section, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=False)
)


def as_yaml(data: Record) -> str:
    """Return *data* as YAML: a line for each fact of a section, records of lists in braces, as the bases are written."""
    sections = {name: Section(one) if isinstance(one, dict) else one for name, one in data.items()}
    text: str = yaml.dump(
        sections, Dumper=Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=118
    )
    return text


def as_json(data: Record) -> str:
    """Return *data* as JSON for reading."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_json_line(data: Record) -> str:
    """Return *data* as one line of JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


WRITERS: Final[dict[str, Callable[[Record], str]]] = {"yaml": as_yaml, "json": as_json, "jsonl": as_json_line}


def planted_header() -> str:
    """Return the first line of the list of mistakes."""
    return _line(COLUMNS)


def planted_lines(name: str, generated: Generated) -> str:
    """Return the mistakes of one declaration, called *name*, as lines of CSV: what a rule must find, and which rule."""
    return "".join(
        _line((name, one.done, one.path, _shown(one.was), _shown(one.now), one.rule, one.expected))
        for one in generated.planted
    )


def _line(values: Iterable[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(values)
    return buffer.getvalue()


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
