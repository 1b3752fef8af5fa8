"""Whether what a text writes can be data as it stands (能否登记)."""

from __future__ import annotations

from policypress.source.model.figure import Figure


def is_datum(figure: str, kind: str) -> bool:
    """Whether a figure as a text writes it can be data: it is understood, and would be
    printed in the same words. kind: as typed_figures says; a number of a document is
    text."""
    parsed = Figure.model_validate({"value": figure}).parsed
    is_understood = kind == "document" or not isinstance(parsed, str)
    return is_understood and str(parsed) == figure
