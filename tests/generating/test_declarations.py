"""Generated declarations: valid, varied, and the same for the same seed whatever else is generated."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.generating import WRITERS, Amount, Generated, Generator, Wanted
from engine.generating.draw import Draw
from engine.generating.mix import CHILDREN, CLASSES, KINDS, MODES, MOST_UPSTAIRS
from engine.generating.plan import draw_plan
from standards import STANDARDS
from tests.conftest import ROOT

PLANS = {  # seed, number: kind, mode, classes, name, code; none of them depends on the bases
    (1, 1): ("institution", "private", "infant:8+toddler_large:11+toddler_large:12", "杭州市拱墅区榆笠路16号", "523301997429421281"),
    (1, 3): ("kindergarten_class", "kindergarten", "toddler_large:16+toddler_large:10", "杭州市拱墅区穗陂弄392号", "123301996083987379"),
    (2026, 77): ("institution", "community", "toddler_small:11+toddler_large:18+toddler_large:13", "杭州市拱墅区穗盏路362号", "91330199390149593W"),
}  # fmt: skip
DIGEST = """
import hashlib
from engine.generating import WRITERS, Generator, Wanted
from standards import STANDARDS
made = Generator(STANDARDS)
lines = "".join(WRITERS["jsonl"](made.make(Wanted(5), number).data) for number in range(1, 13))
print(hashlib.sha256(lines.encode()).hexdigest())
"""


@cache
def generator() -> Generator:
    return Generator(STANDARDS)


def make(
    number: int, seed: int = 1, kind: str | None = None, mode: str | None = None, amount: str = "some"
) -> Generated:
    return generator().make(Wanted(seed, kind, mode, Amount(amount)), number)


@cache
def many() -> tuple[Generated, ...]:
    return tuple(make(number) for number in range(1, 251))


def summary(one: Generated) -> tuple[str, ...]:
    classes = "+".join(f"{c.kind}:{c.children}" for c in one.plan.classes)
    point, registration = one.data["point"], one.data.get("registration", {})
    return one.plan.kind, one.plan.mode, classes, point["address"], registration.get("credit_code", "")


@pytest.mark.parametrize("at", PLANS, ids=str)
def test_a_seed_gives_the_points_it_always_gave(at: tuple[int, int]) -> None:
    assert summary(make(at[1], at[0], amount="none")) == PLANS[at]


def test_another_process_with_other_hashes_gives_the_same_bytes() -> None:
    env = {**os.environ, "PYTHONHASHSEED": "77"}
    run = subprocess.run([sys.executable, "-c", DIGEST], capture_output=True, text=True, env=env, cwd=ROOT, check=True)
    lines = "".join(WRITERS["jsonl"](make(number, 5).data) for number in range(1, 13))
    assert run.stdout.strip() == hashlib.sha256(lines.encode()).hexdigest()


@limits(max_examples=12)
@given(seed=st.integers(0, 2**63 - 1), number=st.integers(1, 10**6), before=st.integers(1, 10**6))
def test_a_declaration_depends_on_its_seed_and_number_only(seed: int, number: int, before: int) -> None:
    first = WRITERS["jsonl"](make(number, seed).data)
    make(before, seed, amount="many")
    assert WRITERS["jsonl"](make(number, seed).data) == first


def test_every_seed_and_number_gives_another_declaration() -> None:
    texts = {WRITERS["jsonl"](make(number, seed).data) for seed in range(8) for number in range(1, 9)}
    assert len(texts) == 64


@limits(max_examples=25)
@given(seed=st.integers(0, 10**6), number=st.integers(1, 10**6), amount=st.sampled_from(["none", "some", "many"]))
def test_every_declaration_loads_without_a_diagnostic(seed: int, number: int, amount: str) -> None:
    parse_declaration(WRITERS["jsonl"](make(number, seed, amount=amount).data).encode(), "x.json")


@pytest.mark.parametrize("kind", KINDS)
def test_the_forms_say_the_same(kind: str) -> None:
    data = make(3, kind=kind).data
    read = {form: parse_declaration(write(data).encode(), f"x.{form[:4]}") for form, write in WRITERS.items()}
    assert read["yaml"] == read["json"] == read["jsonl"]


def test_the_mix_has_every_kind_mode_and_size() -> None:
    plans = [draw_plan(Draw(1, number), None, None) for number in range(1500)]
    assert {(plan.kind, plan.mode) for plan in plans} == {
        (kind, mode) for kind, modes in MODES.items() for mode in modes
    }
    sizes = Counter(len(plan.classes) for plan in plans if plan.kind == "institution")
    assert set(sizes) == set(CLASSES["institution"])
    assert sizes.most_common(1)[0][0] == 3
    assert {plan.meals for plan in plans} == {"cooked", "delivered", "none"}
    assert {one.kind for plan in plans for one in plan.classes} == set(CHILDREN)


def test_large_institutions_are_made_whole() -> None:
    sizes = [len(one.data.get("classes", ())) for one in many()]
    assert max(sizes) >= 12


def test_every_section_is_stated_somewhere_and_left_out_elsewhere() -> None:
    assert {section for one in many() for section in one.data} == set(Declaration.model_fields)
    left_out = {planted.path for one in many() for planted in one.planted if planted.done == "left_out"}
    assert len(left_out) > 25


def test_names_and_codes_are_not_shared() -> None:
    for fact in ("name", "credit_code", "address"):
        values = Counter(make(number, amount="none").data["registration"][fact] for number in range(1, 201))
        assert values.most_common(1)[0][1] <= 2, fact


@pytest.mark.parametrize("kind", KINDS)
def test_kind_and_mode_can_be_asked_for(kind: str) -> None:
    for mode in MODES[kind]:
        assert {(one.plan.kind, one.plan.mode) for one in (make(n, 2, kind, mode) for n in range(1, 5))} == {
            (kind, mode)
        }


def test_no_mistakes_means_none() -> None:
    assert not any(make(number, amount="none").planted for number in range(1, 60))
    assert all(make(number, amount="many").planted for number in range(1, 60))


def test_what_was_planted_stands_in_the_declaration() -> None:
    changed = [(one, p) for one in many() for p in one.planted if p.done == "changed" and p.path != "classes"]
    assert changed
    for one, planted in changed[:400]:
        assert json.dumps(planted.now, ensure_ascii=False).strip("[]{}") in json.dumps(one.data, ensure_ascii=False)
        assert planted.was != planted.now


def test_a_kindergarten_has_no_more_older_toddlers_upstairs_than_may_be_there():
    plan = generator().make(Wanted(471, "kindergarten_class", amount=Amount.NONE), 22).plan
    assert [one.children for one in plan.classes] == [14, 15, 12, 15]  # 14, 18, 12, 20 as drawn
    assert plan.children <= MOST_UPSTAIRS
