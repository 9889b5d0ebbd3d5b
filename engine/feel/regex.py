"""Regular expressions as XPath has them, run so that no pattern takes long.

A pattern becomes a small program of character tests, jumps and marks. Since a place in the program and a place in the text that
failed once together fail again, no pair is tried twice: time grows with the product of both lengths, never exponentially. Only
patterns that refer back to a group must try again, and stop at a number of steps.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn, TypeAlias

from engine.feel import patterns
from engine.feel.effort import afford
from engine.feel.limits import MAX_DEPTH, MAX_MATCH_STEPS, MAX_PATTERN, MAX_PROGRAM
from engine.feel.patterns import Test

Instruction: TypeAlias = tuple[
    Any, ...
]  # ("test", Test) ("split", a, b) ("mark", n) ("edge", "^") ("back", n) ("match",)
Spans: TypeAlias = tuple[int, ...]  # start and end of group 0, 1, …; -1 where it took no part

FLAGS: Final = frozenset("smix")
_QUANTIFIERS: Final = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_LITERAL_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t"} | {char: char for char in "\\|.?*+(){}-[]^$"}
_SPECIAL: Final = frozenset("?*+{}()[]|")


class PatternError(ValueError):
    """A pattern is malformed, or too long; or its search takes too many steps."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled regular expression."""

    program: tuple[Instruction, ...]
    groups: int
    refers_back: bool
    flags: frozenset[str]

    def search(self, text: str, start: int = 0) -> Spans | None:
        """Return where the first match at or after *start* has its groups, or None."""
        return next(self.matches(text, start), None)

    def matches(self, text: str, start: int = 0) -> Iterator[Spans]:
        """Yield the matches that follow one another."""
        run, spent = _Run(self, text), 0
        while start <= len(text):
            spans = run.match(start)
            if not afford(run.steps - spent):
                raise PatternError
            spent = run.steps
            if spans is not None:
                yield spans
            start = spans[1] if spans is not None and spans[1] > start else start + 1


@functools.lru_cache(256)
def compile_pattern(text: str, flags: str) -> Pattern:
    """Return the pattern written as *text*; raises `PatternError`."""
    if len(text) > MAX_PATTERN or not FLAGS.issuperset(flags):
        raise PatternError
    reader = _Reader(_without_blanks(text) if "x" in flags else text, frozenset(flags))
    tree = reader.alternatives()
    if reader.rest:
        raise PatternError
    program = [*_mark(0, tree), ("match",)]
    return Pattern(tuple(program), reader.groups, reader.refers_back, frozenset(flags))


def _without_blanks(text: str) -> str:
    """Return *text* without blanks, except those in a character class."""
    kept, level, escaped = [], 0, False
    for char in text:
        if not escaped:
            level += (char == "[") - (char == "]")
        if level > 0 or char not in " \t\n\r":
            kept.append(char)
        escaped = char == "\\" and not escaped
    return "".join(kept)


def _mark(group: int, code: list[Instruction]) -> list[Instruction]:
    return [("mark", 2 * group), *code, ("mark", 2 * group + 1)]


class _Reader:
    """Reads a pattern into instructions whose jumps are relative."""

    def __init__(self, text: str, flags: frozenset[str]) -> None:
        self.text = text
        self.flags = flags
        self.position = 0
        self.groups = 0
        self.depth = 0
        self.closed: set[int] = set()
        self.refers_back = False

    @property
    def rest(self) -> str:
        return self.text[self.position :]

    @property
    def char(self) -> str:
        return self.text[self.position : self.position + 1]

    def accept(self, text: str) -> bool:
        found = self.text.startswith(text, self.position)
        self.position += len(text) if found else 0
        return found

    def take(self) -> str:
        char = self.char
        if not char:
            self.fail()
        self.position += 1
        return char

    def fail(self) -> NoReturn:
        raise PatternError(self.position)

    def alternatives(self) -> list[Instruction]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail()
        branches = [self.branch()]
        while self.accept("|"):
            branches.append(self.branch())
        self.depth -= 1
        code = branches.pop()
        while branches:
            left = branches.pop()
            code = [("split", 1, len(left) + 2), *left, ("jump", len(code) + 1), *code]
            self.check(code)
        return code

    def branch(self) -> list[Instruction]:
        code: list[Instruction] = []
        while self.char and self.char not in "|)":
            code += self.piece()
            self.check(code)
        return code

    def check(self, code: list[Instruction]) -> None:
        if len(code) > MAX_PROGRAM:
            self.fail()

    def piece(self) -> list[Instruction]:
        atom = self.atom()
        if self.char in _QUANTIFIERS:
            low, high = _QUANTIFIERS[self.take()]
        elif self.accept("{"):
            low, high = self.counts()
        else:
            return atom
        lazy = self.accept("?")
        if len(atom) * max(low, high or 0, 1) > MAX_PROGRAM:
            self.fail()
        return _repeat(atom, low, high, lazy)

    def counts(self) -> tuple[int, int | None]:
        low = self.number()
        high: int | None = low
        if self.accept(","):
            high = None if self.char == "}" else self.number()
        if not self.accept("}") or (high is not None and high < low):
            self.fail()
        return low, high

    def number(self) -> int:
        start = self.position
        while self.char in "0123456789" and self.char:
            self.position += 1
        digits = self.text[start : self.position]
        if not 1 <= len(digits) <= 6:
            self.fail()
        return int(digits)

    def atom(self) -> list[Instruction]:
        char = self.take()
        if char == "(":
            return self.group()
        if char in "^$":
            return [("edge", char)]
        if char == ".":
            return [("test", (lambda _: True) if "s" in self.flags else (lambda found: found not in "\n\r"))]
        if char == "[":
            return [("test", self.char_class())]
        if char == "\\" and self.char in "123456789" and self.char:
            return [("back", self.back_reference())]
        if char == "\\":
            test = self.escape()
            return [("test", test if callable(test) else self.single(test))]
        if char in _SPECIAL:
            self.fail()
        return [("test", self.single(char))]

    def single(self, char: str) -> Test:
        return patterns.interval_test(char, char, "i" in self.flags)

    def group(self) -> list[Instruction]:
        number = 0
        if not self.accept("?:"):
            self.groups += 1
            number = self.groups
        code = self.alternatives()
        if not self.accept(")"):
            self.fail()
        self.closed.add(number)
        return _mark(number, code) if number else code

    def back_reference(self) -> int:
        number = int(self.take())
        while self.char in "0123456789" and self.char and number * 10 + int(self.char) <= self.groups:
            number = number * 10 + int(self.take())
        if number not in self.closed:
            self.fail()
        self.refers_back = True
        return number

    def escape(self) -> Test | str:
        """Read what follows a backslash: a set of characters, or a single one."""
        char = self.take()
        if char in _LITERAL_ESCAPES:
            return _LITERAL_ESCAPES[char]
        test = self.property() if char in "pP" else patterns.ESCAPES.get(char.lower())
        if test is None:
            self.fail()
        return patterns.inverse(test) if char.isupper() else test

    def property(self) -> Test | None:
        end = self.text.find("}", self.position)
        if not self.accept("{") or end < 0:
            self.fail()
        name = self.text[self.position : end]
        self.position = end + 1
        return patterns.property_test(name)

    def char_class(self) -> Test:
        """Read a class behind its opening bracket: members, and perhaps another class to leave out."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail()
        negative = self.accept("^")
        members, removed = [self.member()], None
        while not self.accept("]"):
            if self.accept("-["):
                removed = self.char_class()
                if not self.accept("]"):
                    self.fail()
                break
            members.append(self.member())
        self.depth -= 1
        test = patterns.union(members)
        test = patterns.inverse(test) if negative else test
        return test if removed is None else patterns.without(test, removed)

    def member(self) -> Test:
        low = self.class_char()
        if callable(low):
            return low
        ahead = self.text[self.position : self.position + 2]
        if not ahead.startswith("-") or ahead in ("-]", "-["):
            return self.single(low)
        self.take()
        high = self.class_char()
        if callable(high) or high < low:
            self.fail()
        return patterns.interval_test(low, high, "i" in self.flags)

    def class_char(self) -> Test | str:
        char = self.take()
        if char == "\\":
            return self.escape()
        if char in "[]":
            self.fail()
        return char


def _repeat(code: list[Instruction], low: int, high: int | None, lazy: bool) -> list[Instruction]:
    """Return instructions that run *code* from *low* to *high* times, without end where *high* is None."""
    size = len(code)
    result = code * low
    if high is None:
        return [*result, _split(1, size + 2, lazy), *code, ("jump", -size - 1)]
    for left in range(high - low, 0, -1):
        result = [*result, _split(1, left * (size + 1), lazy), *code]
    return result


def _split(first: int, second: int, lazy: bool) -> Instruction:
    return ("split", second, first) if lazy else ("split", first, second)


@dataclass(slots=True)
class _Run:
    """One search of a text, with what is known to fail."""

    pattern: Pattern
    text: str
    failed: set[int] = field(default_factory=set)
    steps: int = 0

    def match(self, start: int) -> Spans | None:
        """Return the groups of the match that starts at *start*, or None; raises `PatternError` if it takes too long."""
        program, text, failed = self.pattern.program, self.text, self.failed
        stack: list[tuple[int, int, Spans]] = [(0, start, (-1,) * (2 * self.pattern.groups + 2))]
        while stack:
            place, at, spans = stack.pop()
            while True:
                self.steps += 1
                if self.steps > MAX_MATCH_STEPS:
                    raise PatternError
                if not self.pattern.refers_back:
                    pair = place * (len(text) + 1) + at
                    if pair in failed:
                        break
                    failed.add(pair)
                kind, *operands = program[place]
                if kind == "test":
                    if at == len(text) or not operands[0](text[at]):
                        break
                    place, at = place + 1, at + 1
                elif kind == "split":
                    stack.append((place + operands[1], at, spans))
                    place += operands[0]
                elif kind == "jump":
                    place += operands[0]
                elif kind == "mark":
                    spans = (*spans[: operands[0]], at, *spans[operands[0] + 1 :])
                    place += 1
                elif kind == "edge":
                    if not self.at_edge(operands[0], at):
                        break
                    place += 1
                elif kind == "back":
                    length = self.repeated(spans, operands[0], at)
                    if length is None:
                        break
                    place, at = place + 1, at + length
                else:
                    failed.clear()  # what led here did not fail
                    return spans
        return None

    def at_edge(self, edge: str, at: int) -> bool:
        """Return whether a line, or the text, starts (``^``) or ends (``$``) at *at*."""
        lines = "m" in self.pattern.flags
        if edge == "^":
            return at == 0 or (lines and at < len(self.text) and self.text[at - 1] == "\n")
        return at == len(self.text) or (lines and self.text[at] == "\n")

    def repeated(self, spans: Spans, group: int, at: int) -> int | None:
        """Return the length of what *group* matched if it stands at *at* again, else None."""
        start, end = spans[2 * group], spans[2 * group + 1]
        before, again = self.text[start:end] if start >= 0 else "", self.text[at : at + end - start]
        if start < 0:
            return 0
        if "i" in self.pattern.flags:
            same = len(before) == len(again) and all(map(_same_letter, before, again))
        else:
            same = before == again
        return len(before) if same else None


def _same_letter(left: str, right: str) -> bool:
    return left == right or not patterns.variants(left).isdisjoint(patterns.variants(right))


def expand(replacement: str, text: str, spans: Spans) -> str:
    """Return *replacement* with ``$0``, ``$1`` … filled in; raises `PatternError` for a lone ``$`` or ``\\``."""
    parts, position = [], 0
    while position < len(replacement):
        char, after = replacement[position], replacement[position + 1 : position + 2]
        position += 1
        if char == "\\":
            if after not in ("\\", "$"):
                raise PatternError
            parts.append(after)
            position += 1
        elif char == "$":
            number, position = _group_number(replacement, position, len(spans) // 2 - 1)
            parts.append(_group_text(text, spans, number))
        else:
            parts.append(char)
    return "".join(parts)


def _group_number(replacement: str, position: int, groups: int) -> tuple[int, int]:
    """Return the number of the group named at *position*, and where the text goes on."""
    digits = ""
    while position < len(replacement) and replacement[position] in "0123456789":
        if digits and int(digits + replacement[position]) > groups:
            break
        digits += replacement[position]
        position += 1
    if not digits:
        raise PatternError
    return int(digits), position


def _group_text(text: str, spans: Spans, group: int) -> str:
    if 2 * group >= len(spans) or spans[2 * group] < 0:
        return ""
    return text[spans[2 * group] : spans[2 * group + 1]]
