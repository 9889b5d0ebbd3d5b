"""A review in its three forms: nothing that was found is passed over, and nothing is read as markup."""

import json

import pytest

from engine.diagnostics import Diagnostic, Place
from engine.review.model import Part, Review, Status, without_repeats
from engine.review.writing import MOST_DETAILS, MOST_SHOWN, VERDICTS, WRITERS
from engine.text import LANGS, Text


def problem(number: int = 1) -> Diagnostic:
    return Diagnostic(
        Place("rules/a.yaml", number, 3), "unit", Text("单位 <b> 不对", "a | unit <b> is *wrong*"), Text("改。", "Fix.")
    )


def part(status: Status, count: int = 0, details: str = "") -> Part:
    return Part("lint", "Lint", status, "4 rules | looked at", tuple(map(problem, range(1, count + 1))), details)


def review(*parts: Part) -> Review:
    return Review("main", "en", parts)


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        ([Status.FINE], Status.FINE),
        ([Status.PROBLEMS, Status.FINE], Status.PROBLEMS),
        ([Status.NOT_RUN, Status.PROBLEMS], Status.NOT_RUN),
    ],
)
def test_the_worst_part_decides(statuses: list[Status], worst: Status) -> None:
    made = review(*map(part, statuses))
    assert made.worst is worst
    for form, write in WRITERS.items():
        said = worst.value if form == "json" else VERDICTS[worst].en
        assert said in write(made)


def test_markdown_has_a_row_a_part_and_shows_text_as_it_is() -> None:
    text = WRITERS["markdown"](review(part(Status.PROBLEMS, 1)))
    assert "| Lint | problems | 4 rules \\| looked at |" in text
    assert "- `rules/a.yaml:1:3` **unit** a \\| unit &lt;b&gt; is \\*wrong\\*<br>Fix." in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_too_long_is_cut_and_says_so(form: str) -> None:
    text = WRITERS[form](review(part(Status.PROBLEMS, MOST_SHOWN + 7, "one line\n" * MOST_DETAILS)))
    assert "… and 7 more" in text and "… there is more" in text
    assert len(text) < 2 * MOST_DETAILS
    assert form == "text" or text.count("<details>") == text.count("</details>") == 1


def test_lines_to_copy_that_are_cut_end_before_what_follows() -> None:
    made = review(part(Status.PROBLEMS, 0, "```yaml\n" + "- a: b\n" * MOST_DETAILS + "```\n"))
    assert WRITERS["markdown"](made).count("```") == 2


def test_json_has_everything() -> None:
    data = json.loads(WRITERS["json"](review(part(Status.PROBLEMS, MOST_SHOWN + 7))))
    assert (data["since"], data["result"], len(data["parts"][0]["problems"])) == ("main", "problems", MOST_SHOWN + 7)


@pytest.mark.parametrize("lang", LANGS)
def test_text_fits_the_terminal(lang: str) -> None:
    from rich.cells import cell_len

    long = Part("lint", "检查", Status.FINE, "规则、案例和条款都看过了，" * 20)
    text = WRITERS["text"](Review("feature/" + "x" * 30, lang, (long,)))  # type: ignore[arg-type]
    assert max(map(cell_len, text.splitlines())) <= 80


def test_a_problem_is_told_once_and_later_parts_say_where() -> None:
    lint, test = (
        Part("lint", "Lint", Status.PROBLEMS, "2", (problem(1), problem(2))),
        Part("test", "Cases", Status.NOT_RUN, "", (problem(2),)),
    )
    mutate = Part("mutate", "Mutants", Status.PROBLEMS, "one survived", (problem(2), problem(3)))
    shown = without_repeats([lint, test, mutate], "see {part}")
    assert [len(one.problems) for one in shown] == [2, 0, 1]
    assert [one.summary for one in shown] == ["2", "see Lint", "one survived"]


def test_paths_start_where_ci_looks() -> None:
    moved = review(part(Status.PROBLEMS, 1)).relocated("rules", "law/rules")
    assert [str(one.place) for one in moved.problems] == ["law/rules/a.yaml:1:3"]
