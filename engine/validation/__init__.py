"""From a document to a model: exact types, and every misfit in the reader's words."""

from typing import TYPE_CHECKING

from engine.lately import lately

if TYPE_CHECKING:
    from engine.validation.annotations import as_text
    from engine.validation.suggestions import did_you_mean, rule_meant
    from engine.validation.validating import load_model, validate
else:
    __getattr__ = lately(
        __name__,
        {
            "annotations": "as_text",
            "suggestions": "did_you_mean rule_meant",
            "validating": "load_model validate",
        },
    )

__all__ = ["as_text", "did_you_mean", "load_model", "rule_meant", "validate"]
