"""Questions about conditions, decided for all facts at once: an answer is a proof, facts that show the opposite, or not settled."""

from engine.reasoning.answers import Difference, Proof
from engine.reasoning.comparing import Answer, always, compare, compare_rules

__all__ = ["Answer", "Difference", "Proof", "always", "compare", "compare_rules"]
