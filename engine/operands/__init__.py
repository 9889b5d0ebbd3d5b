"""How well the cases of a rule try its conditions: each operand true, false and unknown, and deciding alone (MC/DC)."""

from engine.operands.covering import Covered, cover_operands
from engine.operands.model import CoveredOperand, Operand, RuleOperands, Tally

__all__ = ["Covered", "CoveredOperand", "Operand", "RuleOperands", "Tally", "cover_operands"]
