"""The index of the site's search: a script of data, because a page opened from a disk may read no other file."""

import json
from typing import Any

from engine.ruleset import Rule
from engine.site.model import Site
from engine.text import Lang


def write_index(site: Site, lang: Lang) -> str:
    """Return the index in *lang*: sources (id, title), rules and clauses (id, title, what else to find them by)."""
    sources = sorted({clause.partition("#")[0] for clause in site.fates})
    index: dict[str, Any] = {
        "sources": [[one, site.ruleset.catalogue.sources[one].title.text.of(lang)] for one in sources],
        "rules": [_rule(site, entry.page.checked.rule, lang) for entry in site.rules.values()],
        "clauses": [_clause(site, clause, sources, lang) for clause in site.fates],
    }
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"tuoyuIndex({data});\n"


def _rule(site: Site, rule: Rule, lang: Lang) -> list[str]:
    page = site.rules[rule.id].page
    numbers = [entry.clause.clause for entry in page.clauses]
    facts = (f"{fact.label.of(lang)} {'.'.join(fact.path)}" for fact in page.facts)
    words = [rule.message.text.of(lang), *(whom.of(lang) for whom in page.whom), *numbers, *facts]
    return [rule.id, rule.title.text.of(lang), page.checked.topic.standard.label.of(lang), " ".join(words)]


def _clause(site: Site, clause_id: str, sources: list[str], lang: Lang) -> list[Any]:
    clause = site.ruleset.catalogue.clauses[clause_id]
    source, _, number = clause_id.partition("#")
    title = site.ruleset.catalogue.text_of(clause_id).title.text.of(lang) if clause.act else ""
    return [sources.index(source), number, clause.clause, clause.text.text.of(lang), title]
