"""The summary of many declarations: a table of all of them, a workbook, and one page with plots."""

from engine.render.batch.blank import write_blank
from engine.render.batch.page import summary_page
from engine.render.batch.table import write_table
from engine.render.batch.workbook import write_workbook

__all__ = ["summary_page", "write_blank", "write_table", "write_workbook"]
