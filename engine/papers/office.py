"""How an office writes: dates, blanks to fill in by hand, clauses, time limits."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from engine.catalogue import Catalogue, Clause, Confidence
from engine.clausenames import TAIL
from engine.papers.model import Citation
from engine.render.sentences import cite
from engine.render.words import Say
from engine.report import ClauseView
from engine.workdays import TimeLimit, UnknownYear, deadline

BLANK: Final = "＿＿＿＿＿＿"
BLANK_DATE: Final = "＿＿＿＿年＿＿月＿＿日"
BLANK_NUMBER: Final = "＿＿＿＿〔＿＿＿＿〕＿＿号"
UNKNOWN_YEAR: Final = "（{year}年的放假调休安排尚不掌握，期限请按国务院办公厅公布的安排计算后填写。）"
UNSURE: Final = "※"
"""The mark of a clause whose words are not yet compared with the official text."""

ISO_DATE: Final = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
DOUBTED: Final = re.compile(r"\s*\?$")
"""How the catalogue marks a number it is not sure of; a paper says it in words."""

cite_short = partial(cite, say=Say("zh"))


@dataclass(frozen=True)
class Deadline:
    """The last day of a time limit as a paper prints it, and what to say where it cannot be told."""

    day: str
    note: str = ""


def in_office_words(text: str) -> str:
    """Return a sentence of the report as an office writes it: dates in words, and nothing that only a form's file has."""
    dated = ISO_DATE.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)
    return dated.replace("写空列表", "写“无”")


def office_date(day: date | None) -> str:
    """Return a date as an office writes it, ``2026年1月5日``; a blank where there is none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else BLANK_DATE


def office_deadline(received: date | None, limit: TimeLimit) -> Deadline:
    """Return when *limit* ends that starts on the day of receipt; a blank where that cannot be told."""
    if received is None:
        return Deadline(BLANK_DATE)
    try:
        return Deadline(office_date(deadline(received, limit.days)))
    except UnknownYear as unknown:
        return Deadline(BLANK_DATE, UNKNOWN_YEAR.format(year=unknown.year))


def citation(clause: ClauseView) -> Citation:
    """Return a clause of a report as a paper names it."""
    named = DOUBTED.sub("（条号待核对）", cite_short(clause)).replace("第?条", "第＿条")
    cited = named + ("" if clause.confidence.code == Confidence.VERIFIED else UNSURE)
    return Citation(cited, f"{cited}：{clause.text}")


def full_title(catalogue: Catalogue, clause: Clause) -> str:
    """Return the title and number of a clause's text: ``《托育机构登记和备案办法（试行）》（国卫办人口发〔2019〕25号）``."""
    text = catalogue.text_of(clause.id)
    return f"《{text.title.zh}》" + (f"（{text.number}）" if text.number else "")


def cited(catalogue: Catalogue, clause: Clause) -> str:
    """Return a clause named short: ``《托育机构管理规范》第6条``."""
    return f"《{TAIL.sub('', catalogue.text_of(clause.id).title.zh)}》{TAIL.sub('', catalogue.place_of(clause.id))}"


def legal_basis(catalogue: Catalogue, clause_id: str) -> str:
    """Return a clause as the text of a paper names it: its title, number and article, marked where that is doubted."""
    clause = catalogue.clauses.get(clause_id)
    if not clause:
        return BLANK
    named = full_title(catalogue, clause) + TAIL.sub("", catalogue.place_of(clause.id)).replace("第?条", "第＿条")
    return named if clause.confidence is Confidence.VERIFIED else named + UNSURE
