"""The cases of rules as tests: run in parallel, and for each that came out otherwise, the facts that decided."""

from engine.casetests.model import CaseTest, Failure, Line, RunOfTests
from engine.casetests.running import Rules, run_tests

__all__ = ["CaseTest", "Failure", "Line", "Rules", "RunOfTests", "run_tests"]
