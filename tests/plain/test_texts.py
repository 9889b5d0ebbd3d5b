"""Texts in JSON and YAML, odd ones among them: what is read the plain way is read as carefully as ever, or is left to that."""

import json
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.declaration.plain.reading import read_facts
from tests.plain.carefully import parsed

ODD = (
    '"1577836800"', '"2026-01-01"', '"20260101"', "1e1", "1.0", "-0", "0.1", "-1", "true", '"true"', "null", "[]", "{}", '""', '" "',
    '"x\\ty"', '"\\u62f1"', '"\\u0001"', '"\\ud800"', '"\\uff08"', '"\\ufffd"', '"�"', '"\u200b"', '"\\u200b"', '"08:30"', "NaN", "-Infinity", "1" * 41,
    "0." + "1" * 41, "0." + "0" * 45, "1e39", "1e40", "12e-39", "1.0e-39", "0.1e40", "0.000000001e41", "1.5E2", "01", "'x'", '"family"', '["full_day"]', '":a"', '"a :b"', '"\\":"',
    "[" + ",".join(['"full_day"'] * 5001) + "]", '"\ttab"', "1 // one", '"a", "name" : "b"', '"a", "name": "b"',
)  # fmt: skip
"""JSON of a value, or of what else may stand there."""
SPOTS = {
    "name": '"小禾"',
    "kind": '"institution"',
    "services": '["full_day"]',
    "capacity": "45",
    "longitude": "120.1",
    "joint_kindergarten": "false",
    "last_activity_on": '"2025-01-01"',
}
PIECES = (
    "&a ", "*a", "!!str ", "! ", "<<: ", "# ", " #", ": ", ":", "：", "- ", "-", "? ", "| ", ">\n", "'", '"', "“", "”", "\u3000", "\xa0", "\t", "\n", "\r\n",
    "\n  ", "\n    ", "\n\n", "---\n", "...\n", "%YAML 1.1\n", "[", "]", "{", "}", ",", "~", "null", "yes", "010", "0x10", "1_000", "12:30", ".inf", "-.INF", "+1",
    "1e3", "1.50", "1" * 41, "\\", "\\n", "\\u200b", "\u200b", "\ufeff", "\x85", "@", "`", "name: b\n", "name：b", "name:b", "true", "a b", " ",
)  # fmt: skip
"""What may get into a YAML text by mistake."""
YAML = """# one
point:
  name: 小禾 托育园
  address: 'two
    lines'
  services: [full_day, half_day]
  capacity: 45
  longitude: 120.1
  last_activity_on: '2025-01-01'
rooms:
- {id: r1, name: "活动室", area_m2: 30}
- id: r2
  area_m2: -0
windows:
staff:
  - id: p1
    label:
"""


@pytest.mark.parametrize("key", SPOTS)
def test_json_that_is_read_plainly_is_read_right(key: str) -> None:
    for odd, twice in product(ODD, ("", ":", " :", "\n:")):
        spots = [f'"{name}":{odd if name == key else value}' for name, value in SPOTS.items()]
        spots += [f'"{key}"{twice}{SPOTS[key]}'] if twice else []
        data = ('{"point": {' + ", ".join(spots) + "}}").encode("utf-8", "surrogatepass")
        found = read_facts(data, "x.json")
        assert found is None or (not twice and repr(found) == repr(parsed(data, "x.json"))), data


@settings(max_examples=400)
@given(
    at=st.integers(0, len(YAML)),
    gone=st.sampled_from([0, 0, 0, 1, 2, 5]),
    pieces=st.lists(st.sampled_from(PIECES), max_size=2).map("".join),
)
def test_yaml_that_is_read_plainly_is_read_right(at: int, gone: int, pieces: str) -> None:
    data = (YAML[:at] + pieces + YAML[at + gone :]).encode()
    found = read_facts(data, "x.yaml")
    assert found is None or repr(found) == repr(parsed(data, "x.yaml"))


@pytest.mark.parametrize("text", [YAML, YAML.replace("\n", "\r\n"), "---\n" + YAML, YAML + "...\n"])
def test_plain_yaml_is_read_plainly(text: str) -> None:
    found = read_facts(text.encode(), "申报")
    assert found is not None and repr(found) == repr(parsed(text.encode(), "申报"))


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
def test_plain_json_is_read_plainly(ascii_only: bool, indent: int | None) -> None:
    values = {"point": json.loads("{" + ",".join(f'"{key}":{value}' for key, value in SPOTS.items()) + "}")}
    data = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode()
    found = read_facts(data, "x.json")
    assert found is not None and repr(found) == repr(parsed(data, "x.json"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"point": {"name": "a", "name": "b"}}', "x.json"),
        ('{"point": {"capacity": 3, "capacity" :4}}', "x.json"),
        ('{"point": {"capacity": 3}} extra', "x.json"),
        ('{"point": {"last_activity_on": "1577836800"}}', "x.json"),
        ('{"point": {"capacity": 3}}', "x.xlsx"),
        ('\ufeff{"point": {"capacity": 3}}', "x.json"),
        ("point: {capacity: 3}", "x.json"),
        ("point: {capacity: 3}", ".json"),
        ("point: {capacity: 3, capacity: 4}", "x.yaml"),
        ("point: &a {capacity: 3}", "x.yaml"),
        ("point: !!map {capacity: 3}", "x.yaml"),
        ("point: {name: “a”}", "x.yaml"),
        ("point: {name: \u3000a}", "x.yaml"),
        ("point:\n  name: a\n    kind：institution", "x.yaml"),
        ("point:\n  name: a b：c\n  address: a\n    b：c", "x.yaml"),
        ("point: {capacity: 3}\n---\npoint: {}", "x.yaml"),
        ("# \u200b\npoint: {capacity: 3}", "x.yaml"),
        ("[" * 2000, "x.yaml"),
        ("[]", "x.yaml"),
        ("", "x.yaml"),
    ],
)
def test_what_is_wrong_or_not_plain_is_left_to_careful_reading(text: str, name: str) -> None:
    assert read_facts(text.encode(), name) is None


@pytest.mark.parametrize("fact", ["site: {hazards", "fire: {hazardous_goods"])
def test_a_list_of_texts_is_no_longer_than_any_list_may_be(fact: str) -> None:
    def data(length: int) -> bytes:
        return f"{fact}: [{', '.join('a' * length)}]}}".encode()

    assert read_facts(data(5000), "x.yaml") is not None
    assert read_facts(data(5001), "x.yaml") is None


@pytest.mark.parametrize("text", ["{}", "--- {}", "# nothing\n{}"])
def test_a_declaration_that_states_nothing_is_read_like_any_other(text: str) -> None:
    assert repr(read_facts(text.encode(), "x.yaml")) == repr(parsed(text.encode(), "x.yaml"))


def test_what_is_longer_than_any_file_may_be_is_left_to_careful_reading() -> None:
    assert read_facts(b'{"point": {}}' + b" " * 2**21, "x.json") is None
    assert read_facts(b"point: {}" + b" " * 2**21, "x.yaml") is None
