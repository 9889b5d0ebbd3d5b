"""Forms that somebody has filled in, and changed by hand: small ones, since they ask for no more than they state."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import Mock, patch

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from engine.compiling import CompiledRuleSet, Law
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.diagnostics import DeclarationError, format_diagnostic
from engine.forms.layout import make_form
from engine.forms.writing import write_form
from engine.generating import AS_OF
from engine.text import LANGS, Lang

NO_RULES = CompiledRuleSet(cast(Law, SimpleNamespace(catalogue=lambda: None)), AS_OF, ())
SMALL: dict[str, Any] = {
    "point": {
        "name": "杭州青禾托育园",
        "kind": "institution",
        "mode": "private",
        "services": ["full_day", "hourly"],
        "capacity": 20,
        "boarding": False,
        "meals": "delivered",
        "address": "杭州市拱墅区青禾街 8 号",
    },
    "registration": {"credit_code": "913301050000012017", "registered_on": "2024-03-18"},
    "documents": [
        {"id": "m1", "kind": "legal_registration", "scanned": True, "open_ended": True},
        {"id": "m2", "kind": "premises_proof", "scanned": True, "valid_until": "2029-07-16"},
    ],
    "site": {"lease_start": "2024-04-01", "lease_end": "2030-03-31", "hazards": []},
    "rooms": [
        {"id": "r1", "name": "活动室", "use": "activity", "area_m2": 60},
        {"id": "r2", "name": "寝室", "use": "sleeping", "class_id": "c1", "area_m2": Decimal("32.5")},
    ],
    "stairs": [],
    "classes": [{"id": "c1", "name": "小一班", "kind": "toddler_small", "children": 15}],
    "staff": [
        {"id": "s1", "label": "保育员甲", "roles": ["caregiver"], "class_id": "c1"},
        {"id": "s2", "label": "园长", "roles": ["head"], "full_time": True},
    ],
    "schedule": [{"id": "t1", "class_kind": "toddler_small", "activity": "play", "start": "08:30", "end": "09:15"}],
}
Edit = Callable[[Workbook], None]


def declaration(data: dict[str, Any]) -> Declaration:
    """Return the declaration that *data* states."""
    return Declaration.model_validate(data)


def form(stated: Declaration, lang: Lang = "zh") -> bytes:
    """Return the form filled in with what is *stated*, asking nothing else but what every form asks, with few blank rows.

    It has no notes: nothing reads them, and they are most of what a small form costs to save and to open.
    """
    with (
        patch.multiple("engine.forms.list_sheets", ROWS=3, SPARE=3, add_note=Mock()),
        patch("engine.forms.fact_sheets.add_note"),
    ):
        return write_form(make_form(NO_RULES, declaration=stated), lang)


@cache
def small(lang: Lang = "zh") -> bytes:
    """Return the small point's form."""
    return form(declaration(SMALL), lang)


def edited(edit: Edit) -> bytes:
    """Return the small point's form after *edit*."""
    workbook = load_workbook(io.BytesIO(small()))
    edit(workbook)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Return *workbook* as a file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_parts(changes: dict[str, bytes | None], data: bytes | None = None) -> bytes:
    """Return a workbook with parts of its zip file put in, changed, or, where None, taken out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or small())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, content in changes.items():
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def part(name: str) -> bytes:
    """Return one part of the small point's form."""
    with zipfile.ZipFile(io.BytesIO(small())) as source:
        return source.read(name)


def complaints(data: bytes, name: str = "申报.xlsx") -> dict[Lang, str]:
    """Return all that is said about a form in each language, or that nothing is."""
    try:
        parse_declaration(data, name)
    except DeclarationError as error:
        said = error.diagnostics
        return {lang: "\n".join(format_diagnostic(problem, lang) for problem in said) for lang in LANGS}
    return dict.fromkeys(LANGS, "-")
