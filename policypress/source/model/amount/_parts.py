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
            name = self.item_name((key,))
            yield key, f"“{name}”", amount

    def item_name(self, keys: tuple[str, ...]) -> str:
        """An amount by its label, its id, or its number from 1."""
        last = keys[-1]
        label = self.members()[last].label
        if label:
            return label
        return super().item_name(keys)

    def said(self, write: Write) -> list[str]:
        """Each amount in words behind its label."""
        found: list[str] = []
        for one in self.members().values():
            label = write(one.label)
            words = one.words(write)
            found.append(f"{label}{words}")
        return found

    def beside_another(self, write: Write) -> str:
        """The amounts that are compared; one that says several in brackets."""
        found: list[str] = []
        for said in self.said(write):
            says_several = not _SEVERAL.isdisjoint(said)
            found.append(f"（{said}）" if says_several else said)
        return "、".join(found)

    def parts(self, build: Builder) -> list[Any]:
        """Each amount in the language of rules.json."""
        members = self.members().values()
        return [one.expression(build) for one in members]
