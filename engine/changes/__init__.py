"""What changed between two rule folders: in meaning, not in text."""

from engine.changes.affected import changed_rules
from engine.changes.changelog import explained_rules
from engine.changes.compare import compare_sides, find_changes, find_renamed
from engine.changes.model import Change, Difference, Item, Kind, Sort, Status
from engine.changes.sides import Side, load_sides, said_of_earlier

__all__ = [
    "Change",
    "Difference",
    "Item",
    "Kind",
    "Side",
    "Sort",
    "Status",
    "changed_rules",
    "compare_sides",
    "explained_rules",
    "find_changes",
    "find_renamed",
    "load_sides",
    "said_of_earlier",
]
