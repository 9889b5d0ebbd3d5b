"""How far a rule may bind: as far as the clauses it stands on."""

from engine.catalogue import Catalogue, ClauseStrength
from engine.ruleset import Rule, Strength

BINDING = {ClauseStrength.MUST, ClauseStrength.PROHIBITED}
ADVISES = "宜"


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
