"""How long an approval stands if nothing changes but the calendar, and what ends when."""

from engine.validity.course import Course
from engine.validity.ends import Because, End, Validity, find_ends, find_validity, last_day_seen

__all__ = ["Because", "Course", "End", "Validity", "find_ends", "find_validity", "last_day_seen"]
