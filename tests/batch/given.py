"""What the tests of a batch check: a folder with good, bad and foreign files, and the rules of one day."""

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cli import options
from engine.batch import Asked
from engine.batch.workbooks import columns_of
from engine.declaration.loading import load_declaration
from engine.documents import read_document
from engine.forms.contents import content_of
from engine.generating import AS_OF
from engine.render.batch import write_blank

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "declarations"
DAY = AS_OF.isoformat()
GOOD = "home-based-approved"
REJECTED = "community-activity-site-rejected"
OPEN = "family-half-filled-supplement"
BAD_LINE = '{"point": 3}\n'


def asked() -> Asked:
    return Asked(ROOT / "standards", AS_OF, lang="en", kept=options.cache_folder())


@cache
def as_json(name: str) -> str:
    """Return a fixture as one line of JSON."""
    load_declaration(FIXTURES / f"{name}.yaml")
    data = read_document(FIXTURES / f"{name}.yaml").data
    return json.dumps(data, ensure_ascii=False, default=float) + "\n"


def fill(folder: Path) -> Path:
    """Put declarations of every kind of file into *folder*, and what is none."""
    (folder / "b").mkdir(parents=True)
    (folder / "a.jsonl").write_text(as_json(GOOD) + "\n" + BAD_LINE + as_json(REJECTED), encoding="utf-8")
    (folder / "b" / "open.yaml").write_bytes((FIXTURES / f"{OPEN}.yaml").read_bytes())
    (folder / "b" / "good.json").write_text(as_json(GOOD), encoding="utf-8")
    (folder / "c.xlsx").write_bytes(b"no workbook")
    for name in ("notes.txt", ".hidden.yaml", "~$c.xlsx"):
        (folder / name).write_text("x: 1\n", encoding="utf-8")
    return folder


def as_workbook(names: list[str], target: Path) -> None:
    """Fill in a blank workbook for many points with fixtures, numbered P1, P2 and so on."""
    book = load_workbook(BytesIO(write_blank("zh")))
    for number, name in enumerate(names, 1):
        data = load_declaration(FIXTURES / f"{name}.yaml")
        for sheet in book.worksheets[:-1]:
            for values in _rows(data, sheet["A1"].value.split()[1], [c.value for c in sheet[1][1:]]):
                sheet.append([f"P{number}", *values])
    book.save(target)


def _rows(record: Any, part: str, keys: list[str]) -> Iterator[list[Any]]:
    for step in part.split("."):
        record = record and getattr(record, step)
    columns = columns_of(part)
    if record == []:
        yield ["无" if key == "id" else None for key in keys]
    for item in record if isinstance(record, list) else [record] if record else []:
        values = [getattr(item, key) for key in keys]
        yield [None if v is None else content_of(v, columns[k], "zh") for k, v in zip(keys, values, strict=True)]
