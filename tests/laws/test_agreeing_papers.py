"""An honest paper agrees however it is written; the paper of another place or body does not."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from cli import options
from engine.compiling import CompiledRule
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.spelling import FULL_WIDTH
from engine.evaluation import evaluate_rule
from engine.feel import TODAY
from engine.outcomes import Outcome
from engine.preparing import load_prepared
from standards import STANDARDS

DAY = date(2026, 1, 1)
WIDE = {ord(plain): chr(wide) for wide, plain in FULL_WIDTH.items()}
HERE = "杭州市拱墅区青禾路18号3幢102室"
BEFORE = (
    "",
    "杭州市",
    "浙江省杭州市",
    "杭州市拱墅区",
    "浙江杭州拱墅区",
    "杭州市下城区",
    "拱墅区望禾街道",
    "拱宸桥街道",
)
HOUSES = ("青禾路18号", "青禾路18#", "青禾路18号（青禾大厦）", "青禾路18号(自主申报)")
ROOMS = ("", "3幢", "3栋102室", "3幢102", "3#102室", "3-102", "3幢102室东间")
ELSEWHERE = (
    "青禾路81号",
    "青禾路1号",
    "青禾路118号3幢102室",
    "青禾路18号1幢102室",
    "西湖区青禾路18号3幢102室",
    "拱墅区",
)
NAMES = ("杭州青禾托育服务有限公司", "杭州青禾 托育服务有限公司", "杭州青禾（托育服务）有限公司", "拱墅区青禾托育中心")
STRANGERS = ("杭州青木托育服务有限公司", "青禾托育", "杭州青禾托育服务有限公司拱墅分公司")


@cache
def rule(name: str) -> CompiledRule:
    rules = load_prepared(STANDARDS, options.cache_folder()).on(DAY).rules
    return next(one for one in rules if one.checked.rule.id == f"filing.agreement.{name}")


def outcome(name: str, paper: str) -> Outcome:
    """Return what rule *name* says of a fire safety proof with this *paper* fact, beside a form that says where and who."""
    text = f"""
point: {{name: 拱墅区青禾托育中心, kind: institution, address: {HERE}}}
registration: {{name: 杭州青禾托育服务有限公司}}
documents: [{{id: m1, kind: fire_safety, holder: own, {paper}}}]
"""
    (finding,) = evaluate_rule(rule(name), facts_of(parse_declaration(text.encode(), "x.yaml")) | {TODAY: DAY})
    return finding.outcome


@st.composite
def ways_of_writing(draw: st.DrawFn) -> str:
    """Return the address of the premises as one office or another writes it."""
    parts = (draw(st.sampled_from(ways)) for ways in (BEFORE, HOUSES, ROOMS))
    written = draw(st.sampled_from(("", " ", "　"))).join(parts).strip()
    return written.translate(WIDE) if draw(st.booleans()) else written


@settings(max_examples=60)
@given(written=ways_of_writing())
def test_an_address_agrees_however_it_is_written(written: str) -> None:
    assert outcome("place", f'address: "{written}"') is Outcome.PASS


def test_the_address_of_another_place_does_not_agree() -> None:
    assert {outcome("place", f"address: {there}") for there in ELSEWHERE} == {Outcome.FAIL}


def test_whoever_says_that_another_address_is_the_same_place_is_believed() -> None:
    assert {outcome("place", f"address: {there}, same_place: true") for there in ELSEWHERE} == {Outcome.PASS}


def test_a_name_agrees_whatever_its_brackets_and_spaces() -> None:
    form = {name: outcome("name", f'holder_name: "{name}"') for name in NAMES}
    assert set(form.values()) == {Outcome.PASS}


def test_the_name_of_another_body_does_not_agree() -> None:
    assert {outcome("name", f"holder_name: {name}") for name in STRANGERS} == {Outcome.FAIL}
    assert {outcome("name", f"holder_name: {name}, same_body: true") for name in STRANGERS} == {Outcome.PASS}


def test_nobody_is_asked_to_deny_what_nobody_claims() -> None:
    (paper,) = parse_declaration(b"documents: [{id: m1}]", "x.yaml").documents or ()
    assert (paper.same_place, paper.same_body, paper.address) == (False, False, None)
