"""``tuoyu rules generate``: synthetic declarations that look like the district's."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.choices import KindChoice, LangChoice, ModeChoice
from cli.progress import progress
from cli.shared import Shared
from cli.staging import is_filled, staged_file, staged_folder
from cli.terminal import cannot_write, note, stop_with
from cli.words import HELP
from engine.text import Lang, Text

if TYPE_CHECKING:
    from engine.generating import Generated, Generator, Wanted

MOST = 1_000_000
MOST_SEED = 2**63 - 1
YEARS = (2000, 2099)
TELL_EVERY = 100
PLANTED = "PLANTED.csv"
OURS = re.compile(r"\d+-\d{6,7}\.(yaml|json)|PLANTED\.csv")
SAID = {
    "generate": Text(
        "生成虚构的申报，模样像本区的服务点，有真实常见的错误和缺漏。例：tuoyu rules generate --seed 1 --count 200 -o 申报样本",
        "Generate invented declarations that look like the district's, with usual mistakes and gaps."
        " Example: tuoyu rules generate --seed 1 --count 200 -o corpus",
    ),
    "seed": Text("种子：相同的种子总生成相同的申报", "seed: the same seed always gives the same declarations"),
    "count": Text("份数；前几份与份数多少无关", "how many; the first ones do not depend on how many follow"),
    "mistakes": Text("错误和缺漏的多少", "how many mistakes and gaps they have"),
    "format": Text("每份一个文件（yaml、json），或每份一行（jsonl）", "one file each (yaml, json), or one line each (jsonl)"),
    "output": Text(
        "写入这个文件夹（jsonl 写入这个文件），而不是打印",
        "write to this folder (jsonl: to this file) instead of printing",
    ),
    "as_of": Text("申报按哪一天填写（默认 2026-01-01，与今天无关）", "day on which they are filled in (default: 2026-01-01, whatever today is)"),
    "force": Text("文件夹里已有文件时，替换以前生成的申报", "replace declarations generated before where the folder has files"),
    "bad_count": Text("份数应在 1 到 {most} 之间，写的是 {value}。", "The count must be from 1 to {most}; it is {value}."),
    "bad_seed": Text("种子应在 0 到 {most} 之间，写的是 {value}。", "The seed must be from 0 to {most}; it is {value}."),
    "no_such": Text(
        "“{kind}”没有“{mode}”这种参与模式。请去掉 --kind 或 --mode 中的一个。",
        "There is no {kind} in the mode {mode}. Leave out --kind or --mode.",
    ),
    "needs_folder": Text(
        "{count} 份 {form} 要写入文件夹：请加 -o 文件夹，或用 --format jsonl。",
        "{count} declarations as {form} go into a folder: add -o DIR, or use --format jsonl.",
    ),
    "is_file": Text("{target} 是文件，不是文件夹。请换一个名称。", "{target} is a file, not a folder. Choose another name."),
    "is_folder": Text("{target} 是文件夹；jsonl 写入一个文件，请写文件名。", "{target} is a folder; jsonl goes into one file: name it."),
    "filled": Text(
        "文件夹 {target} 里已有文件。请换一个，或加 --force 替换以前生成的申报。",
        "The folder {target} has files in it. Choose another, or add --force to replace what was generated before.",
    ),
    "exists": Text("{target} 已存在。要覆盖请加 --force。", "{target} exists. Add --force to overwrite it."),
    "bad_year": Text(
        "日期应在 {first} 年到 {last} 年之间，写的是 {value}。", "The day must be from {first} to {last}; it is {value}."
    ),
    "title": Text("生成申报", "generating"),
    "written": Text(
        "已把 {count} 份申报写入 {target}，按 {day} 填写；检查时请加 --as-of {day}。",
        "{count} declarations written to {target}, filled in as of {day}; check them with --as-of {day}.",
    ),
    "listed": Text(
        "其中有意放入的错误和缺漏共 {count} 处，列在 {file}。", "The {count} mistakes and gaps put into them are listed in {file}."
    ),
}  # fmt: skip


class AmountChoice(StrEnum):
    """How many mistakes."""

    NONE = "none"
    SOME = "some"
    MANY = "many"


class CorpusForm(StrEnum):
    """A form of generated declarations."""

    YAML = "yaml"
    JSON = "json"
    JSONL = "jsonl"


def register(app: typer.Typer, helped: Lang, default: Lang) -> None:
    """Add the command to *app*."""
    shared = Shared(helped)

    @app.command("generate", help=SAID["generate"].of(helped))
    def generate(
        seed: Annotated[int, typer.Option("--seed", metavar="N", help=SAID["seed"].of(helped))] = 1,
        count: Annotated[int, typer.Option("--count", metavar="N", help=SAID["count"].of(helped))] = 1,
        kind: Annotated[KindChoice | None, typer.Option("--kind", help=HELP["kind"].of(helped))] = None,
        mode: Annotated[ModeChoice | None, typer.Option("--mode", help=HELP["mode"].of(helped))] = None,
        mistakes: Annotated[
            AmountChoice, typer.Option("--mistakes", help=SAID["mistakes"].of(helped))
        ] = AmountChoice.SOME,
        form: Annotated[CorpusForm, typer.Option("--format", help=SAID["format"].of(helped))] = CorpusForm.YAML,
        output: Annotated[
            Path | None, typer.Option("-o", "--output", metavar="PATH", help=SAID["output"].of(helped))
        ] = None,
        as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=SAID["as_of"].of(helped))] = None,
        lang: Annotated[LangChoice, shared.lang] = LangChoice(default),
        rules: Annotated[Path | None, shared.rules] = None,
        force: Annotated[bool, typer.Option("--force", help=SAID["force"].of(helped))] = False,
    ) -> None:
        check_numbers(seed, count, kind, mode, lang.code)
        check_target(form, count, output, force, lang.code)
        generator = read(as_of, rules, lang.code)
        what = wanted(seed, kind, mode, mistakes)
        made = (generator.make(what, number) for number in range(1, count + 1))
        put(made, Order(seed, count, generator.as_of, form, output), lang.code)


@dataclass(frozen=True)
class Order:
    """What is written, in which form, and where to."""

    seed: int
    count: int
    as_of: date
    form: CorpusForm
    output: Path | None


def check_numbers(seed: int, count: int, kind: KindChoice | None, mode: ModeChoice | None, lang: Lang) -> None:
    """Leave where the numbers are out of their range, or there is no such point."""
    from engine.declaration.point import Mode, PointKind
    from engine.generating import fits

    if not 1 <= count <= MOST:
        refuse("bad_count", lang, most=MOST, value=count)
    if not 0 <= seed <= MOST_SEED:
        refuse("bad_seed", lang, most=MOST_SEED, value=seed)
    if kind and mode and not fits(kind, mode):
        refuse("no_such", lang, kind=PointKind[kind.name].label.of(lang), mode=Mode[mode.name].label.of(lang))


def check_target(form: CorpusForm, count: int, output: Path | None, force: bool, lang: Lang) -> None:
    """Leave where there is no place for what is to be written, or something stands there."""
    one_file = form is CorpusForm.JSONL
    if output is None:
        if count > 1 and not one_file:
            refuse("needs_folder", lang, count=count, form=form.value)
    elif one_file and output.is_dir():
        refuse("is_folder", lang, target=output)
    elif one_file and output.exists() and not force:
        refuse("exists", lang, target=output)
    elif not one_file and output.exists() and not output.is_dir():
        refuse("is_file", lang, target=output)
    elif not one_file and is_filled(output) and not force:
        refuse("filled", lang, target=output)


def refuse(key: str, lang: Lang, **values: object) -> None:
    """Say what is wrong, and leave with "could not run"."""
    note(SAID[key], lang, **values)
    raise typer.Exit(2)


def wanted(seed: int, kind: KindChoice | None, mode: ModeChoice | None, mistakes: AmountChoice) -> "Wanted":
    """Return what is to be generated, as the engine calls it."""
    from engine.generating import Amount, Wanted

    return Wanted(seed, kind and kind.value, mode and mode.value, Amount(mistakes.value))


def read(as_of: str | None, rules: Path | None, lang: Lang) -> "Generator":
    """Return the generator for the day and the rules asked for."""
    from engine.diagnostics import DiagnosticError
    from engine.generating import AS_OF, Generator

    day = options.parse_day(as_of, lang) if as_of else AS_OF
    if not YEARS[0] <= day.year <= YEARS[1]:
        refuse("bad_year", lang, first=YEARS[0], last=YEARS[1], value=day)
    try:
        return Generator(options.rules_folder(rules, lang), day)
    except DiagnosticError as error:
        stop_with(error.diagnostics, lang)


def put(made: Iterable["Generated"], order: Order, lang: Lang) -> None:
    """Print the declarations, or write them where *order* says, whole or not at all."""
    from engine.generating import WRITERS

    write = WRITERS[order.form.value]
    if order.output is None:
        for one in made:
            sys.stdout.write(write(one.data))
        return
    try:
        with progress(SAID["title"], lang) as tell:
            faults = write_into(order.output, counted(made, order.count, tell), order)
    except OSError as error:
        cannot_write(error, order.output, lang)
    note(SAID["written"], lang, count=order.count, target=order.output, day=order.as_of)
    if faults is not None:
        note(SAID["listed"], lang, count=faults, file=order.output / PLANTED)


def counted(made: Iterable["Generated"], count: int, tell: Callable[[int, int], None]) -> Iterator["Generated"]:
    """Yield the declarations, telling now and then how many there are."""
    for one in made:
        yield one
        if one.number % TELL_EVERY == 0:
            tell(one.number, count)


def write_into(output: Path, made: Iterable["Generated"], order: Order) -> int | None:
    """Write the declarations into one file, or a file each and the list of their mistakes; return how many of these."""
    from engine.generating import WRITERS

    if order.form is not CorpusForm.JSONL:
        return fill(output, made, order)
    with staged_file(output) as lent, lent.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(WRITERS[order.form.value](one.data) for one in made)
    return None


def fill(output: Path, made: Iterable["Generated"], order: Order) -> int:
    """Write a file for each declaration, and the list of the mistakes beside them; return how many mistakes there are."""
    from engine.generating import WRITERS, planted_header, planted_lines

    faults = 0
    with staged_folder(output) as folder:
        with (folder / PLANTED).open("w", encoding="utf-8", newline="") as listed:
            listed.write(planted_header())
            for one in made:
                name = f"{order.seed}-{one.number:06d}"
                text = WRITERS[order.form.value](one.data)
                (folder / f"{name}.{order.form.value}").write_text(text, encoding="utf-8", newline="\n")
                listed.write(planted_lines(name, one))
                faults += len(one.planted)
        remove_former(output)
    return faults


def remove_former(folder: Path) -> None:
    """Take away what was generated into *folder* before; nothing else."""
    for file in folder.iterdir() if folder.is_dir() else ():
        if OURS.fullmatch(file.name):
            file.unlink()
