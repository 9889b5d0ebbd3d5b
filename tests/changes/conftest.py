"""A small folder of rules, in a git repository of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE = """\
source: text
title: {zh: 样例, en: Sample}
acts:
  old: {title: {zh: 旧文, en: Old text}, in_force: {from: 2020-01-01}}
  new: {title: {zh: 新文, en: New text}, in_force: {from: 2023-06-01}}
clauses:
  - {id: 'text#001', act: old, clause: '1', standard: staffing, strength: must, text: {zh: 人员要够, en: Enough staff}, confidence: verified}
  - {id: 'text#002', act: new, clause: '2', standard: staffing, strength: must, text: {zh: 班级要小, en: Small classes}, confidence: verified}
  - {id: 'text#003', act: new, clause: '3', standard: safety, strength: should, text: {zh: 宜有摄像头, en: Cameras}, confidence: verified}
"""
STAFFING = """\
topic: people
standard: staffing
title: {zh: 人员, en: People}
applies_to: {zh: 托育机构, en: institutions}
applies_when: point.kind = "institution"
parameters:
  least:
    title: {zh: 最少人数, en: Fewest staff}
    values: {2020-01-01: 1, 2022-01-01: 2}
  most:
    title: {zh: 每班最多人数, en: Most children in a class}
    unit: children
    by: class.kind
    values:
      2020-01-01: {infant: 10, toddler_small: 15, toddler_large: 20}
rules:
  - id: staffing.people.number
    title: {zh: 人员数, en: Number of staff}
    basis: ['text#001']
    strength: must
    departments: [health]
    require: count(staff) >= least
    message: {zh: '要 {least} 人。', en: '{least} are needed.'}
    remedy: {zh: 请补充。, en: Add some.}
  - id: staffing.people.classes
    title: {zh: 班额, en: Size of a class}
    basis: ['text#002']
    strength: must
    departments: [health]
    for_each: class in classes
    values: {over: class.children - most}
    require: over <= 0
    message: {zh: '多 {over} 人。', en: '{over} too many.'}
    remedy: {zh: 请减少。, en: Take fewer.}
"""
SAFETY = """\
topic: cameras
standard: safety
title: {zh: 监控, en: Cameras}
rules:
  - id: safety.cameras.kept
    title: {zh: 存储, en: Kept}
    basis: ['text#003']
    strength: should
    departments: [health, public_security]
    require: installations.recording_days >= 90
    message: {zh: 不足。, en: Too short.}
    remedy: {zh: 请延长。, en: Keep it longer.}
"""
PEOPLE_CASES = """\
topic: people
as_of: 2026-01-01
cases:
  - {rule: staffing.people.number, name: Two people are enough, base: small, expect: pass}
  - {rule: staffing.people.number, name: Nobody is too few, base: small, change: {staff: []}, expect: fail}
  - {rule: staffing.people.classes, name: A small class is small, base: small, expect: pass}
"""
SMALL = """\
point: {kind: institution, name: 小树托育园}
classes: [{id: c1, name: 乳儿班, kind: infant, children: 8}]
staff: [{id: p1, roles: [head]}, {id: p2, roles: [caregiver]}]
installations: {recording_days: 60}
"""
FILES = {
    "sources/text.yaml": SOURCE,
    "staffing/people.yaml": STAFFING,
    "staffing/people.cases.yaml": PEOPLE_CASES,
    "safety/cameras.yaml": SAFETY,
    "bases/small.yaml": SMALL,
}


class Repository:
    """A git repository with rules in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "rules"

    def git(self, *words: str) -> None:
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)

    def write(self, name: str, text: str) -> None:
        (self.rules / name).parent.mkdir(parents=True, exist_ok=True)
        (self.rules / name).write_bytes(text.encode())

    def change(self, name: str, *changes: tuple[str, str]) -> None:
        text = (self.rules / name).read_bytes().decode()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        self.write(name, text)

    def commit(self, subject: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)


@pytest.fixture(autouse=True)
def git_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let nobody's git settings reach the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the repository once; each test has a copy of its own."""
    made = Repository(tmp_path_factory.mktemp("repository"))
    for name, text in FILES.items():
        made.write(name, text)
    made.git("init", "-q", "-b", "main")
    for key, value in (("user.name", "Test"), ("user.email", "test@example.org"), ("core.autocrlf", "false")):
        made.git("config", key, value)
    made.commit("first")
    made.git("tag", "first")
    return made.folder


@pytest.fixture
def repository(tmp_path: Path, committed: Path) -> Repository:
    """Give a repository whose rules are committed and tagged ``first``."""
    return Repository(Path(shutil.copytree(committed, tmp_path / "repository")))
