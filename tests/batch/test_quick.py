"""Reading fast gives what reading carefully gives, or leaves it to that."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.declaration.facts import Facts, facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.quick import read_quickly
from engine.diagnostics import DeclarationError
from tests.batch.given import GOOD, as_json

ODD = (
    '"1577836800"', '"2026-01-01"', '"20260101"', "1e1", "1.0", "-0", "0.1", "-1", "true", '"true"', "null", "[]", "{}", '""', '" "',
    '"x\\ty"', '"\\u62f1"', '"\\u0001"', '"\\ud800"', '"\\uff08"', '"\u200b"', '"\\u200b"', '"08:30"', "NaN", "Infinity", "1" * 41,
    "0." + "1" * 41, "01", "'x'", '"family"', '["full_day"]', "[" + ",".join(['"full_day"'] * 5001) + "]", '"\ttab"', "1 // one",
)  # fmt: skip


def carefully(text: str) -> Facts | None:
    try:
        return facts_of(parse_declaration(text.encode("utf-8", "surrogatepass"), "x.json"))
    except DeclarationError:
        return None


def values() -> list[str]:
    """Return the spots of a small declaration: JSON of a value that stands in it."""
    data = json.loads(as_json(GOOD))
    point = {
        k: data["point"][k]
        for k in ("name", "kind", "mode", "services", "capacity", "longitude", "joint_kindergarten")
        if k in data["point"]
    }
    return [f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in point.items()]


SPOTS = (
    *values(),
    '"last_activity_on": "2025-01-01"',
)


@settings(max_examples=120)
@given(spot=st.integers(0, len(SPOTS) - 1), odd=st.sampled_from(ODD), twice=st.booleans())
def test_what_is_read_fast_is_read_right(spot: int, odd: str, twice: bool) -> None:
    key = SPOTS[spot].partition(":")[0]
    spots = [*SPOTS[:spot], f"{key}: {odd}", *SPOTS[spot + 1 :], *([SPOTS[spot]] if twice else [])]
    text = '{"point": {' + ", ".join(spots) + "}}"
    quick = read_quickly(text.encode("utf-8", "surrogatepass"))
    assert quick is None or quick == carefully(text)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_plain_declaration_is_read_fast(ascii_only: bool) -> None:
    text = json.dumps(json.loads(as_json(GOOD)), ensure_ascii=ascii_only)
    quick = read_quickly(text.encode())
    assert quick is not None and quick == carefully(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"schedule": [{"id": "s1", "start": "10:00", "end": "09:00"}]}',
        '{"point": {"name": "a", "name": "b"}}',
        '{"point": {"capacity": 3}} extra',
        '{"point": {"last_activity_on": "1577836800"}}',
        "point: {capacity: 3}",
        "[]",
        "",
    ],
)
def test_what_is_wrong_or_not_plain_is_left_to_the_careful_reader(text: str) -> None:
    assert read_quickly(text.encode()) is None
