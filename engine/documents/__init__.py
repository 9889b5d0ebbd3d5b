"""Strict reading of YAML and JSON files: plain values with their places, or every problem at once."""

from typing import TYPE_CHECKING

from engine.lately import lately

if TYPE_CHECKING:
    from engine.documents.document import (
        Document,
        Stated,
        parse_document,
        parse_loosely,
        read_document,
        read_loosely,
    )
    from engine.documents.files import read_bytes
    from engine.documents.nodes import Path
    from engine.documents.source import cell_width, mask_identity_numbers
else:
    __getattr__ = lately(
        __name__,
        {
            "document": "Document Stated parse_document parse_loosely read_document read_loosely",
            "files": "read_bytes",
            "nodes": "Path",
            "source": "cell_width mask_identity_numbers",
        },
    )

__all__ = [
    "Document",
    "Path",
    "Stated",
    "cell_width",
    "mask_identity_numbers",
    "parse_document",
    "parse_loosely",
    "read_bytes",
    "read_document",
    "read_loosely",
]
