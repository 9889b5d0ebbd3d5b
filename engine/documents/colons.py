"""The colon after a key, as people mistype it: a full-width one, or one without a space behind it."""

import re
from typing import Final

from engine.documents.source import Problems
from engine.text import Text

FULL_WIDTH: Final = "："
GLUED_COLON: Final = re.compile(r"^\s*(?:- +)*[\w.-]+(:)[^\s:/]")
SWALLOWED_KEY: Final = re.compile(r"[\r\n][ \t]*[A-Za-z_][\w-]*(：|:(?=[^\s:/]))")  # in what reads as one long text
WHOLE_ENTRY: Final = re.compile(r"[\w-]+(：|:(?=[^\s:/]))")  # in what reads as one long key

CODES: Final = {FULL_WIDTH: "full-width-colon", ":": "no-space-after-colon"}
MESSAGES: Final = {
    FULL_WIDTH: Text("栏目名后面用了中文冒号“：”。", "the key is followed by a full-width colon '：'."),
    ":": Text("冒号后面缺一个空格。", "a space is missing after the colon."),
}
HINTS: Final = {
    FULL_WIDTH: Text(
        "请改为英文冒号，并在其后空一格，例如“name: 值”。",
        "Use an ASCII colon and one space after it, as in 'name: value'.",
    ),
    ":": Text("请在冒号后空一格，例如“name: 值”。", "Put a space after the colon, as in 'name: value'."),
}


def add_colon(problems: Problems, offset: int) -> None:
    """Say what is wrong with the colon at *offset*."""
    colon = problems.source.text[offset]
    problems.add(CODES[colon], MESSAGES[colon], HINTS[colon], start=offset)
