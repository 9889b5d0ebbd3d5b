"""Which rules the changelog of the rules says that a change is about."""

from pathlib import Path

import pytest

from engine.changes import explained_rules

HEAD = "# Changes\n\nAbout `staffing.people.number`.\n\n"
OLD = "## 2026-01-01\n\n- `staffing.people.number`: two people.\n"
NEW = "## 2026-11-30\n- `staffing.people.classes` and `safety.cameras.kept`:\n  smaller\n  classes.\n* `safety.cameras.seen`\n\n"


def folder(path: Path, text: str | None) -> Path:
    path.mkdir()
    if text is not None:
        (path / "CHANGELOG.md").write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        (None, None, set()),
        (None, HEAD, set()),
        (None, HEAD + OLD, {"staffing.people.number"}),
        (HEAD + OLD, HEAD + OLD, set()),
        (HEAD + OLD, None, set()),
        (HEAD + OLD, HEAD + NEW + OLD, {"staffing.people.classes", "safety.cameras.kept", "safety.cameras.seen"}),
        (HEAD + NEW + OLD, (HEAD + NEW + OLD).replace("\n", "\r\n"), set()),
        (HEAD + OLD, HEAD + OLD.replace(" two people", "\n  two people"), set()),
        (HEAD + OLD, HEAD + OLD.replace("two", "three"), {"staffing.people.number"}),
        (HEAD + OLD, HEAD + "## soon\n- `safety.cameras.kept`\n\n" + OLD, set()),
        (HEAD + OLD, HEAD + OLD.replace("01-01", "02-01") + OLD, {"staffing.people.number"}),  # the same words, again
        (HEAD + OLD, HEAD + OLD.replace("01-01", "02-01"), set()),
        (None, "\ufeff" + OLD, {"staffing.people.number"}),
        (None, OLD + "<!--\n- `safety.cameras.kept`: later\n-->\n", {"staffing.people.number"}),
        (None, HEAD + "```markdown\n" + OLD + "```\n", set()),
        (HEAD + OLD, HEAD + OLD + "- safety.cameras.kept without backticks\n", set()),
    ],
)
def test_what_came_with_the_change_is_explained(
    tmp_path: Path, before: str | None, after: str | None, rules: set[str]
) -> None:
    assert explained_rules(folder(tmp_path / "a", before), folder(tmp_path / "b", after)) == rules


def test_the_changelog_that_comes_with_the_rules_explains_nothing_by_its_example(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "standards"
    assert "standard.topic.rule" not in explained_rules(folder(tmp_path / "none", None), shipped)
