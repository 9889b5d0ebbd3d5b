"""A review of a change to the rules: all parts in turn, each told, whether it could run or not."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from engine.catalogue import Layer
from engine.changes import Side, explained_rules, load_sides
from engine.diagnostics import Diagnostic, DiagnosticError
from engine.preparing import PreparedRules, load_prepared
from engine.review.model import Part, Review, Status, without_repeats
from engine.revisions import checkout
from engine.text import NO_TEXT, Lang, Text

SEE = Text("没能读取规则，见“{part}”。", "The rules could not be read: see '{part}'.")
COUNT = Text("有 {count} 处问题，没能运行。", "{count} problem(s) kept this from running.")


@dataclass(frozen=True)
class Task:
    """What is to be reviewed: the rules in *folder* against those of the revision *since*.

    *about_corpus* says where its declarations come from. *form* and *width* say how details are written (``text`` or
    ``markdown``), *cache* where prepared rules are kept.
    """

    folder: Path
    since: str
    day: date
    corpus: Path
    lang: Lang
    place: Layer = Layer.GONGSHU
    about_corpus: Text = NO_TEXT
    form: str = "text"
    width: int = 80
    jobs: int = 1
    cache: Path | None = None


class Change:
    """The rules before and after, loaded when a part asks for them first; asking raises `RuleSetError` where they cannot be."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.after = task.folder
        self._open = ExitStack()

    @cached_property
    def before(self) -> Path:
        """Return the folder with the rules of the earlier revision, as long as the review runs."""
        return self._open.enter_context(checkout(self.task.folder, self.task.since))

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """Return the rules before and after."""
        return load_sides(self.before, self.after)

    @cached_property
    def explained(self) -> frozenset[str]:
        """Return the rules that the change's own items in the changelog of the rules name."""
        return explained_rules(self.before, self.after)

    @cached_property
    def prepared(self) -> PreparedRules:
        """Return the rules after the change, ready for any day."""
        return load_prepared(self.after, self.task.cache)

    @classmethod
    @contextmanager
    def of(cls, task: Task) -> Iterator["Change"]:
        """Give the change, and remove the folder of the earlier revision at the end."""
        change = cls(task)
        with change._open:
            yield change


@dataclass(frozen=True)
class Look:
    """One part of a review: its name, its title, and what it does."""

    name: str
    title: Text
    run: Callable[[Change], "Found"]


@dataclass(frozen=True)
class Found:
    """What one look at a change found."""

    summary: Text
    problems: tuple[Diagnostic, ...] = ()
    bad: bool = False
    details: str = ""


def review(task: Task, looks: Iterable[Look], tell: Callable[[str], None] = lambda title: None) -> Review:
    """Return what each of *looks* found in the change, in their order; *tell* hears the title of each before it starts.

    A look that cannot run makes a part that says so, with the reasons, and does not keep the others from running.
    """
    parts = []
    with Change.of(task) as change:
        for look in looks:
            tell(look.title.of(task.lang))
            parts.append(_part(look, change))
    return Review(task.since, task.lang, without_repeats(parts, SEE.of(task.lang)))


def _part(look: Look, change: Change) -> Part:
    lang = change.task.lang
    title = look.title.of(lang)
    try:
        found = look.run(change)
    except DiagnosticError as error:
        summary = COUNT.fill(count=len(error.diagnostics)).of(lang)
        return Part(look.name, title, Status.NOT_RUN, summary, error.diagnostics)
    status = Status.PROBLEMS if found.bad or found.problems else Status.FINE
    return Part(look.name, title, status, found.summary.of(lang), found.problems, found.details)
