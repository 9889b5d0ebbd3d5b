"""The report in four forms: text, JSON, HTML and Markdown. None of them works an outcome out again."""

from collections.abc import Callable
from typing import Any

from engine.report import Report


def _text(report: Report, **options: Any) -> str:
    from engine.render.as_text import as_text

    return as_text(report, **options)


def _json(report: Report, **_: Any) -> str:
    from engine.render.as_json import as_json

    return as_json(report)


def _html(report: Report, **_: Any) -> str:
    from engine.render.as_html import as_html

    return as_html(report)


def _markdown(report: Report, **_: Any) -> str:
    from engine.render.as_markdown import as_markdown

    return as_markdown(report)


RENDERERS: dict[
    str, Callable[..., str]
] = {  # each imports what it needs when it is asked for: a start costs that much less
    "text": _text,
    "json": _json,
    "html": _html,
    "markdown": _markdown,
}


def render(report: Report, form: str, *, all_findings: bool = False, width: int = 80, color: bool = False) -> str:
    """Return *report* in *form*, a key of `RENDERERS`; the options say how much text is shown, and how."""
    return RENDERERS[form](report, all_findings=all_findings, width=width, color=color)
