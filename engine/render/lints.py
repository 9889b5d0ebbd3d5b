"""Lints for people: the page of one, and the list of all."""

from collections.abc import Iterable, Iterator

from engine.lints import Family, Lint
from engine.lints.samples import excerpts
from engine.render.wrapping import wrap
from engine.text import Lang, Text

INDENT = "    "
WORDS = {
    "wrong": Text("不好（{file}）：", "Bad ({file}):"),
    "right": Text("好：", "Good:"),
    "nothing": Text("（没有写）", "(not written)"),
    "found": Text("报告在 {file} 的这一行：", "Reported at this line of {file}:"),
    "mended": Text("--fix 可以自动改正。", "It can be mended with --fix."),
    "allow": Text("确需暂缓的，在那一行或上一行写：", "To allow it for a while, write on the line or above it:"),
    "comment": Text("# lint: allow {id} until 2027-01-31: 原因", "# lint: allow {id} until 2027-01-31: the reason"),
    "never": Text("这一项不能暂缓，请改正。", "It cannot be allowed; mend it."),
    "no_page": Text(
        "没有单独的说明；下一步怎么做，写在那条消息里。", "It has no page of its own; its message has the next step."
    ),
    "fixable": Text("（可自动改正）", " (can be mended)"),
    "count": Text("共 {count} 项。看其中一项：", "{count} lints. To read about one:"),
}


def lint_page(lint: Lint, lang: Lang, width: int) -> str:
    """Return the page of *lint*: what it is, why it matters, badly and well written, and what one can do about it."""
    good, bad = excerpts(lint.example)
    lines = [f"{lint.id}  {lint.title.of(lang)}  [{lint.family.label.of(lang)}]", ""]
    lines += [*wrap(lint.reason.of(lang), width), "", _say("wrong", lang, file=lint.example.file)]
    lines += [*_block(bad, lang, width), _say("right", lang), *_block(good, lang, width)]
    if lint.example.at and lint.example.at_file:
        line = lint.example.at.strip().split("\n")[0]
        lines += [_say("found", lang, file=lint.example.at_file), *_block((line,), lang, width)]
    return "\n".join([*lines, "", *_what_to_do(lint, lang, width)]) + "\n"


def other_page(code: str, about: Text, lang: Lang, width: int) -> str:
    """Return what is said of *code*, which is no lint: what it is *about*, and where the next step is."""
    return "\n".join([code, "", *wrap(about.of(lang), width), *wrap(_say("no_page", lang), width)]) + "\n"


def _what_to_do(lint: Lint, lang: Lang, width: int) -> Iterator[str]:
    if lint.look:
        yield _say("mended", lang)
    if lint.find or lint.look:
        yield from wrap(_say("allow", lang), width)
        yield INDENT + _say("comment", lang, id=lint.id)
    else:
        yield from wrap(_say("never", lang), width)


def _block(lines: tuple[str, ...], lang: Lang, width: int) -> list[str]:
    """Return *lines* indented, each broken where it is wider than the page."""
    shown = lines or (_say("nothing", lang),)
    return [
        INDENT + line[: len(line) - len(line.lstrip())] + part
        for line in shown
        for part in wrap(line.lstrip(), width - len(INDENT) - (len(line) - len(line.lstrip())))
    ]


def lint_list(lints: Iterable[Lint], lang: Lang, width: int) -> str:
    """Return all *lints* by family, each with its title."""
    every = list(lints)
    longest = max(len(lint.id) for lint in every)
    lines: list[str] = []
    for family in Family:
        lines += [
            family.label.of(lang),
            *(_row(lint, longest, lang, width) for lint in every if lint.family is family),
            "",
        ]
    return (
        "\n".join([*lines, _say("count", lang, count=len(every)), f"{INDENT}tuoyu rules lint --explain {every[0].id}"])
        + "\n"
    )


def _row(lint: Lint, longest: int, lang: Lang, width: int) -> str:
    fixable = _say("fixable", lang) if lint.look else ""
    return wrap(f"{INDENT}{lint.id:{longest}}  {lint.title.of(lang)}{fixable}", width)[0]


def _say(key: str, lang: Lang, **values: object) -> str:
    return WORDS[key].of(lang).format(**values)
