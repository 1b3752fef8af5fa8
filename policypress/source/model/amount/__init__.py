"""What a support gives (资助标准). A kind of amount is a file in this folder: a class with
its key in YAML, its words, its arithmetic and its checks; nothing else knows it by name.

`Amount` is a figure, or a mapping with one kind key and any modifiers; `Base` is what a
share is taken of.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, Field, Tag

from policypress.source.model.amount._base import (
    BASE_KINDS,
    BaseNode,
    Term,
    short,
)
from policypress.source.model.amount._figures import AmountFigure
from policypress.source.model.amount._levels import Levels
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._tier import Band, Tier
from policypress.source.model.amount.fixed import Fixed
from policypress.source.model.base import Key, Node
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Figure, Money
from policypress.source.model.kinds import list_or_mapping, one_of

__all__ = [
    "Amount",
    "AmountFigure",
    "AmountNode",
    "Band",
    "Base",
    "BaseNode",
    "Term",
    "Tier",
    "amount_kinds",
]


@cache
def amount_kinds() -> dict[str, type[AmountNode]]:
    """The kinds by their key, those of the files in this folder by name."""
    names = sorted(
        module.name
        for module in iter_modules(__path__)
        if not module.name.startswith("_")
    )
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {
        kind.kind: kind
        for module in modules
        for kind in vars(module).values()
        if _is_kind(kind, module.__name__)
    }


def _is_kind(value: Any, home: str) -> bool:
    """Whether a value of a module is a kind that the module itself defines."""
    if not isinstance(value, type) or not issubclass(value, AmountNode):
        return False
    return value.__module__ == home and bool(value.kind)


_BASES: dict[str, type[BaseNode]] = {**BASE_KINDS, Levels.kind: Levels}


def _base_kinds() -> dict[str, Any]:
    """What a share may be taken of: a base, or an amount that is reckoned."""
    others = {
        key: kind
        for key, kind in amount_kinds().items()
        if kind.reckoned and key not in _BASES
    }
    return {**_BASES, **others}


def _priced(data: Any) -> str:
    """Which of two shapes a price has: a sum of money, or an answer with its limits."""
    if isinstance(data, Term) or (isinstance(data, dict) and "field" in data):
        return "<Term>"
    return "<Figure>"


if TYPE_CHECKING:
    Amount = AmountNode
    Base = BaseNode
    Factors = tuple[BaseNode, ...] | BaseNode
    Price = Figure | Term
    Parts = tuple[AmountNode, ...] | dict[str, AmountNode]
else:
    Amount = one_of(amount_kinds(), scalar=lambda _: Fixed)
    Base = one_of(_base_kinds(), scalar=short)
    Factors = one_of(_base_kinds(), scalar=short, listed=tuple[Base, ...])
    Price = Annotated[
        Annotated[Money, Tag("<Figure>")] | Annotated[Term, Tag("<Term>")],
        Discriminator(_priced),
    ]
    _list = Annotated[tuple[Amount, ...], Field(min_length=2)]
    _named = Annotated[dict[Key, Amount], Field(min_length=2)]
    Parts = list_or_mapping(_list, _named)

_NAMES = {
    "Amount": Amount,
    "Base": Base,
    "Factors": Factors,
    "Parts": Parts,
    "Price": Price,
    "Condition": Condition,
}
_UNFINISHED: list[type[Node]] = [
    Tier,
    *_BASES.values(),
    *amount_kinds().values(),
]
for _kind in _UNFINISHED:
    _kind.model_rebuild(_types_namespace=_NAMES)
