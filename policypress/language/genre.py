"""What a kind of document (文种) calls itself: 管理办法 is 本办法, 若干措施 is 本措施."""

from __future__ import annotations

import re

_REMARK = re.compile(r"[（(][^）)]*[）)]")  # （试行）, （征求意见稿）
_LENGTH = 2  # 措施, 办法, 细则, 意见, 规定, 方案: the noun at the end has two characters


def genre(kind: str) -> str:
    """The noun of a kind of document: 措施 of 若干措施, 办法 of 管理办法（试行）."""
    return _REMARK.sub("", kind).strip()[-_LENGTH:]


def unit(kind: str) -> str:
    """What its provisions are called in lists: 措施 in 措施, else 条款."""
    noun = genre(kind)
    return noun if noun == "措施" else "条款"


def everything(kind: str) -> str:
    """All that it gives, before 合计 and limits: 全部措施 of 措施, else 各项."""
    return "全部措施" if unit(kind) == "措施" else "各项"
