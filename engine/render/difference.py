"""What changed between two rule folders, as text, Markdown or JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len

from engine.catalogue import Standard
from engine.changes import Change, Difference, Item, Kind, Sort, Status
from engine.render.as_markdown import escape
from engine.render.wrapping import wrap
from engine.text import Lang, Text

WORDS = {
    "title": Text("规则的变化：{before} → {after}", "Changes of the rules: {before} → {after}"),
    "work_tree": Text("工作区", "work tree"),
    "nothing": Text("没有变化。", "Nothing changed."),
    "count": Text("{sort}：{counts}。", "{sort}: {counts}."),
    "of": Text("{status} {n} 项", "{n} {status}"),
    "comma": Text("，", ", "),
    "colon": Text("：", ": "),
    "stop": Text("。", "."),
    "was": Text("原为 {was}", "was {was}"),
    "aside": Text("（{text}）", " ({text})"),
}
MARKS = {Status.ADDED: "+", Status.REMOVED: "-", Status.RENAMED: "=", Status.CHANGED: "~"}
SIGNS = {
    "+": Text("现", "now"),
    "-": Text("原", "was"),
}
KEYS = {
    Kind.REQUIREMENT: "require",
    Kind.APPLICABILITY: "applies_when",
    Kind.STRENGTH: "strength",
    Kind.QUESTION: "question",
    Kind.BASIS: "basis",
    Kind.DEPARTMENTS: "departments",
    Kind.STRICTER: "stricter_than",
}
LONG = 60  # cells: two values that are longer together stand one below the other


def render_difference(difference: Difference, form: str, lang: Lang, sides: tuple[str, str | None], width: int) -> str:
    """Return *difference* as ``text``, ``markdown`` or ``json``; *sides* are what the reader called the two, None the work tree."""
    before, after = sides[0], sides[1] or WORDS["work_tree"].of(lang)
    if form == "json":
        return json.dumps(_data(difference, lang, sides), ensure_ascii=False, indent=2)
    lines = _Lines(lang, width, form == "markdown")
    return "\n".join(lines.of(difference, WORDS["title"].fill(before=before, after=after).of(lang))) + "\n"


class _Lines:
    """Writes a difference line by line, for a terminal or as Markdown."""

    def __init__(self, lang: Lang, width: int, marked: bool) -> None:
        self.lang, self.width, self.marked = lang, width, marked

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).of(self.lang)

    def of(self, difference: Difference, title: str) -> Iterator[str]:
        yield f"# {title}" if self.marked else title
        yield ""
        if not difference.items:
            yield self.say("nothing")
        for sort in Sort:
            if items := difference.of(sort):
                yield ("- " if self.marked else "") + self.count(sort, items)
        for heading, items in _sections(difference):
            yield from ("", f"## {heading.of(self.lang)}" if self.marked else heading.of(self.lang), "")
            for item in items:
                yield from self.item(item)

    def count(self, sort: Sort, items: tuple[Item, ...]) -> str:
        found = Counter(item.status for item in items)
        counts = (self.say("of", status=s.label, n=found[s]) for s in Status if found[s])
        name = sort.label.of(self.lang)
        return self.say("count", sort=name[:1].upper() + name[1:], counts=self.say("comma").join(counts))

    def item(self, item: Item) -> Iterator[str]:
        was = self.say("aside", text=self.say("was", was=item.was)) if item.was else ""
        title = escape(item.title.of(self.lang)) if self.marked else item.title.of(self.lang)
        if self.marked:
            yield f"- {item.status.label.of(self.lang)} **`{item.id}`** {title}{was}".rstrip()
        else:
            yield from self.wrapped(f"{MARKS[item.status]} {item.id}  {title}{was}", "  ", "      ")
        for change in item.changes:
            if change.kind is not Kind.CASES:
                yield from self.change(change)
        if cases := [change for change in item.changes if change.kind is Kind.CASES]:
            yield from self.line(1, f"{Kind.CASES.label.of(self.lang)}{self.say('colon').rstrip()}")
            for case in cases:
                yield from self.case(case)

    def change(self, change: Change) -> Iterator[str]:
        """Yield what changed, on one line where both values fit there."""
        head = self.head(change)
        sides = {side: text for side, text in (("-", change.before), ("+", change.after)) if text is not None}
        if len(sides) == 2 and sum(map(cell_len, sides.values())) < LONG:
            yield from self.line(1, f"{head}{self.say('colon')}{self.both(change)}")
            return
        yield from self.line(1, head)
        for sign, text in sides.items():
            yield from self.line(2, f"{self.sign(sign)} {self.code(text)}{self.unit(change)}")

    def head(self, change: Change) -> str:
        """Return in what it changed, with the key where the kind does not say it already."""
        name, what = change.kind.label.of(self.lang), change.what.of(self.lang) or self.code(change.at)
        plain = KEYS.get(change.kind) == change.at
        return name if plain else f"{name}{self.say('colon')}{what}"

    def case(self, change: Change) -> Iterator[str]:
        """Yield one case that came, went or says something else."""
        status = Status.REMOVED if change.after is None else Status.ADDED if change.before is None else Status.CHANGED
        said = self.code(change.before or change.after or "") if status is not Status.CHANGED else self.both(change)
        sign = status.label.of(self.lang) if self.marked else MARKS[status]
        yield from self.line(2, f"{sign} {change.what.of(self.lang)}{self.say('colon')}{said}")

    def both(self, change: Change) -> str:
        return " → ".join(self.code(side or "") for side in (change.before, change.after)) + self.unit(change)

    def unit(self, change: Change) -> str:
        unit = change.unit.of(self.lang)
        return f" {unit}" if unit else ""

    def sign(self, sign: str) -> str:
        return SIGNS[sign].of(self.lang) if self.marked else sign

    def line(self, depth: int, text: str) -> Iterator[str]:
        if self.marked:
            yield f"{'  ' * depth}- {text}"
        else:
            yield from self.wrapped(text, "  " * (depth + 2), "  " * (depth + 3))

    def code(self, text: str) -> str:
        text = " ".join(text.split())
        return f"`` {text} ``" if self.marked and "`" in text else f"`{text}`" if self.marked else text

    def wrapped(self, text: str, first: str, then: str) -> Iterator[str]:
        for number, line in enumerate(wrap(text, self.width - len(then))):
            yield (then if number else first) + line


def _sections(difference: Difference) -> Iterator[tuple[Text, tuple[Item, ...]]]:
    """Yield the rules by standard, then each other sort, with its heading."""
    rules = difference.of(Sort.RULE)
    for standard in Standard:
        if found := tuple(item for item in rules if item.standard is standard):
            yield standard.label, found
    for sort in Sort:
        if sort is not Sort.RULE and (items := difference.of(sort)):
            name = sort.label
            yield Text(name.zh, name.en[:1].upper() + name.en[1:]), items


def _data(difference: Difference, lang: Lang, sides: tuple[str, str | None]) -> dict[str, Any]:
    counts = Counter((item.sort, item.status) for item in difference.items)
    return {
        "format": 1,
        "before": sides[0],
        "after": sides[1],
        "counts": {
            sort.value: {status.value: counts[sort, status] for status in Status if counts[sort, status]}
            for sort in Sort
            if difference.of(sort)
        },
        "items": [_item_data(item, lang) for item in difference.items],
    }


def _item_data(item: Item, lang: Lang) -> dict[str, Any]:
    return {
        "sort": item.sort.value,
        "id": item.id,
        "was": item.was or None,
        "title": item.title.of(lang),
        "standard": item.standard.value if item.standard else None,
        "status": item.status.value,
        "kinds": [kind.value for kind in item.kinds()],
        "only_wording": bool(item.changes) and set(item.kinds()) <= {Kind.WORDING, Kind.RESPELLED},
        "changes": [
            {
                "kind": change.kind.value,
                "at": change.at,
                "what": change.what.of(lang) or None,
                "before": change.before,
                "after": change.after,
                "unit": change.unit.of(lang) or None,
            }
            for change in item.changes
        ],
    }
