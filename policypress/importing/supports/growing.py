"""So much for every so many more (阶梯): 每增加30件增加3万元, 每增加1亿元给予10万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.given import Given
from policypress.importing.supports.here import Around, Here
from policypress.importing.supports.phrases import (
    COUNTED,
    GROWS,
    STEP_BEFORE,
)
from policypress.language.sums import Sum

_STEP = re.compile(
    f"{GROWS}(?P<step>[0-9]+[万千]?[ ]?(?:{COUNTED}|家))[^，。；0-9每]{{0,8}}，?"
)
# 每增加1亿元，给予 …: not 每完成1亿元, of which nobody knows whether a part of it counts.
_STEP_OF_MONEY = re.compile(
    "每(?:再|新)?(?:满|增加|新增|增长|递增|提高|多|超过?)(?:人民币)?[ ]?"
    "(?P<sum>[0-9.,]+[ ]?[百千万亿]*元)"
    "[^，。；0-9]{0,8}，?[^，。；0-9]{0,12}$"
)
_CONDITION = re.compile(f"(?:{GROWS})[0-9]")
# Above a beginning, and not 每新增1家企业奖励3万元, which is a support of its own.
_ONTO = re.compile(
    "每(?:再)?(?:增加|递增|提高|增长|多|超过?)[ ]?[0-9]"
    "|每(?:再)?新增[ ]?[0-9][^。；]*(?:再|增加|加)"
)


def step_of(here: Here, group: Sequence[Sum], around: Around) -> str:
    """30件 of 每增加30件，增加3万元; "" where a sum is no step."""
    if STEP_BEFORE.search(here.before(group[0].end)):
        found = list(_STEP.finditer(here.before(group[0].start)))
    else:
        found = list(_STEP.finditer(around.clause))
    return found[-1]["step"].replace(" ", "") if found else ""


def step_of_money(
    here: Here,
    group: Sequence[Sum],
    own: Sequence[Sum],
) -> Sum | None:
    """1亿元 of 每增加1亿元给予10万元. own: all sums of the part."""
    found = _STEP_OF_MONEY.search(here.before(group[0].start))
    if found is None or len(group) > 1 or group[0].kind != "money":
        return None
    at = here.part.start + found.start("sum")
    return next((one for one in own if one.start == at), None)


def is_growing(here: Here, around: Around) -> bool:
    """Whether the clause of a sum, or the one before it, says for how many more it is."""
    words = here.clause_before(around.start) + around.clause
    return _CONDITION.search(words) is not None


def mark_steps(given: Given, words: str) -> None:
    """A sum that grows: 30件以上给予3万元，每增加30件，增加3万元; or one that other parts may
    have a beginning for. words: of the part."""
    last = given.grants[-1]
    is_step = last.per[:1].isdigit() and _CONDITION.search(words) is not None
    if is_step and len(given.grants) == 2 and not given.grants[0].is_rate:
        given.kind = "steps"
    given.grows = len(given.grants) == 1 and _ONTO.search(words) is not None
