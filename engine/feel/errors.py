"""What is wrong with an expression, in the words of a rule author."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an expression; *start* and *end* are offsets into its text."""

    code: str
    message: Text
    hint: Text = NO_TEXT
    start: int = 0
    end: int = 0


class FeelError(Exception):
    """An expression cannot be used; ``problems`` holds all that was found, in the order of the text."""

    def __init__(self, problems: Iterable[Problem], text: str = "") -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=lambda p: (p.start, p.end, p.code)))
        self.text = text
        super().__init__(self.problems, text)

    def __str__(self) -> str:
        return "\n".join(format_problem(problem, self.text) for problem in self.problems)


def format_problem(problem: Problem, text: str) -> str:
    """Return *problem* in English, with line, column, the source line and carets under the place."""
    before = text[: problem.start]
    line, column = before.count("\n"), problem.start - (before.rfind("\n") + 1)
    source = (text.split("\n") or [""])[line]
    width = max(1, min(problem.end, problem.start - column + len(source)) - problem.start)
    shown = [f"{line + 1}:{column + 1}: error[{problem.code}]: {problem.message.en}"]
    if text:
        shown += [f"    {source}", "    " + " " * column + "^" * width]
    if problem.hint.en:
        shown.append(f"    {problem.hint.en}")
    return "\n".join(shown)
