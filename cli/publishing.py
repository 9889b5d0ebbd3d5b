"""Printing what a command on rules found, in the form that was asked for."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cli.choices import RulesForm
from cli.terminal import put_out
from engine.text import Lang

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic
    from engine.publishing import Guide, Suite


def publish(
    form: RulesForm,
    problems: Iterable["Diagnostic"],
    folder: Path,
    output: Path | None,
    lang: Lang,
    *,
    text: Callable[[], str],
    suites: Callable[[], Iterable["Suite"]] | None = None,
    data: Callable[[Callable[[str], str]], str] | None = None,
    guides: "Mapping[str, Guide] | None" = None,
) -> None:
    """Print or write *problems* of the rules in *folder*.

    *text* makes the form for people. *suites* makes the tests for JUnit (by default one for each file with a problem)
    and *data* the JSON (by default the list of problems), given how CI calls a file; both call files as the diagnostics do.
    """
    from engine import publishing as engine

    seen_as = path_for_ci(folder)
    found = engine.relocated(problems, folder.name, seen_as)

    def seen(file: str) -> str:
        return engine.relocated_file(file, folder.name, seen_as)

    def junit() -> str:
        made = suites() if suites else [engine.suite_of_files("rules", (), problems, lang)]
        return engine.as_junit(engine.relocated_suites(made, folder.name, seen_as))

    forms: dict[RulesForm, Callable[[], str]] = {
        RulesForm.TEXT: text,
        RulesForm.JSON: lambda: data(seen) if data else engine.as_json(found, lang),
        RulesForm.SARIF: lambda: engine.as_sarif(found, guides or {}, lang),
        RulesForm.JUNIT: junit,
        RulesForm.GITHUB: lambda: engine.as_annotations(found, lang),
    }
    put_out(forms[form](), output, lang)


def path_for_ci(folder: Path) -> str:
    """Return the path of *folder* from the top of the git work tree one stands in, or from the current folder."""
    here = Path.cwd().resolve()
    top = next((parent for parent in (here, *here.parents) if (parent / ".git").exists()), here)
    whole = folder.resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else whole.as_posix()
