"""``tuoyu check`` says up to when an approval stands, and ``--horizon`` lists what ends by a day."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import engine.lints
from tests.conftest import Run

SAMPLE = Path(engine.lints.__file__).parent / "sample"
STANDS = {
    "zh": "本结论在情况不变时有效至 2024-12-31（含当日）；次日起不再符合的是：法规变化：租期。",
    "en": "If nothing changes, this decision stands until 2024-12-31, that day included; what is not met from the next "
    "day on: the law changes: Lease.",
}
REFUSED = (
    ("2024-05-31", "早于检查日 2024-06-01"),
    ("2035-01-01", "最远能看到 2034-12-31"),
    ("9999-12-31", "最远能看到 2034-12-31"),
    ("2024-6-2", "2024-6-2 不是日期"),
)
Check = Callable[..., Run]


@pytest.fixture
def check(tuoyu: Check, tmp_path: Path) -> Check:
    """Give the check of the lints' sample, whose lease the law of 2025 finds too short, with something else changed."""

    def run(*words: str, old: str = "", new: str = "") -> Run:
        text = (
            (SAMPLE / "bases" / "small.yaml").read_text(encoding="utf-8").replace("lease_end: 2029", "lease_end: 2026")
        )
        (tmp_path / "small.yaml").write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return tuoyu("check", tmp_path / "small.yaml", "--rules", SAMPLE, "--as-of", "2024-06-01", *words)

    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_approval_says_up_to_when_it_stands(check: Check, lang: str, form: str) -> None:
    shown = check("--lang", lang, "--format", form)
    assert shown.code == 0
    assert "".join(STANDS[lang].split()) in "".join(shown.out.split())


def test_the_data_say_it_too(check: Check) -> None:
    found = json.loads(check("--format", "json").out)["validity"]
    assert [end["finding"]["rule"] for end in found.pop("ends")] == ["setting.classes.lease"]
    assert found == {"valid_until": "2024-12-31", "seen_to": "2034-12-31", "horizon": "", "by_horizon": []}


def test_what_is_no_approval_has_no_validity_but_what_ends_if_asked(check: Check) -> None:
    crowded = {"old": "children: 10", "new": "children: 16"}
    assert json.loads(check("--format", "json", **crowded).out)["validity"] is None
    shown = check("--horizon", "2025-01-01", **crowded)
    assert shown.code == 1
    assert "到 2025-01-01 为止到期的事项（1 项）\n  2024-12-31  法规变化：租期 · 《示例标准》第5条\n" in shown.out
    assert "怎么办：续签租赁合同。" in shown.out
    assert "本结论在情况不变时" not in shown.out


def test_advice_that_ends_is_told_apart(check: Check) -> None:
    shown = check("--horizon", "2025-01-01", "--lang", "en", old="area_m2: 40", new="area_m2: 32")
    binding, advice = shown.out.split("Advice that ends by 2025-01-01, with no bearing on the decision (1)\n")
    assert "2024-12-31  the law changes: Lease" in binding
    assert "2024-12-31  the law changes: Area of activity rooms · 活动室" in advice


def test_every_finding_tells_what_will_be_wrong(check: Check) -> None:
    assert "    租期不得少于3年。\n    怎么办" in check("--horizon", "2025-01-01", "--all").out


def test_that_nothing_ends_is_said(check: Check) -> None:
    shown = check("--horizon", "2024-12-30", old="lease_end: 2026", new="lease_end: 2030")
    assert "到 2034-12-31 为止都不会到期" in shown.out.replace("\n", "")
    assert "到 2024-12-30 为止，没有到期的必须事项。" in shown.out


@pytest.mark.parametrize(("day", "said"), REFUSED)
def test_a_horizon_that_cannot_be_is_refused(check: Check, day: str, said: str) -> None:
    refused = check("--horizon", day)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_the_day_of_the_check_may_be_asked_for(check: Check) -> None:
    shown = check("--horizon", "2024-06-01")
    assert shown.code == 0
    assert "到 2024-06-01 为止，没有到期的必须事项。" in shown.out
