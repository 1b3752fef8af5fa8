"""Sums that stand in one list (并列的金额): 100万元、30万元和20万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.phrases import BENEFIT
from policypress.language.sums import Sum

_BETWEEN = re.compile(
    "^[ ]*(?:/[^，。；、0-9]{1,4})?[ ]*(?:[、/]|和|及|与|以及|或)[ ]*"
    "(?:每(?:个|家|人|项|件|年))?[ ]*$"
)
_LIST = re.compile(f"(?:{BENEFIT})(?:标准)?：")
_LONGEST_NAME = 40  # characters between 国家级100万元 and 省级50万元


def groups_of(
    own: Sequence[Sum],
    text: str,
) -> list[list[Sum]]:
    """The sums of a part, list by list."""
    groups: list[list[Sum]] = []
    for one in own:
        if groups and _is_next(groups[-1][-1], one, text):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _is_next(
    before: Sum,
    one: Sum,
    text: str,
) -> bool:
    """Whether a sum goes on with a list, or is the other end of a range."""
    if before.kind != one.kind or not one.is_said:
        return False
    if before.side == "low" and one.side == "high":
        return True
    if before.side or one.side:
        return False
    between = text[before.end : one.start]
    return _BETWEEN.match(between) is not None


def follows(
    plain: str,
    last_end: int,
    one: Sum,
) -> bool:
    """Whether a sum stands in the same clause as the one before, a short name apart:
    国家级100万元、省级50万元."""
    between = plain[last_end : one.start]
    is_near = len(between) <= _LONGEST_NAME and "，" not in between
    return is_near and "、" in between[:8]


def is_in_list(before: str) -> bool:
    """Whether a sum stands in 给予补助：甲每亩30元，乙每亩次8元, of which all are levels.
    before: the words of its part before it."""
    return _LIST.search(before) is not None
