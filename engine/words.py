"""What the models of our YAML files share: no unknown keys, no change after reading, two languages."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from engine.text import Text

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


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
