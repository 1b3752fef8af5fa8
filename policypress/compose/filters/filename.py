"""``{{ title | filename }}``: text as one part of a path."""

from __future__ import annotations

from policypress.compose.filters import Writer
from policypress.compose.sandbox.marking import plain_text


def apply(writer: Writer, value: object) -> str:
    """The text of a value without slashes, which would open a folder."""
    text = plain_text(value)
    return text.replace("/", "、").replace("\\", "、")
