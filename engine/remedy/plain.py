"""Facts as plain data again: the declaration as somebody would write it."""

from datetime import date
from typing import Any

from engine.declaration.schema import FactPath, facts_of_model
from engine.feel import TODAY, UNKNOWN
from engine.remedy.changes import Facts

NOTHING: dict[str, Any] = {}


def plain_data(facts: Facts) -> dict[str, Any]:
    """Return *facts* as plain data: what is not stated is left out, days and times are text."""
    return _record({name: value for name, value in facts.items() if name != TODAY}, ())


def _record(record: Facts, path: FactPath) -> dict[str, Any]:
    plain = {name: _value(value, (*path, name)) for name, value in record.items() if value is not UNKNOWN}
    return {name: value for name, value in plain.items() if value != NOTHING}


def _value(value: Any, path: FactPath) -> Any:
    if isinstance(value, dict):
        return _record(value, path)
    if isinstance(value, list):
        return [_record(item, (*path, "[]")) if isinstance(item, dict) else item for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if path in facts_of_model() and facts_of_model()[path].kind == "clock":
        return f"{value // 60:02}:{value % 60:02}"
    return value
