"""More than thirty of the rules as one would write them by hand in plain Python, with the numbers of the law of 1 January 2026.

They read a declaration as nested dicts in which a fact not stated is simply absent, and give what the engine gives: subjects, outcomes,
and for what passed or failed the facts seen, the numbers wanted and the values worked out. What several rules or subjects need is worked out once.
"""

from benchmarks.by_hand.rules import RULES
from benchmarks.by_hand.running import Answer, Found, Rule, answers, findings

__all__ = ["RULES", "Answer", "Found", "Rule", "answers", "findings"]
