"""Counting the parts of a document as they are printed (一、二、三): what is left out takes
no number."""

from __future__ import annotations

from policypress.compose.views.base_views import View
from policypress.language.numerals import to_chinese


class PartCounter(View):
    """`{% set part = count() %}`, then `{{ part.next }}` before each heading."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._done = 0

    @property
    def next(self) -> str:
        """The number of the part that begins here: 一."""
        self._done += 1
        return to_chinese(self._done)
