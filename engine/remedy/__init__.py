"""The smallest change to a declaration that passes: what to do, at what cost, and what nothing can change."""

from engine.remedy.costs import Costs, load_costs
from engine.remedy.finding import find_remedy, load_answers
from engine.remedy.model import Hindrance, Kind, Proposal, Remedy, Step

__all__ = ["Costs", "Hindrance", "Kind", "Proposal", "Remedy", "Step", "find_remedy", "load_answers", "load_costs"]
