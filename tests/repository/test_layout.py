"""Promises about the repository: what lies where, and what lies nowhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    "standards",
    "engine",
    "cli",
    "fixtures",
    "tests",
    "pyproject.toml",
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    "DECISIONS.md",
    "Makefile",
    ".ci",
    ".github",
    "benchmarks",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "action.yml",
}
STANDARD_FOLDERS = {
    "sources",
    "setting",
    "construction",
    "safety",
    "staffing",
    "work_process",
    "filing",
    "local",
    "bases",
    "schemas",
}
REGISTRIES = re.compile(
    r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|debian\.org)|https?://[^\s\"']+\.(whl|tar\.gz|tgz)"
)
MACHINE = re.compile(r"(^|[^\w.])/(work|root|home/\w+)/")


def tracked() -> list[str]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_is_that_of_the_design() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP


def test_the_standards_folder_is_that_of_the_design() -> None:
    assert {n.split("/")[1] for n in tracked() if n.startswith("standards/") and n.count("/") > 1} <= STANDARD_FOLDERS


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name != "tests/repository/test_layout.py" and (REGISTRIES.search(text) or MACHINE.search(text)):
            found.append(name)
    assert found == []


def test_the_constraints_are_names_and_versions_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][\w.]*", line)] == []


def test_every_declared_package_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[<>=~!\[]", one)[0].lower() for one in wanted} - {project["name"]}
    pinned = {line.split("==")[0].lower() for line in (ROOT / ".ci" / "constraints.txt").read_text().splitlines()}
    assert names <= pinned
