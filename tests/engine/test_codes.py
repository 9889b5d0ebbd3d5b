"""Codes with a check digit: the published examples and every single slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from engine.declaration.checkdigits import CREDIT_ALPHABET, credit_check_character, identity_check_character
from engine.declaration.codes import CreditCode, IdentityNumber, mask_identity

CREDIT, IDENTITY = TypeAdapter(CreditCode), TypeAdapter(IdentityNumber)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "91330105000000000H", "52330105000000000J", "12330105000000000N"]
)
def test_published_and_invented_credit_codes_are_right(code: str) -> None:
    assert CREDIT.validate_python(code) == code


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", "11010519491231002x"])
def test_the_examples_of_the_identity_standard_are_right(number: str) -> None:
    assert IDENTITY.validate_python(number) == number.upper()


@given(st.text(CREDIT_ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(CREDIT_ALPHABET))
def test_one_mistyped_character_of_a_credit_code_is_seen(body: str, place: int, other: str) -> None:
    code = body + credit_check_character(body)
    assert CREDIT.validate_python(code) == code
    if other != code[place]:
        with pytest.raises(ValidationError):
            CREDIT.validate_python(code[:place] + other + code[place + 1 :])


@given(st.dates(), st.integers(0, 999), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_mistyped_digit_of_an_identity_number_is_seen(born, serial: int, place: int, other: str) -> None:
    body = f"330105{born:%Y%m%d}".rjust(14, "0")[:14] + f"{serial:03}"
    number = body + identity_check_character(body)
    if other != number[place]:
        with pytest.raises(ValidationError) as refused:
            IDENTITY.validate_python(number[:place] + other + number[place + 1 :])
        assert number[6:14] not in str(refused.value.errors()[0]["ctx"])


def test_a_masked_number_hides_the_birthday() -> None:
    assert mask_identity("11010519491231002X") == "110105********002X"
