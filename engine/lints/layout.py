"""Lints on how a file is laid out: the order of its keys, versions and lists. All can be mended."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from engine.cases.model import Case, CaseFile
from engine.catalogue import Clause, LegalText, NoRule
from engine.diagnostics import Diagnostic
from engine.documents import Document, Path
from engine.documents.nodes import Entry, Mapping, Node, Scalar
from engine.documents.nodes import Sequence as Items
from engine.lints.model import Edit, Example, Family, Lint, Spot
from engine.ruleset import Parameter, Rule, Topic
from engine.text import Text
from engine.words import Words, YamlModel

RULES = "setting/classes.yaml"
LISTS = {"basis", "departments", "stricter_than"}


def _keys(*models: type[YamlModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for model in models for name, field in model.model_fields.items())


# Which keys a mapping has, in their order, by where it stands; "*" is any key or index.
ORDERS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("rules", "*"): _keys(Rule),
    ("parameters", "*"): _keys(Parameter),
    ("cases", "*"): _keys(Case),
    ("clauses", "*"): _keys(Clause),
    ("clauses", "*", "no_rule"): _keys(NoRule),
    ("acts", "*"): _keys(LegalText),
}
TOPS = {"rules": _keys(Topic), "cases": _keys(CaseFile), "clauses": ("source", *_keys(LegalText), "acts", "clauses")}
WORDS = _keys(Words)


def mappings(node: Node, path: Path = ()) -> Iterator[tuple[Path, Mapping]]:
    """Yield *node* and every mapping below it, with its path."""
    if isinstance(node, Mapping):
        yield path, node
        for key, entry in node.entries.items():
            yield from mappings(entry.value, (*path, key))
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from mappings(item, (*path, index))


def spot_key_order(document: Document) -> Iterator[Spot]:
    """Yield each mapping whose keys do not come in their order."""
    for path, mapping in mappings(document.root):
        order = _order_of(path, mapping)
        if set(mapping.entries) <= set(order):
            yield from _sorted(document, mapping, order.index, "key-order", KEYS_HINT)


def _order_of(path: Path, mapping: Mapping) -> tuple[str, ...]:
    if not path:
        return next((order for key, order in TOPS.items() if key in mapping.entries), ())
    if set(mapping.entries) == set(WORDS):
        return WORDS
    return ORDERS.get(tuple("*" if place % 2 else str(step) for place, step in enumerate(path)), ())


def spot_version_order(document: Document) -> Iterator[Spot]:
    """Yield each parameter whose versions do not come from the earliest to the latest."""
    for path, mapping in mappings(document.root):
        if len(path) == 3 and path[0] == "parameters" and path[2] == "values":
            yield from _sorted(document, mapping, str, "version-order", VERSIONS_HINT)


def _sorted(
    document: Document, mapping: Mapping, rank: Callable[[str], object], code: str, hint: Text
) -> Iterator[Spot]:
    """Yield one spot where the keys of *mapping* are not in the order of *rank*, with the edits that put them there."""
    keys = list(mapping.entries)
    wanted = sorted(keys, key=rank)  # type: ignore[arg-type]
    if keys == wanted:
        return
    key = next(key for before, key in pairwise(keys) if wanted.index(before) > wanted.index(key))
    after = wanted[wanted.index(key) + 1]
    message = Text(f"{key} 应写在 {after} 前面", f"{key} comes before {after}")
    yield Spot(_at(document, mapping.entries[key].key, code, message, hint), _permuted(document, mapping, wanted))


def _permuted(document: Document, mapping: Mapping, wanted: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edits that write the entries of *mapping* in the order *wanted*, each with the comments it has."""
    spans = _spans(document.source.text, mapping)
    texts = {key: document.source.text[start:end] for key, (start, end) in zip(mapping.entries, spans, strict=True)}
    return tuple(Edit(start, end, texts[key]) for (start, end), key in zip(spans, wanted, strict=True))


def _spans(text: str, mapping: Mapping) -> list[tuple[int, int]]:
    """Return where each entry is written; in a block with the comments above it and behind it."""
    entries = list(mapping.entries.values())
    if text[mapping.start] == "{":
        return [(entry.key.start, entry.value.end) for entry in entries]
    ends = [_before(text, entry) for entry in entries[1:]] + [_line_end(text, entries[-1].value.end)]
    starts = [entries[0].key.start, *(_after_indent(text, end) for end in ends[:-1])]
    return list(zip(starts, ends, strict=True))


def _before(text: str, entry: Entry) -> int:
    """Return the end of the last line before *entry* that is no comment of its own."""
    at = text.rfind("\n", 0, entry.key.start)
    while (above := text.rfind("\n", 0, at)) >= 0 and text[above + 1 : at].lstrip().startswith("#"):
        at = above
    return at


def _after_indent(text: str, end: int) -> int:
    start = end + 1
    while text[start] == " ":
        start += 1
    return start


def _line_end(text: str, end: int) -> int:
    """Return where the line of the last character before *end* ends; a block's value may end with its line break."""
    last = len(text[:end].rstrip())
    found = text.find("\n", last)
    return len(text) if found < 0 else found


def spot_repeated_items(document: Document) -> Iterator[Spot]:
    """Yield each item that stands in a list of names twice."""
    for _, mapping in mappings(document.root):
        for key in LISTS & mapping.entries.keys():
            items = mapping.entries[key].value
            if isinstance(items, Items):
                yield from _repeated(document, items)


def _repeated(document: Document, items: Items) -> Iterator[Spot]:
    seen: Counter[object] = Counter()
    for before, item in zip((None, *items.items), items.items, strict=False):
        value = item.value if isinstance(item, Scalar) else None
        seen[value] += 1
        if value is not None and seen[value] > 1 and before is not None:
            message = Text(f"{value} 写了两次", f"'{value}' is written twice")
            edit = Edit(before.end, item.end, "")
            yield Spot(_at(document, item, "repeated-item", message, ONCE_HINT), (edit,))


def spot_line_ends(document: Document) -> Iterator[Spot]:
    """Yield each line that ends in spaces, and a file whose last line has no end."""
    text = document.source.text
    start = 0
    for line in text.split("\n"):
        bare = line.rstrip(" \t")
        if bare != line:
            span = start + len(bare), start + len(line)
            message = Text("行末有多余的空格", "spaces at the end of the line")
            yield Spot(_spanned(document, span, "line-end", message, SPACES_HINT), (Edit(*span, ""),))
        start += len(line) + 1
    if not text.endswith("\n"):
        message = Text("最后一行没有换行", "the last line has no line break")
        spot = _spanned(document, (len(text) - 1, len(text)), "line-end", message, BREAK_HINT)
        yield Spot(spot, (Edit(len(text), len(text), "\n"),))


def _at(document: Document, node: Node, code: str, message: Text, hint: Text) -> Diagnostic:
    return _spanned(document, (node.start, node.end), code, message, hint)


def _spanned(document: Document, span: tuple[int, int], code: str, message: Text, hint: Text) -> Diagnostic:
    return document.source.diagnostic(code, message, hint, start=span[0], end=span[1])


KEYS_HINT = Text("请按模型的顺序写各栏目，或用 --fix。", "Write the keys in their order, or use --fix.")
VERSIONS_HINT = Text("请从早到晚写各版本，或用 --fix。", "Write the versions from early to late, or use --fix.")
ONCE_HINT = Text("请只写一次，或用 --fix。", "Write it once, or use --fix.")
SPACES_HINT = Text("请删掉，或用 --fix。", "Take them out, or use --fix.")
BREAK_HINT = Text("请在最后加一个换行，或用 --fix。", "End the file with a line break, or use --fix.")

LAYOUT = (
    Lint(
        "key-order",
        Family.STYLE,
        Text("栏目次序不一", "Keys out of order"),
        Text("次序一样，一眼就能找到要看的栏目。", "Where all have the same order, one finds what one looks for."),
        Example(
            RULES,
            "    strength: should\n    departments: [housing]\n",
            "    departments: [housing]\n    strength: should\n",
            at="strength: should",
        ),
        look=spot_key_order,
    ),
    Lint(
        "version-order",
        Family.STYLE,
        Text("版本没有按日期排列", "Versions out of order"),
        Text("从早到晚读，才看得出数怎样变化。", "Read from early to late, one sees how a number changed."),
        Example(
            RULES,
            "      2024-03-01: 30\n      2025-01-01: 35\n",
            "      2025-01-01: 35\n      2024-03-01: 30\n",
            at="2024-03-01: 30",
        ),
        look=spot_version_order,
    ),
    Lint(
        "repeated-item",
        Family.STYLE,
        Text("列表里有重复", "An item written twice"),
        Text("写两次并不会更有效，多半是写错了另一项。", "Twice is no more than once; probably another was meant."),
        Example(RULES, "departments: [housing]", "departments: [housing, housing]"),
        look=spot_repeated_items,
    ),
    Lint(
        "line-end",
        Family.STYLE,
        Text("行末有空格", "Spaces at the end of a line"),
        Text("看不见的改动让人以为改了规则。", "A change one cannot see looks like a change of the rule."),
        Example(RULES, "    departments: [housing]\n", "    departments: [housing]  \n"),
        look=spot_line_ends,
    ),
)
