"""What an unquoted word means."""

from decimal import Decimal

import pytest

from engine.documents import parse_document

VALUES: list[tuple[str, object]] = [
    ("true", True),
    ("false", False),
    ("TRUE", True),
    ("yes", "yes"),
    ("No", "No"),
    ("on", "on"),
    ("是", "是"),
    ("null", None),
    ("~", None),
    ("", None),
    ("none", "none"),
    ("0", 0),
    ("-7", -7),
    ("42", 42),
    ("+5", "+5"),
    ("010", "010"),
    ("0x10", "0x10"),
    ("0o17", "0o17"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("1,000", "1,000"),
    ("1.50", Decimal("1.50")),
    ("-0.10", Decimal("-0.10")),
    ("1e3", Decimal("1e3")),
    (".5", ".5"),
    ("5.", "5."),
    ("1.2.3", "1.2.3"),
    ("2021-02-03", "2021-02-03"),
    ("2021-02-03T04:05:06Z", "2021-02-03T04:05:06Z"),
    ('"30"', "30"),
    ("'true'", "true"),
    ("“十四五”规划", "“十四五”规划"),
    ("9" * 40, int("9" * 40)),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_word_in_yaml_means_what_yaml_1_2_says(written: str, value: object) -> None:
    data = parse_document(f"a: {written}\n".encode(), "x.yaml").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)
    assert str(data["a"]) == str(value)  # 1.50 stays 1.50


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("null", None),
        ("-0", 0),
        ("1.50", Decimal("1.50")),
        ("0.1", Decimal("0.1")),
        ("1E-2", Decimal("1E-2")),
        ('"\\u4e2d\\n\\"\\\\\\/\\ud83d\\ude00"', '中\n"\\/😀'),
        ('[1, {"b": []}]', [1, {"b": []}]),
    ],
)
def test_a_value_in_json_means_what_json_says(written: str, value: object) -> None:
    data = parse_document(f'{{\n\t"a":\t{written}\n}}'.encode(), "x.json").data
    assert data == {"a": value}
    assert str(data["a"]) == str(value)


def test_block_texts_keep_their_lines() -> None:
    text = "a: |\n  一\n  二\nb: >-\n  一\n  二\n\n  三\n"
    assert parse_document(text.encode(), "x.yaml").data == {"a": "一\n二\n", "b": "一 二\n三"}
