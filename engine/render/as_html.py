"""The report as one page that needs nothing from elsewhere: for the screen, a phone, and A4 paper."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.outcomes import Outcome
from engine.render import ahead
from engine.render import outline as layout
from engine.render import sentences as write
from engine.render.printable import printable
from engine.render.words import Say
from engine.report import Report

LOOKS = {  # verdicts and decisions look like the findings they rest on
    **{code: code for code in layout.WORST_FIRST},
    "approve": "pass",
    "supplement": "unknown",
    "reject": "fail",
    "complete": "pass",
    "incomplete": "unknown",
    "met": "pass",
    "not_met": "fail",
    "undetermined": "unknown",
    "not_checked": "not_applicable",
}


def as_html(report: Report) -> str:
    """Return *report* as one HTML file with its own style and script; every string in it is escaped."""
    say = Say(report.lang)
    page = environment().get_template("report.html.j2")
    filled = page.render(
        report=report,
        parts=layout.outline(report),
        say=say,
        outcomes=[outcome.value for outcome in Outcome],
        particulars=write.particulars(report, say),
    )
    return filled.strip() + "\n"


@cache
def environment() -> Environment:
    """Return the templates of the package: every string is escaped, and a page allows its own style and script only."""
    made = Environment(
        loader=PackageLoader("engine.render"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (_source(made, name) for name in ("report.css", "report.js"))
    made.globals.update(
        write=write,
        ahead=ahead,
        layout=layout,
        looks=LOOKS,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:",
    )
    return made


def _source(environment: Environment, name: str) -> str:
    """Return a file of the package as it is put between the tags of the page."""
    assert environment.loader
    return "\n" + environment.loader.get_source(environment, name)[0].strip() + "\n"


def _digest(source: str) -> str:
    """Return the hash by which the page allows its own style or script, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _finalize(value: Any) -> Any:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
