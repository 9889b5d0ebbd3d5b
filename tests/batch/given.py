"""What the tests of a batch check: a folder with good, bad and foreign files, and the rules of one day."""

import json
from functools import cache
from pathlib import Path

from cli import options
from engine.batch import Asked
from engine.declaration.loading import load_declaration
from engine.documents import read_document
from engine.generating import AS_OF

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
