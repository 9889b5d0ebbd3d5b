"""YAML read without a library: what is accepted means what careful reading finds, and what we write ourselves is accepted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.documents import parse_loosely
from engine.documents.encoding import FORBIDDEN
from engine.documents.simple_yaml import NotSimpleError, read_simple_yaml
from standards import STANDARDS

ROOT = Path(__file__).parents[2]
FILES = (*sorted((STANDARDS / "bases").glob("*.yaml")), *sorted((ROOT / "fixtures" / "declarations").glob("*.yaml")))
TEXT = """# one
point:
  name: 小禾 托育园
  services: [full_day, 'half day', "x"]
  capacity: 45
  open:

  # two
  area: -1.50
rooms:
- {id: r1, name: "活动室", area_m2: 30, kinds: [a, b], more: {c: null, d: true},
  next: 1}
- id: r2
  list:
  - a
  - b
  deeper:
    - - x
    last: 2e3
- 4
staff: [{id: p1}, [], {},
    [a, [b]]]
classes: []
"""
SIMPLE = TEXT.replace("    - - x\n", "    first: x\n")
PIECES = (
    "&a ", "*a", "!!str ", "! ", "<<: ", "# ", " #", ": ", ":", "：", "- ", "-", "-1", "? ", "| ", ">\n", "'", '"', "“", "\u3000", "\xa0", "\t", "\n",
    "\r\n", "\n  ", "\n    ", "\n\n", "---\n", "...\n", "%YAML 1.1\n", "[", "]", "{", "}", ",", ", ", "~", "null", "null: ", "yes", "010", "0x10", "1_000",
    "12:30", ".inf", "-.INF", "+1", "1e3", "1.50", "1" * 41, "\\", "\\n", "@", "`", "name: b\n", "name：b", "name:b", "true", "a b", " ", "  ", "id: ",
    "  - ", "\n- ", "\n  - z", "{a: 1}", "[x]", '"}"', "'[", "é", "ａ", "a\n  b",
)  # fmt: skip


def carefully(text: str) -> str | None:
    document, problems = parse_loosely(text.encode(), "x.yaml")
    return repr(document.data) if document and not problems else None


def simply(text: str) -> str | None:
    try:
        return repr(read_simple_yaml(text)) if not FORBIDDEN.search(text) else None
    except NotSimpleError:
        return None
    except ValueError:
        return None


@settings(max_examples=1200)
@given(
    at=st.integers(0, len(SIMPLE)),
    gone=st.sampled_from([0, 0, 0, 0, 1, 1, 2, 5, 20]),
    pieces=st.lists(st.sampled_from(PIECES), max_size=2).map("".join),
)
def test_what_is_read_simply_means_what_careful_reading_finds(at: int, gone: int, pieces: str) -> None:
    text = SIMPLE[:at] + pieces + SIMPLE[at + gone :]
    found = simply(text)
    assert found is None or found == carefully(text)


@pytest.mark.parametrize(
    "text", [SIMPLE, SIMPLE.rstrip("\n"), "a: 1", "a:\n- b: 1\n  c:\n  - 2\n- d", "a:\n  b:\nc: x"]
)
def test_simple_yaml_is_read_simply(text: str) -> None:
    assert simply(text) == carefully(text) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_files_are_simple(path: Path) -> None:
    assert simply(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "", "# a", "a", "- a", "[]", "{a: 1}", "a: 1\na: 2", "a: {b: 1, b: 2}", "a: 1\n  b: 2", "a:\n    b: 1\n  c: 2", "a:\n- b\n - c", "a: [b", "a: [b]]",
        'a: {b: "}"', "a: [b,]", "a: [,]", "a: {b}", "a: [b: 1]", "a: {b: 1} # c", "a: b # c", "a: b: c", "a:b", "a: “b”", "a: \u3000b", "a: b\n  c", "a: 'b''c'",
        'a: "b\\n"', "a: [b\nc]", "a:\n -b", "a:\n-  b: 1\n  c: 2", "null: 1", "a: {true: 1}", "a: " + "1" * 41, "a: " + "[" * 30 + "]" * 29, "---\na: 1", TEXT,
    ],
)  # fmt: skip
def test_what_is_not_simple_is_declined(text: str) -> None:
    assert simply(text) is None


def test_deep_brackets_are_left_to_careful_reading() -> None:
    from engine.documents.plain_yaml import read_plain_yaml

    assert read_plain_yaml(("a: " + "[" * 5000 + "]" * 5000).encode()) is None
