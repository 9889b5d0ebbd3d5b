"""The report as JSON, and the schema it follows."""

import json
from typing import Any

from pydantic import TypeAdapter

from engine.report import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REPORT = TypeAdapter(Report)


def as_json(report: Report) -> str:
    """Return *report* as JSON, in the order of its fields."""
    return REPORT.dump_json(report, indent=2).decode() + "\n"


def json_schema() -> str:
    """Return the JSON Schema of a report, made from its dataclasses; no key is left open."""
    schema = {"$schema": DIALECT, **_close(REPORT.json_schema(mode="serialization"))}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _close(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_close(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _close(value) for key, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in schema else closed
