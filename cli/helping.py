"""How help is laid out: typer's own words in the reader's language, and Chinese broken at the edge instead of cut off."""

from typing import Any

import typer.rich_utils

from cli.words import OWN_HELP, PANELS
from engine.text import Lang

_make_text = typer.rich_utils._make_rich_text


def lay_out_help(helped: Lang) -> None:
    """Let typer lay out its help in *helped*."""

    def made(text: str, **look: Any) -> Any:
        words = OWN_HELP[text].of(helped) if text in OWN_HELP else text
        shown = _make_text(text=words.replace("。例：", "。\n例：").replace(". Example: ", ".\nExample: "), **look)
        # A sentence without spaces is one word to rich, which by default cuts a word too long for its column.
        setattr(shown, "overflow", "fold")  # noqa: B010  # its type is that of text or of Markdown
        return shown

    for name, title in PANELS.items():
        setattr(typer.rich_utils, name, title.of(helped))
    typer.rich_utils._make_rich_text = made
