"""YAML written in the simplest way, as tuoyu writes it itself: read without a library. All else is left to `engine.documents.plain_yaml`.

Lines are ``key: value`` and ``- item``, by indentation; values are words, numbers, quoted texts without escapes, and lists and mappings
in brackets, which may go on over several indented lines. A colon or ``#`` inside a word, or anything rarer, is declined.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from engine.documents.scalars import WORDS, plain_word

LINE: Final = re.compile(r"( *)(- )?(?:([A-Za-z_]\w*):(?: +|(?=\n)))?([^\n]*)\n")
WORD: Final = r"(?:[0-9A-Za-z\u4e00-\u9fff]|-(?=[0-9]))"
QUOTED: Final = r"\"[^\"\\\n]*\"|'[^'\n]*'"
SCALAR: Final = re.compile(rf"{WORD}[^:#\n]*|{QUOTED}")
TOKEN: Final = re.compile(rf"(?:[{{}}\[\],]|[A-Za-z_]\w*:(?= )|{QUOTED}|{WORD}[^:#,\[\]{{}}\n]*) *(?:\n +)?")
CLOSED: Final = {"{": "}", "[": "]"}
OPEN: Final = tuple(CLOSED)
END: Final = "\n"  # stands behind the last token, and is none itself
KEY: Final = re.compile(r"[A-Za-z_]\w*:")
QUOTES: Final = "\"'"


class NotSimpleError(ValueError):
    """Something that is not written in the simplest way."""


def read_simple_yaml(text: str) -> dict[str, Any]:
    """Return the values of *text*, of which no character is forbidden. Raises `NotSimpleError` where it is not simple."""
    if "\t" in text or "\r" in text:
        raise NotSimpleError
    return _Reader(text if text.endswith("\n") else f"{text}\n").read()


class _Reader:
    """One pass over the lines. *open* has the lists and mappings around the current place, each with its column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[int, Any]] = [(0, {})]
        self.bare: tuple[int, dict[str, Any], str] | None = None  # a key without a value on its line, and its column
        self.known: dict[str, Any] = {}  # what words and quoted texts in brackets mean, by how they are written
        self.names: dict[str, str] = {}  # the same for keys

    def read(self) -> dict[str, Any]:
        at, end, text = 0, len(self.text), self.text
        while at < end:
            line = LINE.match(text, at)
            if line is None:
                raise NotSimpleError
            at = line.end()
            indent, dash, key, rest = line.groups()
            rest = rest.rstrip(" ")
            if not key and not dash:
                if rest and not rest.startswith("#"):
                    raise NotSimpleError
                continue
            if rest.startswith(OPEN):
                start = line.start(4)
                at = self._end_of_brackets(start, at)
                value = self._brackets(text[start : at - 1])
            else:
                value = self._scalar(rest) if rest else None
            self._place(len(indent), dash, key, rest, value)
        root: dict[str, Any] = self.open[0][1]
        if not root:
            raise NotSimpleError
        return root

    def _place(self, column: int, dash: str | None, key: str | None, rest: str, value: Any) -> None:
        if dash:
            items = self._items(column)
            if not key:
                if not rest:
                    raise NotSimpleError
                items.append(value)
                return
            column += len(dash)
            self.open.append((column, {}))
            items.append(self.open[-1][1])
        mapping = self.open[-1][1] if dash else self._mapping(column)
        if key is None or key in mapping or key in WORDS:
            raise NotSimpleError
        mapping[key] = value
        self.bare = None if rest else (column, mapping, key)

    def _items(self, column: int) -> list[Any]:
        """Return the list whose items have their dashes in *column*."""
        bare, self.bare = self.bare, None
        if bare and column >= bare[0]:
            items = bare[1][bare[2]] = list[Any]()
            self.open.append((column, items))
            return items
        while self.open[-1][0] > column:
            self.open.pop()
        found = self.open[-1]
        if found[0] != column or not isinstance(found[1], list):
            raise NotSimpleError
        return found[1]

    def _mapping(self, column: int) -> dict[str, Any]:
        """Return the mapping whose keys stand in *column*."""
        bare, self.bare = self.bare, None
        if bare and column > bare[0]:
            mapping = bare[1][bare[2]] = dict[str, Any]()
            self.open.append((column, mapping))
            return mapping
        while self.open and (self.open[-1][0] > column or isinstance(self.open[-1][1], list)):
            self.open.pop()
        if not self.open or self.open[-1][0] != column:
            raise NotSimpleError
        found: dict[str, Any] = self.open[-1][1]
        return found

    def _scalar(self, written: str) -> Any:
        if not SCALAR.fullmatch(written):
            raise NotSimpleError
        return written[1:-1] if written[0] in QUOTES else plain_word(written)

    # lists and mappings in brackets

    def _end_of_brackets(self, start: int, end: int) -> int:
        """Return where the line ends on which the brackets that open at *start* are closed; each line further is indented."""
        text = self.text
        while any(text.count(one, start, end) != text.count(other, start, end) for one, other in CLOSED.items()):
            if text[end : end + 1] != " ":
                raise NotSimpleError
            end = text.index("\n", end) + 1
        return end

    def _brackets(self, text: str) -> Any:
        tokens = TOKEN.findall(text)
        if "".join(tokens) != text:
            raise NotSimpleError
        rest = iter((*tokens, END))
        value = self._value(next(rest), rest)
        if next(rest) != END:
            raise NotSimpleError
        return value

    def _value(self, token: str, tokens: Iterator[str]) -> Any:
        """Return the value that begins with *token* and goes on, if it is a list or mapping, with the next of *tokens*."""
        if token in self.known:
            return self.known[token]
        if token[0] in OPEN:
            return self._entries(tokens) if token[0] == "{" else self._listed(tokens)
        value = self.known[token] = self._scalar(token.rstrip(" \n"))
        return value

    def _entries(self, tokens: Iterator[str]) -> dict[str, Any]:
        """Return the mapping whose opening bracket was the last of *tokens*."""
        found: dict[str, Any] = {}
        token, names = next(tokens), self.names
        if token[0] == "}":
            return found
        while True:
            name = names.get(token) or self._name(token)
            if name in found:
                raise NotSimpleError
            found[name] = self._value(next(tokens), tokens)
            if not _goes_on(next(tokens), "}"):
                return found
            token = next(tokens)

    def _name(self, token: str) -> str:
        written = token.rstrip(" \n")
        if not KEY.fullmatch(written) or written[:-1] in WORDS:
            raise NotSimpleError
        self.names[token] = written[:-1]
        return written[:-1]

    def _listed(self, tokens: Iterator[str]) -> list[Any]:
        """Return the list whose opening bracket was the last of *tokens*."""
        found: list[Any] = []
        token = next(tokens)
        if token[0] == "]":
            return found
        while True:
            found.append(self._value(token, tokens))
            if not _goes_on(next(tokens), "]"):
                return found
            token = next(tokens)


def _goes_on(token: str, end: str) -> bool:
    """Return whether *token* is a comma, and not the *end*."""
    if token[0] not in (",", end):
        raise NotSimpleError
    return token[0] == ","
