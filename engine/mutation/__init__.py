"""How good the cases of rules are: small mistakes made in a rule on purpose, and whether a case notices each."""

from engine.mutation.kinds import Kind
from engine.mutation.results import Fate, MutationRun, RuleResult, Score, Unkilled
from engine.mutation.running import mutate

__all__ = ["Fate", "Kind", "MutationRun", "RuleResult", "Score", "Unkilled", "mutate"]
