"""``tuoyu rules review``: all that CI looks at before a change of the rules is merged, in one summary."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, PlaceChoice
from cli.progress import processes
from cli.publishing import path_for_ci
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, put_out
from engine.text import NO_TEXT, Lang, Text

if TYPE_CHECKING:
    from engine.review import Review, Task

MADE_UP = 200
WORDS = {
    "review": Text(
        "审查规则的改动：lint、案例、变异、差别和影响，一份摘要。例：tuoyu rules review --since main",
        "Review a change of the rules: lint, cases, mutants, diff and impact, in one summary. "
        "Example: tuoyu rules review --since main --lang en",
    ),
    "since": Text("与这个 git 版本相比（默认上一次提交）", "compare with this git revision (default: the last commit)"),
    "corpus": Text(
        "用这里的申报（文件夹或 JSON Lines 文件）看影响（默认临时生成 {count} 份）",
        "tell the impact on these declarations (a folder or a JSON Lines file) (default: {count} made up for it)",
    ),
    "made_up": Text(
        "申报是虚构的，可以再次生成：tuoyu rules generate --count {count} --as-of {day} --format jsonl -o made-up.jsonl",
        "The declarations are invented; to have them: "
        "tuoyu rules generate --count {count} --as-of {day} --format jsonl -o made-up.jsonl",
    ),
    "annotate": Text("同时打印 GitHub 标注（与 -o 一起用）", "print GitHub annotations as well (with -o)"),
}


class ReviewForm(StrEnum):
    """A form of the summary."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("review", help=WORDS["review"].of(helped))
    def review(
        since: Annotated[str, typer.Option("--since", metavar="REV", help=WORDS["since"].of(helped))] = "HEAD",
        corpus: Annotated[
            Path | None, typer.Option("--corpus", metavar="PATH", help=WORDS["corpus"].of(helped).format(count=MADE_UP))
        ] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        jobs: Annotated[int | None, shared.jobs] = None,
        form: Annotated[ReviewForm, shared.form] = ReviewForm.TEXT,
        annotate: Annotated[bool, typer.Option("--annotate", help=WORDS["annotate"].of(helped))] = False,
        output: Annotated[Path | None, shared.output] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        from engine.kinds import Layer
        from engine.review import Task

        day, folder = options.parse_day(as_of, lang.code), options.rules_folder(rules, lang.code)
        written = "markdown" if form is ReviewForm.MARKDOWN else "text"
        with declarations(corpus, day) as found:
            made = run_review(
                Task(
                    folder,
                    since,
                    day,
                    found,
                    lang.code,
                    place=Layer[place.name],
                    about_corpus=NO_TEXT if corpus else WORDS["made_up"].fill(count=MADE_UP, day=day),
                    form=written,
                    jobs=processes(jobs),
                    cache=options.cache_folder(),
                )
            )
        raise typer.Exit(put_review(made, form, output, annotate))


@contextmanager
def declarations(given: Path | None, day: date) -> Iterator[Path]:
    """Lend the declarations to be checked: those *given*, else a file of some that are made up for *day*."""
    if given is not None:
        yield given
        return
    from engine.generating import WRITERS, Generator, Wanted
    from standards import STANDARDS

    generator = Generator(STANDARDS, day)
    with TemporaryDirectory(prefix="tuoyu-") as kept:
        file = Path(kept) / "made-up.jsonl"
        made = (generator.make(Wanted(seed=1), number) for number in range(1, MADE_UP + 1))
        file.write_text("".join(WRITERS["jsonl"](one.data) for one in made), encoding="utf-8", newline="\n")
        yield file


def run_review(task: "Task") -> "Review":
    """Return the review that is asked for, its places written as CI finds them."""
    from engine.review import LOOKS, review

    return review(task, LOOKS, _tell).relocated(task.folder.name, path_for_ci(task.folder))


def _tell(title: str) -> None:
    """Say on a terminal what is being looked at."""
    if sys.stderr.isatty():
        print(f"{title} …", file=sys.stderr)


def put_review(made: "Review", form: ReviewForm, output: Path | None, annotate: bool) -> int:
    """Print or write the summary; return 1 where a part has problems, 2 where one could not run."""
    from engine.publishing import as_annotations
    from engine.review import WRITERS, Status

    put_out(WRITERS[form.value](made), output, made.lang)
    if annotate:
        put_out(as_annotations(made.problems, made.lang), None, made.lang)
    return {Status.FINE: 0, Status.PROBLEMS: 1, Status.NOT_RUN: COULD_NOT_RUN}[made.worst]
