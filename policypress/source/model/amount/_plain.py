"""Amounts in plain words (纯文字) before the questions are known: ids stand for names."""

from __future__ import annotations

from typing import Any


class Ids:
    """A writer that calls everything by its id."""

    def __call__(self, value: object) -> str:
        """A figure as it prints, or the words themselves."""
        return str(value)

    def label(self, field: str) -> str:
        """The id of a question."""
        return field

    def choice(self, field: str, key: str) -> str:
        """The id of a choice."""
        return key

    def condition(self, condition: Any) -> str:
        """The ids of what a condition asks."""
        return "、".join(dict.fromkeys(condition.fields()))
