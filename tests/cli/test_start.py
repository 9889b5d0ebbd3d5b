"""A command imports what it needs and nothing else, so that it starts at once."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from engine.preparing import load_prepared
from standards import STANDARDS
from tests.conftest import ROOT

RUN = """
import sys
from cli.main import main
try:
    main(sys.argv[1:])
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""
RIGHT = "fixtures/declarations/large-institution.yaml"
HEAVY = {
    "docxtpl",
    "jinja2",
    "markdown_it",
    "openpyxl",
    "pydantic",
    "rich.console",
    "typer.rich_utils",
    "yaml",
    "engine.declaration.model",
    "engine.loading",
}
NOT_TO_CHECK = (HEAVY - {"yaml"}) | {
    "engine.checking",
    "engine.declaration.schema",
    "engine.feel.checker",
    "engine.feel.parser",
    "engine.forms.reading",
    "engine.foresight",
    "engine.lints",
    "engine.validation.validating",
}
TO_TELL_WHAT_ENDS = {  # the rule that will fail first is unpacked whole, to tell its title
    "pydantic",
    "engine.validation.validating",
}


@cache
def imported(*words: str) -> set[str]:
    """Return the modules in a process that ran the command line with *words*."""
    start = [sys.executable, "-c", RUN, *words]
    ran = subprocess.run(start, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split())


@pytest.fixture
def kept_rules() -> None:
    load_prepared(STANDARDS, Path(os.environ["TUOYU_CACHE"]))


def test_no_command_is_imported_but_the_one_that_is_named() -> None:
    said, listed = imported("--version"), imported("list", "--help")
    assert not said & (HEAVY | {"cli.check", "cli.listing", "cli.rules", "engine.diagnostics"})
    assert not listed & {"cli.check", "cli.rules", "engine.diagnostics"}
    assert {"cli.listing", "typer.rich_utils"} <= listed - said, "help is laid out by rich, and by nothing else"


@pytest.mark.usefixtures("kept_rules")
def test_a_check_of_a_right_declaration_imports_no_more_than_it_needs() -> None:
    seen = imported("check", RIGHT, "--as-of", "2026-01-01")
    assert seen & NOT_TO_CHECK <= TO_TELL_WHAT_ENDS
    assert {"cli.check", "engine.kept", "engine.declaration.plain.running"} <= seen
