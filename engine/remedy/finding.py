"""The doorway: from a declaration to the cheapest plan that is known to pass, applied and checked again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.compiling import CompiledRuleSet
from engine.decision import decide
from engine.declaration.facts import facts_of
from engine.declaration.loading import parse_declaration
from engine.declaration.model import Declaration
from engine.declaration.schema import model_path
from engine.declaration.writing import as_json
from engine.diagnostics import DiagnosticError
from engine.evaluation import Finding, evaluate
from engine.feel import UNKNOWN
from engine.generating.models import Models, load_models
from engine.outcomes import Outcome
from engine.remedy.answers import NO_ANSWERS, answers_for
from engine.remedy.changes import Addition, Change, Op, Ops, Origin, Removal, apply, in_order, value_at
from engine.remedy.conflicts import conflicts
from engine.remedy.costs import Costs
from engine.remedy.grounds import grounds_of
from engine.remedy.model import Hindrance, Kind, Proposal, Remedy, Step
from engine.remedy.plain import plain_data
from engine.remedy.pricing import Pricing
from engine.remedy.proposing import Proposer
from engine.remedy.search import BUDGET
from engine.remedy.solving import Solver
from engine.remedy.world import OPEN, Key, World, key_of
from engine.text import Text

MOST_TURNED: Final = 12
"""How many steps of the best plan other ways are looked for, the dearest first."""
NAME: Final = "remedy"
"""How the changed declaration is called where it is read again."""


def load_answers(folder: Path, compiled: CompiledRuleSet) -> Models | None:
    """Return the model answers in the bases of the rules in *folder*; None where the folder has none."""
    try:
        return load_models(folder, compiled.as_of)
    except DiagnosticError:
        return None


def find_remedy(
    compiled: CompiledRuleSet,
    declaration: Declaration,
    costs: Costs,
    models: Models | None,
    *,
    budget: int = BUDGET,
    alternatives: int = 0,
) -> Remedy:
    """Return the cheapest changes after which *declaration* is approved under the rules in *compiled*.

    *costs* come from `load_costs`, *models* from `load_answers`; without models no items are added. *budget* is how many states of one
    group of findings are looked at, *alternatives* how many other plans are looked for. What `Remedy.best` has was applied, read
    anew and checked again: see `Remedy.possible`.
    """
    world = World.of(compiled, declaration)
    answers = answers_for(declaration, models) if models else NO_ANSWERS
    return _Finder(compiled, declaration, Proposer(world, Pricing(costs, world.facts), answers)).remedy(
        budget, alternatives
    )


@dataclass(frozen=True, eq=False)
class _Finder:
    compiled: CompiledRuleSet
    declaration: Declaration
    proposer: Proposer

    def remedy(self, budget: int, alternatives: int) -> Remedy:
        """Return the remedy, found by looking at no more than *budget* states of each group."""
        before = decide(evaluate(self.compiled, facts_of(self.declaration))).decision
        solver = Solver(self.proposer, budget)
        plan = solver.plan()
        blocked = frozenset(map(key_of, (*plan.blocked, *plan.given_up)))
        best = self._proposal(plan.ops, blocked)
        others = self._others(solver, best, blocked, alternatives) if alternatives else ()
        certain = [finding for finding in plan.blocked if finding.outcome is Outcome.FAIL]
        doubtful = tuple(finding for finding in plan.blocked if finding.outcome is not Outcome.FAIL)
        hindrances = tuple(Hindrance(finding, tuple(self._fixed(finding))) for finding in certain)
        return Remedy(before, best, plan.bound, hindrances, others, plan.given_up + doubtful)

    def _others(self, solver: Solver, best: Proposal, blocked: frozenset[Key], wanted: int) -> tuple[Proposal, ...]:
        """Return the *wanted* cheapest other plans, each of which does without one of the dearest steps of the *best*."""
        steps = sorted(best.steps, key=lambda step: -step.cost)[:MOST_TURNED]
        found = {ops for step in steps if (ops := solver.without(step.op)) is not None} - {best.ops}
        found = {ops for ops in found if not any(conflicts(self.proposer.world.facts, ops))}
        sound = [ops for ops in found if all(key_of(f) in blocked for _, f in self.proposer.world.all_open(ops))]
        sound.sort(key=lambda ops: (self.proposer.pricing.total(ops), [str(op) for op in in_order(ops)]))
        return tuple(self._proposal(ops, blocked) for ops in sound[:wanted])

    def _proposal(self, ops: Ops, blocked: frozenset[Key]) -> Proposal:
        """Return the plan of *ops* with its steps, applied and checked again."""
        data = plain_data(apply(self.proposer.world.facts, ops))
        changed = parse_declaration(as_json(data).encode(), NAME)
        findings = evaluate(self.compiled, facts_of(changed))
        open_still = (f for f in findings if f.rule.binding and f.outcome in OPEN and key_of(f) not in blocked)
        steps = tuple(self._step(op, ops, blocked) for op in in_order(ops))
        return Proposal(
            steps, self.proposer.pricing.total(ops), data, changed, decide(findings).decision, tuple(open_still)
        )

    def _step(self, op: Op, ops: Ops, blocked: frozenset[Key]) -> Step:
        path = (*op.path, op.id) if isinstance(op, Removal) else op.path
        was = value_at(self.proposer.world.facts, path)
        now = tuple(item.facts for item in op.items) if isinstance(op, Addition) else getattr(op, "value", UNKNOWN)
        why = tuple(self._reasons(op, ops, blocked))
        return Step(_kind(op, was), path, was, now, self.proposer.pricing.cost(op), why, op)

    def _reasons(self, op: Op, ops: Ops, blocked: frozenset[Key]) -> Iterator[Finding]:
        """Yield the findings that stand in the way where everything is done but *op*."""
        world = self.proposer.world
        for _, finding in world.open(sorted(world.readers(op)), _without_orphans(ops - {op}, op)):
            if key_of(finding) not in blocked:
                yield finding

    def _fixed(self, finding: Finding) -> Iterator[tuple[Origin, Text]]:
        """Yield the facts *finding* rests on that do not change, each with the reason."""
        for path in grounds_of(finding, ("require",)).facts or grounds_of(finding).facts:
            reason = self.proposer.pricing.costs.fixed(model_path(path))
            if reason:
                yield path, reason


def _without_orphans(ops: Ops, gone: Op) -> Ops:
    """Return *ops* without changes within an item that *gone* would have added."""
    added = {(*gone.path, item.id) for item in gone.items} if isinstance(gone, Addition) else set()
    return frozenset(op for op in ops if not (isinstance(op, Change) and any(op.path[: len(a)] == a for a in added)))


def _kind(op: Op, was: object) -> Kind:
    if isinstance(op, Removal):
        return Kind.REMOVE
    if isinstance(op, Addition) and op.number:
        return Kind.ADD
    return Kind.STATE if was is UNKNOWN else Kind.CHANGE
