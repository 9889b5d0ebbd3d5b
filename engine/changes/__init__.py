"""What changed between two rule folders: in meaning, not in text."""

from engine.changes.affected import changed_rules

__all__ = ["changed_rules"]
