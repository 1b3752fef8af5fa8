"""What a support gives (资助标准). A kind of amount is a file in this folder: a class with
its key in YAML, its words, its arithmetic and its checks; nothing else knows it by name.

`Amount` is a figure, or a mapping with one kind key and any modifiers; `Base` is what a
share is taken of.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any

from pydantic import Field

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
from policypress.source.model.amount._types import (
    AMOUNT,
    BASE,
    FACTORS,
    PARTS,
    Amount,
    Base,
)
from policypress.source.model.amount.fixed import Fixed
from policypress.source.model.base import Key
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
    "make_whole",
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


AMOUNT.made = one_of(amount_kinds(), scalar=lambda _: Fixed)
BASE.made = one_of(_base_kinds(), scalar=short)
FACTORS.made = one_of(
    _base_kinds(),
    scalar=short,
    listed=Annotated[tuple[Base, ...], Field(min_length=1)],
)
PARTS.made = list_or_mapping(
    Annotated[tuple[Amount, ...], Field(min_length=2)],
    Annotated[dict[Key, Amount], Field(min_length=2)],
)


@cache
def make_whole() -> None:
    """Have pydantic make the first kind with all that it reaches; whatever has amounts
    then reuses it. Only who holds a file against the model needs this: it takes longer
    than reading a policy of which nothing has changed."""
    next(iter(amount_kinds().values())).model_rebuild()
