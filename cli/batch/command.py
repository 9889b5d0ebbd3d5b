"""The command itself: its options, and the way from sources to exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.batch.words import SAID
from cli.choices import LangChoice, PlaceChoice, StandardChoice
from cli.progress import meter, processes, progress
from cli.shared import Shared
from cli.terminal import COULD_NOT_RUN, cannot_write, note, put_out, stop, stop_with
from engine.text import Lang

if TYPE_CHECKING:
    from cli.batch.running import Work
    from engine.batch.tally import Tally


class FailOn(StrEnum):
    """From what on the exit code is not 0."""

    REJECT = "reject"
    SUPPLEMENT = "supplement"
    UNREADABLE = "unreadable"
    NEVER = "never"


EXITS = {  # worst first: what there must be one of, for which exit code
    FailOn.REJECT: (("reject", 1),),
    FailOn.SUPPLEMENT: (("reject", 1), ("supplement", 3)),
    FailOn.UNREADABLE: (("unread", COULD_NOT_RUN), ("reject", 1), ("supplement", 3)),
    FailOn.NEVER: (),
}


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*, with help in one language and problems and summary in *default* unless asked otherwise."""
    shared = Shared(helped)

    @app.command("batch", help=SAID["batch"].of(helped))
    def batch(
        sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help=SAID["sources"].of(helped))] = None,
        output: Annotated[
            Path | None, typer.Option("-o", "--output", metavar="DIR", help=SAID["output"].of(helped))
        ] = None,
        resume: Annotated[bool, typer.Option("--resume", help=SAID["resume"].of(helped))] = False,
        force: Annotated[bool, typer.Option("--force", help=SAID["force"].of(helped))] = False,
        as_of: Annotated[str | None, shared.as_of] = None,
        standard: Annotated[StandardChoice | None, shared.standard] = None,
        place: Annotated[PlaceChoice, shared.place] = PlaceChoice.GONGSHU,
        fail_on: Annotated[FailOn, typer.Option("--fail-on", help=SAID["fail_on"].of(helped))] = FailOn.SUPPLEMENT,
        jobs: Annotated[int | None, shared.jobs] = None,
        scheduler: Annotated[
            str | None, typer.Option("--scheduler", metavar="ADDRESS", help=SAID["scheduler"].of(helped))
        ] = None,
        blank: Annotated[Path | None, typer.Option("--blank", metavar="FILE", help=SAID["blank"].of(helped))] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
    ) -> None:
        if blank:
            put_blank(blank, force, lang.code)
            raise typer.Exit
        check_options(sources, output, resume, force, lang.code)
        work = prepare((sources or [], output), (as_of, standard, place), jobs, lang.code, rules)
        with joining(work, scheduler, jobs) as joined:
            tally = run(joined, output, resume, force)
        raise typer.Exit(exit_code(tally, fail_on))


def put_blank(target: Path, force: bool, lang: Lang) -> None:
    """Write a blank workbook for many points, unless something is there."""
    from engine.render.batch import write_blank

    if target.exists() and not force:
        stop("exists", lang, file=target)
    put_out(write_blank(lang), target, lang)


def check_options(sources: list[str] | None, output: Path | None, resume: bool, force: bool, lang: Lang) -> None:
    """Leave where there is nothing to read, or options do not go together."""
    wrong = {"no_sources": not sources, "both": resume and force, "resume_where": resume and output is None}
    for key in (key for key, found in wrong.items() if found):
        note(SAID[key], lang)
        raise typer.Exit(COULD_NOT_RUN)


def prepare(
    where: tuple[list[str], Path | None],
    law: tuple[str | None, StandardChoice | None, PlaceChoice],
    jobs: int | None,
    lang: Lang,
    rules: Path | None,
) -> "Work":
    """Return what is to be done, or leave after printing why it cannot be."""
    from cli.batch.running import Work
    from engine.batch.model import Asked
    from engine.batch.partition import rules_for
    from engine.batch.sources import find_inputs
    from engine.diagnostics import DiagnosticError
    from engine.kinds import Layer, Standard

    as_of, standard, place = law
    asked = Asked(
        as_of=options.parse_day(as_of, lang),
        place=Layer[place.name],
        only=Standard[standard.name] if standard else None,
        lang=lang,
        folder=options.rules_folder(rules, lang),
        kept=options.cache_folder(),
    )
    try:
        inputs = find_inputs(*where)
        rules_for(asked)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)
    return Work(inputs, asked, processes(jobs))


@contextmanager
def joining(work: "Work", scheduler: str | None, jobs: int | None) -> Iterator["Work"]:
    """Give *work* with the cluster that shall do it, if one is named, or leave after printing why that cannot be used."""
    if scheduler is None:
        yield work
        return
    from cli.batch.cluster import ClusterError, joined
    from engine.batch.partition import rules_for

    if jobs is not None:
        note(SAID["jobs_too"], work.asked.lang)
    asked = replace(work.asked, digest=rules_for(work.asked).ruleset.ref.digest)
    try:
        with joined(scheduler, asked) as cluster:
            yield replace(work, cluster=cluster)
    except ClusterError as error:
        stop_with(error.diagnostics, work.asked.lang)


def run(work: "Work", output: Path | None, resume: bool, force: bool) -> "Tally":
    """Print the results, or write them and their summary into *output*; return how many came out how."""
    from cli.batch.running import print_results

    if output is not None:
        tally = run_into(work, output, resume, force)
    else:
        with meter(SAID["title"], SAID["rate"], SAID["left"], work.asked.lang, work.inputs.size) as tell:
            tally = print_results(work, tell)
    numbers = {key: tally.decisions[key] for key in ("approve", "supplement", "reject", "unread")}
    note(SAID["count"], work.asked.lang, total=tally.total, **numbers)
    return tally


def run_into(work: "Work", output: Path, resume: bool, force: bool) -> "Tally":
    """Write results and summary into *output*, going on with what is there if asked to; return how many came out how."""
    from cli.batch.journal import RefusedError, open_journal
    from cli.batch.running import leaving, state_of, write_results
    from cli.batch.summing import write_summary

    lang = work.asked.lang
    try:
        journal = open_journal(output, state_of(work), resume, force)
        if journal.done:
            note(SAID["going_on"], lang, done=journal.done)
        with meter(SAID["title"], SAID["rate"], SAID["left"], lang, work.inputs.size, journal.done) as tell:
            write_results(work, journal, tell)
        with progress(SAID["summing"], lang) as tell, leaving("kept", lang):
            tally = write_summary(work, journal, tell)
        files = journal.finish()
    except RefusedError as refused:
        raise typer.Exit(refused.tell(lang)) from None
    except OSError as error:
        cannot_write(error, output, lang)
    note(SAID["written"], lang, folder=output, files=SAID["pause"].of(lang).join(files))
    return tally


def exit_code(tally: "Tally", fail_on: FailOn) -> int:
    """Return the exit code: of the worst that counts; "could not run" where nothing could be read."""
    if not tally.read:
        return COULD_NOT_RUN
    return next((code for decision, code in EXITS[fail_on] if tally.decisions[decision]), 0)
