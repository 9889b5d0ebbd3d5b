"""The report as JSON."""

from pydantic import TypeAdapter

from engine.report import Report

REPORT = TypeAdapter(Report)


def as_json(report: Report) -> str:
    """Return *report* as JSON, in the order of its fields; `engine.schemas` has its schema."""
    return REPORT.dump_json(report, indent=2).decode() + "\n"
