"""The pages of the site: where each lies, and what its template needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.catalogue import Source, Standard
from engine.coverage import ClauseFate
from engine.declaration.point import Mode
from engine.declaration.schema import label_of
from engine.diagnostics import format_diagnostic
from engine.render.printable import printable
from engine.rulepage import clause_entry
from engine.ruleset import Question, question_of
from engine.site.model import RuleEntry, Site
from engine.site.search import write_index
from engine.site.words import word
from engine.text import LANGS, Lang, Text

MARK = "tuoyu-site.txt"
"""The file by which a folder is known as a site made by us."""
Page = tuple[str, str]


def write_site(site: Site) -> Iterator[Page]:
    """Yield every file of the site: its path below the folder, and its text."""
    yield MARK, f"tuoyu rules docs\n{site.ruleset.ref.digest}\n{site.as_of}\n"
    pages = _environment()
    for name in ("site.css", "search.js"):
        assert pages.loader
        yield f"assets/{name}", pages.loader.get_source(pages, name)[0]
    yield "index.html", pages.get_template("landing.html.j2").render(langs=LANGS, word=word, site=site) + "\n"
    for lang in LANGS:
        yield f"assets/index-{lang}.js", write_index(site, lang)
        yield from ((f"{lang}/{path}", text) for path, text in _Writer(site, lang, pages).pages())


@dataclass(frozen=True)
class _Writer:
    """Fills the templates in one language."""

    site: Site
    lang: Lang
    environment: Environment

    def pages(self) -> Iterator[Page]:
        """Yield every page in this language."""
        catalogue = self.site.ruleset.catalogue
        sources = [s for s in catalogue.sources.values() if self.site.fates_of(s)]
        standards = _by_standard(self.site)
        bad = [entry for entry in self.site.rules.values() if entry.bad]
        yield self._page("index.html", "home", sources=sources, standards=standards, bad=bad)
        yield self._page("sources/index.html", "sources", sources=sources)
        for standard, entries in standards.items():
            yield self._page(standard_path(standard), "standard", standard=standard, entries=entries)
            yield from map(self._rule, entries)
        for source in sources:
            yield self._page(source_path(source.source), "source", source=source)
            yield from self._clauses(source)

    def _rule(self, entry: RuleEntry) -> Page:
        rule = entry.page.checked.rule
        papers = question_of(entry.page.checked.topic, rule) is Question.PAPERS
        return self._page(rule_path(rule.id), "rule", entry=entry, rule=rule, papers=papers)

    def _clauses(self, source: Source) -> Iterator[Page]:
        ids = [fate.clause.id for fate in self.site.fates_of(source)]
        for before, here, after in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
            entry = clause_entry(self.site.ruleset.catalogue, here)
            fate: ClauseFate = self.site.fates[here]
            yield self._page(clause_path(here), "clause", entry=entry, fate=fate, before=before, after=after)

    def _page(self, path: str, template: str, **values: Any) -> Page:
        up = "../" * path.count("/")
        filled = self.environment.get_template(f"{template}.html.j2").render(
            site=self.site,
            lang=self.lang,
            other="en" if self.lang == "zh" else "zh",
            path=path,
            up=up,
            word=partial(word, lang=self.lang),
            of=self._of,
            labels=lambda choices: word("gap", self.lang).join(self._of(choice.label) for choice in choices),
            **values,
        )
        return path, filled.strip() + "\n"

    @property
    def _of(self) -> Callable[[Text], str]:
        return lambda words: words.of(self.lang)


def _by_standard(site: Site) -> Mapping[Standard, list[RuleEntry]]:
    """Return the rules of each standard that has any."""
    found: dict[Standard, list[RuleEntry]] = {standard: [] for standard in Standard}
    for entry in site.rules.values():
        found[entry.page.checked.topic.standard].append(entry)
    return {standard: entries for standard, entries in found.items() if entries}


def standard_path(standard: str) -> str:
    """Return where the page of a standard lies."""
    return f"standards/{standard}.html"


def rule_path(rule_id: str) -> str:
    """Return where the page of a rule lies."""
    return f"rules/{rule_id}.html"


def source_path(source: str) -> str:
    """Return where the page of a source lies."""
    return f"sources/{source}.html"


def clause_path(clause_id: str) -> str:
    """Return where the page of a clause lies; a number sign would end the path of an address."""
    return f"clauses/{clause_id.replace('#', '.')}.html"


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("engine.site"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        rule_path=rule_path,
        clause_path=clause_path,
        source_path=source_path,
        standard_path=standard_path,
        all_modes=tuple(Mode),
        step_words={"topic_applies": "applies_when", "applies": "applies_when", "require": "require"},
        section_of=lambda path: label_of(path[:1]),
        diagnostic=format_diagnostic,
    )
    return made


def _finalize(value: Any) -> Any:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
