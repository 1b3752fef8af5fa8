"""Reasons say what the figures say (理由与数据一致): names in braces are those of compared
figures, and amounts typed beside them are still the ones that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from policypress.findings import Finding, did_you_mean
from policypress.language.quantity import Quantity, parse_quantity
from policypress.language.tokens import typed_figures
from policypress.source.figures import figures, nodes
from policypress.source.model import Basis, Figure, Policy
from policypress.source.model.figure import NAMED, quantity_of
from policypress.source.traverse import at

_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_TO = re.compile("[～—–－~-]")
_NUMBER = re.compile(r"^[0-9.]+")
_UNIT = re.compile(r"[^0-9.]")
_PERCENT = re.compile(r"[0-9]+(?:\.([0-9]+))?%")
_KINDS = ("money", "ratio", "count")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for names in reasons that are none, and warnings for amounts, ratios and
    counts in reasons that neither the figure nor anything it is compared with has."""
    for node in nodes(policy):
        if isinstance(node, Basis) and "{" in node.reason:
            yield from _names(node)
    if policy.broken:
        return  # what a reason compares may stand in a file that cannot be read
    yield from _moved(policy)


def _names(basis: Basis) -> Iterator[Finding]:
    """What stands in braces is a name of a compared figure, or the figure itself."""
    names = [name for name in basis.compared if not name.isdigit()]
    known = ["value", *names]
    for name in NAMED.findall(basis.reason):
        if name in known:
            continue
        message = f"理由中的“{name}”不是参照数据的名称"
        otherwise = "" if basis.compared else _HOW
        hint = did_you_mean(name, known, otherwise)
        yield at(basis, "reason", "unknown-name", message, hint)
    left = _BRACES.search(NAMED.sub("", basis.reason))
    if left:
        message = f"理由中的“{left[0]}”没有写成引用"
        yield at(basis, "reason", "bad-braces", message, _HOW)


_HOW = "写 compared: {名称: 路径}，理由中用 {{ 名称 }} 引用；{{ value }} 是数据本身"


class Standing(NamedTuple):
    """A basis of the document itself with the figures that stand on it, and those that it
    was compared with, by name."""

    basis: Basis
    ours: list[Figure]
    compared: dict[str, Figure]


def standing(policy: Policy) -> Iterator[Standing]:
    """Each basis that figures of the document stand on."""
    found: dict[str, Standing] = {}
    by_path: dict[str, Figure] = {}
    for record in figures(policy):
        by_path[record.path] = record.figure
        basis = record.figure.provenance
        if not record.is_own or basis is None:
            continue
        if basis.path not in found:
            found[basis.path] = Standing(basis, [], {})
        one = found[basis.path]
        one.ours.append(record.figure)
    for one in found.values():
        for name, path in one.basis.compared.items():
            figure = by_path.get(path)
            if figure is not None:
                one.compared[name] = figure
        yield one


def _moved(policy: Policy) -> Iterator[Finding]:
    """Amounts that are typed in the reason of a proposal and that it no longer has."""
    for one in standing(policy):
        compared = list(one.compared.values())
        yield from _typed(one.basis, one.ours, compared)


def _typed(
    basis: Basis,
    ours: list[Figure],
    compared: list[Figure],
) -> Iterator[Finding]:
    """ours: the figures that stand on the basis; compared: those it was compared with."""
    known = {meaning(figure.value) for figure in (*ours, *compared)}
    without_names = NAMED.sub("。", basis.reason)
    for _, words, kind in typed_figures(without_names):
        if kind not in _KINDS:
            continue
        if known.issuperset(meanings(words)):
            continue
        if words in basis.aside:
            continue
        if _is_quotient(words, ours, compared):
            continue
        message = f"理由中的“{words}”与它说明的数据、参照的数据都不相同"
        hint = (
            "数据改过的，理由跟着改；它是别的数据时，写进 compared，用 {{ 名称 }} 引用就会跟随；"
            "只见于理由的，写进 aside"
        )
        yield at(basis, "reason", "reason-moved", message, hint, "warning")


def meanings(words: str) -> set[object]:
    """What a typed figure means; both ends of a range (10～20万元)."""
    low, *others = _TO.split(words)
    if not others:
        return {meaning(words)}
    high = others[0]
    if not _UNIT.search(low):
        unit = _NUMBER.sub("", high)
        low = f"{low}{unit}"
    return {meaning(low), meaning(high)}


def meaning(words: str) -> object:
    """Kind and value of a quantity, however it is written; other words as they are."""
    parsed = parse_quantity(words)
    if isinstance(parsed, Quantity):
        return parsed.kind, parsed.value
    return words


def _is_quotient(
    words: str,
    ours: list[Figure],
    compared: list[Figure],
) -> bool:
    """Whether a ratio is how much one of the figures is of one compared (市级的50%),
    rounded to as many places as it is written with."""
    written = _PERCENT.fullmatch(words)
    if written is None:
        return False
    places = len(written[1] or "")
    percent = Decimal(words.removesuffix("%"))
    for one in (*ours, *compared):
        for other in compared:
            quotient = _quotient(one, other)
            if quotient is None:
                continue
            if round(quotient, places) == percent:
                return True
    return False


def _quotient(
    one: Figure,
    other: Figure,
) -> Decimal | None:
    """How many percent one quantity is of another of its kind; None for others."""
    left, right = quantity_of(one), quantity_of(other)
    if left is None or right is None:
        return None
    if left.kind != right.kind or not right.value:
        return None
    hundredfold = Decimal(left.value) * 100
    return hundredfold / Decimal(right.value)
