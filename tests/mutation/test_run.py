"""A small folder of rules: what its cases miss is found, shown with a case that notices it, or proved to change nothing."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from cli.rules.mutate import judge
from engine.cases import Bases, load_cases, run_cases
from engine.checking import check_ruleset
from engine.loading import load_ruleset
from engine.mutation import Fate, Kind, MutationRun, mutate
from engine.mutation.results import RuleResult, Unkilled
from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
HOLES = ROOT / "fixtures/holes"


@cache
def whole() -> MutationRun:
    """Return what becomes of the mutants of the small folder."""
    return mutate(HOLES, lambda rule: True)


def missed(rule: str, kind: Kind, part: str = "") -> list[Unkilled]:
    return [one for one in whole().survivors if (one.rule, one.kind) == (rule, kind) and part in one.line]


def copied(folder: Path) -> Path:
    return shutil.copytree(HOLES, folder / "standards")


def add_cases(folder: Path, cases: list[str]) -> None:
    path = folder / "setting/classes.cases.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(dict.fromkeys(cases)) + "\n", encoding="utf-8")


def test_a_limit_that_no_case_stands_on_survives_and_one_with_both_sides_does_not() -> None:
    lines = [one.line for one in missed("setting.classes.size", Kind.LIMIT)]
    assert "parameters.most_children.values.2024-03-01.infant: [10 → 9]" in lines
    assert "parameters.most_children.values.2024-03-01.infant: [10 → 11]" in lines
    assert [line for line in lines if "toddler_small" in line] == []


def test_each_kind_of_hole_of_the_folder_is_found() -> None:
    assert missed("setting.classes.lease", Kind.APPLICABILITY, "site.tenure")
    assert missed("setting.classes.caregivers", Kind.FILTER)
    assert missed("setting.classes.caregivers", Kind.OPERAND, "class.children = 0 or")
    assert missed("setting.classes.activity_area", Kind.DATE, "[2025-01-01 → 2025-01-02]")
    assert missed("setting.classes.lease", Kind.DATE, "[2025-01-01 → 2024-12-31]")
    assert missed("setting.classes.size", Kind.CELL)


def test_a_survivor_stands_at_its_place_in_the_file() -> None:
    (one,) = missed("setting.classes.caregivers", Kind.LIMIT, "[0 → 1]")
    place = one.problem.place
    assert (place.file, place.line, place.column) == ("holes/setting/classes.yaml", 47, 24)
    (moved,) = missed("setting.classes.lease", Kind.DATE, "[2025-01-01 → 2024-12-31]")
    assert moved.problem.place.file == "holes/sources/sample-standard.yaml"
    assert moved.problem.excerpt.strip() == "in_force: {from: 2025-01-01}"


def test_the_cases_shown_come_out_as_they_say_and_leave_nothing_unnoticed(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert all(one.case for one in whole().survivors)
    add_cases(folder, [one.case for one in whole().survivors])
    ruleset = load_ruleset(folder)
    results = list(run_cases(load_cases(folder, ruleset), ruleset, check_ruleset(ruleset), Bases(folder)))
    assert [result.placed.case.name for result in results if not result.ok] == []
    assert mutate(folder, lambda rule: True).survivors == ()


def test_few_cases_do_for_many_survivors() -> None:
    survivors = [one for one in whole().survivors if one.rule == "setting.classes.size"]
    assert len(survivors) > len({one.case for one in survivors}) * 2


def test_names_of_cases_say_what_is_tried_and_what_comes_out() -> None:
    names = [yaml.safe_load(one.case)[0]["name"] for one in whole().survivors]
    assert "In base small, where kind of class is infant class, c1 passes" in names
    assert "In base small as it is, on 2024-12-31, the rule is not in force" in names
    assert all(10 <= len(name) <= 200 for name in names)


def test_what_changes_nothing_is_proved(tmp_path: Path) -> None:
    """A version that starts before its rule, and a condition that the topic makes already."""
    folder = copied(tmp_path)
    path = folder / "setting/classes.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('room.use = "activity"', 'room.use = "activity" and point.kind = "institution"'), encoding="utf-8"
    )
    run = mutate(folder, lambda rule: rule == "setting.classes.activity_area")
    same = {one.line: one.reason.en for one in run.unkilled if one.fate is Fate.EQUIVALENT}
    dropped = next(line for line in same if line.endswith('[and point.kind = "institution" → ]'))
    assert "combinations" in same[dropped]
    early = "parameters.least_area.values.2024-03-01: [2024-03-01 → 2024-02-29]"
    assert same[early] == "On every day the rule is in force as before, and with the same numbers."
    assert run.score.counted == sum(
        n for (_, fate), n in run.rules[0].counts.items() if fate not in (Fate.EQUIVALENT, Fate.REFUSED)
    )


def test_a_changed_strength_is_noticed_by_the_lint_and_counted_apart() -> None:
    counts = whole().by_kind()[Kind.STRENGTH].counts
    assert counts == {Fate.LINT: 8}


def test_a_rule_whose_cases_fail_is_not_measured(tmp_path: Path, tuoyu: Tuoyu) -> None:
    folder = copied(tmp_path)
    path = folder / "setting/classes.cases.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("'classes[c1].children': 15}", "'classes[c1].children': 17}"), encoding="utf-8")
    run = mutate(folder, lambda rule: rule == "setting.classes.size")
    problem = run.rules[0].problem
    assert problem is not None
    assert (problem.code, problem.place.line) == ("mutate-failing", 8)
    assert run.score.counted == 0
    said = tuoyu(
        "rules", "mutate", "--rules", folder, "--rule", "setting.classes.size", "--jobs", "1", "--minimum", "0"
    )
    assert said.code == 1


def test_a_rule_without_cases_has_every_mutant_survive(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "setting/classes.cases.yaml").unlink()
    run = mutate(folder, lambda rule: rule == "setting.classes.lease")
    assert run.score.counts.get(Fate.CASE, 0) == 0
    assert run.score.counts[Fate.SURVIVED] > 5
    assert any("expect: fail" in one.case for one in run.survivors)


def test_the_number_of_processes_changes_nothing() -> None:
    assert mutate(HOLES, lambda rule: True, jobs=2) == whole()


@pytest.fixture
def said(tuoyu: Tuoyu) -> Callable[..., Run]:
    one = ("--rule", "setting.classes.activity_area", "--jobs", "1", "--lang", "en")
    return lambda *words: tuoyu("rules", "mutate", "--rules", HOLES, *one, *words)


def test_the_command_shows_the_score_and_stops_below_the_minimum(said: Callable[..., Run]) -> None:
    run = said()
    assert run.code == 1
    assert "score 66.6 %" in run.out
    assert "It took " in run.err
    assert "Setting: 66.6 %, below the 95 % asked." in run.err
    assert said("--minimum", "50").code == 0


def test_what_it_prints_fits_a_terminal_and_lists_proofs_when_asked(said: Callable[..., Run]) -> None:
    table = said().out.partition("Mistake  ")[2]
    assert max(len(line) for line in table.splitlines()) <= 80
    assert "with the same numbers" not in said().out
    assert "with the same numbers" in said("--all").out


def test_only_what_changed_since_a_revision_is_looked_at(tmp_path: Path, tuoyu: Tuoyu) -> None:
    folder = copied(tmp_path)
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "First")):
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)
    asked = ("rules", "mutate", "--rules", folder, "--since", "HEAD", "--lang", "en", "--format", "json")
    unchanged = tuoyu(*asked)
    assert (unchanged.code, json.loads(unchanged.out)["rules"]) == (0, 0)
    assert "No rule has changed since HEAD" in unchanged.err
    path = folder / "setting/classes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(".years >= 3", ".years >= 2"), encoding="utf-8")
    cases = folder / "setting/classes.cases.yaml"
    later = (
        cases.read_text(encoding="utf-8").replace("2028-01-01}", "2027-01-01}").replace("2027-12-31}", "2026-12-31}")
    )
    cases.write_text(later, encoding="utf-8")
    run = tuoyu(*asked)
    found = json.loads(run.out)
    assert (found["rules"], run.code) == (1, 1)
    lacking = [one["case"] for one in found["mutants"] if one["fate"] == "survived"]
    assert f"would notice {len(lacking)} mistake(s): with --since, each" in run.err
    assert "below" not in run.err
    assert "below the 99 % asked" in tuoyu(*asked, "--minimum", "99").err
    add_cases(folder, lacking)
    assert tuoyu(*asked).code == 0


@pytest.mark.parametrize(("since", "case", "code"), [("HEAD", "", 0), ("HEAD", "- rule: a", 1), (None, "", 1)])
def test_of_changed_rules_only_what_a_known_case_would_notice_counts(since: str | None, case: str, code: int) -> None:
    one = replace(whole().survivors[0], case=case)
    counts = {(one.kind, Fate.CASE): 1, (one.kind, Fate.SURVIVED): 1}
    run = MutationRun((RuleResult(one.rule, counts, (one,)),))
    assert judge(run, None, since, "en") == code


def test_a_rule_that_is_not_there_is_said(tuoyu: Tuoyu) -> None:
    run = tuoyu("rules", "mutate", "--rules", HOLES, "--rule", "setting.classes.leese", "--lang", "en")
    assert (run.code, "setting.classes.lease" in run.err) == (2, True)


def test_json_has_every_mutant_that_was_not_noticed_with_its_case_or_its_proof(said: Callable[..., Run]) -> None:
    found = json.loads(said("--format", "json").out)
    assert (found["rules"], found["score"], found["killed_by_lint"]) == (1, 66.6, 2)
    assert found["survived"] + found["equivalent"] == len(found["mutants"])
    assert all(one["case"] or one["reason"] for one in found["mutants"])
    assert found["standards"]["setting"]["score"] == found["score"]
    assert all((ROOT / one["file"]).is_file() for one in found["mutants"])


@pytest.mark.parametrize(("form", "count"), [("sarif", 6), ("junit", 1), ("github", 5)])
def test_ci_reads_each_survivor(said: Callable[..., Run], form: str, count: int) -> None:
    """SARIF has the rule once beside its five results; JUnit has a test for each rule."""
    run = said("--format", form)
    assert run.out.count("mutant-survived" if form != "junit" else "<failure") == count
    assert "score 66.6 %" in run.err
