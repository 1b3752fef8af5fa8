"""A band of numbers (区间) as a condition of rules.json, and its bounds as numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from policypress.language.quantity import QuantityError, parse_quantity
from policypress.source.model.amount._asking import Builder
from policypress.source.model.amount._tier import Band

_BARE_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def bound(text: str) -> tuple[Fraction, str] | None:
    """A bound as YAML has it (30天, 1000万元, 5): number and unit; None when it is not
    there or is no number."""
    if not text:
        return None
    if _BARE_NUMBER.fullmatch(text):
        return Fraction(text), ""
    quantity = parse_quantity(text)
    if isinstance(quantity, QuantityError):
        return None
    return Fraction(quantity.value), quantity.unit


def band_holds(
    band: Band,
    field: str,
    build: Builder,
) -> Any:
    """The condition that an answer lies in the band."""
    answer = build.read(field)
    wanted = []
    low, high = bound(band.lower), bound(band.upper)
    if low:
        least = ">=" if band.has_lower else ">"
        wanted.append(build.compare(answer, least, build.number(low[0])))
    if high:
        most = "<=" if band.has_upper else "<"
        wanted.append(build.compare(answer, most, build.number(high[0])))
    return build.all_of(wanted)
