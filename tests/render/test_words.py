"""The words of the renderers: all used, none missing, alike in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

import engine.render
from engine.render.words import WORDS, Say

FOLDER = Path(engine.render.__file__).parent
FILES = {path: path.read_text(encoding="utf-8") for path in sorted((*FOLDER.glob("*.py"), *FOLDER.glob("templates/*")))}
OWN_TABLE = re.compile(r"^WORDS\b.*= \{$", re.MULTILINE)
SOURCES = "".join(  # of the modules that take their words from the table and have none of their own, and the templates they fill
    text
    for path, text in FILES.items()
    if path.suffix != ".py" or ("from engine.render.words import" in text and not OWN_TABLE.search(text))
)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_fill_the_same_placeholders(key):
    assert WORDS[key].en
    assert placeholders(WORDS[key].zh) == placeholders(WORDS[key].en)


@pytest.mark.parametrize("key", [key for key in WORDS if "." not in key])
def test_every_word_is_used(key):
    assert f'"{key}"' in SOURCES


def test_every_word_that_is_used_is_there():
    used = set(re.findall(r"""\bsay\(\s*"([^"]+)"\s*[,)]""", SOURCES))
    assert used <= WORDS.keys()


def test_one_of_something_is_said_in_the_singular():
    say = Say("en")
    assert say("n_asks", n=1) == "1 fact missing"
    assert say("n_asks", n=2) == "2 facts missing"
