"""Why the form asks for a fact: the rules that read it, each with the clause it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.blank import rules_asking
from engine.catalogue import Catalogue, Confidence
from engine.compiling import CompiledRule, CompiledRuleSet
from engine.declaration.point import Mode, PointKind
from engine.declaration.schema import FactPath
from engine.reads import model_reads
from engine.render.sentences import cite_by
from engine.render.words import Say
from engine.text import LANGS, NO_TEXT, Text
from engine.viewing import least_sure


@dataclass(frozen=True)
class Reason:
    """A rule that reads a fact: its title, its first clause, and how sure we are of its clauses; empty if they are verified."""

    title: Text
    clause: Text
    doubt: Text
    binding: bool


def reasons_to_ask(
    compiled: CompiledRuleSet, kind: PointKind | None, mode: Mode | None
) -> Mapping[FactPath, tuple[Reason, ...]]:
    """Return, by fact, the rules that may ask it of such a point: binding ones first, then those that ask little else."""
    asking = rules_asking(compiled, kind, mode)
    catalogue = compiled.catalogue
    rules = {rule.rule.id: rule for rules in asking.values() for rule in rules}
    reasons = {name: _reason(rule, catalogue) for name, rule in rules.items()}
    order = {name: (not rule.binding, len(model_reads(rule.checked))) for name, rule in rules.items()}
    return {
        path: tuple(reasons[name] for name in sorted((rule.rule.id for rule in rules), key=order.__getitem__))
        for path, rules in asking.items()
    }


def _reason(rule: CompiledRule, catalogue: Catalogue) -> Reason:
    sureness = least_sure(rule.clauses)
    return Reason(
        rule.rule.title.text,
        _cited(rule, catalogue),
        NO_TEXT if sureness is Confidence.VERIFIED else sureness.label,
        rule.binding,
    )


def _cited(rule: CompiledRule, catalogue: Catalogue) -> Text:
    clause = rule.clauses[0]
    source = catalogue.text_of(clause.id)
    title = source.title.text
    return Text(
        *(cite_by(source.number or "", title.of(lang), catalogue.place_of(clause.id), Say(lang)) for lang in LANGS)
    )
