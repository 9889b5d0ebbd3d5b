"""A small repository of rules: the sample of the lints, committed, for changes to be planted in."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import engine.lints

SAMPLE = Path(engine.lints.__file__).parent / "sample"
CASES = "rules/setting/classes.cases.yaml"
TOPIC = "rules/setting/classes.yaml"
SIZE = "setting.classes.size"
BASE = "rules/bases/small.yaml"
CHANGELOG = "rules/CHANGELOG.md"
LIMIT = (TOPIC, "toddler_small: 15")  # as the sample's law says
NAME = "A toddler class one child over the limit fails"
SIXTEEN = f"""  - rule: setting.classes.size
    name: {NAME}
    base: small
    change: {{'classes[c1].children': 16}}
    expect: fail
"""
WHO = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
PLAIN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **WHO}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env={**os.environ, **PLAIN})


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")


def repository(folder: Path) -> Path:
    """Return a git work tree at *folder* with its rules in ``rules``, committed once."""
    shutil.copytree(SAMPLE, folder / "rules")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


def plant(folder: Path, file: str, old: str, new: str) -> None:
    """Write *new* for the first *old* in *file*."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def drop_rule(folder: Path, rule: str) -> None:
    """Take *rule* out of its topic, and its cases with it."""
    for file, start in ((TOPIC, "  - id: "), (CASES, "  - rule: ")):
        head, *items = re.split(f"(?m)^(?={start})", (folder / file).read_text(encoding="utf-8"))
        kept = [item for item in items if not item.startswith(f"{start}{rule}\n")]
        assert len(kept) < len(items)
        (folder / file).write_text(head + "".join(kept), encoding="utf-8")
