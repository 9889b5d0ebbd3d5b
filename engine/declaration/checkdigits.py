"""Check digits of codes, which show that a code was typed correctly, not that the body or person exists."""

from typing import Final

CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
CREDIT_WEIGHTS: Final = tuple(pow(3, i, 31) for i in range(17))
IDENTITY_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_CHECKS: Final = "10X98765432"  # GB 11643-1999, by remainder of 11


def credit_check_character(body: str) -> str:
    """Return the 18th character that the first 17 of a credit code must have (GB 32100-2015)."""
    total = sum(CREDIT_ALPHABET.index(c) * w for c, w in zip(body, CREDIT_WEIGHTS, strict=True))
    return CREDIT_ALPHABET[-total % 31]


def identity_check_character(body: str) -> str:
    """Return the 18th character that the first 17 digits of an identity number must have (GB 11643-1999)."""
    total = sum(int(c) * w for c, w in zip(body, IDENTITY_WEIGHTS, strict=True))
    return IDENTITY_CHECKS[total % 11]
