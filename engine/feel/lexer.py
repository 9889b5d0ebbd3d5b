"""From the text of an expression to its tokens."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn

from engine.feel.errors import FeelError, Problem
from engine.feel.limits import MAX_LENGTH
from engine.feel.numbers import CONTEXT, finite, whole
from engine.feel.values import Value
from engine.text import NO_TEXT, Text

KEYWORDS: Final = frozenset(
    [
        "and",
        "or",
        "between",
        "in",
        "if",
        "then",
        "else",
        "for",
        "return",
        "some",
        "every",
        "satisfies",
        "true",
        "false",
        "null",
        "function",
        "external",
        "instance",
    ]
)

_SKIP = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_TOKENS = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r'|(?P<at>@\s*"(?:[^"\\]|\\.)*")'
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<symbol>\.\.|\*\*|<=|>=|!=|[-+*/=<>()\[\]{},:.])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_SIMPLE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}

_SLIPS: dict[str, Text] = {  # what people type by habit or by input method, and what to write here
    "==": Text("比较用一个等号“=”。", "Write '=' to compare."),
    "&&": Text("并且写作 and。", "Write 'and'."),
    "||": Text("或者写作 or。", "Write 'or'."),
    "<>": Text("不等于写作 !=。", "Write '!='."),
    "!": Text("否定写作 not(…)，不等于写作 !=。", "Write 'not(…)', or '!=' for not equal."),
    "'": Text('文本用双引号："…"。', 'Write texts in double quotes: "…".'),
    "%": Text("没有百分号；50% 写作 0.5。", "There is no percent sign: write 50% as 0.5."),
    "＝": Text("请用半角“=”。", "Write '='."),
    "≠": Text("不等于写作 !=。", "Write '!='."),
    "≥": Text("大于等于写作 >=。", "Write '>='."),
    "≤": Text("小于等于写作 <=。", "Write '<='."),
    "“": Text('文本用半角双引号："…"。', 'Write texts in straight double quotes: "…".'),
    "”": Text('文本用半角双引号："…"。', 'Write texts in straight double quotes: "…".'),
    "（": Text("请用半角括号 ( )。", "Write '(' and ')'."),
    "）": Text("请用半角括号 ( )。", "Write '(' and ')'."),
    "，": Text("请用半角逗号。", "Write ','."),
    "：": Text("请用半角冒号。", "Write ':'."),
    "@": Text('日期写作 @"2020-12-31"。', 'Write a date as @"2020-12-31".'),
    ";": Text("一个表达式中没有分号。", "An expression has no semicolon."),
}


@dataclass(frozen=True, slots=True)
class Token:
    """One token; *kind* is ``number``, ``string``, ``at``, ``name``, ``keyword``, ``symbol`` or ``end``."""

    kind: str
    text: str
    start: int
    end: int
    value: Value = None


def tokenize(text: str) -> list[Token]:
    """Return the tokens of *text*, closed by one of kind ``end``; `FeelError` if it has any other character."""
    if len(text) > MAX_LENGTH:
        _fail(text, "limit", TOO_LONG.fill(limit=MAX_LENGTH, found=len(text)), SPLIT_IT, MAX_LENGTH, len(text))
    tokens: list[Token] = []
    position = _skip(text, 0)
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None or text.startswith(("<>", "=="), position):
            _refuse(text, position)
        tokens.append(_token(match))
        position = _skip(text, match.end())
    tokens.append(Token("end", "", len(text.rstrip()), len(text.rstrip()) + 1))
    return tokens


def unescape(text: str) -> str:
    """Return the string that the escapes in *text* stand for; an unknown escape stays as written."""
    plain = _ESCAPE.sub(_escaped, text)
    if any("\ud800" <= char <= "\udfff" for char in plain):  # two \u escapes may make one character
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain


def _escaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        return _SIMPLE_ESCAPES.get(match[3], match[0])
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "", match[0]
    if kind == "name" and text in KEYWORDS:
        kind = "keyword"
    return Token(kind, text, match.start(), match.end(), _VALUES[kind](text) if kind in _VALUES else None)


def _number(text: str) -> Value:
    """Return the number written as *text*; null where it is out of range."""
    exact = CONTEXT.create_decimal(text)
    return whole(int(text)) if text.isdigit() else finite(exact)


_VALUES: Final[dict[str, Callable[[str], Value]]] = {
    "number": _number,
    "string": lambda text: unescape(text[1:-1]),
    "at": lambda text: unescape(text[text.index('"') + 1 : -1]),
}


def _skip(text: str, position: int) -> int:
    """Return where the next token starts: after blanks and comments."""
    match = _SKIP.match(text, position)
    end = match.end() if match else position
    if text.startswith("/*", end):
        _fail(text, "syntax", Text("注释没有结束。", "a comment is not closed"), CLOSE_COMMENT, end, end + 2)
    return end


def _refuse(text: str, position: int) -> NoReturn:
    found = text[position : position + 2] if text[position : position + 2] in _SLIPS else text[position]
    if found == '"' or (found == "@" and re.match(r'@\s*"', text[position:])):
        _fail(text, "syntax", Text("文本没有结束。", "a text is not closed"), CLOSE_TEXT, position, len(text))
    message = Text("这里不能写“{found}”", "'{found}' cannot be written here").fill(found=found)
    _fail(text, "syntax", message, _SLIPS.get(found, NO_TEXT), position, position + len(found))


def _fail(text: str, code: str, message: Text, hint: Text, start: int, end: int) -> NoReturn:
    raise FeelError([Problem(code, message, hint, start, end)], text)


TOO_LONG = Text("表达式有 {found} 个字符，最多 {limit} 个", "the expression has {found} characters, {limit} at most")
SPLIT_IT = Text(
    "请拆成几条规则，或把一部分定义为单独的名称。", "Split the rule, or define a part under a name of its own."
)
CLOSE_COMMENT = Text("注释以 */ 结束。", "Close the comment with */.")
CLOSE_TEXT = Text("请补上末尾的双引号。", "Close it with a double quote.")
