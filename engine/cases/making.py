"""The declaration a case describes: a base declaration changed by a few facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import BaseModel

from engine.cases.bases import Base, Bases
from engine.cases.model import Case, PlacedCase, Where
from engine.declaration import edits
from engine.declaration.checks import DataProblem
from engine.declaration.schema import model_label
from engine.diagnostics import Diagnostic
from engine.text import Text
from engine.validation import did_you_mean

SEE_BASES = Text("基础申报在 bases 文件夹里。", "Base declarations stand in the bases folder.")
SEE_FACTS = Text(
    "写法如 classes[c1].children；事实的名称见 tuoyu new 生成的空白申报。",
    "Write it like classes[c1].children; the names of facts stand in what 'tuoyu new' writes.",
)
SEE_BASE = Text(
    "写法如 classes[c1].children；编号和事实要在基础申报里。",
    "Write it like classes[c1].children; ids and facts must be those of the base declaration.",
)


@dataclass(frozen=True)
class Edit:
    """One change a case makes to its base: where the case says so, the path it names, and how it is done."""

    at: Where
    path: str
    apply: Callable[[Any], None]

    def on(self, data: dict[str, Any]) -> None:
        """Make the change in *data*, and in nothing that *data* shares with its base."""
        edits.own(data, self.path)
        self.apply(data)


def facts_of_case(placed: PlacedCase, bases: Bases) -> Mapping[str, Any] | Diagnostic:
    """Return the facts of the declaration a case describes, or why it cannot be made."""
    edited = _edit(placed, bases)
    return edited if isinstance(edited, Diagnostic) else _facts(placed, *edited)


def find_lost_paths(placed: Iterable[PlacedCase], bases: Bases) -> Iterator[Diagnostic]:
    """Yield each case whose base or path is not there; whether its values fit is only seen when it is run."""
    return (edited for one in placed if isinstance(edited := _edit(one, bases), Diagnostic))


def _edit(placed: PlacedCase, bases: Bases) -> tuple[Base, list[Edit], dict[str, Any]] | Diagnostic:
    """Return the base of a case, its edits and the sections they leave, or why they cannot be made."""
    case = placed.case
    base = bases.read(case.base)
    if base is None:
        message = Text(f"没有基础申报 {case.base}", f"there is no base declaration '{case.base}'")
        guess = did_you_mean(case.base, bases.names)
        hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_BASES
        return placed.problem(("base",), "unknown-base", message, hint)
    changes = list(_edits(case))
    data = _sections(base, changes)
    for edit in changes:
        if problem := _apply(edit, data, placed):
            return problem
    return base, changes, data


def _apply(edit: Edit, data: dict[str, Any], placed: PlacedCase) -> Diagnostic | None:
    """Change *data* as *edit* says; return why it cannot be done."""
    try:
        if unknown := edits.unknown_step(edit.path):
            return _unknown_fact(placed, edit, *unknown)
        edit.on(data)
    except (KeyError, IndexError, TypeError, ValueError):
        message = Text(f"在基础申报里找不到 {edit.path}", f"there is no {edit.path} in the base declaration")
        return placed.problem(edit.at, "no-such-fact", message, SEE_BASE)
    return None


def _unknown_fact(placed: PlacedCase, edit: Edit, name: str, model: type[BaseModel] | None) -> Diagnostic:
    owner = model_label(model) if model else Text("这项事实", "fact")
    guess = did_you_mean(name, model.model_fields if model else ())
    hint = Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_FACTS
    message = Text(f"{owner.zh}没有“{name}”这项事实", f"a {owner.en} has no fact '{name}'")
    return placed.problem(edit.at, "unknown-fact", message, hint)


def _facts(
    placed: PlacedCase, base: Base, changes: Sequence[Edit], data: dict[str, Any]
) -> Mapping[str, Any] | Diagnostic:
    """Return the facts of *base* with the touched sections as *data* has them."""
    facts = base.changed(_touched(changes), data, placed.document)
    if isinstance(facts, DataProblem):
        return placed.problem(_culprit(placed, base, changes), facts.code, facts.message, facts.hint)
    return facts


def _culprit(placed: PlacedCase, base: Base, changes: Sequence[Edit]) -> Where:
    """Return where the first edit stands after which the declaration is wrong."""
    data = _sections(base, changes)
    for edit in changes:
        edit.on(data)
        if isinstance(base.changed(_touched(changes), data, placed.document), DataProblem):
            return edit.at
    return ("name",)


def _sections(base: Base, changes: Iterable[Edit]) -> dict[str, Any]:
    """Return those sections of *base* that *changes* touch; each edit first copies what it changes of them."""
    return {name: base.data[name] for name in _touched(changes) if name in base.data}


def _touched(changes: Iterable[Edit]) -> set[str]:
    return {edits.section_of(edit.path) for edit in changes}


def _edits(case: Case) -> Iterator[Edit]:
    for index, path in enumerate(case.remove):
        yield Edit(("remove", index), path, partial(edits.remove, path=path))
    for path, items in case.add.items():
        yield Edit(("add", path), path, partial(edits.add, path=path, items=items))
    for path, value in case.change.items():
        yield Edit(("change", path), path, partial(edits.change, path=path, value=value))
    for index, path in enumerate(case.hide):
        yield Edit(("hide", index), path, partial(edits.hide, path=path))
