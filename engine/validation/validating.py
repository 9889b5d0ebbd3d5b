"""A document as an instance of a model, or every place where it does not fit."""

from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.diagnostics import Diagnostic, DiagnosticError
from engine.documents import Path, Stated, read_document
from engine.validation.annotations import Asked, locate
from engine.validation.misfits import WANTED
from engine.validation.renamed import without_renamed
from engine.validation.shapes import Issue, shape
from engine.validation.wording import word

M = TypeVar("M", bound=BaseModel)

AT_KEY: Final = (
    "missing",
    "extra_forbidden",
    "union_tag_not_found",
)  # there is no value to point at, or it is not the fault
OTHER_KIND: Final = (
    *WANTED,
    "enum",
    "literal_error",
    "is_instance_of",
)  # says that a union's member is not meant at all


def validate(
    document: Stated, model: type[M], *, data: Any = None, context: Any = None
) -> tuple[M | None, list[Diagnostic]]:
    """Return *document* as an instance of *model*, or None with every diagnostic, in file order.

    *data* is checked in place of the document's own data, for models that see a changed copy of it; *context* goes
    to the model's validators. Types are exact, whether or not the model is strict.
    """
    data = document.data if data is None else data
    issues: list[Issue] = []
    shaped = shape(Asked(model), data, (), issues)
    try:
        instance = model.model_validate(shaped, strict=False, context=context)  # `shape` has been strict already
    except ValidationError as error:
        known = {(issue.path, issue.is_key) for issue in issues}
        found = _settle(_issues(error, model, data), 0)
        issues += [issue for issue in found if (issue.path, issue.is_key) not in known]
    else:
        if not issues:
            return instance, []
    diagnostics = {_diagnose(document, issue, model): None for issue in without_renamed(_without_echoes(issues))}
    return None, sorted(diagnostics, key=lambda diagnostic: (diagnostic.place, diagnostic.code))


def load_model(path: FilePath, model: type[M], *, name: str | None = None) -> M:
    """Return the file at *path* as an instance of *model*; raises `DiagnosticError` with every problem."""
    instance, diagnostics = validate(read_document(path, name), model)
    if instance is None:
        raise DiagnosticError(diagnostics)
    return instance


def _issues(error: ValidationError, model: type[BaseModel], data: Any) -> Iterator[Issue]:
    for details in error.errors(include_url=True):
        context = dict(details.get("ctx", {}))
        custom = "url" not in details  # only pydantic's own kinds have a page to read
        below = (*_tag_step(details), *(context.get("loc", ()) if custom else ()))
        place = locate(Asked(model), details["loc"])
        path = (*place.path, *below)
        yield Issue(
            kind=details["type"],
            path=path,
            value=_value_at(data, path) if below else details["input"],
            asked=place.asked,
            is_key=place.is_key,
            context=context,
            message=details["msg"],
            custom=custom,
            unions=place.unions,
        )


def _value_at(data: Any, path: Path) -> Any:
    """Return what *data* has at *path*, or None."""
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def _without_echoes(issues: list[Issue]) -> list[Issue]:
    """Return *issues* without lists called too short only because pydantic does not count their wrong items."""
    return [
        issue
        for issue in issues
        if issue.kind != "too_short"
        or not any(o.path != issue.path and o.path[: len(issue.path)] == issue.path for o in issues)
    ]


def _tag_step(details: ErrorDetails) -> Path:
    """Return the step to the field that tells the members of a union apart, for an error about it."""
    if not details["type"].startswith("union_tag"):
        return ()
    return (str(details.get("ctx", {}).get("discriminator", "")).strip("'"),)


def _settle(issues: Iterable[Issue], depth: int) -> list[Issue]:
    """Return *issues* with each union settled: only the member that was meant may complain."""
    settled: list[Issue] = []
    unions: dict[Path, dict[str, list[Issue]]] = {}
    for issue in issues:
        if len(issue.unions) <= depth:
            settled.append(issue)
            continue
        path, label = issue.unions[depth]
        unions.setdefault(path, {}).setdefault(label, []).append(issue)
    for path, members in unions.items():
        settled += _settle_union(path, list(members.values()), depth)
    return settled


def _settle_union(path: Path, members: list[list[Issue]], depth: int) -> list[Issue]:
    """Return the complaints of the member of one union that fits best, or one that none of them fits."""
    if len(members) == 1:
        return _settle(members[0], depth + 1)
    meant = [found for found in members if not any(i.path == path and i.kind in OTHER_KIND for i in found)]
    if meant:
        best: list[Issue] = min(meant, key=len)
        return _settle(best, depth + 1)
    first = members[0][0]
    if any(issue.kind not in WANTED for found in members for issue in found):
        return [issue for found in members for issue in found if issue.kind not in WANTED][:1]
    return [Issue("union", path, first.value, first.asked, kinds=tuple(found[0].kind for found in members))]


def _diagnose(document: Stated, issue: Issue, model: type[BaseModel]) -> Diagnostic:
    said = word(issue, model)
    at_key = issue.is_key or issue.kind in AT_KEY or issue.value is None or isinstance(issue.value, dict | list | tuple)
    return document.diagnostic(issue.path, said.code, said.message, said.hint, key=at_key)
