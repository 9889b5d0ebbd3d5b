"""The files that make a rule set: which they are, and their digest."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from engine.kinds import Standard


def topic_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of rules in *folder*, standard by standard, each with how diagnostics call it."""
    for standard in Standard:
        for path in sorted((folder / standard).glob("*.yaml")):
            if not path.name.endswith(".cases.yaml"):
                yield path, f"{folder.name}/{standard}/{path.name}"


def digest_of(folder: Path) -> str:
    """Return a short digest of the rules in *folder*, to be read and compared by people."""
    return whole_digest_of(folder)[:12]


def whole_digest_of(folder: Path) -> str:
    """Return a digest of the names and bytes of the files in *folder* that make its rules, so long that no two can be made alike."""
    topics = (path for path, _ in topic_files(folder))
    total = hashlib.sha256()
    for path in sorted({*topics, *(folder / "sources").glob("*.yaml"), *(folder / "local").glob("*.yaml")}):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
