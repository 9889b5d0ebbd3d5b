"""The mutants of one rule, and what becomes of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.cases import Bases, Case, PlacedCase
from engine.checked import CheckedRule
from engine.days import days_to_try
from engine.diagnostics import Diagnostic
from engine.lints.strengths import strength_agrees
from engine.mutation.kinds import Kind
from engine.mutation.mutants import Mutant, Variant, mutants_of
from engine.mutation.pasting import as_yaml, name_of
from engine.mutation.proofs import prove_equivalent, shows_only_elsewhere
from engine.mutation.results import Fate, RuleResult, Unkilled
from engine.mutation.search import Killer, Search
from engine.mutation.trials import Refused, Trial, Tried, Workbench, noticed_by, trials_of
from engine.mutation.wording import ADD_CASE, BROKEN, ELSEWHERE, LOOK, NOT_FOUND, RUN_TESTS, STRENGTH, UNNOTICED
from engine.ruleset import RuleSet
from engine.text import NO_TEXT, Text


@dataclass(frozen=True)
class Subject:
    """One rule to be measured, with its cases."""

    ruleset: RuleSet
    checked: CheckedRule
    cases: Sequence[PlacedCase]
    bases: Bases

    @property
    def variant(self) -> Variant:
        """Return the rule as it is."""
        return Variant(self.ruleset, self.checked.topic, self.checked.rule)


def measure(subject: Subject) -> RuleResult:
    """Return what becomes of the mutants of one rule."""
    rule = subject.checked.rule.id
    trials: list[Trial] = []
    for trial in trials_of(subject.cases, subject.bases):
        if isinstance(trial, Diagnostic):
            return RuleResult(rule, problem=trial)
        trials.append(trial)
    bench = Workbench()
    original = bench.settle(subject.variant)
    if wrong := noticed_by(trials, original, bench):
        case = wrong.placed.case
        return RuleResult(
            rule,
            problem=wrong.placed.problem(
                ("expect",), "mutate-failing", BROKEN.fill(rule=rule, name=case.name), RUN_TESTS
            ),
        )
    return _Measuring(subject, bench, original, trials).result()


@dataclass(frozen=True)
class _Measuring:
    """What is at hand while the mutants of one rule are tried."""

    subject: Subject
    bench: Workbench
    original: Tried
    trials: list[Trial]

    def result(self) -> RuleResult:
        counts: Counter[tuple[Kind, Fate]] = Counter()
        unnoticed: dict[Mutant, Tried] = {}
        for mutant in mutants_of(self.subject.variant, self.subject.checked):
            found = self.fate(mutant)
            if isinstance(found, Fate):
                counts[mutant.kind, found] += 1
            else:
                unnoticed[mutant] = found
        unkilled = self.settle(unnoticed)
        counts.update((one.kind, one.fate) for one in unkilled)
        return RuleResult(self.subject.checked.rule.id, dict(counts), unkilled)

    def fate(self, mutant: Mutant) -> Fate | Tried:
        """Return what becomes of *mutant*, or the mutant itself where nothing notices it."""
        variant = mutant.variant
        try:
            tried = self.bench.settle(variant)
        except Refused:
            return Fate.REFUSED
        if killer := noticed_by(self.trials, tried, self.bench):
            self.trials.remove(killer)  # what noticed one often notices the next
            self.trials.insert(0, killer)
            return Fate.CASE
        if mutant.kind is Kind.STRENGTH and not strength_agrees(variant.rule, variant.ruleset.catalogue):
            return Fate.LINT
        return tried

    def settle(self, unnoticed: dict[Mutant, Tried]) -> tuple[Unkilled, ...]:
        """Return why each of the *unnoticed* was not noticed: a proof, or the case that is lacking."""
        proofs: dict[Mutant, Text] = {}
        for mutant, tried in unnoticed.items():
            if mutant.kind is not Kind.STRENGTH and (proof := prove_equivalent(self.original, tried)):
                proofs[mutant] = proof
        open_ones = [t for m, t in unnoticed.items() if m not in proofs and m.kind is not Kind.STRENGTH]
        killers = self.search().killers(open_ones) if open_ones else {}
        return tuple(self.unkilled(m, tried, proofs.get(m), killers.get(tried)) for m, tried in unnoticed.items())

    def search(self) -> Search:
        days = days_to_try(self.subject.ruleset, self.subject.checked)
        return Search(self.original, self.bench, self.subject.bases, self.trials, days)

    def unkilled(self, mutant: Mutant, tried: Tried, proof: Text | None, killer: Killer | None) -> Unkilled:
        case = self.named(killer) if killer else None
        written = as_yaml(case) if case else ""
        hint = ADD_CASE.fill(case=written) if case else LOOK
        said = UNNOTICED.fill(rule=self.original.checked.rule.id, line=mutant.line)
        problem = mutant.problem("mutant-survived", said, hint)
        return Unkilled(
            self.original.checked.rule.id,
            mutant.kind,
            Fate.EQUIVALENT if proof else Fate.SURVIVED,
            mutant.line,
            problem,
            proof or (NO_TEXT if case else self.reason(mutant, tried)),
            written,
        )

    def named(self, killer: Killer) -> Case:
        """Return the case of *killer* as it would stand in the rule's file of cases."""
        usual = self.trials[0].placed.document.data.get("as_of") if self.trials else None
        day = None if str(usual) == str(killer.as_of) else killer.as_of
        case = killer.case.model_copy(update={"as_of": day})
        return case.model_copy(update={"name": name_of(case)})

    def reason(self, mutant: Mutant, tried: Tried) -> Text:
        """Return why nothing was found that tells *mutant* from the rule."""
        if mutant.kind is Kind.STRENGTH:
            return STRENGTH
        return ELSEWHERE if shows_only_elsewhere(self.original, tried) else NOT_FOUND
