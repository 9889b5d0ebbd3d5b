"""Commands are imported when they are named: the tables of names keep up with what the modules register."""

import ast
from importlib import import_module

import pytest
import typer
from typer.main import get_group

import cli.main
import cli.rules
from tests.conftest import ROOT

TABLES = {**cli.main.COMMANDS, **{f"rules {name}": module for name, module in cli.rules.COMMANDS.items()}}


@pytest.mark.parametrize("name", TABLES)
def test_a_module_registers_the_one_command_it_is_named_for(name: str) -> None:
    app = typer.Typer()
    import_module(TABLES[name]).register(app, "en", "en")
    assert list(get_group(app).commands) == [name.split()[-1]]


def test_every_module_that_registers_a_command_is_in_a_table() -> None:
    registering = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "cli").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == "register"
    }
    reexported = {"cli.batch.command": "cli.batch", "cli.rules.__init__": "cli.rules"}
    assert {reexported.get(module, module) for module in registering} == set(TABLES.values())
