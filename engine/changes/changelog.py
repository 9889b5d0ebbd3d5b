"""The changelog of the rules: which rules somebody said, in words, that they change."""

import re
from collections import Counter
from pathlib import Path

NAME = "CHANGELOG.md"
SECTION = re.compile(r"(?m)^## +\d{4}-\d{2}-\d{2}[ \t]*$")
ITEM = re.compile(r"(?m)^[-*] ")
NOT_SAID = re.compile(r"(?ms)<!--.*?-->|^```.*?^```")
QUOTED = re.compile(r"`([a-z_]+\.[a-z0-9_]+\.[a-z0-9_]+)`")


def explained_rules(before: Path, after: Path) -> frozenset[str]:
    """Return the ids of the rules that an item names which the changelog in *after* has and the one in *before* has not."""
    came = read_items(after) - read_items(before)
    return frozenset(rule for item in came for rule in QUOTED.findall(item))


def read_items(folder: Path) -> Counter[str]:
    """Return the items below the dates of the changelog in *folder*, each with the spaces between words made one.

    One that stands in a comment or in a block of code is an example, and no item.
    """
    path = folder / NAME
    text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    _, *sections = SECTION.split(NOT_SAID.sub("", text))
    return Counter(" ".join(item.split()) for section in sections for item in ITEM.split(section)[1:])
