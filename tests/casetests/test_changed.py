"""A changed base declaration: reading only what is changed gives what reading all of it gives."""

import copy
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cases import Bases
from engine.cases.bases import Base
from engine.declaration import edits
from engine.declaration.checks import DataProblem
from engine.declaration.facts import facts_of
from engine.declaration.loading import declaration_of
from engine.documents import read_document
from standards import STANDARDS

PATH = STANDARDS / "bases" / "institution.yaml"
DOCUMENT = read_document(PATH, "institution")
BASE = Bases(STANDARDS).read("institution")
assert isinstance(BASE, Base)
LISTS = sorted(name for name, value in BASE.data.items() if isinstance(value, list) and value)
SECTIONS = sorted(name for name, value in BASE.data.items() if isinstance(value, dict))


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, partial[None]]:
    """A path and what to do there: hide a fact, remove an item, or add one that is there already under another id."""
    assert BASE
    if draw(st.booleans()):
        section = draw(st.sampled_from(SECTIONS))
        path = f"{section}.{draw(st.sampled_from(sorted(BASE.data[section])))}"
        return path, partial(edits.hide, path=path)
    name = draw(st.sampled_from(LISTS))
    item = draw(st.sampled_from(BASE.data[name]))
    path = f"{name}[{item['id']}]"
    if draw(st.booleans()):
        return path, partial(edits.remove, path=path)
    if draw(st.booleans()) and len(item) > 1:
        path += f".{draw(st.sampled_from(sorted(item.keys() - {'id'})))}"
        return path, partial(edits.hide, path=path)
    return name, partial(edits.add, path=name, items=[{**item, "id": "another"}])


@settings(max_examples=60)
@given(st.lists(changes(), min_size=1, max_size=3, unique_by=lambda change: change[0]))
def test_reading_what_is_changed_gives_what_reading_all_gives(chosen: list[tuple[str, Any]]) -> None:
    assert BASE
    before = copy.deepcopy(BASE.data)
    touched = {edits.section_of(path) for path, _ in chosen}
    data = {name: BASE.data[name] for name in touched}
    whole = copy.deepcopy(dict(BASE.data))
    for path, apply in chosen:
        try:
            edits.own(data, path)
            apply(data)
            apply(whole)
        except KeyError:
            return  # two changes of one item
    found = BASE.changed(touched, data, DOCUMENT)
    assert BASE.data == before
    fresh = Base(whole, BASE.declaration, BASE.facts, {}).changed(set(whole), whole, DOCUMENT)
    if isinstance(fresh, DataProblem) or isinstance(found, DataProblem):
        assert isinstance(fresh, DataProblem)  # what others refer to may be gone: then only the whole is wrong
    else:
        assert found == fresh


def test_a_declaration_is_read_as_its_file_says() -> None:
    assert BASE
    assert BASE.facts == facts_of(declaration_of(DOCUMENT))
