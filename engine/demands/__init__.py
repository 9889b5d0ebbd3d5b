"""What an applicant must do, one entry a cause: the contents of a notice."""

from engine.demands.finding import find_demands
from engine.demands.model import Demand

__all__ = ["Demand", "find_demands"]
