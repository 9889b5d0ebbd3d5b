"""Character classes of regular expressions: which characters ``\\d``, ``\\p{Lu}`` or ``[a-z-[aeiou]]`` stand for."""

import unicodedata
from collections.abc import Callable
from typing import Final, TypeAlias

Test: TypeAlias = Callable[[str], bool]  # of one character

_MAJORS: Final = {"L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon"}
CATEGORIES: Final = frozenset([*_MAJORS, *(major + minor for major, minors in _MAJORS.items() for minor in minors)])

BLOCKS: Final = {  # of Unicode, those in use; names as in XML Schema
    "BasicLatin": (0x0000, 0x007F),
    "Latin-1Supplement": (0x0080, 0x00FF),
    "LatinExtended-A": (0x0100, 0x017F),
    "LatinExtended-B": (0x0180, 0x024F),
    "IPAExtensions": (0x0250, 0x02AF),
    "SpacingModifierLetters": (0x02B0, 0x02FF),
    "CombiningDiacriticalMarks": (0x0300, 0x036F),
    "Greek": (0x0370, 0x03FF),
    "GreekandCoptic": (0x0370, 0x03FF),
    "Cyrillic": (0x0400, 0x04FF),
    "Armenian": (0x0530, 0x058F),
    "Hebrew": (0x0590, 0x05FF),
    "Arabic": (0x0600, 0x06FF),
    "Devanagari": (0x0900, 0x097F),
    "Bengali": (0x0980, 0x09FF),
    "Thai": (0x0E00, 0x0E7F),
    "Tibetan": (0x0F00, 0x0FFF),
    "Georgian": (0x10A0, 0x10FF),
    "HangulJamo": (0x1100, 0x11FF),
    "Mongolian": (0x1800, 0x18AF),
    "LatinExtendedAdditional": (0x1E00, 0x1EFF),
    "GreekExtended": (0x1F00, 0x1FFF),
    "GeneralPunctuation": (0x2000, 0x206F),
    "SuperscriptsandSubscripts": (0x2070, 0x209F),
    "CurrencySymbols": (0x20A0, 0x20CF),
    "LetterlikeSymbols": (0x2100, 0x214F),
    "NumberForms": (0x2150, 0x218F),
    "Arrows": (0x2190, 0x21FF),
    "MathematicalOperators": (0x2200, 0x22FF),
    "MiscellaneousTechnical": (0x2300, 0x23FF),
    "EnclosedAlphanumerics": (0x2460, 0x24FF),
    "BoxDrawing": (0x2500, 0x257F),
    "GeometricShapes": (0x25A0, 0x25FF),
    "MiscellaneousSymbols": (0x2600, 0x26FF),
    "Dingbats": (0x2700, 0x27BF),
    "CJKSymbolsandPunctuation": (0x3000, 0x303F),
    "Hiragana": (0x3040, 0x309F),
    "Katakana": (0x30A0, 0x30FF),
    "Bopomofo": (0x3100, 0x312F),
    "CJKUnifiedIdeographsExtensionA": (0x3400, 0x4DBF),
    "CJKUnifiedIdeographs": (0x4E00, 0x9FFF),
    "HangulSyllables": (0xAC00, 0xD7AF),
    "PrivateUse": (0xE000, 0xF8FF),
    "CJKCompatibilityIdeographs": (0xF900, 0xFAFF),
    "CJKCompatibilityForms": (0xFE30, 0xFE4F),
    "HalfwidthandFullwidthForms": (0xFF00, 0xFFEF),
}


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] not in "PZC"


def _starts_name(char: str) -> bool:
    return char in "_:" or unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl")


def _continues_name(char: str) -> bool:
    return _starts_name(char) or char in ".-·" or unicodedata.category(char)[:2] in ("Nd", "Mn", "Mc", "Me")


ESCAPES: Final[dict[str, Test]] = {
    "s": lambda char: char in " \t\n\r",
    "d": lambda char: unicodedata.category(char) == "Nd",
    "w": _is_word,
    "i": _starts_name,
    "c": _continues_name,
}


def property_test(name: str) -> Test | None:
    r"""Return the test for ``\p{name}``: a general category, or ``Is`` and a block; None if there is no such one."""
    if name in CATEGORIES:
        return lambda char: unicodedata.category(char).startswith(name)
    block = BLOCKS.get(name.removeprefix("Is")) if name.startswith("Is") else None
    return interval_test(chr(block[0]), chr(block[1])) if block else None


def interval_test(low: str, high: str, any_case: bool = False) -> Test:
    """Return the test for the characters from *low* to *high*."""
    if not any_case:
        return lambda char: low <= char <= high
    if low == high:
        wanted = variants(low)
        return lambda char: not wanted.isdisjoint(variants(char))
    return lambda char: any(low <= variant <= high for variant in variants(char))


def inverse(test: Test) -> Test:
    """Return the test for all other characters."""
    return lambda char: not test(char)


def union(tests: list[Test]) -> Test:
    """Return the test for the characters that pass any of *tests*."""
    return tests[0] if len(tests) == 1 else lambda char: any(test(char) for test in tests)


def without(test: Test, removed: Test) -> Test:
    """Return the test for the characters of *test* that are not *removed*."""
    return lambda char: test(char) and not removed(char)


def variants(char: str) -> frozenset[str]:
    """Return *char* in upper and lower case."""
    lower, upper = char.lower(), char.upper()
    return frozenset(form for form in (char, lower, upper, lower.upper(), upper.lower()) if len(form) == 1)
