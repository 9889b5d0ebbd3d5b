"""Answers a notice: from a declaration in order, exactly what was asked, and nothing else."""

import copy
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from cli import options
from engine.compiling import CompiledRuleSet
from engine.declaration.model import Declaration
from engine.preparing import load_prepared
from standards import STANDARDS

AS_OF = date(2026, 1, 1)
STEP = re.compile(r"(\w+)(?:\[([^\]]*)\])?")
NEW_ITEM = re.compile(r"(.+)\[((?:\w+=[^\]]*)?)\]\.(\w+)")
Record = dict[str, Any]


@cache
def rules() -> CompiledRuleSet:
    return load_prepared(STANDARDS, options.cache_folder()).on(AS_OF)  # other tests may have made them ready


def declared(data: Record) -> Declaration:
    """Return plain data as a declaration."""
    return Declaration.model_validate(json.loads(json.dumps(data, default=float), parse_float=Decimal))


def answer(part: Record, full: Record, paths: Iterable[str]) -> Record:
    """Return *part* with what *paths* ask taken from *full*; a list gets the items asked for, with the facts asked of each."""
    answered = copy.deepcopy(part)
    items: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    single = []
    for path in paths:
        if match := NEW_ITEM.fullmatch(path):
            items[match[1]][match[2]].add(match[3])
        else:
            single.append(path)
    for path in sorted(single, key=len):
        _put(answered, full, path, items)
    for path, wanted in items.items():
        _add(answered, part, full, path, wanted)
    return answered


def _put(data: Record, full: Record, path: str, items: dict[str, dict[str, set[str]]]) -> None:
    *above, (name, key) = STEP.findall(path)
    record, source = _walk(data, above), _walk(full, above)
    if source is None and above[-1][1]:
        _remove(data, above)  # an item that ought not to be there
    if record is None or source is None or key:
        return
    if name not in source:
        record.pop(name, None)
    elif _is_list_of_records(source[name]):
        known = {item["id"] for item in source[name]}
        record[name] = [item for item in record.get(name, ()) if item["id"] in known]
    else:
        record[name] = source[name]


def _remove(data: Record, steps: list[tuple[str, str]]) -> None:
    *above, (name, key) = steps
    owner = _walk(data, above)
    if owner and name in owner:
        owner[name] = [item for item in owner[name] if item["id"] != key]


def _add(data: Record, part: Record, full: Record, path: str, wanted: dict[str, set[str]]) -> None:
    *above, (name, _) = STEP.findall(path)
    record, source = _walk(data, above), _walk(full, above)
    before = {item["id"]: item for item in (_walk(copy.copy(part), above) or {}).get(name, ())}
    if record is None or source is None or name not in source:
        return
    there = {item["id"]: item for item in record.get(name, ())}
    for item in source[name]:
        if item["id"] not in there:
            there[item["id"]] = dict(_asked_of(item, wanted))
        elif any(known and _fits(item, known) and not _fits(before[item["id"]], known) for known in wanted):
            there[item["id"]] |= dict(_asked_of(item, wanted))  # turned into what was wanted
    record[name] = [item for item in there.values() if item]


def _asked_of(item: Record, wanted: dict[str, set[str]]) -> Iterator[tuple[str, Any]]:
    """Yield the facts asked of an item: of every item, and of one such as this."""
    fits = [facts for known, facts in wanted.items() if _fits(item, known)]
    if fits:
        yield "id", item["id"]
        yield from ((name, item[name]) for name in item if any(name in facts for facts in fits))


def _fits(item: Record, known: str) -> bool:
    """Return whether *item* is one such as wanted: ``kind=fire_safety,scanned=true``."""
    return all(_is(item, said) for said in known.split(",") if said)


def _is(item: Record, said: str) -> bool:
    name, _, value = said.partition("=")
    there = item.get(name)
    if isinstance(there, list):
        return not set(value.split("|")).isdisjoint(there)
    return (str(there).lower() if isinstance(there, bool) else str(there)) == value


def _walk(data: Any, steps: list[tuple[str, str]]) -> Any:
    """Return the record that *steps* lead to, made where it is a section not stated; None where there is no such item."""
    for name, key in steps:
        data = data.setdefault(name, [] if key else {})
        if key:
            data = next((item for item in data if item["id"] == key), None)
        if data is None:
            return None
    return data


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
