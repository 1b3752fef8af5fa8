"""Patterns that few texts need (少用的正则), compiled when they are first used.

Compiling takes longer than reading many pages where a set holds Chinese characters,
and most patterns of a run that compares two texts are never asked.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern: what is asked of it, it asks the compiled one, once."""

    def __init__(self, words: str, flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """A method or attribute of the pattern, kept for the next time."""
        found = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, found)
        return found


def later(words: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used. words, flags: as of
    `re.compile`; a fault in them shows only then.
    """
    return cast(re.Pattern[str], _Later(words, flags))
