"""From the bytes of a plain and right declaration to its facts."""

from pathlib import PurePosixPath
from typing import Final

from engine.declaration.facts import Facts
from engine.declaration.plain.running import plain_reader
from engine.documents.plain_json import read_plain_json
from engine.documents.plain_yaml import read_plain_yaml

ENDINGS: Final = ("", ".yaml", ".yml", ".json")
"""Of the names of files that may be plain; others say that the file is a workbook."""


def read_facts(data: bytes, name: str) -> Facts | None:
    """Return the facts that the YAML or JSON text *data* states, or None where it is not plain, or anything in it is wrong.

    What is returned is what `facts_of` makes of what `parse_declaration` returns; None says nothing but that it has to be asked.
    *name* is how the file is called.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in ENDINGS:
        return None
    reader = plain_reader()
    if data.lstrip()[:1] == b"{":
        plain = read_plain_json(data)
        return reader.facts(*plain) if plain else None
    values = None if name.lower().endswith(".json") else read_plain_yaml(data)
    return None if values is None else reader.facts(values)
