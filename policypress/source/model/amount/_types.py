"""The types of values in an amount that are amounts themselves. They are made in `__init__`,
once every kind is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from typing_extensions import TypeAliasType

from policypress.source.model.kinds import Later

AMOUNT, BASE, FACTORS, PARTS = Later(), Later(), Later(), Later()
if TYPE_CHECKING:
    from policypress.source.model.amount._base import BaseNode
    from policypress.source.model.amount._node import AmountNode

    Amount: TypeAlias = AmountNode
    Base: TypeAlias = BaseNode
    Factors: TypeAlias = tuple[BaseNode, ...] | BaseNode
    Parts: TypeAlias = tuple[AmountNode, ...] | dict[str, AmountNode]
else:
    # Named, so that pydantic makes the schema of each once, however many fields have it.
    # A figure, or a mapping of a kind; what a share is of; one or several of these;
    # several amounts.
    Amount = TypeAliasType("Amount", Annotated[Any, AMOUNT])
    Base = TypeAliasType("Base", Annotated[Any, BASE])
    Factors = TypeAliasType("Factors", Annotated[Any, FACTORS])
    Parts = TypeAliasType("Parts", Annotated[Any, PARTS])
