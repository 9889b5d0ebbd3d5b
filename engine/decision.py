"""From findings to two verdicts and one decision."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from engine.evaluation import Finding
from engine.kinds import Question
from engine.outcomes import Decision, Outcome, PapersVerdict, StandardsVerdict

Said = tuple[Question, Outcome]
"""What a finding comes to: the question of its rule, and its outcome."""
PAPERS = (  # worst first: a paper that fails or cannot be judged has to be handed in
    (Outcome.FAIL, PapersVerdict.INCOMPLETE),
    (Outcome.UNKNOWN, PapersVerdict.INCOMPLETE),
)
STANDARDS = (  # worst first: one failed binding rule outweighs any number of open ones
    (Outcome.FAIL, StandardsVerdict.NOT_MET),
    (Outcome.UNKNOWN, StandardsVerdict.UNDETERMINED),
    (Outcome.PASS, StandardsVerdict.MET),
)


@dataclass(frozen=True)
class Conclusion:
    """The two verdicts, the decision, and the binding findings it rests on."""

    papers: PapersVerdict
    standards: StandardsVerdict
    decision: Decision
    reasons: tuple[Finding, ...]


def decide(findings: Iterable[Finding]) -> Conclusion:
    """Return what *findings* add up to. Only binding rules count; a recommendation never decides."""
    binding = [finding for finding in findings if finding.rule.binding]
    papers, standards, decision = conclude({(finding.rule.question, finding.outcome) for finding in binding})
    return Conclusion(papers, standards, decision, tuple(f for f in binding if f.outcome in REASONS[decision]))


def conclude(said: Set[Said]) -> tuple[PapersVerdict, StandardsVerdict, Decision]:
    """Return the two verdicts and the decision that follow from what binding rules have *said*, each thing once."""
    papers = papers_verdict({outcome for question, outcome in said if question is Question.PAPERS})
    standards = standards_verdict({outcome for question, outcome in said if question is Question.STANDARDS})
    return papers, standards, _decision(papers, standards)


GOOD = {  # what was checked is in order; with one standard alone the other question may not have been asked
    (PapersVerdict.COMPLETE, StandardsVerdict.MET),
    (PapersVerdict.NOT_CHECKED, StandardsVerdict.MET),
    (PapersVerdict.COMPLETE, StandardsVerdict.NOT_CHECKED),
}
REASONS = {
    Decision.REJECT: {Outcome.FAIL, Outcome.UNKNOWN},
    Decision.SUPPLEMENT: {Outcome.FAIL, Outcome.UNKNOWN},
    Decision.APPROVE: {Outcome.PASS},
}


def papers_verdict(outcomes: Set[Outcome]) -> PapersVerdict:
    """Return whether the papers are in, by what came out where papers are asked for; not checked where none are."""
    if not outcomes:
        return PapersVerdict.NOT_CHECKED
    return next((verdict for outcome, verdict in PAPERS if outcome in outcomes), PapersVerdict.COMPLETE)


def standards_verdict(outcomes: Set[Outcome]) -> StandardsVerdict:
    """Return whether the standards are met; where rules were asked and none applied it is undetermined, not met."""
    if not outcomes:
        return StandardsVerdict.NOT_CHECKED
    return next((verdict for outcome, verdict in STANDARDS if outcome in outcomes), StandardsVerdict.UNDETERMINED)


def _decision(papers: PapersVerdict, standards: StandardsVerdict) -> Decision:
    if standards is StandardsVerdict.NOT_MET:
        return Decision.REJECT
    return Decision.APPROVE if (papers, standards) in GOOD else Decision.SUPPLEMENT
