"""Synthetic declarations that look like the district's: valid, varied, and the same bytes for the same seed."""

from engine.declaration.writing import WRITERS
from engine.generating.declarations import AS_OF, Amount, Generated, Generator, Wanted
from engine.generating.plan import fits
from engine.generating.writing import planted_header, planted_lines

__all__ = ["AS_OF", "WRITERS", "Amount", "Generated", "Generator", "Wanted", "fits", "planted_header", "planted_lines"]
