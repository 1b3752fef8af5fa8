"""Marks as Chinese text has them (标点归一): what is typed or collected with half-width
marks, 外地企业,须备案;, is read as 外地企业，须备案；, each mark in its place.

Rules tell a phrase from the next one by ，, and a sentence by ；. Figures and addresses
keep theirs: 1,000, 9:00, http://.
"""

from __future__ import annotations

import re

_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_CHINESE = "[一-鿿“”‘’《》（），。；：、〔〕]"
# A mark with Chinese on either side; none of a figure on both.
_HALF = re.compile(f"(?<={_CHINESE}) ?[,;:()]|[,;:()](?= ?{_CHINESE})")


def in_full(text: str) -> str:
    """The same text, as long as before, its half-width marks full width."""
    if not _HALF.search(text):
        return text
    return _HALF.sub(_widened, text)


def _widened(found: re.Match[str]) -> str:
    """A mark as wide as the characters around it; a blank before it stays."""
    mark = found[0]
    return mark[:-1] + _FULL[mark[-1]]
