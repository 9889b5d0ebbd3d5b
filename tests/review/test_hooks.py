"""The hooks, the GitHub action and the GitLab template: valid by their schemas, and what they run, runs."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Run
from tests.publishing.schemas import check_json
from tests.review.small import LIMIT, PLAIN, commit, plant, repository

FILES = {
    "pre-commit": ".pre-commit-hooks.yaml",
    "action": "action.yml",
    "workflow": ".github/workflows/ci.yml",
    "gitlab": ".ci/rules.gitlab-ci.yml",
}
PLANTED = (*LIMIT, "toddler_small: 16")


def read(kind: str) -> Any:
    return yaml.load((ROOT / FILES[kind]).read_text(encoding="utf-8"), Loader=AsWritten)


class AsWritten(yaml.SafeLoader):
    """Reads the key ``on`` of a workflow as text, as YAML 1.2 and GitHub do."""


AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

HOOKS = {hook["id"]: hook for hook in read("pre-commit")}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_fits_its_public_schema(kind: str) -> None:
    check_json(kind, read(kind))


@pytest.fixture
def work_tree(tmp_path: Path) -> Path:
    """Return a repository with rules, and beside it a ``tuoyu`` that runs what is being tested."""
    program = tmp_path / "bin" / "tuoyu"
    program.parent.mkdir()
    start = "from cli.main import run; run()"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{start}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return repository(tmp_path / "repo")


def run(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run *script* as a CI runner does: by bash, stopping at the first command that fails."""
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    around = {**os.environ, **PLAIN, "PYTHONPATH": str(ROOT), "PATH": path, **variables}
    words = ["bash", "-e", "-c", script]
    return subprocess.run(words, cwd=folder, env=around, capture_output=True, text=True, encoding="utf-8", check=False)


def hook(name: str) -> list[str]:
    """Return the words of a hook as somebody with rules in ``rules`` and a few declarations would configure it."""
    assert HOOKS[name]["args"] == ["--rules", "standards"]
    program, *words = shlex.split(HOOKS[name]["entry"])
    assert program == "tuoyu"
    return [*words, "--rules", "rules", *(["--corpus", "rules/bases"] if name == "tuoyu-rules-review" else [])]


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_passes_good_rules_and_stops_a_planted_change(
    name: str, work_tree: Path, tuoyu: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work_tree)
    good = tuoyu(*hook(name))
    assert good.code == 0, good.out + good.err
    plant(work_tree, *PLANTED)
    bad = tuoyu(*hook(name))
    assert bad.code == 1, bad.out + bad.err
    assert "rules/setting/classes." in bad.out


def action_step() -> tuple[str, dict[str, str]]:
    """Return what the action's last step runs, with what GitHub would put into its variables."""
    step = read("action")["runs"]["steps"][-1]
    values = {"RULES": "rules", "SINCE": "HEAD^", "CORPUS": "rules/bases", "TUOYU_LANG": "en"}
    assert step["env"].keys() == values.keys()
    assert "${{" not in step["run"], "a value that is put into the script itself could run as a command"
    return step["run"], values


def test_the_action_leaves_one_summary_and_annotates_the_lines(work_tree: Path, tmp_path: Path) -> None:
    plant(work_tree, *PLANTED)
    commit(work_tree)
    script, values = action_step()
    summary = tmp_path / "summary.md"
    done = run(work_tree, script, **values, RUNNER_TEMP=str(tmp_path), GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stdout + done.stderr
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Rules review: compared with HEAD^") and "`rules/setting/classes.yaml:" in text
    assert "::error file=rules/setting/classes.yaml,line=" in done.stdout


def test_the_action_says_what_could_not_run(work_tree: Path, tmp_path: Path) -> None:
    script, values = action_step()
    summary = tmp_path / "summary.md"
    done = run(
        work_tree, script, **values | {"SINCE": "no-such"}, RUNNER_TEMP=str(tmp_path), GITHUB_STEP_SUMMARY=str(summary)
    )
    assert done.returncode == 2
    assert "could not run" in summary.read_text(encoding="utf-8")


def test_the_template_leaves_one_summary(work_tree: Path) -> None:
    job = read("gitlab")["rules-review"]
    values = job["variables"] | {"RULES": "rules", "CORPUS": "", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"}
    done = run(work_tree, "\n".join(job["script"]), **values)
    assert done.returncode == 0, done.stdout + done.stderr
    (kept,) = job["artifacts"]["paths"]
    assert (work_tree / kept).read_text(encoding="utf-8").startswith("# 规则审查")
