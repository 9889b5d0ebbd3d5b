"""The JSON Schemas of our files, made from the models: for editors, and for whoever reads our reports by program.

They are written in draft 7, which every editor takes. What a schema cannot say (that an id is there, that an expression
fits the declaration) is left to the loaders and to lint.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from engine.cases import CaseFile
from engine.catalogue import Source
from engine.declaration.model import Declaration
from engine.report import Report
from engine.ruleset import District, Topic
from engine.schemas.making import make_schema
from engine.schemas.relations import RELATIONS
from engine.text import Text

DIALECT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True)
class Schema:
    """One kind of file: how it is called, where such files stand, and the model it follows; *read* is false for what we write."""

    title: Text
    files: Text
    model: Any
    read: bool = True

    def as_data(self) -> dict[str, Any]:
        """Return the JSON Schema as plain data."""
        made = make_schema(TypeAdapter(self.model), read=self.read, relations=RELATIONS if self.read else {})
        return {"$schema": DIALECT, **made, "title": f"{self.title.zh} · {self.title.en}"}


SCHEMAS: Mapping[str, Schema] = {
    "rules": Schema(
        Text("规则文件", "rule file"),
        Text("各标准文件夹里的 <topic>.yaml", "<topic>.yaml in a standard's folder"),
        Topic,
    ),
    "cases": Schema(
        Text("案例文件", "case file"),
        Text("规则旁边的 <topic>.cases.yaml", "<topic>.cases.yaml beside the rules"),
        CaseFile,
    ),
    "source": Schema(
        Text("条款来源文件", "source file"), Text("sources 里的 <source>.yaml", "<source>.yaml in sources"), Source
    ),
    "district": Schema(
        Text("地方文件", "district file"), Text("local 里的 <place>.yaml", "<place>.yaml in local"), District
    ),
    "declaration": Schema(
        Text("照护服务点申报", "declaration of a care point"),
        Text("申报（tuoyu new）和 bases 里的文件", "declarations (tuoyu new) and the files in bases"),
        Declaration,
    ),
    "report": Schema(
        Text("检查报告", "report"),
        Text("tuoyu check --format json 的输出", "what tuoyu check --format json prints"),
        Report,
        False,
    ),
}


def write_schema(name: str) -> str:
    """Return the schema called *name* as JSON text. Raises KeyError where there is none."""
    return json.dumps(SCHEMAS[name].as_data(), ensure_ascii=False, indent=1) + "\n"


def file_name(name: str) -> str:
    """Return how the file of the schema *name* is called."""
    return f"{name}.schema.json"


def head_line(path: str) -> str:
    """Return the first line by which a YAML file names its schema to editors; *path* leads there from the file."""
    return f"# yaml-language-server: $schema={path}"
