"""One thing an applicant must do."""

from dataclasses import dataclass

from engine.report import ClauseView, LackView


@dataclass(frozen=True)
class Demand:
    """One act, with what was found, what is asked and by which clauses.

    *kind* is ``paper`` (to be fetched and handed in), ``fact`` (to be filled in on the form) or ``correction`` (to be put right);
    *issuer* is empty where nobody issues a paper, or where we do not know who does. *paths* are the facts to state or correct, as
    the form has them; ``documents[].result`` is a fact of each item to be added to a list; *additions* are the
    items that *asked* asks to add.
    """

    number: int
    kind: str
    item: str
    found: str
    asked: str
    issuer: str
    next_step: str
    clauses: tuple[ClauseView, ...]
    paths: tuple[str, ...]
    rules: tuple[str, ...]
    departments: tuple[str, ...]
    additions: tuple[LackView, ...] = ()
