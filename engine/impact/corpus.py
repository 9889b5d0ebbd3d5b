"""The declarations of a folder: YAML and JSON files, and JSON Lines with one declaration a line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.declaration.loading import load_declaration, parse_declaration
from engine.declaration.model import Declaration
from engine.diagnostics import DeclarationError, Diagnostic, Place, RuleSetError
from engine.text import Text

ENDINGS = (".yaml", ".yml", ".json")
LINES = (".jsonl", ".ndjson")
NO_FOLDER = Text("找不到 {corpus}", "there is no {corpus}")
NOTHING_THERE = Text("{corpus} 里没有申报文件", "there are no declarations in {corpus}")
NAME_A_CORPUS = Text(
    "--corpus 要写放申报的文件夹（YAML、JSON），或一个 JSON Lines 文件。",
    "Name, with --corpus, a folder of declarations (YAML, JSON) or a file of JSON Lines.",
)


@dataclass(frozen=True)
class Entry:
    """Where one declaration stands: a file, or, from byte *start*, *line* of a file; *name* is how it is called."""

    path: Path
    name: str
    line: int = 0
    start: int = 0


def find_entries(corpus: Path) -> tuple[Entry, ...]:
    """Return where the declarations of a folder, or of one file, stand, in the order of their names.

    Raises `RuleSetError` where there are none.
    """
    if not corpus.exists():
        raise _problem(corpus, "no-corpus", NO_FOLDER)
    files = sorted(path for path in corpus.rglob("*") if path.is_file()) if corpus.is_dir() else [corpus]
    base = corpus if corpus.is_dir() else corpus.parent
    entries = tuple(entry for path in files for entry in _entries(path, path.relative_to(base)))
    if not entries:
        raise _problem(corpus, "empty-corpus", NOTHING_THERE)
    return entries


def _entries(path: Path, below: Path) -> Iterator[Entry]:
    if any(part.startswith(".") for part in below.parts):
        return
    if path.suffix.lower() in ENDINGS:
        yield Entry(path, below.as_posix())
    elif path.suffix.lower() in LINES:
        start = 0
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield Entry(path, f"{below.as_posix()}:{number}", number, start)
                start += len(line)


def read_entry(entry: Entry) -> Declaration:
    """Return the declaration at *entry*. Raises `DeclarationError` with every problem."""
    if not entry.line:
        return load_declaration(entry.path, entry.name)
    with entry.path.open("rb") as lines:
        lines.seek(entry.start)
        data = lines.readline()
    file = entry.name.rpartition(":")[0]
    try:
        return parse_declaration(data, f"{file}.json")  # one line is JSON, whatever the file is called
    except DeclarationError as error:
        raise DeclarationError(_in_line(problem, file, entry.line) for problem in error.diagnostics) from error


def _in_line(problem: Diagnostic, file: str, line: int) -> Diagnostic:
    return replace(problem, place=Place(file, line, problem.place.column))


def _problem(corpus: Path, code: str, message: Text) -> RuleSetError:
    return RuleSetError([Diagnostic(Place("--corpus"), code, message.fill(corpus=corpus), NAME_A_CORPUS)])
