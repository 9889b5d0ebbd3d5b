"""A sentence in the languages a reader may ask for."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


class Text(NamedTuple):
    """One sentence in Chinese and in English."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """Return the sentence in *lang*."""
        return self.zh if lang == "zh" else self.en

    def fill(self, **values: object) -> "Text":
        """Return the sentence with its ``{placeholders}`` replaced, in both languages.

        A value that is itself a `Text` is put in by language.
        """
        return Text(
            *(
                template.format(**{k: v.of(lang) if isinstance(v, Text) else v for k, v in values.items()})
                for lang, template in zip(LANGS, self, strict=True)
            )
        )


NO_TEXT = Text("", "")
