"""The papers an office hands out, as Word files: receipt, notices, checklist and joint review.

They are written in Chinese, as the office's papers are, whatever language the rest of tuoyu speaks.
"""

from engine.papers.applicant import Applicant, applicant_of
from engine.papers.fitting import find_refusal, kind_that_fits, time_limit
from engine.papers.making import Case, make_paper
from engine.papers.model import Paper, PaperKind, Particulars
from engine.papers.templates import has_templates, load_template
from engine.papers.writing import PaperError, Template, write_paper

__all__ = [
    "Applicant",
    "Case",
    "Paper",
    "PaperError",
    "PaperKind",
    "Particulars",
    "Template",
    "applicant_of",
    "find_refusal",
    "has_templates",
    "kind_that_fits",
    "load_template",
    "make_paper",
    "time_limit",
    "write_paper",
]
