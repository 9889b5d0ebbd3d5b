"""Lints on cases that try nothing: twins, changes of what the rule does not read, subjects and bases nobody meets."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from engine.cases import Case, PlacedCase
from engine.checked import CheckedRule
from engine.declaration import edits
from engine.diagnostics import Diagnostic, Place
from engine.documents import Path
from engine.lints.model import Example, Family, Lint, Standards
from engine.reads import model_reads
from engine.text import Text

CASES = "setting/classes.cases.yaml"
TAKE_OUT = Text("请删掉它，或改成规则会看的事实。", "Take it out, or change a fact that the rule reads.")


def find_twins(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each case that tries just what an earlier case of its rule tries."""
    hint = Text("请删掉一个，或改成另一种情形。", "Take one out, or let it try something else.")
    for placed in standards.placed:
        tried = _tries(placed)
        first = next(one for one in standards.cases[placed.case.rule] if _tries(one) == tried)
        if first is not placed:
            name = first.case.name
            message = Text(f"与案例“{name}”测的是同一件事", f"it tries just what the case '{name}' tries")
            yield placed.document.diagnostic(("cases", placed.index, "name"), "twin-case", message, hint)


def _tries(placed: PlacedCase) -> object:
    case = placed.case
    return placed.as_of, case.base, case.subject, case.change, case.hide, case.remove, case.add


def find_idle_cases(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each case that changes only facts its rule never reads."""
    for rule, placed in _with_rules(standards):
        touched = _touched(placed.case)
        if touched and not any(_reads(rule, path) for path in touched):
            shown = "、".join(_paths(placed.case))
            message = Text(f"规则不看这里改的事实：{shown}", f"the rule reads nothing of what is changed: {shown}")
            yield placed.document.diagnostic(("cases", placed.index, "name"), "idle-case", message, TAKE_OUT)


def find_idle_changes(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each change to what stands in the base already and the rule does not read."""
    for rule, placed in _with_rules(standards):
        base = standards.bases.read(placed.case.base)
        for path, value in placed.case.change.items() if base else ():
            assert base
            if _value_at(base.data, path) == value and not _reads(rule, _model_path(path)):
                message = Text(
                    f"{path} 在基础申报里已是这个值，规则也不看它",
                    f"{path} has this value in the base, and the rule does not read it",
                )
                at = ("cases", placed.index, "change", path)
                yield placed.document.diagnostic(at, "idle-change", message, TAKE_OUT, key=True)


def find_idle_hiding(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each single fact that is hidden though the rule does not read it."""
    for rule, placed in _with_rules(standards):
        for index, path in enumerate(placed.case.hide):
            model = _model_path(path)
            if len(model) > 1 and not _reads(rule, model):
                message = Text(f"规则不看 {path}，隐去它没有作用", f"the rule does not read {path}, which is hidden")
                at = ("cases", placed.index, "hide", index)
                yield placed.document.diagnostic(at, "idle-hiding", message, TAKE_OUT)


def find_lost_subjects(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each case about a subject that its declaration does not have."""
    for rule, placed in _with_rules(standards):
        subject, base = placed.case.subject, standards.bases.read(placed.case.base)
        if subject is None or base is None:
            continue
        known = _subjects(rule, placed, base.data)
        if known is not None and subject not in known:
            names = "、".join(sorted(known)) or "—"
            message = Text(f"申报里没有 {subject}", f"there is no '{subject}' in the declaration")
            hint = Text(f"可以是：{names}。", f"It may be: {', '.join(sorted(known)) or '—'}.")
            yield placed.document.diagnostic(("cases", placed.index, "subject"), "unknown-subject", message, hint)


def find_unused_bases(standards: Standards) -> Iterator[Diagnostic]:
    """Yield each base declaration that no case starts from."""
    used = {placed.case.base for placed in standards.placed}
    message = Text("没有案例用到这份基础申报", "no case starts from this base")
    hint = Text("请删掉它，或为它写案例。", "Take it out, or write cases for it.")
    for name in standards.bases.names:
        if name not in used:
            yield Diagnostic(Place(f"{standards.folder.name}/bases/{name}.yaml", 1, 1), "unused-base", message, hint)


def _with_rules(standards: Standards) -> Iterator[tuple[CheckedRule, PlacedCase]]:
    return ((rule, placed) for rule in standards.checked for placed in standards.cases[rule.rule.id])


def _paths(case: Case) -> list[str]:
    return [*case.change, *case.hide, *case.remove, *case.add]


def _touched(case: Case) -> set[Path]:
    """Return the model path of everything *case* changes; taking an item away changes its list."""
    return {_model_path(path) for path in (*case.change, *case.hide, *case.add)} | {
        _model_path(path)[:-1] for path in case.remove
    }


@lru_cache(maxsize=8192)
def _model_path(path: str) -> Path:
    """Return ``("rooms", "[]", "area_m2")`` for ``rooms[r1].area_m2``."""
    steps = (step if isinstance(step, tuple) else (step,) for step in edits.steps_of(path))
    return tuple(part for name, *item in steps for part in (name, *("[]" for _ in item)))


def _reads(rule: CheckedRule, path: Path) -> bool:
    """Return whether *rule* reads what stands at *path*, above it or below it."""
    return any(read[: len(path)] == path or path[: len(read)] == read for read in model_reads(rule))


def _value_at(data: Any, path: str) -> Any:
    for step in edits.steps_of(path):
        name, *item = step if isinstance(step, tuple) else (step,)
        data = data.get(name) if isinstance(data, dict) else None
        if item:
            data = next((one for one in data or () if one.get("id") == item[0]), None)
    return data


def _subjects(rule: CheckedRule, placed: PlacedCase, data: Any) -> set[str] | None:
    """Return the ids *rule* looks at in the declaration of a case; None where the whole list is put in anew."""
    if rule.loop is None:
        return set()
    path = ".".join(rule.loop.list_path)
    if path in placed.case.change or any(path.startswith(f"{one}.") for one in placed.case.change):
        return None
    listed: Iterable[Any] = (*(_value_at(data, path) or ()), *placed.case.add.get(path, ()))
    gone = {item for step in map(edits.steps_of, placed.case.remove) for item in _removed(step)}
    return {str(item.get("id")) for item in listed} - gone


def _removed(steps: tuple[Any, ...]) -> list[str]:
    return [steps[-1][1]] if isinstance(steps[-1], tuple) else []


IDLE = (
    Lint(
        "twin-case",
        Family.TESTS,
        Text("两个案例测同一件事", "Two cases that try the same"),
        Text(
            "第二个案例什么也不多测，只让人以为测得多。",
            "The second one tries nothing more; it only looks as if more were tried.",
        ),
        Example(
            CASES,
            "change: {'classes[c1].children': 15}\n    expect: pass\n",
            "change: {'classes[c1].children': 15}\n    expect: pass\n"
            "  - rule: setting.classes.size\n    name: Fifteen toddlers are not too many\n    base: small\n"
            "    change: {'classes[c1].children': 15}\n    expect: pass\n",
            at="name: Fifteen toddlers are not too many",
        ),
        find_twins,
    ),
    Lint(
        "idle-case",
        Family.TESTS,
        Text("案例什么也没有测", "A case that tries nothing"),
        Text(
            "规则不看的事实怎么改，结果都一样。",
            "However the facts that a rule never reads are changed, it comes out the same.",
        ),
        Example(
            CASES,
            "change: {'classes[c1].children': 15}\n    expect: pass\n",
            "change: {'classes[c1].children': 15}\n    expect: pass\n"
            "  - rule: setting.classes.size\n    name: More places change nothing\n    base: small\n"
            "    change: {point.capacity: 30}\n    expect: pass\n",
            at="name: More places change nothing",
        ),
        find_idle_cases,
    ),
    Lint(
        "idle-change",
        Family.TESTS,
        Text("改了等于没改", "A change that changes nothing"),
        Text(
            "基础申报里已是这个值，规则也不看它，读案例的人会以为它要紧。",
            "The base has the value already and the rule does not read it; whoever reads the case thinks it matters.",
        ),
        Example(
            CASES,
            "    change: {site.lease_end: 2028-01-01}\n",
            "    change: {site.lease_end: 2028-01-01, point.capacity: 20}\n",
        ),
        find_idle_changes,
    ),
    Lint(
        "idle-hiding",
        Family.TESTS,
        Text("隐去了规则不看的事实", "A hidden fact that nobody looks for"),
        Text(
            "“无法判断”要由缺少的那项事实造成，别的事实藏起来没有作用。",
            "A rule is undecided for want of a fact it reads; hiding another one does nothing.",
        ),
        Example(CASES, "hide: ['classes[c1].children']\n", "hide: ['classes[c1].children', point.capacity]\n"),
        find_idle_hiding,
    ),
    Lint(
        "unknown-subject",
        Family.TESTS,
        Text("没有这个对象", "There is no such subject"),
        Text(
            "案例要看的对象不在申报里，就什么也没有测。",
            "A case about something that its declaration does not have tries nothing.",
        ),
        Example(
            CASES,
            "change: {'classes[c1].children': 15}\n",
            "change: {'classes[c1].children': 15}\n    subject: c2\n",
            at="subject: c2",
        ),
        find_lost_subjects,
    ),
    Lint(
        "unused-base",
        Family.TESTS,
        Text("没有用到的基础申报", "A base that no case uses"),
        Text(
            "没有案例用的基础申报会悄悄过时。",
            "A base that no case starts from grows old unnoticed.",
        ),
        Example(
            "bases/spare.yaml",
            "",
            "point: {name: 备用托育园, kind: institution, mode: private, capacity: 20}\n",
        ),
        find_unused_bases,
    ),
)
