"""A review as text, as Markdown for the summary of a CI run, and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping

from engine.diagnostics import format_diagnostic
from engine.publishing.plain import entry
from engine.render.as_markdown import code, escape
from engine.render.wrapping import wrap
from engine.review.model import Part, Review, Status
from engine.text import Text

MOST_SHOWN = 50  # problems of one part; a summary on GitHub takes one megabyte
MOST_DETAILS = 60_000  # characters of one part
WIDTH = 80
FENCE = "```"

TITLE = Text("规则审查：与 {since} 相比", "Rules review: compared with {since}")
COLUMNS = (Text("项目", "Part"), Text("结果", "Result"), Text("摘要", "Summary"))
MORE = Text("……另有 {count} 处，请在本地运行命令查看。", "… and {count} more: run the command yourself to see them.")
CUT = Text("……下面还有，请在本地运行命令查看。", "… there is more: run the command yourself to see it.")
DETAILS = Text("详情", "Details")
COLON = Text("：", ": ")
VERDICTS: Mapping[Status, Text] = {
    Status.FINE: Text("没有问题，可以合并。", "Nothing was found: the change may be merged."),
    Status.PROBLEMS: Text("有问题，请先处理再合并。", "There are problems: settle them before you merge."),
    Status.NOT_RUN: Text(
        "有项目没能运行，结论不完整。请先处理。",
        "A part could not run, so this review is not whole: settle that first.",
    ),
}


def as_text(review: Review) -> str:
    """Return *review* for a terminal: the verdict, one line a part, then the problems and details of each."""
    lang = review.lang
    lines = [*wrap(TITLE.fill(since=review.since).of(lang), WIDTH), VERDICTS[review.worst].of(lang), ""]
    for part in review.parts:
        lines.append(f"{part.title}{COLON.of(lang)}{part.status.label.of(lang)}")
        lines += [f"  {line}" for line in wrap(part.summary, WIDTH - 2)]
    for part in review.parts:
        if part.problems or part.details:
            lines += ["", f"── {part.title}", ""]
            lines += _text_problems(part, review)
            lines += _cut(part.details, review).splitlines()
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(review: Review) -> str:
    """Return *review* as Markdown: a table of the parts, then the problems and folded details of each."""
    lang = review.lang
    names = [column.of(lang) for column in COLUMNS]
    lines = [f"# {escape(TITLE.fill(since=review.since).of(lang))}", "", f"**{VERDICTS[review.worst].of(lang)}**", ""]
    lines += [_row(names), _row(["---"] * len(names))]
    lines += [_row([p.title, p.status.label.of(lang), escape(p.summary)]) for p in review.parts]
    for part in review.parts:
        if part.problems or part.details:
            lines += ["", f"## {part.title}", ""]
        if part.problems:
            lines += [*_bullets(part, review), ""]
        if part.details:
            folded = _cut(part.details, review).rstrip()
            lines += [f"<details><summary>{DETAILS.of(lang)}</summary>", "", folded, "", "</details>"]
    return "\n".join(lines) + "\n"


def as_json(review: Review) -> str:
    """Return *review* as JSON: what it was compared with, the worst result, and each part with its problems."""
    parts = [
        {
            "part": part.name,
            "result": part.status.value,
            "summary": part.summary,
            "problems": [entry(problem, review.lang) for problem in part.problems],
            "details": part.details,
        }
        for part in review.parts
    ]
    data = {"since": review.since, "result": review.worst.value, "parts": parts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


WRITERS: Mapping[str, Callable[[Review], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}


def _text_problems(part: Part, review: Review) -> Iterator[str]:
    for problem in part.problems[:MOST_SHOWN]:
        yield from (*format_diagnostic(problem, review.lang).splitlines(), "")
    if len(part.problems) > MOST_SHOWN:
        yield from (_more(part, review), "")


def _bullets(part: Part, review: Review) -> Iterator[str]:
    for problem in part.problems[:MOST_SHOWN]:
        hint = "<br>".join(map(escape, problem.hint.of(review.lang).splitlines()))
        said = f"- {code(str(problem.place))} **{escape(problem.code)}** {escape(problem.message.of(review.lang))}"
        yield f"{said}<br>{hint}" if hint else said
    if len(part.problems) > MOST_SHOWN:
        yield f"- {_more(part, review)}"


def _more(part: Part, review: Review) -> str:
    return MORE.fill(count=len(part.problems) - MOST_SHOWN).of(review.lang)


def _cut(details: str, review: Review) -> str:
    """Return *details*, whole lines only, as far as there is room."""
    if len(details) <= MOST_DETAILS:
        return details
    kept = details[:MOST_DETAILS].rpartition("\n")[0]
    closed = f"{kept}\n{FENCE}" if kept.count(FENCE) % 2 else kept
    return f"{closed}\n\n{CUT.of(review.lang)}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
