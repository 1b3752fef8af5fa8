"""Shares that bound what is given (总额占比): 补助金额不超过投入的30%."""

from __future__ import annotations

import re

from policypress.importing.supports.here import Around
from policypress.importing.supports.phrases import BENEFIT

_TOTAL_RATE = re.compile(
    f"(?:{BENEFIT})(?:金额|总额|资金|额)(?:最高)?(?:不超过|不高于)[^，。；0-9]*$"
)
_TOTAL_ALONE = re.compile(
    f"^[^，。；对给予按0-9]{{0,8}}(?:{BENEFIT})(?:最高)?(?:不超过|不高于)[^，。；0-9]*$"
)


def is_measure(around: Around) -> bool:
    """Whether a share is said of the sum that is given."""
    return _TOTAL_RATE.search(around.near) is not None


def is_of_total(around: Around) -> bool:
    """Whether a share is said to be a ceiling of what is given: 补助金额不超过投入的30%."""
    if is_measure(around):
        return True
    return _TOTAL_ALONE.search(around.before) is not None
