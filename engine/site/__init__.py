"""The offline site: a page for each standard, rule, source and clause, in both languages, with a search of its own."""

from engine.site.model import CaseEntry, RuleEntry, Site, make_site, run_and_show
from engine.site.pages import MARK, write_site

__all__ = ["MARK", "CaseEntry", "RuleEntry", "Site", "make_site", "run_and_show", "write_site"]
