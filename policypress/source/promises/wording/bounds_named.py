"""Situations that are bands (区间), named before 分别 by their bounds: 不满20千瓦、20千瓦以上
不满80千瓦、80千瓦以上 names three, the second by two figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from policypress.source.model import Provision
from policypress.source.promises.wording.edges import comparison_said
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Reference,
    Sentence,
)

# The bound of a band by its key, as prose names it and as words beside it say it.
_SIDES = {
    "from": ("at_least", "more_than"),
    "to": ("at_most", "less_than"),
}


class Named(NamedTuple):
    """A situation that code names: its key; bound: `from` or `to`, "" where its words
    are named; value: that bound; said: the comparison in the words beside it."""

    key: str
    bound: str = ""
    value: str = ""
    said: str | None = None


def named_situations(
    sentence: Sentence,
    before: str,
    provision: Provision,
) -> list[Named]:
    """What code before 分别 names, one by one or all at once (s.x.gold.when,
    s.x.small.from, s.x.tiers | listing('when'))."""
    found: list[Named] = []
    for at, character in enumerate(before):
        if character == FIGURE:
            reference = sentence.at(at)
            said = comparison_said(sentence.words, at)
            found += _of_reference(reference, said, provision)
    return found


def _of_reference(
    one: Reference,
    said: str | None,
    provision: Provision,
) -> list[Named]:
    """The situations that one piece of code names."""
    support = provision.supports.get(one.path[0] if one.path else "")
    if one.home != "s" or support is None:
        return []
    situations = {
        key: getattr(tier, "band", None)
        for key, tier, _ in support.amount.situations()
    }
    if one.path[1:] == ("tiers",) and one.listed == "when":
        return [Named(key) for key in situations]
    if len(one.path) < 3:
        return []
    key, name = one.path[1], one.path[-1]
    if name == "when":
        return [Named(key)]
    if name not in _SIDES:
        return []
    return [Named(key, name, _bounds(situations.get(key)).get(name, ""), said)]


def _bounds(band: object) -> dict[str, str]:
    """The bounds that a band has."""
    both = {
        "from": getattr(band, "lower", ""),
        "to": getattr(band, "upper", ""),
    }
    return {name: value for name, value in both.items() if value}


def keys_in_order(named: Sequence[Named]) -> list[str]:
    """The situations in the order in which they are named; one that is named by both its
    bounds, one behind the other, is named once."""
    return [key for key, _ in groupby(one.key for one in named)]


def are_the_bands(
    named: Sequence[Named],
    keys: Sequence[str],
    provision: Provision,
    support: str,
) -> bool:
    """Whether the bounds that are named are those of these situations of a support, one
    situation after the other. Where a band begins the one below it ends: prose may take
    the figure from either."""
    situations = provision.supports[support].amount.situations()
    bands = {
        key: _bounds(getattr(tier, "band", None))
        for key, tier, _ in situations
    }
    left = list(named)
    for key in keys:
        taken = _taken(left, key, dict(bands.get(key, {})))
        if not taken:
            return False
        left = left[taken:]
    return not left


def _taken(
    named: Sequence[Named],
    key: str,
    bounds: dict[str, str],
) -> int:
    """How many of the first figures are bounds of this situation, each once."""
    for count, one in enumerate(named):
        side = _side(one, key)
        if bounds.get(side) != one.value:
            return count
        del bounds[side]
    return len(named)


def _side(
    one: Named,
    key: str,
) -> str:
    """Which bound of a situation a figure would be, by the words beside it; where these
    leave it open it is that of its own situation only."""
    for side, comparisons in _SIDES.items():
        if one.said in comparisons:
            return side
    return one.bound if one.key == key else ""
