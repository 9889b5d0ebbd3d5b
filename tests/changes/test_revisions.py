"""A rule folder as it was at a revision: what comes out, and what is said where it cannot."""

import shutil
import subprocess
from pathlib import Path

import pytest

from engine.diagnostics import RuleSetError
from engine.revisions import checkout

from .conftest import FILES, Repository


def read(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def problem(folder: Path, revision: str) -> tuple[str, str, str]:
    with pytest.raises(RuleSetError) as raised, checkout(folder, revision):
        pass
    (found,) = raised.value.diagnostics
    assert found.message.zh and found.hint.zh
    return found.code, found.message.en, found.hint.en


@pytest.mark.parametrize("revision", ["first", "main~1", "HEAD~1", "first^{commit}"])
def test_a_revision_gives_the_files_of_then(repository: Repository, revision: str) -> None:
    repository.change("safety/cameras.yaml", (">= 90", ">= 30"))
    repository.write("safety/notes.txt", "no rules")
    repository.commit("second")
    with checkout(repository.rules, revision) as then:
        assert then.name == "rules"
        assert read(then) == {name: text.encode() for name, text in FILES.items()}
    assert not then.exists()


def test_the_copy_is_gone_also_after_an_error(repository: Repository) -> None:
    with pytest.raises(ZeroDivisionError), checkout(repository.rules, "first") as then:
        raise ZeroDivisionError
    assert not then.exists()


def test_the_folder_may_be_the_whole_repository(repository: Repository, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.move(repository.rules, whole)
    for words in (("init", "-q"), ("add", "-A"), ("-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=whole, check=True)
    with checkout(whole, "HEAD") as then:
        assert read(then).keys() == FILES.keys()


def test_a_folder_of_rules_stands_for_itself(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    with checkout(Path("anywhere"), str(repository.rules)) as there:
        assert there == repository.rules
    assert there.exists()
    monkeypatch.chdir(repository.rules)
    with checkout(Path("anywhere"), ".") as there:
        assert there.name == "rules"


def test_a_moved_folder_is_named_with_its_old_path(repository: Repository) -> None:
    repository.git("mv", "rules", "standards")
    repository.commit("moved")
    moved = repository.folder / "standards"
    code, message, hint = problem(moved, "first")
    assert (code, message) == ("no-folder-in-revision", "revision first has no rules folder standards")
    assert hint == "The rules stood in rules then: write first:rules"
    with checkout(moved, "first:rules") as then:
        assert then.name == "standards"
        assert read(then).keys() == FILES.keys()


def test_an_unknown_revision_is_named_with_the_one_meant(repository: Repository) -> None:
    assert problem(repository.rules, "firts") == (
        "unknown-revision",
        "the repository has no revision 'firts'",
        "Did you mean 'first'?",
    )
    assert problem(repository.rules, "0123abc")[2].startswith("Write a commit")


@pytest.mark.parametrize("revision", ["--help", "-", "", "first..main", "HEAD:nowhere^{commit}"])
def test_what_is_no_revision_is_never_an_option_of_git(repository: Repository, revision: str) -> None:
    assert problem(repository.rules, revision)[0] in ("unknown-revision", "no-folder-in-revision")


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert problem(tmp_path, "HEAD")[0] == "no-repository"


def test_what_git_says_is_passed_on(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.folder / ".git" / "config").write_text("[core\n", encoding="utf-8")
    code, message, hint = problem(repository.rules, "HEAD")
    assert code == "no-repository" and "bad config line 1" in message and "git status" in hint


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert problem(repository.rules, "HEAD")[0] == "no-git"


def test_a_shallow_clone_is_told_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.change("safety/cameras.yaml", (">= 90", ">= 30"))
    repository.commit("second")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    assert "--unshallow" in problem(tmp_path / "shallow" / "rules", "HEAD~1")[2]


def test_what_a_hook_has_set_does_not_lead_elsewhere(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    with checkout(repository.rules, "HEAD") as then:
        assert read(then).keys() == FILES.keys()


def test_a_link_is_not_followed(repository: Repository) -> None:
    (repository.rules / "safety" / "more.yaml").symlink_to("cameras.yaml")
    repository.commit("link")
    assert problem(repository.rules, "HEAD")[0] == "link-in-revision"


def test_a_folder_without_rules_is_not_taken_for_a_revision(tmp_path: Path) -> None:
    with pytest.raises(RuleSetError) as raised, checkout(tmp_path, str(tmp_path)):
        pass
    assert [one.code for one in raised.value.diagnostics] == ["no-sources"]
