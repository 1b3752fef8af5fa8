"""Instalments (分期拨付) and years (年限): said, never reckoned."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Short
from policypress.source.model.figure import Figure, Ratio
from policypress.source.model.quantities import unit_of


class Instalment(Short):
    """一期: which part of the amount, and what must have happened."""

    short = "share"

    share: Ratio = Field(title="比例")
    when: str = Field(
        "",
        title="拨付条件",
        description="填报项的标识，或者直接写，如“年度考核合格后”",
    )


def _in_years(figure: Figure) -> Figure:
    """The figure itself, when it is a number of years, with or without 年."""
    if figure.value.isascii() and figure.value.isdigit():
        return figure
    if unit_of(figure) == "年":
        return figure
    raise PydanticCustomError(
        "wrong-unit",
        "此处应为年数，写的是{text}",
        {"text": f"“{figure.value}”", "hint": "写成如 5年"},
    )


Years = Annotated[Figure, AfterValidator(_in_years)]


def in_years(figure: Figure, written: str) -> str:
    """5年 for 5 and for 5年. written: the figure as the writer has it."""
    if figure.value.isdigit():
        return f"{written}年"
    return written
