"""The report in four forms: text, JSON, HTML and Markdown. None of them works an outcome out again."""

from collections.abc import Callable

from engine.render.as_html import as_html
from engine.render.as_json import as_json
from engine.render.as_markdown import as_markdown
from engine.render.as_text import as_text
from engine.report import Report

RENDERERS: dict[str, Callable[..., str]] = {
    "text": as_text,
    "json": lambda report, **_: as_json(report),
    "html": lambda report, **_: as_html(report),
    "markdown": lambda report, **_: as_markdown(report),
}


def render(report: Report, form: str, *, all_findings: bool = False, width: int = 80, color: bool = False) -> str:
    """Return *report* in *form*, a key of `RENDERERS`; the options say how much text is shown, and how."""
    return RENDERERS[form](report, all_findings=all_findings, width=width, color=color)
