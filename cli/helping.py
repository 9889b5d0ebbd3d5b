"""How help is laid out: typer's own words in the reader's language, and Chinese broken at the edge instead of cut off."""

from importlib import import_module
from typing import Any

import typer

from cli.words import OWN_HELP, PANELS
from engine.text import Lang

LAYOUT = "typer.rich_utils"


class _LayoutWhenNeeded:
    """Stands for the module by which typer prints help and errors: importing that takes longer than most commands run."""

    def __init__(self, helped: Lang) -> None:
        self._helped = helped

    def __getattr__(self, name: str) -> Any:
        return getattr(_laid_out(self._helped), name)


def lay_out_help(helped: Lang) -> None:
    """Let typer lay out its help in *helped*, once it prints any."""
    setattr(typer, "rich_utils", _LayoutWhenNeeded(helped))  # noqa: B010  # typer asks its package for the module


def _laid_out(helped: Lang) -> Any:
    layout: Any = import_module(LAYOUT)
    make_text = getattr(layout._make_rich_text, "__wrapped__", layout._make_rich_text)

    def made(text: str, **look: Any) -> Any:
        words = OWN_HELP[text].of(helped) if text in OWN_HELP else text
        shown = make_text(text=words.replace("。例：", "。\n例：").replace(". Example: ", ".\nExample: "), **look)
        # A sentence without spaces is one word to rich, which by default cuts a word too long for its column.
        shown.overflow = "fold"
        return shown

    made.__wrapped__ = make_text  # type: ignore[attr-defined]
    for name, title in PANELS.items():
        setattr(layout, name, title.of(helped))
    layout._make_rich_text = made
    return layout
