"""What a change of the rules would change for known facilities."""

from engine.impact.corpus import Entry, find_entries
from engine.impact.model import Effect, FindingChange, Impact, Standing, Unread
from engine.impact.running import find_unexplained, load_pair, measure_impact

__all__ = [
    "Effect",
    "Entry",
    "FindingChange",
    "Impact",
    "Standing",
    "Unread",
    "find_entries",
    "find_unexplained",
    "load_pair",
    "measure_impact",
]
