"""What the models of our YAML files share: no unknown keys, no change after reading, two languages."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from engine.text import Text


@dataclass(frozen=True)
class Written:
    """The form of a value as a JSON Schema can say it: what the validator beside it refuses, as far as a pattern can."""

    pattern: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema of the type with this pattern."""
        return {**handler(core_schema), "pattern": self.pattern}


Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Written(r"\S")]


class YamlModel(BaseModel):
    """The base of every model read from YAML: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Words(YamlModel):
    """A sentence as it is written in YAML: ``{zh: …, en: …}``, neither of them empty."""

    zh: Sentence
    en: Sentence

    @property
    def text(self) -> Text:
        """Return the sentence as a `Text`."""
        return Text(self.zh, self.en)
