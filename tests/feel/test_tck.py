"""The cases of the DMN conformance kit, where they are at hand: compiled, and by the plain evaluator."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.feel import FeelError, evaluate, trace
from engine.feel.checker import check_loosely
from engine.feel.dates import parse_date
from engine.feel.types import ANY
from engine.feel.values import DaysTime, YearsMonths, kind_of, parse_duration

CASES = Path(__file__).parents[2].parent / "shared" / "feel-tck" / "cases.json"

READERS = {
    "decimal": Decimal,
    "string": str,
    "boolean": lambda text: text == "true",
    "date": parse_date,
    "duration": parse_duration,
    "list": lambda items: [read(item) for item in items],
    "context": lambda fields: {name: read(value) for name, value in fields.items()},
}


def read(tagged: dict[str, Any]) -> Any:
    return None if tagged["t"] == "null" else READERS[tagged["t"]](tagged["v"])


def agrees(value: Any, expected: Any) -> bool:
    if isinstance(expected, list) and isinstance(value, list):
        return len(value) == len(expected) and all(map(agrees, value, expected))
    if isinstance(value, list) and len(value) == 1 and not isinstance(expected, list):
        return agrees(value[0], expected)
    if isinstance(expected, dict):
        return (
            isinstance(value, dict)
            and value.keys() == expected.keys()
            and all(agrees(value[k], expected[k]) for k in value)
        )
    if isinstance(expected, Decimal):
        return kind_of(value) == "number" and abs(value - expected) <= Decimal("1e-8")
    if isinstance(expected, (YearsMonths, DaysTime, str, bool, datetime.date)):
        return kind_of(value) == kind_of(expected) and value == expected
    return value is None and expected is None


def cases() -> list[Any]:
    if not CASES.exists():
        return []
    return [pytest.param(case, id=case["id"]) for case in json.loads(CASES.read_text(encoding="utf-8"))]


@pytest.mark.skipif(not CASES.exists(), reason="the conformance kit is not beside the project")
@pytest.mark.parametrize("case", cases())
def test_an_expression_of_the_kit_has_its_value(case):
    inputs, expected = {name: read(value) for name, value in case["inputs"].items()}, read(case["expected"])
    try:
        value = evaluate(case["expression"], inputs)
    except FeelError:
        assert case["error"]
        return
    assert agrees(value, expected), value
    traced = trace(check_loosely(case["expression"], dict.fromkeys(inputs, ANY)), inputs)
    assert agrees(traced.value, expected), traced.value
