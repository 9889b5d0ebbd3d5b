"""``tuoyu rules docs``: the rules as an offline site."""

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import LangChoice, StandardChoice
from cli.progress import progress
from cli.shared import Shared
from cli.terminal import cannot_write, note, stop_with
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.site import Site

TEXTS = {
    "help": Text(
        "把规则、条款和案例写成可以离线查看、搜索的网页。例：tuoyu rules docs --standard staffing -o 网页",
        "Write rules, clauses and cases as pages to read and search offline. "
        "Example: tuoyu rules docs --standard staffing -o site",
    ),
    "output": Text("网页的文件夹，旧网页换新", "the folder to write; a former site there is replaced"),
    "force": Text("是别的文件夹也换掉", "replace the folder even if it holds something else"),
    "title": Text("运行案例，规则", "Cases of rules"),
    "not_ours": Text(
        "{folder} 不是空的，也不是以前写的网页，没有动它。请换一个文件夹，或加 --force 把它整个换掉。",
        "{folder} is neither empty nor a site written before; it was left alone. Choose another folder, "
        "or add --force to replace all of it.",
    ),
    "in_use": Text(
        "{folder} 里有规则文件夹或当前文件夹，不能换掉。请换一个文件夹。",
        "{folder} holds the rules or the current folder and cannot be replaced. Choose another folder.",
    ),
    "written": Text(
        "规则 {rules} 条、条款 {clauses} 条，写入 {pages} 个文件。请打开 {start}",
        "{rules} rule(s) and {clauses} clause(s) in {pages} files. Open {start}",
    ),
    "bad": Text("{n} 个案例的结果与预期不符，网页里已标明。", "{n} case(s) came out otherwise; the pages say which."),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("docs", help=TEXTS["help"].of(helped))
    def docs(
        output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=TEXTS["output"].of(helped))],
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        rule: Annotated[str | None, shared.rule] = None,
        as_of: Annotated[str | None, shared.as_of] = None,
        force: Annotated[bool, typer.Option("--force", help=TEXTS["force"].of(helped))] = False,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        target = output.absolute()
        _check_target(target, options.rules_folder(rules, lang.code), force, lang.code)
        site = make(standard, rule, options.parse_day(as_of, lang.code), rules, lang.code)
        raise typer.Exit(_put(site, target, output, lang.code))


def _check_target(target: Path, rules: Path, force: bool, lang: Lang) -> None:
    """Leave where *target* must not be replaced."""
    from engine.site import MARK

    if any(path.resolve().is_relative_to(target.resolve()) for path in (rules, Path())):
        note(TEXTS["in_use"], lang, folder=target)
        raise typer.Exit(2)
    try:
        filled = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except OSError as error:
        cannot_write(error, target, lang)
    if filled and not force and not (target / MARK).is_file():
        note(TEXTS["not_ours"], lang, folder=target)
        raise typer.Exit(2)


def make(standard: StandardChoice | None, rule: str | None, as_of: date, rules: Path | None, lang: Lang) -> "Site":
    """Return the site of the chosen rules, their cases run."""
    from engine.diagnostics import DiagnosticError
    from engine.site import make_site, run_and_show

    prepared = options.read_prepared(rules, lang)
    wanted = options.chosen_rules((one.rule.id for one in prepared.checked), standard, rule, lang)
    checked = [one for one in prepared.checked if one.rule.id in wanted]
    folder = options.rules_folder(rules, lang)
    try:
        with progress(TEXTS["title"], lang) as tell:
            cases = run_and_show(folder, prepared.ruleset, checked, tell)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)
    return make_site(prepared.ruleset, checked, cases, as_of)


def _put(site: "Site", target: Path, shown: Path, lang: Lang) -> int:
    """Write *site* in place of *target*; return 1 where a case came out otherwise."""
    from engine.site import write_site

    try:
        pages = replace_folder(target, write_site(site))
    except OSError as error:
        cannot_write(error, target, lang)
    start = shown / "index.html"
    note(TEXTS["written"], lang, rules=len(site.rules), clauses=len(site.fates), pages=pages, start=start)
    bad = sum(len(entry.bad) for entry in site.rules.values())
    if bad:
        note(TEXTS["bad"], lang, n=bad)
    return 1 if bad else 0


def replace_folder(target: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write *files* into a new folder and put it in place of *target*; return how many there are. Raises OSError."""
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    new, old = work / "new", work / "old"
    count = 0
    try:
        for count, (path, text) in enumerate(files, 1):  # noqa: B007
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            with suppress(OSError):
                old.rename(target)
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return count
