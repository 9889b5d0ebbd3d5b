"""The JSON report: the result object itself, as its schema has it."""

import json
from dataclasses import asdict, fields

import jsonschema
import pytest

from engine.render import render
from engine.report import Report
from engine.schemas import SCHEMAS

SCHEMA = SCHEMAS["report"].as_data()


def plain(value):
    return json.loads(json.dumps(value))


def test_the_json_report_is_the_report(full_report):
    text = render(full_report, "json")
    told = plain(asdict(full_report))
    for finding in told["findings"]:
        del finding["about"]
        finding["clauses"] = [clause["id"] for clause in finding["clauses"]]
    told["visits"] = [clause["id"] for clause in told["visits"]]
    assert json.loads(text) == told
    assert list(json.loads(text)) == [field.name for field in fields(Report)]


def test_it_is_written_for_people_too(full_report):
    text = render(full_report, "json")
    assert text.endswith("}\n")
    assert "样例托育园" in text


def test_a_report_follows_the_schema(full_report):
    jsonschema.validate(json.loads(render(full_report, "json")), SCHEMA)


@pytest.mark.parametrize("change", [{"more": 1}, {"lang": "fr"}, {"asks": None}])
def test_the_schema_leaves_nothing_open(full_report, change):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(asdict(full_report)) | change, SCHEMA)
