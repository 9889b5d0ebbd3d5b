"""What changed in the cases of one rule."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine.changes.model import Change, Kind
from engine.changes.sides import DatedCase
from engine.changes.values import compare_values, flat, written
from engine.text import Text

SAID_ELSEWHERE = {"rule", "name"}


def compare_cases(old: Mapping[str, DatedCase], new: Mapping[str, DatedCase]) -> Iterator[Change]:
    """Yield the cases that came, went, are called otherwise, or say something else."""
    gone = [name for name in old if name not in new]
    for name, case in new.items():
        if name in old:
            yield from _compare(name, old[name], case)
        elif twin := next((other for other in gone if _said(old[other]) == _said(case)), None):
            gone.remove(twin)
            yield _change(name, "name", twin, name)
        else:
            yield _change(name, "expect", None, case.case.expect.value)
    for name in gone:
        yield _change(name, "expect", old[name].case.expect.value, None)


def _compare(name: str, old: DatedCase, new: DatedCase) -> Iterator[Change]:
    for change in compare_values(_said(old), _said(new), lambda _: Kind.CASES):
        about = Text(f"{name}（{change.at}）", f"{name} ({change.at})")
        yield replace(change, at=f"cases[{name}].{change.at}", what=about)


def _change(name: str, key: str, before: str | None, after: str | None) -> Change:
    return Change(Kind.CASES, f"cases[{name}].{key}", before, after, Text(name, name))


def _said(dated: DatedCase) -> dict[str, str]:
    """Return what a case says beside its name and rule, each thing with its key."""
    stated = {key: value for key, value in flat(dated.case) if key not in SAID_ELSEWHERE}
    return {key: written(value) for key, value in {**stated, "as_of": dated.as_of}.items()}
