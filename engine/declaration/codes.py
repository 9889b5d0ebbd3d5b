"""Codes with a check digit: they show that a code was typed correctly, not that the body or person exists."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StrictStr

from engine.declaration.checkdigits import CREDIT_ALPHABET, credit_check_character, identity_check_character
from engine.declaration.fields import MAX_SHOWN, refuse
from engine.text import Text
from engine.words import Written


def mask_identity(number: str) -> str:
    """Return *number* with its middle hidden: six first and four last characters stay."""
    return f"{number[:6]}********{number[-4:]}"


def _credit_code(value: str) -> str:
    if fault := _credit_fault(value):
        raise refuse(
            "credit-code",
            "统一社会信用代码是 18 位数字或大写字母，不用 I、O、S、V、Z；“{value}”{fault}。",
            "a unified social credit code has 18 digits or capitals, but no I, O, S, V, Z; '{value}' {fault_en}.",
            "请对照营业执照或登记证书逐位核对。",
            "Compare it with the business licence or registration certificate character by character.",
            value=value[:MAX_SHOWN],
            fault=fault.zh,
            fault_en=fault.en,
        )
    if credit_check_character(value[:17]) != value[17]:
        raise refuse(
            "credit-code",
            "统一社会信用代码“{value}”的校验位不对，多半抄错了一位。",
            "the check character of credit code '{value}' is wrong; one character is probably mistyped.",
            "请对照营业执照或登记证书逐位核对。",
            "Compare it with the business licence or registration certificate character by character.",
            value=value,
        )
    return value


def _credit_fault(value: str) -> Text | None:
    """Return what is wrong with the form of a credit code, or None."""
    if len(value) != 18:
        return Text(f"有 {len(value)} 位", f"has {len(value)} characters")
    foreign = sorted({c for c in value if c not in CREDIT_ALPHABET})
    return Text(f"里有 {'、'.join(foreign)}", f"contains {', '.join(foreign)}") if foreign else None


def _identity_number(value: str) -> str:
    number = value.upper()
    if len(number) != 18 or not number[:17].isdigit() or not number.isascii():
        raise _bad_identity("应为 17 位数字加 1 位校验码", "must be 17 digits and a check character")
    try:
        date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        raise _bad_identity("第 7 至 14 位不是真实日期", "has no real date in characters 7 to 14") from None
    if identity_check_character(number[:17]) != number[17]:
        raise _bad_identity(
            "校验位不对，多半抄错了一位", "has a wrong check character; one character is probably mistyped"
        )
    return number


def _bad_identity(zh: str, en: str) -> Exception:
    """Return the refusal of an identity number; the number itself is never repeated."""
    return refuse(
        "identity-number",
        f"公民身份号码{zh}。",
        f"the identity number {en}.",
        "请对照身份证核对；此项可以不填。",
        "Compare it with the identity card; it may be left out.",
    )


CreditCode = Annotated[StrictStr, AfterValidator(_credit_code), Written(rf"^[{CREDIT_ALPHABET}]{{18}}$")]
IdentityNumber = Annotated[StrictStr, AfterValidator(_identity_number), Written(r"^[0-9]{17}[0-9Xx]$")]
