"""Cases: what a rule must say about a base declaration changed by a few facts."""

from engine.cases.bases import Base, Bases
from engine.cases.loading import find_case_files, load_cases
from engine.cases.making import facts_of_case, find_lost_paths
from engine.cases.model import Case, CaseFile, CaseResult, Expected, PlacedCase
from engine.cases.running import judge, rules_that_never_fail, run_cases

__all__ = [
    "Base",
    "Bases",
    "Case",
    "CaseFile",
    "CaseResult",
    "Expected",
    "PlacedCase",
    "facts_of_case",
    "find_case_files",
    "find_lost_paths",
    "judge",
    "load_cases",
    "rules_that_never_fail",
    "run_cases",
]
