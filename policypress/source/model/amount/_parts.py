"""Kinds made of several amounts (相加、取高、取低), written as a list or with ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._node import AmountNode

_SEVERAL = frozenset("、，；")


class Several(AmountNode):
    """An amount made of others, which stand under the kind's own key."""

    def members(self) -> dict[str, AmountNode]:
        """The amounts, by id or by number from 0."""
        found: Any = getattr(self, self.kind)
        if isinstance(found, dict):
            return found
        return {str(number): one for number, one in enumerate(found)}

    def inner(self) -> Iterator[tuple[str, str, AmountNode]]:
        """The amounts, by id or number; named by their label."""
        for key, amount in self.members().items():
            yield key, f"“{self.item_name((key,))}”", amount

    def item_name(self, keys: tuple[str, ...]) -> str:
        """An amount by its label, its id, or its number from 1."""
        return self.members()[keys[-1]].label or super().item_name(keys)

    def said(self, write: Write) -> list[str]:
        """Each amount in words behind its label."""
        return [
            f"{write(one.label)}{one.words(write)}"
            for one in self.members().values()
        ]

    def beside_another(self, write: Write) -> str:
        """The amounts that are compared; one that says several in brackets."""
        return "、".join(
            f"（{said}）" if _SEVERAL & set(said) else said
            for said in self.said(write)
        )

    def parts(self, build: Builder) -> list[Any]:
        """Each amount in the language of rules.json."""
        return [one.expression(build) for one in self.members().values()]
