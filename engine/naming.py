"""How a report calls the point, its parts, and what it is about, in one language."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from engine.declaration.table import fact_info, label_of, model_path
from engine.declaration.titles import item_title, show_path
from engine.feel.types import ListType
from engine.feel.unknown import UNKNOWN
from engine.report import Coded, PointView, SubjectView
from engine.text import Lang, Text
from engine.values import show

if TYPE_CHECKING:
    from engine.compiling import CompiledRuleSet
    from engine.declaration.facts import Facts
    from engine.evaluation import Subject

POINT = Text("服务点", "care point")


class Namer:
    """Names things in one language; knows the *facts*, for the names of their parts."""

    def __init__(self, compiled: CompiledRuleSet, facts: Facts, lang: Lang) -> None:
        self.compiled = compiled
        self.facts = facts
        self.lang = lang
        self.coded = lru_cache(None, typed=True)(self._coded)  # codes of two kinds of choice may be the same
        self.title = cache(partial(item_title, facts))

    def of(self, text: Text) -> str:
        """Return *text* in the report's language."""
        return text.of(self.lang)

    def _coded(self, choice: Any) -> Coded:
        """Return a choice as code and label."""
        return Coded(choice.value, self.of(choice.label))

    def point(self, file: str) -> PointView:
        """Return which care point this is, and who leads and helps in its mode."""
        point = {name: fact for name, fact in self.facts["point"].items() if fact is not UNKNOWN}
        bodies = self.compiled.law.cards.competent(point.get("mode"), self.compiled.place)
        return PointView(
            file=PurePath(file).name,
            name=point.get("name", ""),
            kind=self.choice("kind", point.get("kind")),
            mode=self.choice("mode", point.get("mode")),
            services=tuple(self.choice("services", service) for service in point.get("services", ())),
            lead=self.of(bodies[0].label) if bodies else "",
            support=tuple(self.of(body.label) for body in bodies[1]) if bodies else (),
        )

    def choice(self, name: str, code: str | None) -> str:
        """Return a choice that is a fact of the point, in words; nothing where none is stated."""
        kind = fact_info(("point", name)).type
        return self.of(show(code, kind.item if isinstance(kind, ListType) else kind)) if code else ""

    def owner(self, origin: tuple[str, ...]) -> str:
        """Return the item of a list that a fact belongs to, or nothing for a fact of the point itself."""
        path = model_path(origin)
        if "[]" not in path:
            return ""
        at = path.index("[]") + 1
        return self.of(self.title(origin[:at]))

    def subject(self, subject: Subject) -> SubjectView:
        """Return what a finding is about."""
        if not subject.path:
            return SubjectView("", self.of(POINT), "", self.of(POINT))
        kind = self.of(label_of(subject.path))
        if subject.id is None:
            return SubjectView(show_path(subject.path), kind, "", kind)
        origin = (*subject.path, subject.id)
        return SubjectView(show_path(origin), kind, subject.id, self.of(self.title(origin)))
