"""The words an answer is given in: outcomes, verdicts, decisions."""

from engine.choices import Choice


class Outcome(Choice):
    """What one rule says about one subject."""

    PASS = "pass", "符合", "pass"
    FAIL = "fail", "不符合", "fail"
    UNKNOWN = "unknown", "无法判断", "unknown"
    NOT_APPLICABLE = "not_applicable", "不适用", "not applicable"


TO_DO = (Outcome.FAIL, Outcome.UNKNOWN)
"""The outcomes that call for something: what passed or does not apply is only shown where everything is."""


class PapersVerdict(Choice):
    """Whether the papers are in."""

    COMPLETE = "complete", "材料齐全", "papers complete"
    INCOMPLETE = "incomplete", "材料不齐全", "papers incomplete"
    NOT_CHECKED = "not_checked", "材料未查", "papers not checked"


class StandardsVerdict(Choice):
    """Whether the standards are met."""

    MET = "met", "符合标准", "standards met"
    NOT_MET = "not_met", "不符合标准", "standards not met"
    UNDETERMINED = "undetermined", "标准尚不能判断", "standards undetermined"
    NOT_CHECKED = "not_checked", "标准未查", "standards not checked"


class Decision(Choice):
    """What the office does next."""

    APPROVE = "approve", "通过", "approve"
    SUPPLEMENT = "supplement", "补正", "supplement"
    REJECT = "reject", "不通过", "reject"
