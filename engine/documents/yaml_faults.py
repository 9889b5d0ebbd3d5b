"""Why YAML text cannot be read: the parser's fault, in the words of somebody who fills in a form."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import yaml

from engine.documents.colons import CODES, FULL_WIDTH, GLUED_COLON, HINTS, MESSAGES
from engine.documents.limits import MAX_DEPTH
from engine.documents.nodes import FLATTEN, TOO_DEEP
from engine.documents.source import Problems
from engine.text import Text

GLUED_DASH: Final = Text("列表的“-”后面缺一个空格。", "a space is missing after the list's '-'.")
SPACE_AFTER_DASH: Final = Text("请写成“- ”，再写这一项的内容。", "Write '- ', and then the item.")
SPACED_COLON: Final = re.compile(r":(?:\s|$)")


@dataclass(frozen=True)
class Fault:
    """What the parser said, and the text it said it about."""

    text: str
    problem: str
    context: str
    at: int
    opened: int  # where the construct being read starts; *at* when the parser does not say

    @property
    def character(self) -> str:
        """Return the character the parser stopped at."""
        return self.text[self.at : self.at + 1]

    def line(self, offset: int) -> tuple[int, str]:
        """Return start and text of the line holding *offset*."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return start, re.split(r"[\r\n]", self.text[start:], maxsplit=1)[0]


@dataclass(frozen=True)
class Explanation:
    """One kind of fault: *find* gives its offset, or None when the fault is of another kind."""

    code: str
    find: Callable[[Fault], int | None]
    message: Text
    hint: Text


def explain_fault(problems: Problems, error: yaml.MarkedYAMLError) -> None:
    """Add the one problem that says why the text cannot be read further."""
    fault = _fault(problems.source.text, error)
    for kind in EXPLANATIONS:
        start = kind.find(fault)
        if start is not None:
            problems.add(kind.code, kind.message.fill(character=fault.text[start : start + 1]), kind.hint, start=start)
            return


def _fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    last = max(len(text.rstrip()) - 1, 0)
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else last
    opened = error.context_mark.index if error.context_mark else at
    return Fault(text, error.problem or "", error.context or "", min(at, last), min(opened, last))


def _tab(fault: Fault) -> int | None:
    start, line = fault.line(fault.at)
    lead = re.match(r"[ \t-]*", line)
    column = line.find("\t", 0, lead.end() if lead else 0)
    return start + column if column >= 0 else None


def _unclosed_quote(fault: Fault) -> int | None:
    return fault.opened if "quoted scalar" in fault.context and "end of stream" in fault.problem else None


def _document_marker(fault: Fault) -> int | None:
    return fault.opened if "quoted scalar" in fault.context and "document indicator" in fault.problem else None


def _escape(fault: Fault) -> int | None:
    return fault.at if "escape" in fault.problem else None


def _full_width_colon(fault: Fault) -> int | None:
    """Find the line, among the one at fault and the one before it, whose key ends in a full-width colon."""
    for offset in _lines_without_key(fault):
        start, line = fault.line(offset)
        colon = line.find(FULL_WIDTH)
        if colon > 0 and not SPACED_COLON.search(line[:colon]) and not re.search(r"[\"'#]", line[:colon]):
            return start + colon
    return None


def _glued_colon(fault: Fault) -> int | None:
    for offset in _lines_without_key(fault):
        start, line = fault.line(offset)
        match = GLUED_COLON.match(line)
        if match:
            return start + match.start(1)
    return None


def _lines_without_key(fault: Fault) -> Iterable[int]:
    """Return offsets of the lines that may lack a key the parser has noticed: its own, and the one before."""
    if "expected ':'" not in fault.problem and "mapping values" not in fault.problem:
        return ()
    return dict.fromkeys((fault.opened, fault.at, max(fault.line(fault.at)[0] - 1, 0)))


def _full_width_bracket(fault: Fault) -> int | None:
    start, line = fault.line(fault.opened)
    match = re.search(r"[［］｛｝【】，]", line)
    return start + match.start() if match and "flow" in fault.context else None


def _unclosed_bracket(fault: Fault) -> int | None:
    rest = fault.text[fault.at :].strip()
    if "flow" not in fault.context:
        return None
    same_line = fault.line(fault.opened)[0] == fault.line(fault.at)[0]
    return fault.opened if not same_line or len(rest) <= 1 else None


def _missing_comma(fault: Fault) -> int | None:
    return fault.at if "flow" in fault.context else None


def _stray_bracket(fault: Fault) -> int | None:
    return fault.at if fault.character and fault.character in "]},{[" else None


def _special_start(fault: Fault) -> int | None:
    begins = "cannot start" in fault.problem or "alphabetic" in fault.problem or "directive" in fault.context
    return fault.opened if begins or "scanning a tag" in fault.context else None


def _after_quote(fault: Fault) -> int | None:
    start, line = fault.line(fault.at)
    before = line[: fault.at - start].rstrip()
    return fault.at if "expected" in fault.problem and before.endswith(("'", '"')) else None


def _glued_dash(fault: Fault) -> int | None:
    start, line = fault.line(fault.at)
    match = re.match(r"\s*(-)[^\s-]", line)
    return start + match.start(1) if match and "mapping values" in fault.problem else None


def _colon_in_text(fault: Fault) -> int | None:
    start, line = fault.line(fault.at)
    earlier = SPACED_COLON.search(line[: fault.at - start])
    return fault.at if "mapping values" in fault.problem and earlier else None


def _no_colon(fault: Fault) -> int | None:
    return fault.opened if "expected ':'" in fault.problem else None


def _dash(fault: Fault) -> int | None:
    return fault.at if "sequence entries" in fault.problem else None


def _document_start(fault: Fault) -> int | None:
    return fault.at if "document start" in fault.problem else None


def _block_header(fault: Fault) -> int | None:
    return fault.at if "block scalar" in fault.context else None


def _no_key(fault: Fault) -> int | None:
    start, line = fault.line(fault.at)
    return fault.at if fault.character == ":" and not line[: fault.at - start].strip() else None


def _indentation(fault: Fault) -> int | None:
    return fault.at if "expected" in fault.problem or "not allowed" in fault.problem else None


def _depth(fault: Fault) -> int | None:
    return fault.at if "depth" in fault.problem else None


EXPLANATIONS: Final = (
    Explanation(
        "too-deep",
        _depth,
        TOO_DEEP.fill(limit=MAX_DEPTH, actual="1000+"),
        FLATTEN,
    ),
    Explanation(
        "tab-indentation",
        _tab,
        Text("这里用 Tab 键缩进，YAML 只认空格。", "the line is indented with a tab; YAML knows spaces only."),
        Text("请删去 Tab，改为空格（每层两个）。", "Replace the tab with spaces, two for each level."),
    ),
    Explanation(
        "unclosed-quote",
        _unclosed_quote,
        Text("这里开始的引号没有结束。", "the quote that opens here is never closed."),
        Text("请在文字末尾补上同样的英文引号。", "Add the same quote at the end of the text."),
    ),
    Explanation(
        "unclosed-quote",
        _document_marker,
        Text("这里开始的引号没有结束。", "the quote that opens here is never closed."),
        Text("请在文字末尾补上同样的英文引号。", "Add the same quote at the end of the text."),
    ),
    Explanation(
        "bad-escape",
        _escape,
        Text("双引号里的反斜杠“\\”写法不被识别。", "a backslash in double quotes is followed by an unknown sign."),
        Text("请把反斜杠写成两个“\\\\”，或改用单引号。", "Write the backslash twice, or use single quotes."),
    ),
    *(
        Explanation(CODES[colon], find, MESSAGES[colon], HINTS[colon])
        for colon, find in ((FULL_WIDTH, _full_width_colon), (":", _glued_colon))
    ),
    Explanation(
        "full-width-punctuation",
        _full_width_bracket,
        Text("这里用了中文标点“{character}”。", "there is a full-width '{character}' here."),
        Text("括号和逗号请用英文标点：[ ] { } ,", "Use ASCII brackets and commas: [ ] { } ,"),
    ),
    Explanation(
        "unclosed-bracket",
        _unclosed_bracket,
        Text("这里开始的括号“{character}”没有结束。", "the bracket '{character}' that opens here is never closed."),
        Text("请补上对应的右括号，各项之间用英文逗号。", "Add the closing bracket, and a comma between items."),
    ),
    Explanation(
        "missing-comma",
        _missing_comma,
        Text("括号里的各项之间缺英文逗号。", "a comma is missing between the items in brackets."),
        Text("请在各项之间加英文逗号。", "Put a comma between the items."),
    ),
    Explanation(
        "stray-bracket",
        _stray_bracket,
        Text("这里的“{character}”多余，没有与它配对的符号。", "the '{character}' here has no partner."),
        Text(
            "请删去它；如果是文字的一部分，请把整段文字放进英文双引号。",
            "Remove it; if it belongs to the text, put the whole text in double quotes.",
        ),
    ),
    Explanation(
        "special-character",
        _special_start,
        Text("文字不能以“{character}”开头。", "a text cannot start with '{character}'."),
        Text("请把整段文字放进英文双引号。", "Put the whole text in double quotes."),
    ),
    Explanation(
        "text-after-quote",
        _after_quote,
        Text("引号结束后还有文字。", "text follows the closing quote."),
        Text(
            "请把整段文字放进一对引号；文字里含有引号时，外面换用另一种引号。",
            "Put the whole text in one pair of quotes; if it holds a quote itself, use the other kind outside.",
        ),
    ),
    Explanation(
        "no-space-after-dash",
        _glued_dash,
        GLUED_DASH,
        SPACE_AFTER_DASH,
    ),
    Explanation(
        "colon-in-text",
        _colon_in_text,
        Text(
            "一行里出现了两个“: ”，不知道哪个是栏目名。", "the line has two ': ', so it is not clear what the key is."
        ),
        Text("请把冒号后的整段文字放进英文双引号。", "Put the whole text after the first colon in double quotes."),
    ),
    Explanation(
        "no-colon",
        _no_colon,
        Text("这一行没有“栏目名: 值”里的英文冒号。", "the line lacks the colon of 'key: value'."),
        Text("请写成“栏目名: 值”，冒号后空一格。", "Write 'key: value', with a space after the colon."),
    ),
    Explanation(
        "bad-dash",
        _dash,
        Text("列表的“- ”不能写在这里。", "a list's '- ' cannot stand here."),
        Text("请另起一行写“- ”，并与同级各项对齐。", "Start a new line with '- ', in line with the other items."),
    ),
    Explanation(
        "several-documents",
        _document_start,
        Text(
            "前面的内容已经结束，这里又开始了新的内容。", "the content before has ended, and new content starts here."
        ),
        Text(
            "请每个文件只写一份内容，并检查括号是否多写。",
            "Keep one document in a file, and check for brackets too many.",
        ),
    ),
    Explanation(
        "block-text",
        _block_header,
        Text("“|”或“>”后面不能在同一行写文字。", "no text may follow '|' or '>' on the same line."),
        Text("请换行，并比上一行多缩进两个空格后再写。", "Start the text on the next line, two spaces further in."),
    ),
    Explanation(
        "no-key",
        _no_key,
        Text("冒号前面没有栏目名。", "there is no key before the colon."),
        Text("请在冒号前写上栏目名，或删去这一行。", "Write the key before the colon, or remove the line."),
    ),
    Explanation(
        "bad-indentation",
        _indentation,
        Text("这一行的缩进与上下文对不上。", "the indentation of this line does not fit the lines around it."),
        Text(
            "同级的各行请从同一列开始，下一级多缩进两个空格。",
            "Start lines of one level in one column, and indent the next by two spaces.",
        ),
    ),
    Explanation(
        "not-yaml",
        lambda fault: fault.at,
        Text("从这里起不符合 YAML 写法，无法读取。", "from here on the text is not valid YAML."),
        Text(
            "请检查这一行及上一行的冒号、引号、括号和缩进。",
            "Check colons, quotes, brackets and indentation here and one line up.",
        ),
    ),
)
