"""A site as a reader's browser takes it: pages, links, ids, and what is wrong with them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "input", "br"}
BLOCKS = {"p", "ul", "ol", "dl", "h1", "h2", "h3", "table", "section", "blockquote", "details", "div", "pre", "nav"}
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "tr": {"th", "td"}, "tbody": {"tr"}, "thead": {"tr"}}
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src"}


class Page(HTMLParser):
    """The links, ids and faults of one page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.faults += [f"<{tag}> is left open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        inside = self._open[-1] if self._open else ""
        if tag in BLOCKS and "p" in self._open:
            self.faults.append(f"<{tag}> in <p>")
        if inside in CHILDREN and tag not in CHILDREN[inside]:
            self.faults.append(f"<{tag}> in <{inside}>")
        if len(said) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if any(name.startswith("on") or name == "style" for name in said):
            self.faults.append(f"<{tag}> has a script or style of its own")
        self.links += [value for name in ("href", "src", "data-index") if (value := said.get(name)) is not None]
        self.ids += [value for name in ("id",) if (value := said.get(name)) is not None]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")
        self.text += " " if tag in ("dt", "th", "td", "li") else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def crawl(files: Mapping[str, str]) -> tuple[dict[str, Page], list[str]]:
    """Return every page that links lead to from the start, and every fault on the way."""
    pages: dict[str, Page] = {}
    faults: list[str] = []
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in pages:
            continue
        pages[path] = page = Page(files[path])
        faults += [f"{path}: {fault}" for fault in page.faults]
        faults += [f"{path}: id {one} twice" for one in set(page.ids) if page.ids.count(one) > 1]
        for target, anchor in _targets(path, page):
            if target not in files:
                faults.append(f"{path}: nothing at {target}")
            elif target.endswith(".html"):
                waiting.append(target)
                if anchor and not re.search(rf'id="{re.escape(anchor)}"', files[target]):
                    faults.append(f"{path}: no {anchor} in {target}")
    return pages, faults


def _targets(path: str, page: Page) -> Iterator[tuple[str, str]]:
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            yield link, ""
        else:
            here = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            yield (here if parts.path else path), unquote(parts.fragment)
