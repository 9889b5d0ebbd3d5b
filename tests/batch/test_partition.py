"""The work on a partition: the same answers as one check at a time, in plain values."""

import json
import pickle
from dataclasses import replace

import pytest

from engine.batch import Given, check_partition
from engine.batch.judging import subdistrict_of
from engine.batch.lines import check_lines
from engine.batch.partition import rules_for
from engine.declaration.loading import load_declaration
from engine.diagnostics import RuleSetError
from engine.outcomes import Decision
from engine.reporting import check
from tests.batch.given import BAD_LINE, FIXTURES, GOOD, OPEN, REJECTED, as_json, asked


@pytest.mark.parametrize("name", [GOOD, REJECTED, OPEN])
def test_a_result_says_what_the_report_says(name: str) -> None:
    report = check(rules_for(asked()), load_declaration(FIXTURES / f"{name}.yaml"), "en")
    (line,) = check_lines([Given("a.jsonl", 1, as_json(name).encode())], asked())
    result = json.loads(line)
    assert (result["decision"], result["papers"]) == (report.decision.code, report.papers.code)
    assert (result["standards"], result["name"]) == (report.standards.code, report.point.name)
    counts = report.counts
    expected = (counts.passed, counts.failed, counts.unknown, counts.not_applicable, counts.advice)
    assert tuple(result["counts"].values()) == expected
    failed = {v.rule: v for v in report.binding("fail")}
    assert [f["rule"] for f in result["failed"]] == list(failed)
    assert all({c.id for c in failed[f["rule"]].clauses} <= set(f["clauses"]) for f in result["failed"])
    assert result["missing_facts"] == len({path for v in report.binding("unknown") for path in v.missing})


def test_work_and_results_can_be_sent_to_another_process() -> None:
    work = ([Given("a", 1, as_json(REJECTED).encode()), Given("a", 2, BAD_LINE.encode())], asked())
    declarations, law = pickle.loads(pickle.dumps(work))
    results = list(check_partition(iter(declarations), law))
    assert pickle.loads(pickle.dumps(results)) == results
    assert [result.decision for result in results] == [Decision.REJECT, None]


def test_results_come_one_at_a_time() -> None:
    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield Given("a", 1, BAD_LINE.encode())

    assert next(check_partition(endless(), asked())).problems


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    (line,) = check_lines([Given("x.jsonl", 7, BAD_LINE.encode())], asked())
    result = json.loads(line)
    assert result["decision"] is None and result["problem_count"] == 1
    assert result["problems"][0]["place"] == "x.jsonl:7:11"


def test_other_rules_are_refused() -> None:
    digest = rules_for(asked()).ruleset.ref.digest
    assert rules_for(replace(asked(), digest=digest)).rules
    with pytest.raises(RuleSetError) as told:
        rules_for(replace(asked(), digest="0" * 12))
    assert [d.code for d in told.value.diagnostics] == ["other-rules"]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("杭州市拱墅区湖墅街道青梭路1号", "湖墅街道"),
        ("湖墅街道青梭路1号", "湖墅街道"),
        ("浙江省杭州市余杭区青梭镇麦汀村3号", "青梭镇"),
        ("杭州市拱墅区青梭路1号", ""),
        ("杭州市拱墅区青梭镇路8号", ""),
        ("", ""),
    ],
)
def test_a_subdistrict_is_only_what_the_address_names(address: str, named: str) -> None:
    assert subdistrict_of(address) == named
