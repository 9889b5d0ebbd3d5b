"""A review notices each planted change in the part that is made for it, and says what it could not look at."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from engine.diagnostics import Diagnostic, Place
from engine.mutation import Fate, Kind, MutationRun
from engine.mutation.results import RuleResult, Unkilled
from engine.review import LOOKS, Part, Review, Status, Task, looks, review
from engine.review.running import Change
from engine.text import Text
from tests.review.small import BASE, CASES, CHANGELOG, LIMIT, SIXTEEN, TOPIC, drop_rule, plant, repository

DAY = date(2026, 11, 30)
PARTS = ("lint", "test", "mutate", "lost-rules", "lost-cases", "diff", "impact")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def look(repo: Path, *only: str, since: str = "HEAD", corpus: str = "rules/bases", form: str = "text") -> Review:
    task = Task(repo / "rules", since, DAY, repo / corpus, "en", form=form)
    return review(task, [one for one in LOOKS if not only or one.name in only])


def part(made: Review, name: str) -> Part:
    return next(one for one in made.parts if one.name == name)


def codes(made: Review, name: str) -> set[str]:
    return {problem.code for problem in part(made, name).problems}


def test_rules_that_did_not_change_are_fine(repo: Path) -> None:
    told: list[str] = []
    made = review(Task(repo / "rules", "HEAD", DAY, repo / "rules/bases", "zh"), LOOKS, told.append)
    assert {one.name: one.status for one in made.parts} == dict.fromkeys(PARTS, Status.FINE)
    assert told == [one.title for one in made.parts]


def test_a_limit_that_rises_is_seen_by_its_text_and_its_cases(repo: Path) -> None:
    plant(repo, *LIMIT, "toddler_small: 16")
    made = look(repo, "lint", "test", "mutate", "diff")
    assert "number-in-text" in codes(made, "lint")
    assert codes(made, "test") == {"case-failed", "never-fails"}
    assert "could not be measured" in part(made, "mutate").summary
    assert part(made, "diff").status is Status.FINE
    assert "toddler_small (from 2024-03-01): 15 → 16" in part(made, "diff").details


def test_cases_that_no_longer_notice_mistakes_are_named_with_those_that_would(repo: Path) -> None:
    plant(repo, CASES, SIXTEEN, "")
    made = look(repo, "mutate", "lost-cases", form="markdown")
    assert codes(made, "lost-cases") == {"lost-case"}
    assert codes(made, "mutate") == {"mutant-survived"}
    assert part(made, "mutate").details.startswith("```yaml\n  - rule: setting.classes.size\n")


@pytest.mark.parametrize(("case", "status"), [("  - rule: a", Status.PROBLEMS), ("", Status.FINE)])
def test_what_a_known_case_would_notice_stops_whatever_the_score(
    repo: Path, monkeypatch: pytest.MonkeyPatch, case: str, status: Status
) -> None:
    """The score of a few rules says little: one mistake of fifty may be the one just made; and some no case can notice."""
    plant(repo, CASES, SIXTEEN, "")
    problem = Diagnostic(Place(TOPIC, 1, 1), "mutant-survived", Text("甲", "A"))
    left = Unkilled("setting.classes.size", Kind.LIMIT, Fate.SURVIVED, "[1 → 2]", problem, case=case)
    counts = {(Kind.LIMIT, Fate.CASE): 49, (Kind.LIMIT, Fate.SURVIVED): 1}
    run = MutationRun((RuleResult("setting.classes.size", counts, (left,)),))
    monkeypatch.setattr(looks, "mutate", lambda *_: run)
    found = part(look(repo, "mutate"), "mutate")
    assert "score 98.0 %" in found.summary
    assert (found.status, "each has to be noticed" in found.summary) == (status, status is Status.PROBLEMS)


def test_a_rule_that_is_taken_out_needs_a_word_in_the_changelog(repo: Path) -> None:
    borrowing = "setting.classes.borrowing"  # its clause has another rule
    drop_rule(repo, borrowing)
    made = look(repo)
    assert [(one.name, one.status) for one in made.parts if one.status is not Status.FINE] == [
        ("lost-rules", Status.PROBLEMS)
    ]
    (repo / CHANGELOG).write_text(f"## 2026-11-30\n\n- `{borrowing}`: said by the lease.\n", encoding="utf-8")
    assert look(repo, "lost-rules").worst is Status.FINE


def test_a_facility_that_newly_fails_needs_a_word_in_the_changelog(repo: Path) -> None:
    plant(repo, *LIMIT, "toddler_small: 9")
    assert (repo / BASE).read_text(encoding="utf-8").count("children: 10") == 1
    made = look(repo, "impact")
    assert codes(made, "impact") == {"newly-fails"}
    assert "bases" not in part(made, "impact").problems[0].place.file
    (repo / CHANGELOG).write_text(
        "# Rules\n\n## 2026-11-30\n\n- `setting.classes.size`: nine are enough.\n", encoding="utf-8"
    )
    made = look(repo, "impact")
    assert part(made, "impact").status is Status.FINE
    assert "small.yaml" in part(made, "impact").details


def test_rules_that_cannot_be_read_are_told_once(repo: Path) -> None:
    plant(repo, TOPIC, "require: class.children <=", "require: class.childrens <=")
    made = look(repo, "lint", "test", "mutate", "impact")
    assert codes(made, "lint") == {"unknown-fact"}
    for name in ("test", "mutate", "impact"):
        assert part(made, name).status is Status.NOT_RUN
        assert (part(made, name).problems, part(made, name).summary) == ((), "The rules could not be read: see 'Lint'.")
    assert made.worst is Status.NOT_RUN


def test_a_revision_that_is_not_there_stops_only_what_needs_it(repo: Path) -> None:
    made = look(repo, since="mian")
    not_run = {one.name for one in made.parts if one.status is Status.NOT_RUN}
    assert not_run == {"mutate", "lost-rules", "lost-cases", "diff", "impact"}
    assert [(one.code, one.hint.en) for one in made.problems] == [("unknown-revision", "Did you mean 'main'?")]


def test_declarations_that_cannot_be_read_stop_the_impact(repo: Path) -> None:
    plant(repo, *LIMIT, "toddler_small: 14")
    (repo / "corpus").mkdir()
    (repo / "corpus" / "bad.yaml").write_text("point: {nonsense: 1}\n", encoding="utf-8")
    for corpus, code in (("corpus", "unknown-key"), ("nowhere", "no-corpus")):
        made = look(repo, "impact", corpus=corpus)
        assert made.worst is Status.NOT_RUN
        assert code in codes(made, "impact")


def test_the_earlier_rules_are_gone_when_the_review_is_done(repo: Path) -> None:
    task = Task(repo / "rules", "HEAD", DAY, repo / "rules/bases", "en")
    with Change.of(task) as change:
        kept = change.before
        assert kept.is_dir() and kept.name == "rules"
    assert not kept.exists()


def test_what_is_made_up_can_be_made_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.rules import review as command

    monkeypatch.setattr(command, "MADE_UP", 3)
    with command.declarations(None, DAY) as found:
        lines = found.read_text(encoding="utf-8").splitlines()
        assert len(lines) == 3
    assert not found.exists()
    with command.declarations(None, DAY) as again:
        assert again.read_text(encoding="utf-8").splitlines() == lines
    given = partial(command.declarations, repo)
    with given(DAY) as folder:
        assert folder == repo
