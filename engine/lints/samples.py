"""The sample standards that the examples of the lints are made in, which come with the package."""

from functools import cache
from pathlib import Path

from engine.lints.model import Example

SAMPLE = Path(__file__).parent / "sample"


@cache
def _text(file: str) -> str:
    path = SAMPLE / file
    return path.read_text(encoding="utf-8") if path.exists() else ""


def excerpts(example: Example) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the whole lines of the sample in which *example* differs, well and badly written, moved to the left edge."""
    before, _, after = _text(example.file).partition(example.good) if example.good else ("", "", "")
    start = before[before.rfind("\n") + 1 :]
    end = "" if not example.good or example.good.endswith("\n") else after.partition("\n")[0]
    good, bad = (f"{start}{part}{end}".split("\n") for part in (example.good, example.bad))
    return _to_the_left(good), _to_the_left(bad)


def _to_the_left(lines: list[str]) -> tuple[str, ...]:
    written = [line for line in lines if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in written), default=0)
    return tuple(line[indent:] for line in written)
