"""One model as JSON Schema, draft 7: exact types as the loaders want them, and labels in both languages."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from engine.blank import ON_SITE, PROVED, UNIT
from engine.schemas import report_words
from engine.schemas.words import ENUMS, KEYS, name_of
from engine.text import Text
from engine.units import unit_text
from engine.validation import as_text

Data = dict[str, Any]
LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
ENUM_KEYS = ("type", "enum", "enumDescriptions")
OURS = ("label", "unit", "evidence", "proof", "references", "labels")
"""What facts note about themselves, in their own keys."""


class _Maker(GenerateJsonSchema):
    """Makes schemas of what stands in a file: numbers are numbers, and each choice comes with its label."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Return the schema of a number; text that looks like one is refused."""
        return {"type": "number"} | {LIMITS[key]: float(schema[key]) for key in LIMITS if key in schema}  # type: ignore[literal-required]

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Return the allowed codes, each with what a reader sees for it."""
        made = {"type": "string", "enum": [member.value for member in schema["members"]]}
        labels = [_choice_label(schema["cls"], member) for member in schema["members"]]
        if any(labels):
            made["enumDescriptions"] = [_both(label) for label in labels]
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of a value that may be left blank, in one piece where that is possible."""
        inner = self.generate_inner(schema["schema"])
        if isinstance(inner.get("type"), str) and "enum" not in inner:
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}


def _choice_label(kind: type[Enum], member: Any) -> Text | None:
    return as_text(getattr(member, "label", None)) or KEYS.get((kind.__name__, member.value))


def make_schema(model: TypeAdapter[Any], *, read: bool, relations: Mapping[str, Data]) -> Data:
    """Return the schema of *model* as it is *read* from a file, or as it is written; *relations* are added by model name."""
    mode: JsonSchemaMode = "validation" if read else "serialization"
    made = model.json_schema(mode=mode, schema_generator=_Maker, ref_template="#/definitions/{model}")
    parts: Data = made.pop("$defs", {})
    name = made.get("title", "")
    parts = {key: _with_words(key, part) for key, part in parts.items()}
    made = _with_words(name, made)
    whole = {key: {**_tidy(part), **relations.get(key, {})} for key, part in parts.items()}
    return {**_tidy(made), **relations.get(name, {}), "definitions": whole}


def _with_words(name: str, part: Data) -> Data:
    """Return a model's schema with its name and those of its keys in both languages, in place of its English docstring."""
    if "properties" not in part:
        title = ENUMS.get(name)
        return ({"title": _both(title)} if title else {}) | {k: v for k, v in part.items() if k in ENUM_KEYS}
    title = name_of(name) or report_words.NAMES.get(name)
    keys = {key: _with_label(name, key, value) for key, value in part["properties"].items()}
    said = {"title": _both(title)} if title else {}
    return {**said, **{k: v for k, v in part.items() if k not in ("title", "description")}, "properties": keys}


def _with_label(model: str, key: str, value: Data) -> Data:
    label = as_text(value.get("label"))
    notes = list(_notes(value)) if label else []
    label = label or KEYS.get((model, key)) or report_words.KEYS[key]
    bare = {k: v for k, v in value.items() if k not in ("title", "default", *OURS)}
    described = {"description": _both(*notes)} if notes else {}
    return {"title": _both(label), **described, **bare}


def _notes(value: Data) -> Iterator[Text]:
    """Yield the unit of a fact and what shows it."""
    if (unit := value.get("unit")) and unit_text(unit).zh:
        yield UNIT.fill(unit=unit_text(unit))
    if proof := as_text(value.get("proof")):
        yield PROVED.fill(proof=proof)
    elif value.get("evidence") == "on_site":
        yield ON_SITE


def _both(*texts: Text | None) -> str:
    said = [text for text in texts if text]
    return f"{'；'.join(text.zh for text in said)} · {'; '.join(text.en for text in said)}" if said else ""


def _tidy(schema: Any) -> Any:
    """Return *schema* in draft 7: no key beside ``$ref``, nothing open, limits under their own names."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy: Data = {LIMITS.get(str(key), str(key)): _tidy(value) for key, value in schema.items()}
    for mend in MENDS:
        mend(tidy)
    return tidy


def _close(schema: Data) -> None:
    """Allow no key besides those that are named."""
    if ("properties" in schema or "patternProperties" in schema) and isinstance(schema.get("type"), str | list):
        schema.setdefault("additionalProperties", False)


def _free_reference(schema: Data) -> None:
    """Put a reference that has company into a list of its own: draft 7 reads nothing beside it."""
    if isinstance(schema.get("$ref"), str) and len(schema) > 1:
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]


MENDS: tuple[Callable[[Data], None], ...] = (_close, _free_reference)
