"""``tuoyu rules``: the commands for whoever writes rules."""

import typer

from cli.rules import coverage, diff, docs, evaluate, generate, impact, lint, mutate, review, schema, test
from cli.words import HELP
from engine.text import Lang

COMMANDS = (lint, test, mutate, coverage, schema, review, diff, generate, impact, docs, evaluate)


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the group of commands to *app*."""
    group = typer.Typer(name="rules", help=HELP["rules"].of(helped), no_args_is_help=True)
    app.add_typer(group)
    for command in COMMANDS:
        command.register(group, helped, default)
