"""One file as plain values that remember where they were written."""

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final, Protocol

from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.documents.colons import FULL_WIDTH, GLUED_COLON, add_colon
from engine.documents.encoding import decode
from engine.documents.files import read_bytes
from engine.documents.json_reader import JsonReader
from engine.documents.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, plain_value
from engine.documents.offsets import find_offset
from engine.documents.source import Problems, Source
from engine.documents.yaml_reader import read_yaml
from engine.text import NO_TEXT, Text

EMPTY: Final = Text("文件里没有内容。", "the file has no content.")
FILL_IN: Final = Text(
    "请填写内容后保存；以“#”开头的行只是说明。", "Fill it in and save it; lines starting with '#' are only comments."
)
NOT_A_MAPPING: Final = Text(
    "文件最外层应当是“栏目名: 值”，这里是{kind}。", "the top level of a file is 'key: value' lines; this is {kind}."
)
USE_KEYS: Final = Text("请从最左边写“栏目名: 值”。", "Start at the left edge with 'key: value'.")
A_LIST: Final = Text("一个列表", "a list")
A_SCALAR: Final = Text("一段文字或一个数", "a single text or number")

YAML_NAMED_JSON: Final = Text(
    "文件名以 .json 结尾，内容却是 YAML 写法。", "the name ends in .json, but the content is written as YAML."
)
RENAME: Final = Text("请把文件名的结尾改成 .yaml。", "Let the name end in .yaml.")


class Stated(Protocol):
    """Values that know where they were written, in a file of whatever kind."""

    @property
    def data(self) -> dict[str, Any]:
        """Return the values."""

    @property
    def whole(self) -> bool:
        """Return whether every item of its lists is among the values, so that it can be told which are not there."""

    def called(self, name: str) -> Text:
        """Return how the reader of the file calls the list *name*."""

    def diagnostic(
        self,
        path: Path,
        code: str,
        message: Text,
        hint: Text = NO_TEXT,
        *,
        key: bool = False,
        offset: int | None = None,
        width: int | None = None,
    ) -> Diagnostic:
        """Return a diagnostic about the value at *path*, or its key."""


@dataclass(frozen=True)
class Document:
    """The content of one YAML or JSON file. Paths are keys and list indexes, such as ``("rooms", 0, "area_m2")``."""

    source: Source
    root: Mapping
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """Return the name the file goes by in diagnostics."""
        return self.source.name

    @property
    def whole(self) -> bool:
        """Return true: what is not among the values was not written."""
        return True

    def called(self, name: str) -> Text:
        """Return the key of the list *name*: it is what the file has."""
        return Text(f"{name} ", name)

    @property
    def lines(self) -> int:
        """Return the number of lines of the file."""
        return self.source.line_count

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value at *path* is written, or its key; the key of its nearest ancestor if there is none."""
        return self.source.place(self._span(path, key)[0])

    def scalar_offset_place(self, path: Path, offset: int) -> Place:
        """Return where character *offset* of the text at *path* is written; the text's start where that is unclear."""
        return self.source.place(self._scalar_offset(path, offset))

    def diagnostic(
        self,
        path: Path,
        code: str,
        message: Text,
        hint: Text = NO_TEXT,
        *,
        key: bool = False,
        offset: int | None = None,
        width: int | None = None,
    ) -> Diagnostic:
        """Return a diagnostic about the value at *path* (or its key), with excerpt and caret.

        *offset* and *width* count characters inside the value's text.
        """
        if offset is None:
            start, end = self._span(path, key)
            end = end if width is None else start + width
        else:
            start = self._scalar_offset(path, offset)
            end = max(self._scalar_offset(path, offset + (width or 1)), start + 1)
        return self.source.diagnostic(code, message, hint, start=start, end=end)

    def _scalar_offset(self, path: Path, offset: int) -> int:
        node = self._find(path)[-1]
        found = node.value if isinstance(node, Entry) else node
        if isinstance(found, Scalar):
            return find_offset(self.source.text, found, offset)
        return self._span(path, False)[0]

    def _span(self, path: Path, key: bool) -> tuple[int, int]:
        chain = self._find(path)
        found = chain[-1]
        absent = len(chain) <= len(path)
        if not isinstance(found, Entry):
            return (found.start, found.start + 1) if absent else (found.start, found.end)
        shown = found.key if key or absent else found.value
        return shown.start, shown.end

    def _find(self, path: Path) -> list[Node | Entry]:
        """Return the root and what each step of *path* leads to, as far as the steps exist."""
        chain: list[Node | Entry] = [self.root]
        for step in path:
            last = chain[-1]
            found = _step(last.value if isinstance(last, Entry) else last, step)
            if found is None:
                break
            chain.append(found)
        return chain


def _step(node: Node, step: str | int) -> Node | Entry | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.entries.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def parse_document(data: bytes, name: str) -> Document:
    """Return the document that the bytes *data* hold; *name* is how diagnostics call the file.

    Raises `DiagnosticError` with every problem of the file, as far as its syntax lets.
    """
    return _whole(*parse_loosely(data, name))


def parse_loosely(data: bytes, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Return what *data* holds as far as it can be read, or None, and every problem of it."""
    try:
        problems = decode(data, name)
    except DiagnosticError as error:
        return None, list(error.diagnostics)
    root = _read(problems)
    if root is None and not problems.found:
        problems.found.append(Diagnostic(Place(name), "empty-file", EMPTY, FILL_IN))
    elif root is not None and not isinstance(root, Mapping):
        _refuse_root(problems, root)
    document = Document(problems.source, root, plain_value(root)) if isinstance(root, Mapping) else None
    return document, problems.found


def _whole(document: Document | None, problems: list[Diagnostic]) -> Document:
    if document is None or problems:
        raise DiagnosticError(problems)
    return document


def read_document(path: FilePath, name: str | None = None) -> Document:
    """Return the document in the file at *path*, called *name* in diagnostics (the path when not given).

    Raises `DiagnosticError` as `parse_document` does, and when the file cannot be read.
    """
    return _whole(*read_loosely(path, name))


def read_loosely(path: FilePath, name: str | None = None) -> tuple[Document | None, list[Diagnostic]]:
    """Return what the file at *path* holds as far as it can be read, or None, and every problem of it."""
    name = path.as_posix() if name is None else name
    try:
        return parse_loosely(read_bytes(path, name), name)
    except DiagnosticError as error:
        return None, list(error.diagnostics)


def _read(problems: Problems) -> Node | None:
    """Return the root node: read as JSON when the name or the content says so, else as YAML."""
    source = problems.source
    named_json = source.name.lower().endswith(".json")
    if not named_json and not source.text.lstrip().startswith(("{", "[")):
        return read_yaml(problems)
    attempt = Problems(source, list(problems.found))
    reader = JsonReader(attempt)
    root = reader.read()
    if not reader.strict and not named_json:
        return read_yaml(problems)
    if not reader.strict and _is_yaml(source):
        problems.add("yaml-named-json", YAML_NAMED_JSON, RENAME, start=0)
        return None
    problems.found[:] = attempt.found
    return root


def _is_yaml(source: Source) -> bool:
    """Return whether the text of a file that is no JSON has the lines of a YAML file."""
    if source.text.lstrip().startswith(("{", "[")):
        return False
    trial = Problems(source)
    return isinstance(read_yaml(trial), Mapping) and not trial.found


def _refuse_root(problems: Problems, root: Node) -> None:
    """Say why the top level is no mapping."""
    if isinstance(root, Scalar) and root.start == root.end:
        problems.found.append(Diagnostic(Place(problems.source.name), "empty-file", EMPTY, FILL_IN))
        return
    colon = _first_colon(problems.source, root.start) if isinstance(root, Scalar) else None
    if colon is not None:
        add_colon(problems, colon)
        return
    kind = A_LIST if isinstance(root, Sequence) else A_SCALAR
    problems.add("not-a-mapping", NOT_A_MAPPING.fill(kind=kind), USE_KEYS, start=root.start)


def _first_colon(source: Source, start: int) -> int | None:
    """Return the offset of the colon that would have made the line at *start* an entry, or None."""
    line, glued = source.line(start), GLUED_COLON.match(source.line(start))
    column = line.find(FULL_WIDTH) if FULL_WIDTH in line[1:] else glued.start(1) if glued else None
    return None if column is None else source.line_span(start)[0] + column
