"""All rules written by hand, in the order of their topics."""

from benchmarks.by_hand import building, people, setting, work

RULES = (*setting.RULES, *building.RULES, *people.RULES, *work.RULES)
