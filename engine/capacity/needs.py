"""What one child more in a class would need: the cheapest change of the place, found by ``engine.remedy``.

The numbers of children stay as asked, and the point stays what it is: neither its places nor what it offers is changed for it.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from engine.capacity.counts import MOVING
from engine.capacity.judging import BAD, key_of, moving_rules
from engine.capacity.model import Capacity, ClassCapacity
from engine.capacity.world import Numbers, World
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.schema import FactPath
from engine.declaration.writing import as_json
from engine.evaluation import Finding, evaluate, evaluate_rule
from engine.generating.models import Models
from engine.remedy import Costs, Remedy, find_remedy
from engine.remedy.costs import Price
from engine.remedy.plain import plain_data
from engine.text import Text
from engine.words import Words

AS_IT_IS: Final[tuple[FactPath, ...]] = (
    ("point", "services"),
    ("point", "meals"),
    ("point", "boarding"),
    ("outdoor", "kind"),
)
"""What the point offers: a class could be larger if it stopped, but that is not what was asked."""
WHY: Final = Text("算的是现有的服务点再多收1人", "the question is one child more at the point as it is")
BUDGET: Final = 400
"""How many states of one group of findings are looked at for one class: a few seconds."""


@dataclass(frozen=True)
class Finder:
    """Finds what one child more would need, class by class."""

    compiled: CompiledRuleSet
    declaration: Declaration
    capacity: Capacity
    costs: Costs
    models: Models | None

    def beside(self, one: ClassCapacity) -> Numbers | None:
        """Return with how many children in the other classes one more in *one* is asked for; None where something else comes first.

        They stay as declared, or where these are too many for themselves, are taken with the most they may have each.
        """
        alone = {other.id: other.alone for other in self.capacity.classes}
        fewer = {id_: n if (top := alone[id_]) is None else min(n, top) for id_, n in self._world.now.items()}
        choices = ({**numbers, one.id: one.most or 0} for numbers in (self._world.now, fewer))
        return next((numbers for numbers in choices if not self._bad(numbers)), None)

    def remedy(self, one: ClassCapacity) -> Remedy | None:
        """Return what would let one child more in a class pass; None where nothing binds it, or something else comes first."""
        if not one.binding or one.most is None or (beside := self.beside(one)) is None:
            return None
        wanted = self._with({**beside, one.id: one.most + 1})
        return find_remedy(self._rules, wanted, self._prices, self.models, budget=BUDGET)

    def breaks(self, remedy: Remedy) -> tuple[Finding, ...]:
        """Return what is in the way once *remedy* is done, by all rules in force, but what has to be settled first anyway."""
        first = {key_of(finding) for finding in self.capacity.first}
        found = evaluate(self.compiled, facts_of(remedy.best.declaration))
        return tuple(f for f in found if f.rule.binding and f.outcome in BAD and key_of(f) not in first)

    @cached_property
    def _world(self) -> World:
        return World(self.declaration, self.compiled.as_of)

    @cached_property
    def _rules(self) -> CompiledRuleSet:
        """Return the rules in force without those that have to be settled first anyway."""
        first = {finding.rule.rule.id for finding in self.capacity.first}
        return replace(self.compiled, rules=tuple(r for r in self.compiled.rules if r.rule.id not in first))

    @cached_property
    def _prices(self) -> Costs:
        fixed = Price(fixed=Words(zh=WHY.zh, en=WHY.en))
        return replace(self.costs, prices={**self.costs.prices, **dict.fromkeys((*MOVING, *AS_IT_IS), fixed)})

    def _bad(self, numbers: Numbers) -> bool:
        """Return whether something is in the way of *numbers* by the rules that read what moves."""
        facts = self._world.with_numbers(numbers)
        return any(f.outcome in BAD for rule in moving_rules(self._rules) for f in evaluate_rule(rule, facts))

    def _with(self, numbers: Numbers) -> Declaration:
        """Return the declaration with *numbers* of children, written out and read anew."""
        moved = self._world.with_numbers(numbers)
        data = plain_data({name: moved[name] for name in Declaration.model_fields})
        return parse_declaration(as_json(data).encode(), "capacity")
