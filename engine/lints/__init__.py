"""Lints: what may be wrong with rule files, why it matters, how it is found, and how the safe ones are mended."""

from engine.lints.model import Example, Family, Lint, Standards
from engine.lints.others import OTHERS
from engine.lints.registry import LINTS
from engine.lints.running import LintResult, lint

__all__ = ["LINTS", "OTHERS", "Example", "Family", "Lint", "LintResult", "Standards", "lint"]
