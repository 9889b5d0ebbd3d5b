"""What two keys of one record have to do with one another, as JSON Schema, by the name of the model."""

from collections.abc import Mapping
from typing import Any

from engine.declaration.model import Declaration

TOGETHER = {"applies_when": ["applies_to"], "applies_to": ["applies_when"]}
PATH = rf"^({'|'.join(Declaration.model_fields)})(\[[^\[\]\s]+\])?(\.[a-z][a-z0-9_]*(\[[^\[\]\s]+\])?)*$"
"""A fact of a declaration, as a case names it: ``classes[c1].children``."""
NUMBERS = {"values": {"additionalProperties": {"type": "number"}}}
TABLES = {"values": {"additionalProperties": {"type": "object"}}}
DATED = [
    {"required": ["in_force"], "properties": {"in_force": {"type": "object"}}},
    {"required": ["draft"], "properties": {"draft": {"const": True}}},
]

RELATIONS: Mapping[str, dict[str, Any]] = {
    "Topic": {"dependencies": TOGETHER},
    "Rule": {"dependencies": TOGETHER},
    "Parameter": {
        "if": {"required": ["by"], "properties": {"by": {"type": "string"}}},
        "then": {"properties": TABLES},
        "else": {"properties": NUMBERS},
    },
    "NoRule": {
        "dependencies": TOGETHER,
        "allOf": [
            {"if": {"properties": {"kind": {"const": "duplicate"}}}, "then": {"required": ["of"]}},
            {"if": {"required": ["applies_when"]}, "then": {"properties": {"kind": {"const": "on_site"}}}},
        ],
    },
    "LegalText": {"anyOf": DATED},
    "Source": {
        "if": {"required": ["acts"], "properties": {"acts": {"minProperties": 1}}},
        "then": {"properties": {"clauses": {"items": {"required": ["act"]}}}},
        "else": {
            "anyOf": DATED,
            "properties": {"clauses": {"items": {"properties": {"act": {"type": "null"}}}}},
        },
    },
    "Case": {
        "allOf": [
            {
                "properties": {
                    "change": {"propertyNames": {"pattern": PATH}},
                    "add": {"propertyNames": {"pattern": PATH}},
                    "hide": {"items": {"pattern": PATH}},
                    "remove": {"items": {"pattern": PATH}},
                }
            }
        ]
    },
}
