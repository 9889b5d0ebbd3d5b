"""Files that cannot be read: every problem with its code, line and column, and a next step in both languages."""

import pytest

from engine.diagnostics import Diagnostic, DiagnosticError, format_diagnostic
from engine.documents import parse_document

Found = list[tuple[str, int, int]]

YAML: list[tuple[str, str, Found]] = [
    ("nothing at all", "", [("empty-file", 0, 0)]),
    ("only comments", "# 申报\n\n# 待填\n", [("empty-file", 0, 0)]),
    ("only a document mark", "---\n", [("empty-file", 0, 0)]),
    ("a list at the top", "- a\n- b\n", [("not-a-mapping", 1, 1)]),
    ("a text at the top", "阳光托育园\n", [("not-a-mapping", 1, 1)]),
    ("a full-width colon at the top", "name：阳光\n", [("full-width-colon", 1, 5)]),
    ("a full-width colon below a good line", "a: 1\nb：2\nc: 3\n", [("full-width-colon", 2, 2)]),
    ("a full-width colon as last line", "a: 1\nname：2\n", [("full-width-colon", 2, 5)]),
    ("a full-width colon below a key", "x:\n  b：2\n  c: 3\n", [("full-width-colon", 2, 4)]),
    ("a full-width colon in a text before another fault", "x:\n  - 晨检：测体温\ny: ]\n", [("stray-bracket", 3, 4)]),
    ("a full-width colon in braces", "a: {zh：好, en: good}\n", [("full-width-colon", 1, 7)]),
    ("no space after the colon in braces", "a: {zh:好, en: good}\n", [("no-space-after-colon", 1, 7)]),
    (
        "a key swallowed by the text above",
        "a:\n  name: 阳光\n    area：3\n    b:4\n",
        [("full-width-colon", 3, 9), ("no-space-after-colon", 4, 6)],
    ),
    ("no space after the colon", "name:x\n", [("no-space-after-colon", 1, 5)]),
    ("no space after the colon below a good line", "a: 1\nname:x\nb: 2\n", [("no-space-after-colon", 2, 5)]),
    ("full-width quotes around a value", "name: “阳光”\n", [("full-width-quotes", 1, 7)]),
    ("full-width quotes around a key", "‘name’: 阳光\n", [("full-width-quotes", 1, 1)]),
    ("a full-width space before a key", "a: 1\n\u3000b: 2\n", [("full-width-space", 2, 1)]),
    ("a tab as indentation", "rooms:\n\t- id: a\n", [("tab-indentation", 2, 1)]),
    ("a tab after spaces", "rooms:\n  \t- id: a\n", [("tab-indentation", 2, 3)]),
    ("a quote never closed", 'a: 1\nb: "x\nc: 2\n', [("unclosed-quote", 2, 4)]),
    ("a single quote never closed", "b: 'x\n", [("unclosed-quote", 1, 4)]),
    ("a bracket never closed", "a: [1,\nb: 2\n", [("unclosed-bracket", 1, 4)]),
    ("a brace never closed", "a: {x: 1\nb: 2\n", [("unclosed-bracket", 1, 4)]),
    ("a bracket nobody opened", "a: ]\n", [("stray-bracket", 1, 4)]),
    ("a brace too many", "{a: 1}}\n", [("stray-bracket", 1, 7)]),
    ("two colons in a line", "title: a: b\n", [("colon-in-text", 1, 9)]),
    ("a line too far in", "a: 1\n  b: 2\n", [("bad-indentation", 2, 4)]),
    ("a key among list items", "- a\nb: 1\n", [("bad-indentation", 2, 1)]),
    ("text after a quoted value", 'a: "x" y\n', [("text-after-quote", 1, 8)]),
    ("a quote inside quotes", "a: 'it's'\n", [("text-after-quote", 1, 8)]),
    ("a text starting with @", "a: @x\n", [("special-character", 1, 4)]),
    ("a text starting with %", "a: %x\n", [("special-character", 1, 4)]),
    ("a star alone", "a: * x\n", [("special-character", 1, 4)]),
    ("a backslash in double quotes", 'a: "c:\\dir"\n', [("bad-escape", 1, 7)]),
    ("half a character in double quotes", 'a: "\\ud83d"\n', [("bad-escape", 1, 7)]),
    ("a control character written as an escape", 'a: "x\\0"\n', [("control-character", 1, 4)]),
    ("text behind a block mark", "a: |x\n  b\n", [("block-text", 1, 5)]),
    ("a dash without a space", "a:\n  -{b: 1}\n", [("no-space-after-dash", 2, 3)]),
    ("a list item behind a key", "a: - b\n", [("bad-dash", 1, 4)]),
    ("a line without a colon", "a: 1\nbcd\n", [("no-colon", 2, 1)]),
    ("two documents", "a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
    ("content after the end mark", "a: 1\n...\nb: 2\n", [("several-documents", 3, 1)]),
    ("an anchor", "a: &x 1\n", [("anchor", 1, 4)]),
    ("an alias", "a: &x 1\nb: *x\n", [("anchor", 1, 4), ("alias", 2, 4)]),
    ("a tag", "a: !!str 1\n", [("tag", 1, 4)]),
    ("a tag on a mapping", "a: !x\n  b: 1\n", [("tag", 1, 4)]),
    ("a tag that would run code", "a: !!python/object/apply:os.getcwd []\n", [("tag", 1, 4)]),
    ("a merge key", "a: {<<: {b: 1}}\n", [("merge-key", 1, 5)]),
    ("a key twice", "a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    ("a key twice, once in quotes", 'x:\n  a: 1\n  "a": 3\n', [("duplicate-key", 3, 3)]),
    ("a number as key", "a: {1: x}\n", [("key-not-text", 1, 5)]),
    ("true as key", "true: x\n", [("key-not-text", 1, 1)]),
    ("an empty key", ": x\n", [("no-key", 1, 1)]),
    ("a list as key", "? [a]\n: b\n", [("complex-key", 1, 3)]),
    ("not a number", "a: .nan\n", [("not-finite", 1, 4)]),
    ("minus infinity", "a: [1, -.inf]\n", [("not-finite", 1, 8)]),
    ("a control character", "a: x\x07y\n", [("control-character", 1, 5)]),
    ("a zero-width space", "a: 1\nna\u200bme: 2\n", [("control-character", 2, 3)]),
    ("a byte order mark in the middle", "a: 1\nb: \ufeff2\n", [("control-character", 2, 4)]),
    ("a right-to-left override", "a: x\u202ey\n", [("control-character", 1, 5)]),
    ("a character lost before", "a: 名\ufffd\n", [("replacement-character", 1, 5)]),
    (
        "all structural problems at once",
        "a: 1\na: &x 2\nb: !t 3\nc: {<<: 1}\nd: “x”\n1: .inf\n",
        [
            ("duplicate-key", 2, 1),
            ("anchor", 2, 4),
            ("tag", 3, 4),
            ("merge-key", 4, 5),
            ("full-width-quotes", 5, 4),
            ("key-not-text", 6, 1),
            ("not-finite", 6, 4),
        ],
    ),
    ("what stands before a syntax error", "a: 1\na: 2\nb: [\n", [("duplicate-key", 2, 1), ("unclosed-bracket", 3, 4)]),
]

JSON: list[tuple[str, str, Found]] = [
    ("nothing at all", " \n", [("empty-file", 0, 0)]),
    ("a list at the top", "[1]", [("not-a-mapping", 1, 1)]),
    ("a number at the top", "1", [("not-a-mapping", 1, 1)]),
    ("a key twice", '{"a": 1,\n "a": 2}', [("duplicate-key", 2, 2)]),
    ("a key twice, once escaped", '{"a": 1, "\\u0061": 2}', [("duplicate-key", 1, 10)]),
    ("not a number", '{"a": NaN, "b": -Infinity}', [("not-finite", 1, 7), ("not-finite", 1, 17)]),
    ("a comma too many", '{"a": [1, 2,],}', [("trailing-comma", 1, 12), ("trailing-comma", 1, 14)]),
    ("a comma too few", '{"a": 1 "b": 2}', [("not-json", 1, 9)]),
    ("no colon", '{"a" 1}', [("not-json", 1, 6)]),
    ("no value", '{"a": }', [("not-json", 1, 7)]),
    ("the end too early", '{"a":', [("not-json", 1, 5)]),
    ("single quotes", "{'a': 1}", [("single-quotes", 1, 2)]),
    ("comments", '{// x\n"a": /* y\n */ 1 # z\n}', [("comment", 1, 2), ("comment", 2, 6), ("comment", 3, 7)]),
    ("YAML under the name of JSON", "a: 1\n", [("yaml-named-json", 1, 1)]),
    ("words without quotes", '{"a": 阳光, "b": True}', [("not-quoted", 1, 7), ("not-quoted", 1, 16)]),
    ("zeros in front", '{"a": 010}', [("not-quoted", 1, 7)]),
    ("a hexadecimal number", '{"a": 0x10}', [("not-quoted", 1, 7)]),
    ("full-width quotes", "{“a”: 1}", [("full-width-punctuation", 1, 2)]),
    ("a full-width colon", '{"a"：1}', [("full-width-punctuation", 1, 5)]),
    ("a full-width comma", '{"a": 1，"b": 2}', [("full-width-punctuation", 1, 8)]),
    ("a quote never closed", '{"a": "x\n}', [("unclosed-quote", 1, 7)]),
    ("a bracket never closed", '{"a": [1, 2', [("unclosed-bracket", 1, 7)]),
    ("more after the end", '{"a": 1}\n{"b": 2}', [("extra-content", 2, 1)]),
    ("a backslash", '{"a": "c:\\dir"}', [("bad-escape", 1, 10)]),
    ("half a character", '{"a": "\\ud83dx"}', [("bad-escape", 1, 8)]),
    ("a tab in a text", '{"a": "x\ty"}', [("control-character", 1, 9)]),
    ("an escaped control character", '{"a": "\\u0000"}', [("control-character", 1, 7)]),
]


def problems(data: bytes, name: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with *data*."""
    with pytest.raises(DiagnosticError) as caught:
        parse_document(data, name)
    return caught.value.diagnostics


def places(diagnostics: tuple[Diagnostic, ...]) -> Found:
    """Return code, line and column of each."""
    return [(d.code, d.place.line, d.place.column) for d in diagnostics]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in YAML], ids=[row[0] for row in YAML])
def test_each_problem_of_a_yaml_file_is_named_with_its_place(text: str, expected: Found) -> None:
    assert places(problems(text.encode(), "site.yaml")) == expected


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in JSON], ids=[row[0] for row in JSON])
def test_each_problem_of_a_json_file_is_named_with_its_place(text: str, expected: Found) -> None:
    assert places(problems(text.encode(), "site.json")) == expected


@pytest.mark.parametrize(("name", "text"), [("x.yaml", row[1]) for row in YAML] + [("x.json", row[1]) for row in JSON])
def test_each_problem_says_what_to_do_next_in_both_languages(name: str, text: str) -> None:
    for diagnostic in problems(text.encode(), name):
        for part in (*diagnostic.message, *diagnostic.hint):
            assert part
            assert "{" not in part.replace("{ }", "").replace("'{'", "").replace("“{”", "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(line_end: str) -> None:
    text = line_end.join(["a: 1", "b: 名称", "b: 2", ""])
    assert places(problems(text.encode(), "x.yaml")) == [("duplicate-key", 3, 1)]


def test_content_in_braces_is_read_as_json_when_it_is_json_whatever_the_file_is_called() -> None:
    document = parse_document(b'\t{"a": "\\ud83d\\ude00\\/", "b": 1.50}', "standard input")
    assert document.data["a"] == "😀/"
    assert str(document.data["b"]) == "1.50"


def test_content_in_braces_is_read_as_yaml_when_it_is_not_json() -> None:
    assert parse_document(b"{a: 1, b: [x, y]}", "x.yaml").data == {"a": 1, "b": ["x", "y"]}


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    (diagnostic,) = problems(b"x: 0\na: 1\nb: 2\na: 3\n", "x.yaml")
    assert "2" in diagnostic.message.zh
    assert "line 2" in diagnostic.message.en


def test_the_excerpt_has_its_caret_under_the_problem_counting_chinese_as_two_cells() -> None:
    (diagnostic,) = problems("名称: 阳光\n地址：拱墅\n".encode(), "x.yaml")
    assert format_diagnostic(diagnostic, "zh").splitlines()[1:3] == ["    地址：拱墅", "        ^^"]


def test_a_long_line_is_shown_around_the_problem() -> None:
    (diagnostic,) = problems(f"a: [{'中, ' * 300}&x y]\n".encode(), "x.yaml")
    assert diagnostic.excerpt.startswith("…")
    assert "&x" in diagnostic.excerpt
    assert len(diagnostic.excerpt) < 110


def test_an_identity_number_is_never_repeated() -> None:
    (diagnostic,) = problems(b"id: 33010519900101123X\nid: 33010519900101123X\n", "x.yaml")
    assert "1990" not in format_diagnostic(diagnostic, "zh")
