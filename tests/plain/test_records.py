"""The functions written from the model: they take all that is right, refuse nothing silently, and never take what is wrong."""

import copy
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, Field, StrictStr, field_validator

from engine.declaration.fields import Count, Flag, Line, Number, Record
from engine.declaration.model import Declaration
from engine.declaration.plain.forms import Form, NotWrittenError, forms_of
from engine.declaration.plain.running import written_anew
from engine.declaration.point import PointKind
from engine.declaration.schema import FactInfo, FactPath, facts_of_model
from tests.plain.carefully import generated, validated

ANY = (None, True, False, 0, 1, -1, 7, 8, 10**40, Decimal("1.50"), Decimal("-0.1"), Decimal("-0.0"), Decimal("100.1"), "", " ", "a", "a b", "２", "拱墅",
       "x" * 500, "x" * 501, "1" * 41, "true", "2024-02-29", "2023-02-29", "2024-2-29", "20240229", "2024-W09-4", "１２34-01-01", "08:30", "24:00", "8:30",
       "０8:30", "91330105000000000H", "91330105000000000G", "11010519491231002x", "a²", "tab\there", "zero\u200b", "lost\ufffd", "\ud800", "\u3000ｒ１ ",
       "family", "full_day", [], {}, ["a"], [None], [""], ["full_day"], ["full_day", "full_day"], ["full_day", []], [["full_day"]], {"id": "a"}, [{"id": "a"}],
       [{"id": "a", "b": 1}], [{}], [{"id": "a b"}], [{"id": None}], [{"id": "a"}, {"id": "a"}], [{"id": "a"}, {"id": "b"}])  # fmt: skip
RIGHT: Mapping[str, tuple[Any, ...]] = {
    "flag": (True, False),
    "count": (1, 0, None),
    "number": (1, Decimal("1.50"), Decimal("-0.0"), 0),
    "day": ("2024-02-29",),
    "clock": ("08:30", "00:00", "23:59"),
    "text": ("a",),
    "list of text": (["拱墅", "b "], []),
}
CODES = {"credit_code": "91330105000000000H", "identity_number": "11010519491231002X"}


def stating(path: FactPath, value: Any) -> dict[str, Any]:
    """Return a declaration that states one fact, and nothing else but ids."""
    for name in reversed(path):
        value = [value if "id" in value else {"id": "an-id", **value}] if name == "[]" else {name: value}
    assert isinstance(value, dict)
    return value


def right_values(info: FactInfo) -> tuple[Any, ...]:
    codes = [choice.value for choice in info.choices]
    if codes:
        return (codes, codes[:1], []) if info.kind.startswith("list") else tuple(codes)
    return (CODES[info.path[-1]],) if info.path[-1] in CODES else RIGHT[info.kind]


def models(model: type[BaseModel] = Declaration) -> Iterator[tuple[type[BaseModel], dict[str, Form]]]:
    forms = forms_of(model)
    yield model, forms
    for form in forms.values():
        if form.record:
            yield from models(form.record)


def test_a_form_is_known_for_every_fact() -> None:
    single = sum(form.record is None for _, forms in models() for form in forms.values())
    assert single == len(facts_of_model()) > 1000


@pytest.mark.parametrize("section", Declaration.model_fields)
def test_every_fact_is_read_where_it_is_right(section: str) -> None:
    for path, info in facts_of_model().items():
        for value in right_values(info) if path[0] == section else ():
            values = stating(path, value)
            assert repr(written_anew().facts(copy.deepcopy(values))) == repr(validated(values)) != "None", (path, value)


@pytest.mark.parametrize("value", ANY, ids=lambda value: repr(value)[:20])
def test_no_fact_is_read_where_careful_reading_refuses_it(value: Any) -> None:
    for path, form in one_of_each_form().items():
        values = stating(path, value)
        found = written_anew().facts(copy.deepcopy(values))
        assert found is None or repr(found) == repr(validated(values)), (path, form, value)


def test_every_limit_is_kept_to_the_last_digit() -> None:
    limited = [(path, form) for path, form in _forms(Declaration, ()) if form.least is not None]
    for path, form in limited:
        for limit, out in ((form.least, -1), (form.most, 1)):
            for value in (
                () if limit is None else (limit, Decimal(f"{limit}.0"), limit + out, limit + Decimal("0.1") * out)
            ):
                values = stating(path, value)
                found = written_anew().facts(copy.deepcopy(values))
                decimal = isinstance(value, Decimal) and form.kind == "count"
                assert (found is not None) == (limit in (value,) and not decimal), (path, value)
                assert found is None or repr(found) == repr(validated(values))


@cache
def one_of_each_form() -> Mapping[FactPath, Form]:
    """Return the first two facts, sections or lists of each form that the model has."""
    found: dict[Form, list[FactPath]] = {}
    for path, form in _forms(Declaration, ()):
        alike = Form(form.kind, form.least, form.most, form.choices[:1], None, form.required)
        found.setdefault(alike if "choice" not in form.kind else Form(form.kind), []).append(path)
    return {path: form for form, paths in found.items() for path in paths[:2]}


def _forms(model: type[BaseModel], above: FactPath) -> Iterator[tuple[FactPath, Form]]:
    for name, form in forms_of(model).items():
        path = (*above, name)
        yield path, form
        if form.record:
            yield from _forms(form.record, (*path, "[]") if form.kind == "records" else path)


@settings(max_examples=100)
@given(number=st.integers(1, 6), data=st.data())
def test_what_is_accepted_of_a_changed_declaration_is_what_careful_reading_finds(
    number: int, data: st.DataObject
) -> None:
    values = copy.deepcopy(dict(generated(number)))
    spots, others = list(_spots(values)), list(_spots(generated(number + 1)))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
        like = [other[name] for other, name in others if name == key]
        kind = data.draw(st.sampled_from(("like", "like", "like", "none", "any", "gone", "unknown")))
        if kind == "like" and like:
            holder[key] = copy.deepcopy(data.draw(st.sampled_from(like)))
        elif kind == "gone" and isinstance(holder, dict):
            holder.pop(key, None)
        elif kind == "unknown" and isinstance(holder, dict):
            holder["unknown"] = 1
        else:
            holder[key] = None if kind == "none" else data.draw(st.sampled_from(ANY))
    found = written_anew().facts(copy.deepcopy(values))
    assert found is None or repr(found) == repr(validated(values))


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a value in a mapping or list, by what holds it and its key."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(one, dict | list):
            yield from _spots(one)


@pytest.mark.parametrize(
    "values",
    [
        {"rooms": [{"id": "a"}, {"id": "b"}, {"id": "a"}]},
        {"site": {"pollution_sources": [{"id": "a"}, {"id": "a"}]}},
        {"classes": [], "schedule": [{"id": "a", "class_id": "b"}]},
        {"air_reports": [{"id": "a"}], "air_samples": [{"id": "a", "report_id": "b"}]},
        {"schedule": [{"id": "a", "start": "10:00", "end": "09:59"}]},
        {"documents": [{"id": "a", "issued_on": "2024-01-02", "valid_until": "2024-01-01"}]},
        {"documents": [{"id": "a", "open_ended": True, "valid_until": "2024-01-01"}]},
        {"site": {"lease_start": "2024-01-02", "lease_end": "2024-01-01"}},
        {"outdoor": {"unshaded_area_m2": 2, "area_m2": Decimal("1.9")}},
        {"rooms": [{"id": f"r{k}"} for k in range(501)]},
        {"point": {"nmae": "a"}},
        {"pint": {}},
        {"point": []},
        {"rooms": {}},
        [],
        None,
    ],
    ids=lambda values: repr(values)[:40],
)  # fmt: skip
def test_what_does_not_fit_together_is_left_to_careful_reading(values: Any) -> None:
    assert written_anew().facts(values) is None


def test_what_fits_together_is_read() -> None:
    values = {
        "classes": [{"id": "c", "youngest_months": 3, "oldest_months": 3}],
        "air_samples": [{"id": "a", "report_id": "elsewhere"}],
        "documents": [{"id": "a", "open_ended": True, "valid_until": None}],
        "rooms": [{"id": f"r{k}"} for k in range(500)],
    }
    assert repr(written_anew().facts(copy.deepcopy(values))) == repr(validated(values)) != "None"


class Validated(Record):
    flag: Flag | None = None

    @field_validator("flag")
    @classmethod
    def _look(cls, value: Any) -> Any:
        return value


class Longest(Record):
    counts: Count | None = Field(default=None, multiple_of=2)


class Trimmed(Record):
    text: Annotated[Line, AfterValidator(str.lower)] | None = None


class Bare(Record):
    number: Decimal | None = None


class Many(Record):
    numbers: list[Number] | None = None


class Preset(Record):
    flag: Flag | None = True


class Named(Record):
    flag: Flag | None = Field(default=None, alias="other")


class Required(Record):
    flag: Flag


class Loose(BaseModel):
    flag: Flag | None = None


class Chosen(Record):
    kind: PointKind


class NeverNull(Record):
    flag: Flag = None  # type: ignore[assignment]


class Shorter(Record):
    model_config = {**Record.model_config, "str_max_length": 30}
    text: Line | None = None


class LookedAt(Record):
    flag: Flag | None = None

    def model_post_init(self, context: Any) -> None:
        """Stand for what may refuse a record."""


class Inner(Record):
    section: Annotated[Loose, AfterValidator(id)] | None = None


class Items(Record):
    records: list[Annotated[Required, AfterValidator(id)]] | None = None


class Fewer(Record):
    texts: Annotated[list[Line], Field(max_length=3)] | None = None


class Fewest(Record):
    records: Annotated[list[Required], Field(max_length=3)] | None = Field(default=None, max_length=500)


class Exact(Record):
    number: Number | None = Field(default=None, le=0.1)


class Otherwise(Record):
    id: Annotated[StrictStr, Field(pattern="^[a-z]{1,40}$")]


REFUSED = (Validated, Longest, Trimmed, Bare, Many, Preset, Named, Required, Loose, Chosen, NeverNull, Shorter, LookedAt, Inner, Items, Fewer, Fewest, Exact,
           Otherwise)  # fmt: skip


@pytest.mark.parametrize("model", REFUSED)
def test_what_the_writer_does_not_know_is_refused_aloud(model: type[BaseModel]) -> None:
    with pytest.raises(NotWrittenError):
        forms_of(model)
