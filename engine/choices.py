"""Closed sets of values that a reader sees by their labels."""

from enum import StrEnum
from typing import Self

from engine.text import Text


class Choice(StrEnum):
    """A closed set of values, each with a Chinese and an English label."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    @property
    def label(self) -> Text:
        """Return what the reader sees instead of the code."""
        return Text(self.zh, self.en)
