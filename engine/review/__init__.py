"""A review of a change to the rules: all that CI looks at, in one summary."""

from engine.review.looks import LOOKS
from engine.review.model import Part, Review, Status
from engine.review.running import Task, review
from engine.review.writing import WRITERS

__all__ = ["LOOKS", "WRITERS", "Part", "Review", "Status", "Task", "review"]
