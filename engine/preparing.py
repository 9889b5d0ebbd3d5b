"""A rule set checked and compiled once, and kept on disk: the next command starts where this one left off.

The file in the cache folder holds code, so that only one this user wrote (`engine.keeping`), by the same Python and the same tuoyu, from
the same rule files, is read; every other one is passed over and written anew. A folder that cannot be written to costs time and nothing else.
Of a file no more is read than is asked for: what every check needs, then the rules of a topic, or the clauses.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from engine.compiling import CompiledRuleSet, Law, compile_law, find_missing_versions, law_of
from engine.kept import read_law
from engine.kinds import Layer
from engine.parts import open_parts, write_parts
from engine.rulefiles import whole_digest_of
from engine.unpacking import UNUSABLE

if TYPE_CHECKING:
    from engine.checked import CheckedRule
    from engine.ruleset import RuleSet

KEPT = 8
"""How many rule sets the cache folder keeps: the newest ones."""
SUFFIX = ".tuoyu"


@dataclass(frozen=True)
class PreparedRules:
    """A rule set with its expressions checked and compiled, for any day and place."""

    law: Law

    @cached_property
    def ruleset(self) -> "RuleSet":
        """Return everything the standards folder says."""
        return self.law.ruleset()

    @cached_property
    def checked(self) -> "tuple[CheckedRule, ...]":
        """Return all rules."""
        return tuple(map(self.law.rule, range(len(self.law.cards.rules))))

    def on(self, day: date, place: Layer = Layer.GONGSHU) -> CompiledRuleSet:
        """Return the rules in force on *day* at *place*; raises `RuleSetError` where there are none."""
        return compile_law(self.law, day, place)


def load_prepared(folder: Path, kept: Path | None) -> PreparedRules:
    """Return the rules of *folder*, from the cache folder *kept* where they are there, else read and kept.

    Raises `RuleSetError` with every diagnostic of rules that cannot be used; such rules are never kept.
    """
    if kept is None:
        return _prepared(folder)
    key = _fingerprint(folder)
    file = kept / f"{key[:32]}{SUFFIX}"
    return _read(file, key, partial(_renew, folder, file, key)) or _renew(folder, file, key)


def _prepared(folder: Path) -> PreparedRules:
    from engine.loading import load_ruleset

    return prepare(load_ruleset(folder))


def prepare(ruleset: "RuleSet") -> PreparedRules:
    """Return *ruleset* checked; raises `RuleSetError` for expressions that do not fit the declaration."""
    from engine.checking import check_ruleset, check_visits

    return PreparedRules(law_of(ruleset, check_ruleset(ruleset), check_visits(ruleset)))


def _fingerprint(folder: Path) -> str:
    """Return what a kept rule set depends on: the rule files, the engine's own files, and Python."""
    parts = (sys.version, _version_of_models(), whole_digest_of(folder), stamp_of_engine())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def digest_of_engine() -> str:
    """Return a digest of the engine's own files: who has the same gives the same answers."""
    total = hashlib.sha256()
    engine = Path(__file__).parent
    for path in sorted(engine.rglob("*.py")):
        total.update(path.relative_to(engine).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def stamp_of_engine() -> str:
    """Return where the engine's own files are, and the size and times of each, much as Python tells whether it has a file compiled.

    The time a file was written can be set by whoever unpacks it; the time its entry changed is the system's own.
    """
    engine = Path(__file__).parent
    found = [str(engine)]
    for folder, folders, files in os.walk(engine):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                status = Path(folder, name).stat()
                found.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return "\n".join(found)


def _version_of_models() -> str:
    """Return the file in which pydantic, whose models are kept too, says its version; importing it takes longer than a check."""
    found = find_spec("pydantic")
    assert found and found.origin
    return Path(found.origin).with_name("version.py").read_text(encoding="utf-8")


def _renew(folder: Path, file: Path, key: str) -> PreparedRules:
    """Return the rules of *folder* read anew, after keeping them in *file*."""
    from engine.storing import parts_of

    prepared = _prepared(folder)
    sound = not find_missing_versions(prepared.ruleset, prepared.checked)
    if sound and _fingerprint(folder) == key:  # nobody wrote meanwhile
        write_parts(file, key, parts_of(prepared.law), KEPT)
    return prepared


def _read(file: Path, key: str, renew: Callable[[], PreparedRules]) -> PreparedRules | None:
    """Return the rule set kept in *file*, or None where none is that could be used; what proves damaged later is got by *renew*."""
    parts = open_parts(file, key)
    try:
        return PreparedRules(read_law(parts, lambda: renew().law)) if parts else None
    except (OSError, *UNUSABLE):
        return None
