"""What changed between two checks of one care point: what was corrected, what is open, what is new, which facts were touched."""

from engine.recheck.comparing import compare
from engine.recheck.declarations import side_of_declaration
from engine.recheck.model import Change, FactChange, Recheck, Side, Status, Touch, Why
from engine.recheck.results import read_result

__all__ = [
    "Change",
    "FactChange",
    "Recheck",
    "Side",
    "Status",
    "Touch",
    "Why",
    "compare",
    "read_result",
    "side_of_declaration",
]
