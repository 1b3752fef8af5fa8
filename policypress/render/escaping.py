"""Words on their way into HTML: escaped, and without what HTML forbids."""

from __future__ import annotations

import re
from html import escape

_BAD = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_BAD}]")
# What is escaped or forbidden: most words of a policy have none of it.
_SPECIAL = re.compile(f"[{_BAD}&<>\"']")


def text(words: str) -> str:
    """Words between two tags."""
    if not _SPECIAL.search(words):
        return words
    return escape(clean(words), quote=False)


def attribute(words: str) -> str:
    """Words in an attribute, or anywhere else."""
    if not _SPECIAL.search(words):
        return words
    return escape(clean(words), quote=True)


def clean(words: str) -> str:
    """Without the control characters HTML forbids."""
    return _FORBIDDEN.sub("", words)
