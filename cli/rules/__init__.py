"""``tuoyu rules``: the commands for whoever writes rules."""

import typer

from cli.lazily import lazy_group
from cli.words import HELP
from engine.text import Lang

COMMANDS = {
    "lint": "cli.rules.lint",
    "test": "cli.rules.test",
    "mutate": "cli.rules.mutate",
    "coverage": "cli.rules.coverage",
    "schema": "cli.rules.schema",
    "review": "cli.rules.review",
    "diff": "cli.rules.diff",
    "generate": "cli.rules.generate",
    "impact": "cli.rules.impact",
    "docs": "cli.rules.docs",
    "eval": "cli.rules.evaluate",
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the group of commands to *app*."""
    group = lazy_group(COMMANDS, helped, default)
    app.add_typer(typer.Typer(name="rules", cls=group, help=HELP["rules"].of(helped), no_args_is_help=True))
