"""The forms for CI from the command line: paths start at the top of the git work tree."""

import json
from pathlib import Path

import pytest

from cli.choices import RulesForm
from cli.publishing import path_for_ci, publish
from engine.diagnostics import Diagnostic, Place
from engine.publishing import Suite, TestCase
from engine.text import Text
from tests.publishing.schemas import check_junit, check_sarif

PROBLEM = Diagnostic(Place("rules/setting/size.yaml", 3, 5), "unknown-fact", Text("没有这项事实", "no such fact"))


@pytest.fixture
def work_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in ``repo/here``, where ``repo`` is a git work tree with rules at ``repo/law/rules``."""
    repo = tmp_path / "repo"
    for folder in (".git", "here", "law/rules"):
        (repo / folder).mkdir(parents=True)
    monkeypatch.chdir(repo / "here")
    return repo


def test_a_folder_is_named_from_the_top_of_the_work_tree(work_tree: Path, tmp_path: Path) -> None:
    assert path_for_ci(Path("../law/rules")) == path_for_ci(work_tree / "law" / "rules") == "law/rules"
    assert path_for_ci(Path()) == "here"
    assert path_for_ci(tmp_path / "elsewhere") == (tmp_path / "elsewhere").resolve().as_posix()


def test_without_git_a_folder_is_named_from_where_one_stands(work_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (work_tree / ".git").rmdir()
    monkeypatch.chdir(work_tree / "law")
    assert path_for_ci(Path("rules")) == "rules"


@pytest.mark.parametrize("form", RulesForm)
def test_every_form_names_the_file_as_ci_finds_it(
    form: RulesForm, work_tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(form, [PROBLEM], work_tree / "law" / "rules", None, "en", text=lambda: "as people read it")
    out = capsys.readouterr().out
    seen = {
        RulesForm.TEXT: lambda: out == "as people read it\n",
        RulesForm.JSON: lambda: json.loads(out)[0]["file"] == "law/rules/setting/size.yaml",
        RulesForm.SARIF: lambda: "law/rules/setting/size.yaml" in json.dumps(check_sarif(out)["results"]),
        RulesForm.JUNIT: lambda: check_junit(out) is None and 'file="law/rules/setting/size.yaml"' in out,
        RulesForm.GITHUB: lambda: out.startswith("::error file=law/rules/setting/size.yaml,line=3,col=5,"),
    }
    assert seen[form](), out


def test_a_command_brings_its_own_tests_and_its_own_json(work_tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = work_tree / "law" / "rules"
    suite = Suite("cases", (TestCase("setting", "One too many fails", "rules/setting/size.cases.yaml", 4),))
    publish(RulesForm.JUNIT, [], folder, None, "en", text=str, suites=lambda: [suite])
    assert 'file="law/rules/setting/size.cases.yaml"' in capsys.readouterr().out
    publish(RulesForm.JSON, [], folder, None, "en", text=str, data=lambda _: '{"score": 1}')
    assert json.loads(capsys.readouterr().out) == {"score": 1}


def test_no_problems_make_no_annotation_and_no_empty_line(work_tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(RulesForm.GITHUB, [], work_tree / "law" / "rules", None, "en", text=str)
    assert capsys.readouterr().out == ""
