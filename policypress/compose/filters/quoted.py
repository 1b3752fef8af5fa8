"""``{{ words | quoted }}``: in Chinese quotation marks (引号)."""

from __future__ import annotations

from typing import Any

from policypress.compose.filters import Writer
from policypress.compose.markdown.markers import Sourced, escape
from policypress.compose.sandbox.marking import plain_text
from policypress.language.listing import quote


def apply(writer: Writer, value: object) -> Any:
    """The text in “”; marks inside become the inner ones ‘’ (GB/T 15834 4.8)."""
    text = quote(plain_text(value))
    if isinstance(value, Sourced):
        return writer.mark(Sourced(text, value.origin))
    return escape(text)
