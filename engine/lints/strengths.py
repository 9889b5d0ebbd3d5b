"""How far a rule may bind: as far as the clauses it stands on."""

import re
from collections.abc import Iterator

from engine.catalogue import Catalogue, ClauseStrength
from engine.ruleset import Rule, Strength

BINDING = {ClauseStrength.MUST, ClauseStrength.PROHIBITED}
ADVISES = "宜"
CONDITION = re.compile("应|须|不得|不超过|不少于|符合")


def strength_agrees(rule: Rule, catalogue: Catalogue) -> bool:
    """Return whether *rule* binds as far as the clauses it stands on: a must needs one that binds, advice one that advises.

    A clause that binds may advise on one point in the same sentence (宜), and a rule on that point advises.
    """
    law = [clause for clause in rule.basis if not catalogue.draft(clause)]
    forces = {catalogue.strength(clause) for clause in law}
    if rule.strength is Strength.MUST:
        return bool(forces & BINDING)
    if rule.strength is Strength.INFO:
        return not forces & {*BINDING, ClauseStrength.SHOULD}
    return ClauseStrength.SHOULD in forces or any(
        ADVISES in catalogue.clauses[clause].text.zh for clause in law if catalogue.strength(clause) in BINDING
    )


def idle_citations(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """Yield each value for which a *rule* that binds would quote no clause that does."""
    if rule.strength is Strength.MUST and rule.cite:
        for value, clauses in rule.cite.clauses.items():
            if not any(_binds(one, catalogue) for one in clauses if not catalogue.draft(one)):
                yield value


def _binds(clause: str, catalogue: Catalogue) -> bool:
    """Return whether *clause* demands something: also a permission does, on its conditions, of whoever uses it."""
    strength = catalogue.strength(clause)
    conditional = strength is ClauseStrength.MAY and CONDITION.search(catalogue.clauses[clause].text.zh)
    return strength in BINDING or bool(conditional)
