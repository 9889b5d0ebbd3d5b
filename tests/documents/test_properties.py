"""Whatever the bytes: a document or diagnostics, never a traceback; and what is read is what was written."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.diagnostics import DiagnosticError, format_diagnostic
from engine.documents import Document, parse_document, yaml_reader

SEEDS = (
    "a: 1\nb:\n  - x: \"q\\n\"\n    y: 'it''s'\n  - |\n    lit\n    b\nc: {d: [1, 2.50], e: null}\nf: >-\n  fo\n  ld\n",
    '{"a":[1,2,{"b":"c\\u00e9\\ud83d\\ude00"}],"d":1.5e3,"e":null}',
    "名称：x\nb: “y”\n- z\n\tq: [，]\n? : !t &a *b <<: %\n",
)
BITS = [*"{}[]:,-?&*!|>'\"%@`#\\ \n\t：“”，\u3000\x00\ufeff\x85\u20281e.~", "\r\n", "---\n", "...\n", "<<: ", "\\ud83d"]
NAMES = st.sampled_from(["x.yaml", "x.json", "-"])
EXAMPLES = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=12
)
TREES = st.recursive(
    TEXTS.filter(lambda text: "\ufffd" not in text) | st.integers(-(10**30), 10**30) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(lambda t: "\ufffd" not in t), inner, max_size=4)
    ),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(TEXTS.filter(lambda text: "\ufffd" not in text), TREES, min_size=1, max_size=4)


@st.composite
def mutated_texts(draw: st.DrawFn) -> bytes:
    """Return a good text with a few bits put in, taken out or doubled."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 5))
        text = text[:at] + draw(st.sampled_from([*BITS, "", text[at : at + 9] * 2])) + text[at + length :]
    return text.encode("utf-8", "surrogatepass")


def read(data: bytes, name: str) -> Document | None:
    """Return the document in *data*; check what is said when there is none."""
    try:
        return parse_document(data, name)
    except DiagnosticError as error:
        assert error.diagnostics
        for diagnostic in error.diagnostics:
            assert all((*diagnostic.message, *diagnostic.hint))
            assert format_diagnostic(diagnostic, "zh") != format_diagnostic(diagnostic, "en")
            assert diagnostic.place.file == name
        return None


@pytest.fixture(params=["the C parser", "the Python parser"])
def any_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "the Python parser":
        monkeypatch.setattr(yaml_reader, "Loader", yaml.SafeLoader)


@EXAMPLES
@given(data=st.binary(max_size=200), name=NAMES)
def test_random_bytes_never_give_a_traceback(data: bytes, name: str) -> None:
    read(data, name)


@EXAMPLES
@given(text=st.text(max_size=60), name=NAMES)
def test_random_text_never_gives_a_traceback(text: str, name: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), name)


@EXAMPLES
@given(data=mutated_texts(), name=NAMES)
def test_a_damaged_file_never_gives_a_traceback(any_parser: None, data: bytes, name: str) -> None:
    read(data, name)


@EXAMPLES
@given(data=MAPPINGS)
def test_json_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=1)):
        document = read(text.encode(), "x.json")
        assert document is not None
        assert document.data == data


@EXAMPLES
@given(data=MAPPINGS)
def test_yaml_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"').replace("!!int ", "").replace("!!bool ", "")
    document = read(text.replace("!!null ", "").encode(), "x.yaml")
    if document is not None:  # with every scalar in quotes all of them are texts
        assert sorted(document.data) == sorted(data)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Return every path of *data* with its value."""
    yield path, data
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield from paths(value, (*path, step))


@EXAMPLES
@given(data=MAPPINGS)
def test_each_character_of_each_text_is_where_it_is_said_to_be(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    document = parse_document(text.encode(), "x.json")
    lines = text.split("\n")
    for path, value in paths(document.data):
        place = document.place(path)
        assert lines[place.line - 1][place.column - 1] in '{["-0123456789tfn'
        for index, character in enumerate(value if isinstance(value, str) else ""):
            inside = document.scalar_offset_place(path, index)
            assert lines[inside.line - 1][inside.column - 1] in (character, "\\")


@EXAMPLES
@given(
    words=st.lists(st.text("abc中文' ", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=4),
    style=st.sampled_from(["|", ">", "'", '"', None]),
    width=st.integers(8, 20),
)
def test_a_character_of_a_text_of_any_style_is_found_or_its_start_is_given(
    words: list[str], style: str | None, width: int
) -> None:
    text = yaml.safe_dump({"a": "\n".join(words)}, default_style=style, width=width, allow_unicode=True)
    document = parse_document(text.encode(), "x.yaml")
    lines = text.split("\n")
    start = document.place(("a",))
    for index, character in enumerate(document.data["a"].rstrip("\n")):
        place = document.scalar_offset_place(("a",), index)
        found = (lines[place.line - 1] + "\n")[place.column - 1]
        assert place == start or character in "\n " or found in (character, "\\")
