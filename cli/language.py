"""Which language the reader wants."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from engine.text import LANGS, Lang

LOCALE_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def said_language(argv: Sequence[str], environ: Mapping[str, str]) -> Lang | None:
    """Return the language asked for by ``--lang`` or ``TUOYU_LANG``, or None where neither says."""
    after = [value for option, value in pairwise(argv) if option == "--lang"]
    joined = [word.removeprefix("--lang=") for word in argv if word.startswith("--lang=")]
    asked = [*after, *joined, environ.get("TUOYU_LANG", "")][0]
    return next((lang for lang in LANGS if lang == asked), None)


def help_language(argv: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """Return the language of help texts: what was asked for, else English where the locale is, else Chinese."""
    locale = next((environ[name] for name in LOCALE_NAMES if environ.get(name)), "")
    return said_language(argv, environ) or ("en" if locale.startswith("en") else "zh")
