"""JSON text as a tree of nodes, by the letter of RFC 8259; slips one can read past are collected, not fatal."""

import re
from typing import Final

from engine.documents.limits import MAX_DEPTH
from engine.documents.nodes import (
    FLATTEN,
    TOO_DEEP,
    Mapping,
    MappingBuilder,
    Node,
    Scalar,
    Sequence,
    make_scalar,
    make_sequence,
)
from engine.documents.scalars import NUMBER, add_not_finite, read_number
from engine.documents.source import Problems, ReadingStoppedError
from engine.text import Text

BLANK: Final = re.compile(r"[ \t\r\n]*")
STRING: Final = re.compile(r'"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"')
ESCAPE: Final = re.compile(
    r"\\(?:(?P<simple>[\"\\/bfnrt])|u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<code>(?![dD][89a-fA-F])[0-9a-fA-F]{4})|(?P<bad>u[0-9a-fA-F]{4}|.))"
)
SIMPLE: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
BARE: Final = re.compile(r"[^\s,:\[\]{}\"，：［］｛｝]+")
SINGLE_QUOTED: Final = re.compile(r"'[^'\r\n]*'")
COMMENT: Final = re.compile(r"//[^\r\n]*|#[^\r\n]*|/\*.*?\*/", re.DOTALL)
WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
NOT_FINITE: Final = re.compile(r"[-+]?(?:nan|inf|infinity)", re.IGNORECASE)
LOOK_ALIKES: Final = {
    "，": ",",
    "：": ":",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "“": '"',
    "”": '"',
    "＂": '"',
    "\u3000": " ",
}

EXPECTED: Final = Text("这里应当是{wanted}。", "expected {wanted} here.")
FOUND_END: Final = Text("文件在这里结束了，还缺{wanted}。", "the file ends here; {wanted} is missing.")
A_VALUE: Final = Text("一个值", "a value")
A_KEY: Final = Text("用英文双引号括起的栏目名", "a key in double quotes")
A_COLON: Final = Text("英文冒号 :", "a colon")
COMMA_OR: Final = Text("英文逗号或右括号 {bracket}", "a comma or '{bracket}'")
CHECK: Final = Text("请检查这里和前一行的逗号、引号和括号。", "Check commas, quotes and brackets here and one line up.")
FULL_WIDTH: Final = Text("这里用了中文标点 {written} 。", "there is a full-width '{written}' here.")
USE_ASCII: Final = Text("请改为英文标点 {wanted}", "Write '{wanted}' instead.")
UNCLOSED_QUOTE: Final = Text("这里开始的引号没有在同一行结束。", "the quote that opens here is not closed on its line.")
CLOSE_QUOTE: Final = Text("请在文字末尾补上英文双引号。", "Add a double quote at the end of the text.")
UNCLOSED_BRACKET: Final = Text(
    "这里开始的括号“{bracket}”没有结束。", "the bracket '{bracket}' that opens here is never closed."
)
CLOSE_BRACKET: Final = Text("请补上对应的右括号。", "Add the closing bracket.")
TRAILING_COMMA: Final = Text("最后一项后面不能有逗号。", "no comma may follow the last item.")
REMOVE_COMMA: Final = Text("请删去这个逗号。", "Remove the comma.")
BARE_WORD: Final = Text("“{written}”没有放在英文双引号里。", "'{written}' is not in double quotes.")
QUOTE_WORD: Final = Text(
    "文字请加英文双引号；是或否写 true 或 false，没有内容写 null，数字写十进制数。",
    "Put texts in double quotes; write true or false, null for nothing, and numbers in plain decimals.",
)
SINGLE_QUOTES: Final = Text(
    "这段文字用了单引号，JSON 只认英文双引号。", "the text is in single quotes; JSON knows double quotes only."
)
USE_DOUBLE: Final = Text('请改为英文双引号："{written}"。', 'Put it in double quotes: "{written}".')
NO_COMMENTS: Final = Text("JSON 文件里不能写注释。", "JSON has no comments.")
REMOVE_COMMENT: Final = Text(
    "请删去注释；要写注释，请改用 YAML 文件（.yaml）。", "Remove it; a YAML file (.yaml) may have comments."
)
EXTRA: Final = Text("内容已经结束，这里还有多余的字符。", "the content has ended, but more characters follow here.")
REMOVE_EXTRA: Final = Text("请删去多余部分，每个文件只写一份内容。", "Remove them; a file holds one document.")
BAD_ESCAPE: Final = Text("“{written}”不是 JSON 的转义写法。", "'{written}' is not an escape JSON knows.")
DOUBLE_BACKSLASH: Final = Text("请把反斜杠写成两个：\\\\。", "Write a backslash twice: \\\\.")
RAW_TAB: Final = Text("引号里不能直接写 Tab 键。", "a tab cannot stand inside quotes.")
USE_SPACE: Final = Text("请改为空格，或写 \\t。", "Use a space, or write \\t.")


class JsonReader:
    """One pass over the text. After `read`, *strict* says whether the text was JSON by the letter."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.text = problems.source.text
        self.at = 0
        self.strict = True

    def read(self) -> Node | None:
        """Return the root node, or None when there is no content or it cannot be read to the end."""
        try:
            self._skip_blank()
            if self.at == len(self.text):
                return None
            root = self._value(1)
            self._skip_blank()
            if self.at < len(self.text):
                self._slip("extra-content", EXTRA, REMOVE_EXTRA, self.at)
            return root
        except ReadingStoppedError:
            return None

    def _skip_blank(self) -> None:
        self.at = BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]  # an empty match is a match
        while comment := COMMENT.match(self.text, self.at):
            end = min(comment.end(), self.problems.source.line_span(comment.start())[1])
            self._slip("comment", NO_COMMENTS, REMOVE_COMMENT, self.at, end)
            self.at = BLANK.match(self.text, comment.end()).end()  # type: ignore[union-attr]

    def _peek(self) -> str:
        self._skip_blank()
        return self.text[self.at : self.at + 1]

    def _slip(self, code: str, message: Text, hint: Text, start: int, end: int | None = None) -> None:
        self.strict = False
        self.problems.add(code, message, hint, start=start, end=end)

    def _stop(self, wanted: Text) -> ReadingStoppedError:
        """Return the exception to raise, after saying that *wanted* should stand here."""
        character = self._peek()
        if character in LOOK_ALIKES:
            hint = USE_ASCII.fill(wanted=LOOK_ALIKES[character])
            self._slip("full-width-punctuation", FULL_WIDTH.fill(written=character), hint, self.at)
        elif character:
            self._slip("not-json", EXPECTED.fill(wanted=wanted), CHECK, self.at)
        else:
            self._slip("not-json", FOUND_END.fill(wanted=wanted), CHECK, max(len(self.text.rstrip()) - 1, 0))
        return ReadingStoppedError()

    def _value(self, depth: int) -> Node:
        character = self._peek()
        if character in ("{", "["):
            if depth > MAX_DEPTH:
                self._deep(depth)
            return self._object(depth) if character == "{" else self._array(depth)
        if character == '"':
            return self._string()
        return self._bare(A_VALUE)

    def _deep(self, depth: int) -> None:
        self.problems.add("too-deep", TOO_DEEP.fill(limit=MAX_DEPTH, actual=depth), FLATTEN, start=self.at)
        raise ReadingStoppedError

    def _array(self, depth: int) -> Sequence:
        start, items = self.at, list[Node]()
        self.at += 1
        while self._another(start, "]", bool(items)):
            items.append(self._value(depth + 1))
        return make_sequence(self.problems, start, self.at, items)

    def _object(self, depth: int) -> Mapping:
        mapping = MappingBuilder(self.problems, self.at)
        start, some = self.at, False
        self.at += 1
        while self._another(start, "}", some):
            key = self._string() if self._peek() == '"' else self._bare(A_KEY, is_key=True)
            some = True
            mapping.add_key(key)
            if self._peek() != ":":
                raise self._stop(A_COLON)
            self.at += 1
            mapping.add_value(key, self._value(depth + 1))
        return mapping.finish(self.at)

    def _another(self, opened: int, bracket: str, some: bool) -> bool:
        """Return whether another item follows; goes past the comma before it, or past the closing *bracket*."""
        character = self._peek()
        if character == bracket:
            self.at += 1
            return False
        if not character:
            message = UNCLOSED_BRACKET.fill(bracket=self.text[opened])
            self._slip("unclosed-bracket", message, CLOSE_BRACKET, opened)
            raise ReadingStoppedError
        if not some:
            return True
        if character != ",":
            raise self._stop(COMMA_OR.fill(bracket=bracket))
        comma, self.at = self.at, self.at + 1
        if self._peek() == bracket:
            self._slip("trailing-comma", TRAILING_COMMA, REMOVE_COMMA, comma)
            self.at += 1
            return False
        return True

    def _string(self) -> Scalar:
        start = self.at
        match = STRING.match(self.text, start)
        if match is None:
            self._slip("unclosed-quote", UNCLOSED_QUOTE, CLOSE_QUOTE, start, self.problems.source.line_span(start)[1])
            raise ReadingStoppedError
        self.at = match.end()
        tab = self.text.find("\t", start, self.at)
        if tab >= 0:
            self._slip("control-character", RAW_TAB, USE_SPACE, tab)
        value = ESCAPE.sub(lambda escape: self._unescape(escape, start + 1), match.group()[1:-1])
        return make_scalar(self.problems, Scalar(start, self.at, value, "double"))

    def _unescape(self, escape: re.Match[str], base: int) -> str:
        if escape["simple"]:
            return SIMPLE.get(escape["simple"], escape["simple"])
        if escape["high"]:
            return chr(0x10000 + ((int(escape["high"], 16) - 0xD800) << 10) + int(escape["low"], 16) - 0xDC00)
        if escape["code"]:
            return chr(int(escape["code"], 16))
        message = BAD_ESCAPE.fill(written=escape.group())
        self._slip("bad-escape", message, DOUBLE_BACKSLASH, base + escape.start(), base + escape.end())
        return escape.group()

    def _bare(self, wanted: Text, *, is_key: bool = False) -> Scalar:
        """Return the number or word that stands here without quotes."""
        start = self.at
        if single := SINGLE_QUOTED.match(self.text, start):
            self.at = single.end()
            return self._single_quoted(single.group()[1:-1], start)
        match = BARE.match(self.text, start)
        if match is None:
            raise self._stop(wanted)
        written, self.at = match.group(), match.end()
        if not is_key and written in WORDS:
            return Scalar(start, self.at, WORDS[written])
        if not is_key and NUMBER.fullmatch(written):
            return Scalar(start, self.at, read_number(self.problems, written, start, self.at))
        if not is_key and NOT_FINITE.fullmatch(written):
            add_not_finite(self.problems, written, start, self.at)
            return Scalar(start, self.at, None)
        self._not_quoted(written, start)
        return Scalar(start, self.at, written)

    def _single_quoted(self, written: str, start: int) -> Scalar:
        hint = USE_DOUBLE.fill(written=written[:80])
        self._slip("single-quotes", SINGLE_QUOTES, hint, start, self.at)
        return make_scalar(self.problems, Scalar(start, self.at, written, "single"))

    def _not_quoted(self, written: str, start: int) -> None:
        look_alike = LOOK_ALIKES.get(written[0])
        if look_alike:
            message, hint = FULL_WIDTH.fill(written=written[0]), USE_ASCII.fill(wanted=look_alike)
            self._slip("full-width-punctuation", message, hint, start)
            raise ReadingStoppedError
        self._slip("not-quoted", BARE_WORD.fill(written=written[:80]), QUOTE_WORD, start, self.at)
