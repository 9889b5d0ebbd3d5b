"""How many children a care point could take as it stands."""

from engine.capacity.counts import MOVING, STAYING
from engine.capacity.finding import find_capacity
from engine.capacity.model import MOST_SCANNED, Capacity, ClassCapacity, Joint

__all__ = ["MOST_SCANNED", "MOVING", "STAYING", "Capacity", "ClassCapacity", "Joint", "find_capacity"]
