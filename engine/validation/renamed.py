"""Keys that were only misspelt: one problem each, not one for the key there is and one for the key there is not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from engine.documents import Path
from engine.validation.annotations import keys_of
from engine.validation.shapes import Issue
from engine.validation.suggestions import did_you_mean

SHORT: Final = 3
"""Keys too short to be like another, such as 'zn' for 'zh'; with one key missing and one too many, it is meant all the same."""


def without_renamed(issues: Sequence[Issue]) -> Iterable[Issue]:
    """Return *issues* without the missing keys that an unknown key beside them was meant for; that one names it then."""
    missing = [issue for issue in issues if issue.kind == "missing"]
    unknown = [issue for issue in issues if issue.kind == "extra_forbidden"]
    meant = {issue.path: name for issue in unknown if (name := _meant(issue, missing, unknown))}
    found = {(*path[:-1], name) for path, name in meant.items()}
    for issue in issues:
        if issue.kind == "extra_forbidden" and issue.path in meant:
            yield replace(issue, context={**issue.context, "meant": meant[issue.path]})
        elif issue.kind != "missing" or issue.path not in found:
            yield issue


def _meant(issue: Issue, missing: Iterable[Issue], unknown: Iterable[Issue]) -> str | None:
    """Return the missing key that the unknown one of *issue* was meant for, or None."""
    written, names = str(issue.path[-1]), _beside(issue.path, missing)
    guess = did_you_mean(written, names)
    if guess is not None:
        keys = keys_of(issue.asked.owner) if issue.asked.owner else names
        return guess if did_you_mean(written, keys) in (guess, None) else None
    alone = len(names) == len(_beside(issue.path, unknown)) == 1
    alike = alone and max(len(written), len(names[0])) <= SHORT and written[:1] == names[0][:1]
    return names[0] if alike else None


def _beside(path: Path, issues: Iterable[Issue]) -> list[str]:
    return [str(issue.path[-1]) for issue in issues if issue.path[:-1] == path[:-1]]
