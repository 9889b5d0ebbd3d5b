"""A small folder of rules with all a page may have to show, and its site."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.loading import load_ruleset
from engine.preparing import prepare
from engine.site import Site, make_site, run_and_show, write_site
from standards import STANDARDS

SOURCES = {
    "text": """\
source: text
title: {zh: 样例<条文>, en: 'Sample <text> & "more"'}
issuer: {zh: 某机关, en: an office}
issued: 2019-12-01
in_force: {from: 2020-01-01}
replaces: [{zh: 旧条文, en: the old text}]
note: {zh: 备注, en: a note}
clauses:
  - {id: 'text#001', clause: 第1条, standard: staffing, strength: must, mandatory: true, text: {zh: 人数<script>alert(1)</script>, en: Numbers <script>alert(1)</script>}, confidence: recalled}
  - {id: 'text#002', clause: 第2条, standard: setting, strength: must, text: {zh: 班额, en: Size of classes}, confidence: verified}
  - id: text#003
    clause: 第3条
    standard: safety
    strength: must
    text: {zh: 只能看, en: Only to be seen}
    confidence: verified
    note: {zh: 没有把握, en: not sure}
    no_rule: {kind: on_site, reason: {zh: 要到现场看, en: to be seen there}}
  - id: text#004
    clause: 第4条
    standard: setting
    strength: must
    text: {zh: 同第2条, en: As article 2}
    confidence: verified
    in_force: {from: 2020-01-01, to: 2022-12-31}
    no_rule: {kind: superseded, of: 'text#002', since: 2023-01-01, reason: {zh: 见第2条, en: see article 2}}
  - {id: 'text#005', clause: 第5条, standard: setting, strength: should, text: {zh: 更小, en: Smaller}, confidence: verified}
""",
    "acts": """\
source: acts
title: {zh: 几件法规, en: Several acts}
acts:
  one: {title: {zh: 甲法, en: Act one}, in_force: {from: 2020-01-01, to: 2025-12-31}}
  two: {title: {zh: 乙法草案, en: Draft of act two}, draft: true}
  three: {title: {zh: 丙指南, en: Guide three}, in_force: {from: 2021-01-01}, recommended: true}
clauses:
  - {id: 'acts#001', act: one, clause: 第1条, standard: setting, strength: must, text: {zh: 曾经, en: Once}, confidence: verified}
  - id: acts#002
    act: two
    clause: 第1条
    standard: setting
    strength: must
    text: {zh: 将来, en: Some day}
    confidence: uncertain
    no_rule: {kind: not_facility, reason: {zh: 草案, en: a draft}}
  - {id: 'acts#003', act: three, clause: 第1条, standard: setting, strength: must, text: {zh: 建议, en: Advice}, confidence: verified}
""",
}
TOPICS = {
    "staffing/carers": """\
topic: carers
standard: staffing
title: {zh: 保育人员, en: Carers}
applies_to: {zh: 托育机构, en: childcare institutions}
applies_when: point.kind = "institution"
parameters:
  fewest:
    title: {zh: 最少人数, en: Fewest people}
    values: {2020-01-01: 1, 2024-01-01: 2}
rules:
  - id: staffing.carers.enough
    title: {zh: 人数<b>, en: Enough <b> of them}
    basis: ['text#001']
    strength: must
    departments: [health, fire]
    values: {carers: 'count(staff[list contains(roles, "caregiver")])'}
    require: carers >= fewest
    message: {zh: '只有{carers}人。', en: 'Only {carers}.'}
    remedy: {zh: 请补充。, en: Add some.}
""",
    "setting/groups": """\
topic: groups
standard: setting
title: {zh: 班级, en: Classes}
parameters:
  most:
    title: {zh: 最多, en: Most}
    unit: children
    by: class.kind
    values:
      2020-01-01: {infant: 10, toddler_small: 15, toddler_large: 20, mixed: 18}
rules:
  - id: setting.groups.small
    title: {zh: 班额, en: Small classes}
    basis: ['text#002', 'acts#003']
    strength: must
    departments: [health]
    for_each: class in classes
    require: class.children <= most
    message: {zh: 太多。, en: Too many.}
    remedy: {zh: 请减少。, en: Take fewer.}

  - id: setting.groups.smaller
    title: {zh: 更小的班, en: Smaller classes}
    basis: ['text#005']
    strength: should
    departments: [health]
    for_each: class in classes
    require: class.children <= 5
    message: {zh: 太多。, en: Too many.}
    remedy: {zh: 请减少。, en: Take fewer.}
    stricter_than: [setting.groups.small]

  - id: setting.groups.past
    title: {zh: 曾经的要求, en: What was asked once}
    basis: ['acts#001']
    strength: must
    departments: [health]
    require: point.capacity > 0
    message: {zh: 没有。, en: None.}
    remedy: {zh: 请写。, en: Write it.}
""",
}
CASES = {
    "staffing/carers": """\
topic: carers
as_of: 2026-01-01
cases:
  - {rule: staffing.carers.enough, name: The base has enough <i>carers</i>, base: institution, expect: pass}
  - {rule: staffing.carers.enough, name: Nobody at all is too few, base: institution, change: {staff: []}, expect: fail}
  - {rule: staffing.carers.enough, name: Without the list nothing is known, base: institution, hide: [staff], expect: unknown}
""",
    "setting/groups": """\
topic: groups
as_of: 2025-06-01
cases:
  - {rule: setting.groups.small, name: The base has small classes, base: institution, expect: pass}
  - rule: setting.groups.small
    name: Eleven infants are too many
    base: institution
    change: {'classes[c1].children': 11}
    remove: ['classes[c3]']
    subject: c1
    expect: fail
  - {rule: setting.groups.past, name: A point has a capacity, base: institution, expect: pass}
  - {rule: setting.groups.past, name: After it ended nothing is asked, base: institution, as_of: 2026-01-01, expect: not_in_force}
""",
}
WRONG = """\
  - {rule: setting.groups.smaller, name: This case says pass and is wrong, base: institution, expect: pass}
  - {rule: setting.groups.smaller, name: This case names a fact that is not there, base: institution, change: {'classes[zz].children': 1}, expect: pass}
"""
AS_OF = date(2026, 1, 1)
Build = Callable[..., Path]


def write_folder(folder: Path, *, wrong: bool = False) -> Path:
    """Write the small folder of rules, with two *wrong* cases if asked for, and return it."""
    files = {f"sources/{name}": text for name, text in SOURCES.items()} | TOPICS
    files |= {
        f"{name}.cases": text + (WRONG if wrong and name.startswith("setting") else "") for name, text in CASES.items()
    }
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "bases").mkdir()
    shutil.copy(STANDARDS / "bases" / "institution.yaml", folder / "bases")
    return folder


def site_of(folder: Path, only: str = "") -> Site:
    """Return the site of the rules in *folder* whose id starts with *only*."""
    prepared = prepare(load_ruleset(folder))
    checked = [one for one in prepared.checked if one.rule.id.startswith(only)]
    cases = run_and_show(folder, prepared.ruleset, checked, lambda done, of: None)
    return make_site(prepared.ruleset, checked, cases, AS_OF)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small folder, two of whose cases are wrong."""
    return write_folder(tmp_path_factory.mktemp("site") / "rules", wrong=True)


@pytest.fixture(scope="session")
def site(folder: Path) -> Site:
    """Return its site as data."""
    return site_of(folder)


@pytest.fixture(scope="session")
def files(site: Site) -> dict[str, str]:
    """Return its site as files."""
    return dict(write_site(site))
