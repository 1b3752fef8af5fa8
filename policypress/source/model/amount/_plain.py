"""Amounts in plain words (纯文字): for names of figures, and wherever no document is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Plain:
    """A writer without marks. asked: the questions, columns and derived figures by id."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self._asked = asked

    def __call__(self, value: object) -> str:
        """A figure as it prints, or the words themselves."""
        return str(value)

    def label(self, field: str) -> str:
        """What a question is called; its id when that is not known."""
        found = self._asked.get(field)
        return found.label if found else field

    def choice(self, field: str, key: str) -> str:
        """What a choice of a question is called; its id when that is not known."""
        found = self._asked.get(field)
        return found.choices.get(key, key) if found else key

    def condition(self, condition: Any) -> str:
        """A condition by its own words, or by what it asks."""
        if condition.text and "{{" not in condition.text:
            return str(condition.text)
        names = dict.fromkeys(condition.fields())
        return "、".join(map(self.label, names))
