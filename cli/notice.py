"""``tuoyu notice``: the paper that an office hands out, as a Word file."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import options
from cli.choices import LangChoice, PaperChoice, PlaceChoice
from cli.shared import Shared
from cli.terminal import note, put_out, stop, stop_with
from cli.words import HELP, NOTICE
from engine.text import Lang

if TYPE_CHECKING:
    from engine.papers import Case, Paper, PaperKind, Particulars, Template
    from engine.report import Report

REFUSED = 1
WORD = ".docx"
A_YEAR = timedelta(days=365)
"""How far a receipt looks ahead for what will end."""


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    def given(name: str, key: str, metavar: str) -> Any:
        return typer.Option(name, metavar=metavar, help=HELP[key].of(helped))

    def copy(folder: Path | None) -> None:
        if folder:
            _copy_templates(folder, default)
            raise typer.Exit

    @app.command("notice", help=HELP["notice"].of(helped))
    def notice(
        file: Annotated[Path, typer.Argument(help=HELP["file"].of(helped), metavar="FILE")],
        output: Annotated[Path | None, shared.output] = None,
        kind: Annotated[PaperChoice | None, typer.Option("--kind", help=HELP["paper"].of(helped))] = None,
        number: Annotated[str, given("--number", "number", "TEXT")] = "",
        office: Annotated[str, given("--office", "office", "TEXT")] = "",
        received: Annotated[str | None, given("--received", "received", "DATE")] = None,
        issued: Annotated[str | None, given("--date", "issued", "DATE")] = None,
        contact: Annotated[str, given("--contact", "contact", "TEXT")] = "",
        phone: Annotated[str, given("--phone", "phone", "TEXT")] = "",
        as_of: Annotated[str | None, shared.as_of] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        templates: Annotated[Path | None, given("--templates", "templates", "DIR")] = None,
        copied: Annotated[
            Path | None,
            typer.Option("--copy-templates", metavar="DIR", help=HELP["copy"].of(helped), callback=copy, is_eager=True),
        ] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=HELP["force"].of(helped))] = False,
    ) -> None:
        from engine.declaration.facts import facts_of
        from engine.outlook import check_ahead
        from engine.papers import Case, PaperKind, Particulars, applicant_of
        from engine.reporting import check

        said = lang.code
        target, folder = _target(output, force, said), _folder(templates, said)
        came, went = _in_order(_day(received, said), _day(issued, said), said)
        known = Particulars(number, office, came, went, contact, phone)
        declaration = options.read_declaration(file, said)
        compiled = options.compile_for(rules, options.parse_day(as_of, said), place, said)
        report = check(compiled, declaration, "zh", file.name)
        chosen = _chosen(kind, report, said)
        if chosen is PaperKind.RECEIPT:  # it lists what will end
            report = check_ahead(compiled, facts_of(declaration), "zh", file.name, horizon=compiled.as_of + A_YEAR)
        case = Case(report, applicant_of(declaration), known, compiled.catalogue)
        put_out(_write(chosen, case, folder, said), target, said)


def _copy_templates(folder: Path, lang: Lang) -> None:
    """Write our templates into *folder*; leave where one of them is there already."""
    from engine.papers import PaperKind, has_templates, load_template

    if there := has_templates(folder):
        stop("template_there", lang, file=folder / f"{there[0].value}{WORD}")
    for kind in PaperKind:
        template = load_template(kind)
        put_out(template.content, folder / template.name, lang)
    note(NOTICE["copied"], lang, folder=folder)


def _target(output: Path | None, force: bool, lang: Lang) -> Path | None:
    """Return where to write; leave where that is no Word file, or is there already."""
    if output and output.suffix.lower() != WORD:
        stop("not_word", lang, file=output)
    if output and output.exists() and not force:
        stop("exists", lang, file=output)
    return output


def _folder(templates: Path | None, lang: Lang) -> Path | None:
    """Return the folder of templates; leave where there is none in it."""
    from engine.papers import has_templates

    if templates and not has_templates(templates):
        stop("no_templates", lang, folder=templates)
    return templates


def _day(text: str | None, lang: Lang) -> date | None:
    return options.parse_day(text, lang) if text else None


def _in_order(received: date | None, issued: date | None, lang: Lang) -> tuple[date | None, date | None]:
    """Return the two days; leave where the paper would be older than what it answers."""
    if received and issued and issued < received:
        stop("issued_before_received", lang, issued=issued, received=received)
    return received, issued


def _write(kind: "PaperKind", case: "Case", folder: Path | None, lang: Lang) -> bytes:
    """Return the paper; leave after saying why the template cannot be used."""
    from engine.papers import PaperError, make_paper, write_paper

    template = _template(kind, folder, lang)
    paper = make_paper(kind, case)
    try:
        content = write_paper(paper, template)
    except PaperError as error:
        stop_with(error.diagnostics, lang)
    _remind(kind, paper, case.particulars, lang)
    return content


def _chosen(kind: PaperChoice | None, report: "Report", lang: Lang) -> "PaperKind":
    """Return the paper asked for, else the one that follows from the decision; leave after saying why it cannot be given."""
    from engine.papers import PaperKind, find_refusal, kind_that_fits

    chosen = PaperKind[kind.name] if kind else kind_that_fits(report)
    if kind is None:
        _say_which(chosen, report, lang)
    if refusal := find_refusal(chosen, report):
        note(refusal, lang)
        raise typer.Exit(REFUSED)
    return chosen


def _say_which(kind: "PaperKind", report: "Report", lang: Lang) -> None:
    from engine.outcomes import Decision

    decision = Decision[report.decision.code.upper()]
    note(NOTICE["chosen"].fill(decision=decision.label, paper=kind.label), lang)


def _template(kind: "PaperKind", folder: Path | None, lang: Lang) -> "Template":
    """Return the template, ours where the folder has none; leave after saying what is wrong with it."""
    from engine.papers import PaperError, has_templates, load_template

    if folder and kind not in has_templates(folder):
        note(NOTICE["own_template"], lang, folder=folder, name=f"{kind.value}{WORD}")
    try:
        return load_template(kind, folder)
    except PaperError as error:
        stop_with(error.diagnostics, lang)


def _remind(kind: "PaperKind", paper: "Paper", known: "Particulars", lang: Lang) -> None:
    """Say by when the paper has to be out, and what is to be looked at before it goes."""
    from engine.papers import time_limit
    from engine.workdays import UnknownYear, deadline

    limit = time_limit(kind)
    if not known.received:
        note(NOTICE["no_received"], lang)
    elif limit:
        try:
            last = deadline(known.received, limit.days)
        except UnknownYear as unknown:
            note(unknown.text, lang)
        else:
            note(NOTICE["deadline"], lang, day=last, days=limit.days, received=known.received)
            if known.issued and known.issued > last:
                note(NOTICE["late"], lang, issued=known.issued, day=last)
    if paper.unsure:
        note(NOTICE["unsure"], lang)
