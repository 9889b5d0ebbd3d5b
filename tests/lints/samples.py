"""The sample standards, with a lint's mistake in them."""

import shutil
from datetime import date
from itertools import takewhile
from pathlib import Path

from engine.diagnostics import Place
from engine.lints import Example
from engine.lints.samples import SAMPLE

DAY = date(2026, 11, 25)


def sample_with(example: Example, folder: Path) -> Path:
    """Return a copy of the sample below *folder* with the mistake of *example* in it."""
    target = Path(shutil.copytree(SAMPLE, folder / "standards"))
    path = target / example.file
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text.count(example.good) == 1
    path.write_text(text.replace(example.good, example.bad), encoding="utf-8")
    return target


def place_of(example: Example, folder: Path) -> Place:
    """Return the file and the line at which the mistake in *folder* is to be reported."""
    if not example.at:
        path = SAMPLE / example.file
        before = path.read_text(encoding="utf-8").partition(example.good)[0] if path.exists() else ""
        pairs = zip(example.good, example.bad, strict=False)
        same = "".join(good for good, bad in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return Place(f"standards/{example.file}", (before + same).count("\n") + 1)
    file = example.at_file or example.file
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(example.at) == 1
    return Place(f"standards/{file}", text[: text.index(example.at)].count("\n") + 1)
