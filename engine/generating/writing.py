"""The list of mistakes planted in generated declarations, as lines of CSV."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, Final

from engine.generating.declarations import Generated

COLUMNS: Final = ("declaration", "mistake", "path", "was", "now", "rule", "expected")


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
