"""The JSON Schemas: current, in both languages, and of one mind with the loaders about every file."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from engine.catalogue import Standard
from engine.declaration.fields import ID_AS_WRITTEN
from engine.diagnostics import DiagnosticError
from engine.documents import Document, parse_document, read_document
from engine.schemas import SCHEMAS, file_name, head_line, write_schema
from engine.validation import validate
from standards import STANDARDS
from tests.conftest import ROOT

FOLDER = STANDARDS / "schemas"
READ = [name for name, schema in SCHEMAS.items() if schema.read]
CASES = "*.cases.yaml"


def files() -> Iterator[tuple[str, Path]]:
    """Yield the files of the project that have a schema, with its name."""
    for standard in Standard:
        for path in sorted((STANDARDS / standard).glob("*.yaml")):
            yield ("cases" if path.match(CASES) else "rules"), path
    places = {
        "source": STANDARDS / "sources",
        "district": STANDARDS / "local",
        "declaration": STANDARDS / "bases",
    }
    for name, folder in places.items():
        yield from ((name, path) for path in sorted(folder.glob("*.yaml")))
    yield from (("declaration", path) for path in sorted((ROOT / "fixtures" / "declarations").iterdir()))


FILES = [(name, path) for name, path in files() if name != "cases"]
SOME_CASES = [path for name, path in files() if name == "cases"][::12]  # they are large; every twelfth


@cache
def data(name: str) -> dict[str, Any]:
    return SCHEMAS[name].as_data()


@cache
def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(data(name))


def document(name: str, text: str) -> Document:
    return parse_document(text.encode(), f"{name}.yaml")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_that_travels_with_the_rules_is_current(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / file_name(name)
    if request.config.getoption("--update-golden"):
        path.write_text(write_schema(name), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == write_schema(name), "if the change is meant: pytest --update-golden"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(data(name))
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(map(file_name, SCHEMAS))


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda v: v.stem if isinstance(v, Path) else v)
def test_every_file_follows_its_schema(name: str, path: Path) -> None:
    assert [error.message for error in validator(name).iter_errors(read_document(path, path.name).data)] == []


@pytest.mark.parametrize(("name", "path"), list(files()), ids=lambda v: v.stem if isinstance(v, Path) else v)
def test_every_file_names_its_schema_to_editors(name: str, path: Path) -> None:
    if path.suffix == ".yaml":
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == head_line(Path(os.path.relpath(FOLDER / file_name(name), path.parent)).as_posix())


@pytest.mark.parametrize("path", SOME_CASES, ids=lambda path: path.stem)
def test_cases_follow_their_schema(path: Path) -> None:
    assert [error.message for error in validator("cases").iter_errors(read_document(path, path.name).data)] == []


def leaves(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield the schema of each key of each record."""
    for part in (schema, *schema.get("definitions", {}).values()):
        yield from part.get("properties", {}).values()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_its_name_in_both_languages(name: str) -> None:
    for key in leaves(data(name)):
        zh, _, en = key["title"].partition(" · ")
        assert zh and re.search(r"[A-Za-z]", re.sub(r"\([^)]*\)", "", en)), key["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_record_takes_other_keys(name: str) -> None:
    schema = data(name)
    records = [p for p in (schema, *schema["definitions"].values()) if "properties" in p]
    assert records and all(record.get("additionalProperties") is False for record in records)


@pytest.mark.parametrize("name", READ)
def test_each_choice_is_explained(name: str) -> None:
    for part in data(name)["definitions"].values():
        if "enum" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(" · " in said for said in part["enumDescriptions"])


def test_units_and_proofs_stand_in_the_description() -> None:
    room = data("declaration")["definitions"]["Room"]["properties"]["area_m2"]
    assert room == {
        "title": "使用面积 · Usable area",
        "description": "单位：平方米；凭：平面图 · unit: m²; shown by: floor plan",
        "minimum": 0,
        "type": ["number", "null"],
    }


RULES = """
topic: sizes
standard: setting
title: {zh: 班级, en: Classes}
parameters:
  most:
    title: {zh: 上限, en: limit}
    unit: children
    values:
      2019-10-08: 10
rules:
  - id: setting.sizes.most
    title: {zh: 班级规模, en: Class size}
    basis: [nhc-2019-58-setting#012]
    strength: must
    departments: [health]
    for_each: class in classes
    require: class.children <= most
    message: {zh: 太多, en: too many}
    remedy: {zh: 减少, en: take fewer}
"""
CASE_FILE = """
topic: sizes
as_of: 2026-01-01
cases:
  - rule: setting.sizes.most
    name: A class on the limit passes the rule
    base: institution
    change: {"classes[c1].children": 10}
    expect: pass
"""
SOURCE = """
source: sample-text
title: {zh: 样本, en: Sample}
in_force: {from: 2020-01-01}
clauses:
  - id: sample-text#001
    clause: 第1条
    standard: setting
    strength: must
    text: {zh: 应当, en: must}
    confidence: verified
    no_rule:
      kind: on_site
      reason: {zh: 看, en: look}
"""
DISTRICT = """
place: gongshu
title: {zh: 拱墅区, en: Gongshu}
modes:
  family: {basis: "gongshu-2020-plan#037", lead: health, support: [union]}
"""
DECLARATION = """
point: {name: 样例托育园, kind: institution, services: [full_day], capacity: 40}
registration: {credit_code: 91330105000000000H}
site: {lease_start: 2024-01-01}
rooms:
  - {id: 睡眠-1, area_m2: 30.5, use: sleeping}
routine:
"""
SOUND = {"rules": RULES, "cases": CASE_FILE, "source": SOURCE, "district": DISTRICT, "declaration": DECLARATION}
BROKEN = [  # each refused by the schema and by the loader alike
    ("rules", "topic: sizes\n", ""),
    ("rules", "standard: setting", "standard: settings"),
    ("rules", "{zh: 班级, en: Classes}", "{zh: 班级}"),
    ("rules", "{zh: 班级, en: Classes}", "{zh: 班级, en: ' '}"),
    ("rules", "2019-10-08: 10", "2019-10-8: 10"),
    ("rules", "2019-10-08: 10", "2019-13-08: 10"),
    ("rules", "2019-10-08: 10", "2019-10-08: '10'"),
    ("rules", "  most:", "  Most:"),
    ("rules", "2019-10-08: 10", "2019-10-08: {A: 10}"),
    ("rules", "id: setting.sizes.most", "id: setting.most"),
    ("rules", "[nhc-2019-58-setting#012]", "[]"),
    ("rules", "[nhc-2019-58-setting#012]", "[nhc-2019-58-setting#12]"),
    ("rules", "strength: must", "strength: shall"),
    ("rules", "strength: must", "strenght: must"),
    ("rules", "departments: [health]", "departments: health"),
    ("rules", "departments: [health]", "departments: [healthy]"),
    ("rules", "class in classes", "classes"),
    ("rules", "require: class.children <= most", "require: 10"),
    ("rules", "require: class.children <= most", "require: ''"),
    ("cases", "2026-01-01", "2026-1-1"),
    ("cases", "A class on the limit passes the rule", "short"),
    ("cases", "expect: pass", "expect: passes"),
    ("cases", "base: institution", "base: 1"),
    ("cases", '{"classes[c1].children": 10}', "[10]"),
    ("source", "source: sample-text", "source: Sample Text"),
    ("source", "confidence: verified", "confidence: sure"),
    ("source", "id: sample-text#001", "id: sample-text#1"),
    ("source", "    strength: must", "    strength: 1"),
    ("source", "from: 2020-01-01", "from: 2020"),
    ("source", "kind: on_site", "kind: onsite"),
    ("district", "place: gongshu", "place: xihu"),
    ("district", "  family:", "  families:"),
    ("district", "lead: health", "lead: "),
    ("declaration", "kind: institution", "kind: 托育机构"),
    ("declaration", "services: [full_day]", "services: full_day"),
    ("declaration", "capacity: 40", "capacity: -1"),
    ("declaration", "capacity: 40", "capacity: 40.5"),
    ("declaration", "capacity: 40", "capacity: '40'"),
    ("declaration", "capacity: 40", "capacity: true"),
    ("declaration", "name: 样例托育园", "name: '  '"),
    ("declaration", "name: 样例托育园", "nmae: 样例托育园"),
    ("declaration", "91330105000000000H", "91330105000000000O"),
    ("declaration", "91330105000000000H", "91330105000000000"),
    ("declaration", "2024-01-01", "2024/1/1"),
    ("declaration", "2024-01-01", "2024-02-32"),
    ("declaration", "id: 睡眠-1, ", ""),
    ("declaration", "id: 睡眠-1, ", "id: 睡眠 1, "),
    ("declaration", "id: 睡眠-1, ", "id: 睡眠（1）, "),
    ("declaration", "area_m2: 30.5", "area_m2: 30.5平方米"),
    ("declaration", "routine:", "routine: []"),
]
RELATED = [  # what loaders and lint find only once every file is read
    ("rules", "    unit: children", "    unit: children\n    by: class.kind"),
    ("rules", "2019-10-08: 10", "2019-10-08: {infant: 10}"),
    ("rules", "    for_each:", "    applies_when: point.boarding\n    for_each:"),
    ("cases", '{"classes[c1].children": 10}', '{"class[c1].children": 10}'),
    ("cases", '{"classes[c1].children": 10}', '{"classes.c1.children ": 10}'),
    ("source", "kind: on_site", "kind: duplicate"),
    (
        "source",
        "kind: on_site",
        "kind: not_facility\n      applies_to: {zh: 甲, en: a}\n      applies_when: point.boarding",
    ),
    ("source", "in_force: {from: 2020-01-01}\n", ""),
    ("source", "    clause: 第1条", "    act: other\n    clause: 第1条"),
]


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_samples_are_sound(name: str) -> None:
    sound = document(name, SOUND[name])
    assert [error.message for error in validator(name).iter_errors(sound.data)] == []
    assert validate(sound, SCHEMAS[name].model)[1] == []


@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_what_a_loader_refuses_its_schema_refuses(name: str, old: str, new: str) -> None:
    assert old in SOUND[name]
    broken = document(name, SOUND[name].replace(old, new, 1))
    assert validate(broken, SCHEMAS[name].model)[1]
    assert list(validator(name).iter_errors(broken.data))


@pytest.mark.parametrize(("name", "old", "new"), RELATED)
def test_what_does_not_go_together_is_refused(name: str, old: str, new: str) -> None:
    assert old in SOUND[name]
    assert list(validator(name).iter_errors(document(name, SOUND[name].replace(old, new, 1)).data))


BEYOND = {  # what no schema can say
    "dangling-reference", "duplicate-id", "out-of-order", "contradiction", "credit-code", "identity-number",
}  # fmt: skip


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures/broken/declarations").glob("*.yaml")), ids=lambda p: p.stem)
def test_broken_declarations_are_refused_or_cannot_even_be_read(path: Path) -> None:
    try:
        read = read_document(path, path.name)
    except DiagnosticError:
        return
    _, problems = validate(read, SCHEMAS["declaration"].model)
    if any(problem.code not in BEYOND for problem in problems):
        assert list(validator("declaration").iter_errors(read.data))


def test_every_id_the_loader_takes_is_taken_by_editors() -> None:
    """The pattern of editors has no Chinese under ``\\w``; ours lists what is left out instead."""
    letters = (chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000)
    refused = [one for one in letters if re.fullmatch(r"[\w.-]", one) and not re.search(ID_AS_WRITTEN, one)]
    assert refused == []


@pytest.mark.parametrize("name", READ)
def test_patterns_mean_the_same_to_every_reader(name: str) -> None:
    patterns = set(re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', json.dumps(data(name))))
    assert patterns
    for pattern in map(json.loads, (f'"{p}"' for p in patterns)):
        assert not re.search(r"\\[wdbZA]|\(\?", pattern), f"{pattern} is read otherwise by editors"
