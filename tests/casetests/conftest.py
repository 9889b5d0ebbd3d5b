"""A small folder of rules whose cases can be made to come out otherwise."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from standards import STANDARDS

SOURCE = """\
source: text
title: {zh: 样例条文, en: Sample text}
in_force: {from: 2020-01-01}
clauses:
  - {id: 'text#001', clause: 第1条, standard: staffing, strength: must, text: {zh: 甲, en: A}, confidence: verified}
  - {id: 'text#002', clause: 第2条, standard: setting, strength: must, text: {zh: 乙, en: B}, confidence: verified}
"""
RULES = """\
topic: carers
standard: staffing
title: {zh: 保育人员, en: Carers}
applies_to: {zh: 托育机构, en: childcare institutions}
applies_when: point.kind = "institution"
parameters:
  fewest:
    title: {zh: 最少人数, en: Fewest people}
    values: {2020-01-01: 2}
rules:
  - id: staffing.carers.enough
    title: {zh: 人数, en: Enough of them}
    basis: ['text#001']
    strength: must
    departments: [health]
    values: {carers: 'count(staff[list contains(roles, "caregiver")])'}
    require: carers >= fewest
    message: {zh: 不够。, en: Too few.}
    remedy: {zh: 请补充。, en: Add some.}

  - id: staffing.carers.trained
    title: {zh: 培训, en: Trained}
    basis: ['text#001']
    strength: must
    departments: [health]
    for_each: person in staff
    applies_to: {zh: 保育员, en: caregivers}
    applies_when: '"caregiver" in person.roles'
    require: person.care_training or person.age > 60
    message: {zh: 没有培训。, en: Not trained.}
    remedy: {zh: 请培训。, en: Train them.}
"""
CASES = """\
topic: carers
as_of: 2026-01-01
cases:
  - {rule: staffing.carers.enough, name: The base has enough carers, base: institution, expect: pass}
  - {rule: staffing.carers.enough, name: Nobody at all is too few, base: institution, change: {staff: []}, expect: fail}
  - {rule: staffing.carers.enough, name: Without the list nothing is known, base: institution, hide: [staff], expect: unknown}
  - rule: staffing.carers.trained
    name: Somebody without training fails
    base: institution
    change: {'staff[s4].care_training': false, 'staff[s4].age': 40}
    subject: s4
    expect: fail
  - {rule: staffing.carers.trained, name: The base has trained carers, base: institution, subject: s4, expect: pass}
  - rule: staffing.carers.trained
    name: Before the text there is no such rule
    base: institution
    as_of: 2019-12-31
    expect: not_in_force
"""
CLASSES = """\
topic: groups
standard: setting
title: {zh: 班级, en: Classes}
rules:
  - id: setting.groups.small
    title: {zh: 班额, en: Small classes}
    basis: ['text#002']
    strength: must
    departments: [health]
    for_each: class in classes
    require: class.children <= 1000
    message: {zh: 太多。, en: Too many.}
    remedy: {zh: 请减少。, en: Take fewer.}
"""
CLASS_CASES = """\
topic: groups
as_of: 2026-01-01
cases:
  - rule: setting.groups.small
    name: Too many children in a class fail
    base: institution
    change: {'classes[c1].children': 1001}
    subject: c1
    expect: fail
  - {rule: setting.groups.small, name: The base has small classes, base: institution, expect: pass}
"""

Write = Callable[..., Path]


@pytest.fixture
def write_rules(tmp_path: Path) -> Write:
    """Write the folder with one text replaced by another in its rules and cases, and return it."""

    def write(old: str = "", new: str = "", *, folder: Path = tmp_path / "own") -> Path:
        files = {
            "sources/text.yaml": SOURCE,
            "staffing/carers.yaml": RULES,
            "staffing/carers.cases.yaml": CASES,
            "setting/groups.yaml": CLASSES,
            "setting/groups.cases.yaml": CLASS_CASES,
        }
        assert any(old in text for text in files.values())
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        (folder / "bases").mkdir(exist_ok=True)
        shutil.copy(STANDARDS / "bases" / "institution.yaml", folder / "bases")
        return folder

    return write
