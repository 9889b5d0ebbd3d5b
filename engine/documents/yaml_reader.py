"""YAML text as a tree of nodes; what the format allows and we do not (anchors, tags …) becomes a problem."""

from collections.abc import Iterator
from typing import Final

import yaml

from engine.documents.colons import SWALLOWED_KEY, WHOLE_ENTRY, add_colon
from engine.documents.limits import MAX_DEPTH
from engine.documents.nodes import (
    FLATTEN,
    TOO_DEEP,
    Mapping,
    MappingBuilder,
    Node,
    Scalar,
    Sequence,
    Style,
    make_scalar,
    make_sequence,
)
from engine.documents.scalars import NO_SPACES, OPENING_QUOTES, read_plain
from engine.documents.source import Problems, ReadingStoppedError
from engine.documents.yaml_faults import GLUED_DASH, SPACE_AFTER_DASH, explain_fault
from engine.text import Text

Loader: Final[type[yaml.CSafeLoader] | type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STYLES: Final[dict[str | None, Style]] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
COMPLEX_KEYS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)

ANCHOR: Final = Text("本系统不使用 YAML 的锚点“&{name}”。", "anchors such as '&{name}' are not used here.")
ALIAS: Final = Text("本系统不使用 YAML 的引用“*{name}”。", "aliases such as '*{name}' are not used here.")
TAG: Final = Text("本系统不使用 YAML 的类型标记“{name}”。", "tags such as '{name}' are not used here.")
MERGE_KEY: Final = Text("本系统不使用 YAML 的合并键“<<”。", "the merge key '<<' is not used here.")
WRITE_OUT: Final = Text("请在这里把内容完整写出来。", "Write the content out in full here.")
QUOTE_SIGN: Final = Text(
    "请删去它；如果是文字的一部分，请把整段文字放进英文双引号。",
    "Remove it; if it belongs to the text, put the whole text in double quotes.",
)
SEVERAL_DOCUMENTS: Final = Text(
    "文件里不止一份文档，这里开始了第二份。", "the file holds several documents; the second starts here."
)
ONE_DOCUMENT: Final = Text("请每个文件只写一份，删去“---”。", "Keep one document in a file and remove the '---'.")
KEY_NOT_TEXT: Final = Text("栏目名“{written}”不是文字。", "the key '{written}' is not a text.")
QUOTE_KEY: Final = Text(
    '如确需以此为栏目名，请加英文双引号："{written}"。',
    'If it is meant as a key, put it in double quotes: "{written}".',
)
COMPLEX_KEY: Final = Text("栏目名不能是列表或一组内容。", "a key cannot be a list or a mapping.")
PLAIN_KEY: Final = Text("请用一个词作栏目名。", "Use one word as the key.")
FULL_WIDTH_QUOTES: Final = Text(
    "引号是中文引号，会被当作文字的一部分。", "the quotes are full-width and would become part of the text."
)
USE_ASCII_QUOTES: Final = Text('请改用英文引号 "…"，或去掉引号。', 'Use straight quotes "…" or none.')
FULL_WIDTH_SPACE: Final = Text("这里有一个全角空格或不换行空格。", "there is a full-width or no-break space here.")
USE_ASCII_SPACE: Final = Text(
    "请删去它，缩进和分隔都用普通（半角）空格。", "Remove it; indent and separate with ordinary spaces."
)


def read_yaml(problems: Problems) -> Node | None:
    """Return the root node of the source, or None when there is no content or it cannot be read to the end."""
    try:
        return _Reader(problems).read()
    except yaml.MarkedYAMLError as error:
        explain_fault(problems, error)
    except ReadingStoppedError:
        pass
    return None


class _Reader:
    """One pass over the parser's events."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.events: Iterator[yaml.Event] = yaml.parse(problems.source.text, Loader=Loader)

    def read(self) -> Node | None:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self.events), 1)
        next(self.events)  # the document ends
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            self._add("several-documents", SEVERAL_DOCUMENTS, ONE_DOCUMENT, following)
        return root

    def _add(self, code: str, message: Text, hint: Text, event: yaml.Event, end: int | None = None) -> None:
        start, event_end = _span(event)
        self.problems.add(code, message, hint, start=start, end=event_end if end is None else end)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._add("alias", ALIAS.fill(name=event.anchor), WRITE_OUT, event)
            return Scalar(*_span(event), None)
        self._check_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > MAX_DEPTH:
            self._add("too-deep", TOO_DEEP.fill(limit=MAX_DEPTH, actual=depth), FLATTEN, event)
            raise ReadingStoppedError
        read = self._sequence if isinstance(event, yaml.SequenceStartEvent) else self._mapping
        return read(event, depth)

    def _check_properties(self, event: yaml.Event) -> None:
        if anchor := getattr(event, "anchor", None):
            self._add("anchor", ANCHOR.fill(name=anchor), QUOTE_SIGN, event)
        if tag := getattr(event, "tag", None):
            name = str(tag).replace("tag:yaml.org,2002:", "!!")
            self._add("tag", TAG.fill(name=name), QUOTE_SIGN, event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _span(event)
        style = STYLES.get(event.style, "plain")
        if style != "plain" or event.tag:
            return make_scalar(self.problems, Scalar(start, end, event.value, style))
        self._check_punctuation(event.value, start, end)
        return make_scalar(self.problems, Scalar(start, end, read_plain(self.problems, event.value, start, end)))

    def _check_punctuation(self, written: str, start: int, end: int) -> None:
        """Find Chinese punctuation that was meant as YAML's own."""
        if written[:1] in NO_SPACES:
            self.problems.add("full-width-space", FULL_WIDTH_SPACE, USE_ASCII_SPACE, start=start)
        self._check_continuation(start, end)
        inside = written[1:-1]
        wrapped = len(written) > 1 and written[0] in OPENING_QUOTES and written[-1] in OPENING_QUOTES
        if wrapped and not any(quote in inside for quote in OPENING_QUOTES):
            self.problems.add("full-width-quotes", FULL_WIDTH_QUOTES, USE_ASCII_QUOTES, start=start, end=end)

    def _check_continuation(self, start: int, end: int) -> None:
        """Find a key that its full-width or unspaced colon made part of the text above."""
        text = self.problems.source.text
        swallowed = [match.start(1) for match in SWALLOWED_KEY.finditer(text, start, end)]
        if swallowed and (first := WHOLE_ENTRY.match(text, start, end)):
            swallowed.insert(0, first.start(1))
        for colon in swallowed:
            add_colon(self.problems, colon)

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return make_sequence(self.problems, _span(start)[0], _span(event)[1], items)

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        mapping = MappingBuilder(self.problems, _span(start)[0])
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            if key is not None:
                mapping.add_key(key)
            value = self._node(next(self.events), depth + 1)
            if key is not None:
                self._check_colon(key, value)
                mapping.add_value(key, value)
        return mapping.finish(_span(event)[1])

    def _key(self, event: yaml.Event, depth: int) -> Scalar | None:
        """Return the key *event* starts; None, with a problem, when it is not a text."""
        key = self._node(event, depth + 1)
        if isinstance(event, COMPLEX_KEYS) or not isinstance(key, Scalar):
            self._add("complex-key", COMPLEX_KEY, PLAIN_KEY, event, _span(event)[0] + 1)
            return None
        if isinstance(event, yaml.AliasEvent):
            return None
        if key.value == "<<" and key.style == "plain":
            self._add("merge-key", MERGE_KEY, WRITE_OUT, event)
            return None
        if key.style == "plain" and isinstance(key.value, str) and key.value.startswith("-"):
            self._add("no-space-after-dash", GLUED_DASH, SPACE_AFTER_DASH, event, key.start + 1)
            return None
        if not isinstance(key.value, str):
            written = self.problems.source.text[key.start : key.end]
            self._add("key-not-text", KEY_NOT_TEXT.fill(written=written), QUOTE_KEY.fill(written=written), event)
            return None
        return key

    def _check_colon(self, key: Scalar, value: Node) -> None:
        """Find ``{name：value}`` and ``{name:value}``, which leave one long key without a value."""
        entry = WHOLE_ENTRY.match(self.problems.source.text, key.start, key.end)
        empty = isinstance(value, Scalar) and value.start == value.end
        if entry and empty and key.style == "plain":
            add_colon(self.problems, entry.start(1))


def _span(event: yaml.Event) -> tuple[int, int]:
    """Return the offsets at which *event* starts and ends."""
    assert event.start_mark is not None and event.end_mark is not None  # every event of a parsed text has marks
    return event.start_mark.index, event.end_mark.index
