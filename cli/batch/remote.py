"""What a worker of a cluster does: it checks a partition that was sent to it, if its tuoyu and its rules are those of the sender."""

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from cli.batch.words import NO_FOLDER, PUT_FOLDER
from cli.options import cache_folder
from engine.batch.lines import check_lines
from engine.batch.model import Asked, Given
from engine.batch.partition import rules_for
from engine.diagnostics import Diagnostic, Place, RuleSetError
from engine.preparing import digest_of_engine
from standards import STANDARDS

ENGINE = digest_of_engine()
OF_THE_MACHINE = ("folder", "kept")
_turn = Lock()  # the engine counts its effort once a process, and threads win nothing where Python computes


class Answer(NamedTuple):
    """The results of a partition and how many bytes it had; or what stands in the way: the version of *another* tuoyu, or problems."""

    lines: list[str]
    size: int
    another: str = ""
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class _Call:
    """What becomes the answer where it is unpickled."""

    engine: str
    sent: bytes

    def __reduce__(self) -> tuple[Any, ...]:
        return check_sent, (self.engine, self.sent)


def pack(asked: Asked, given: Iterable[Given]) -> bytes:
    """Return the pickle of a partition, which `pickle.loads` checks on a worker and turns into the `Answer`.

    Dask ends a worker that cannot read a task. Every one knows `pickle.loads` and bytes; one without tuoyu fails by itself, later.
    """
    own = asked.folder.resolve() == STANDARDS.resolve()
    law = {field.name: getattr(asked, field.name) for field in fields(asked) if field.name not in OF_THE_MACHINE}
    sent = "" if own else str(asked.folder.resolve()), law, list(given)
    return pickle.dumps(_Call(ENGINE, pickle.dumps(sent)))


def check_sent(engine: str, sent: bytes) -> Answer:
    """Return the results of the partition *sent*, or why it cannot be checked here; *engine* is the digest of the sender's engine."""
    if engine != ENGINE:
        return Answer([], 0, another=version("tuoyu"))
    folder, law, given = pickle.loads(sent)
    try:
        return _check(_asked_here(folder, law), given)
    except RuleSetError as error:
        return Answer([], 0, problems=error.diagnostics)


def _asked_here(folder: str, law: dict[str, Any]) -> Asked:
    """Return what is asked, by the rules in *folder*, or by those that came with tuoyu where it is empty."""
    if folder and not Path(folder).is_dir():
        raise RuleSetError([Diagnostic(Place("--rules"), "no-folder", NO_FOLDER.fill(folder=folder), PUT_FOLDER)])
    return Asked(folder=Path(folder) if folder else STANDARDS, kept=cache_folder(), **law)


def _check(asked: Asked, given: list[Given]) -> Answer:
    rules_for(asked)
    if not given:  # asked only whether it could
        return Answer([], 0)
    with _turn:
        return Answer(check_lines(given, asked), sum(one.size or len(one.data) for one in given))
