"""A file beyond a limit is refused, with the limit and what it has; a file exactly on it is read."""

import pytest

from engine.diagnostics import Diagnostic, DiagnosticError
from engine.documents import limits, parse_document


def first_problem(text: str, name: str = "x.yaml") -> Diagnostic | None:
    """Return the first problem of *text*, or None when it can be read."""
    try:
        parse_document(text.encode(), name)
    except DiagnosticError as error:
        return error.diagnostics[0]
    return None


def nested(depth: int) -> str:
    return '{"a": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


def listed(length: int) -> str:
    return '{"a": [' + ", ".join("1" * length) + "]}"


def keyed(size: int) -> str:
    return "{" + ", ".join(f'"k{n}": 1' for n in range(size)) + "}"


def written(length: int) -> str:
    return '{"a": "' + "中" * length + '"}'


def digits(count: int) -> str:
    return '{"a": 0.' + "1" * (count - 1) + "}"


def exponent(count: int) -> str:
    return f'{{"a": 1e{count - 1}}}'


def small(count: int) -> str:
    return f'{{"a": 1e-{count - 1}}}'


CASES = [
    (nested, limits.MAX_DEPTH, "too-deep"),
    (listed, limits.MAX_LIST_LENGTH, "list-too-long"),
    (keyed, limits.MAX_MAPPING_SIZE, "mapping-too-large"),
    (written, limits.MAX_SCALAR_LENGTH, "text-too-long"),
    (digits, limits.MAX_DIGITS, "number-too-long"),
    (exponent, limits.MAX_DIGITS, "number-too-long"),
    (small, limits.MAX_DIGITS, "number-too-long"),
]


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
@pytest.mark.parametrize(("make", "limit", "code"), CASES, ids=[case[0].__name__ for case in CASES])
def test_a_limit_is_named_with_what_the_file_has(make, limit: int, code: str, name: str) -> None:  # type: ignore[no-untyped-def]
    assert first_problem(make(limit), name) is None
    problem = first_problem(make(limit + 1), name)
    assert problem is not None
    assert problem.code == code
    for words in problem.message:
        assert str(limit) in words
        assert str(limit + 1) in words


def test_block_style_has_the_same_depth_limit() -> None:
    lines = [f"{'  ' * n}k:" for n in range(limits.MAX_DEPTH + 1)]
    assert first_problem("\n".join(lines[:-1]) + " 1\n") is None
    problem = first_problem("\n".join(lines) + " 1\n")
    assert problem is not None
    assert (problem.code, problem.place.line) == ("too-deep", limits.MAX_DEPTH + 1)


def test_a_file_may_have_two_megabytes() -> None:
    fill = "#" + "x" * (limits.MAX_BYTES - len("a: 1\n#"))
    assert first_problem("a: 1\n" + fill) is None
    problem = first_problem("a: 1\n" + fill + "yyyyyyyyyyyyyyyy" * 1024)
    assert problem is not None
    assert problem.code == "file-too-large"
    assert problem.message.en == "the file has 2.02 MB; the limit is 2 MB."


@pytest.mark.parametrize("opening", ["[", "{", "[{", "- ", "? ", '{"a":', "a: ["])
@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_nesting_without_end_is_no_trouble(opening: str, name: str) -> None:
    assert first_problem(opening * 100_000, name) is not None


@pytest.mark.parametrize("exponent", ["999999999", "-999999999", "9" * 5000])
def test_a_giant_exponent_is_never_written_out(exponent: str) -> None:
    problem = first_problem(f"a: 1e{exponent}\n")
    assert problem is not None
    assert problem.code == "number-too-long"


def test_more_problems_than_anybody_reads_are_only_said_to_exist() -> None:
    text = '{"a": "' + "\\q" * (limits.MAX_PROBLEMS + 500) + '"}'
    with pytest.raises(DiagnosticError) as caught:
        parse_document(text.encode(), "x.json")
    assert len(caught.value.diagnostics) == limits.MAX_PROBLEMS + 1
    assert caught.value.diagnostics[-1].code == "too-many-problems"
