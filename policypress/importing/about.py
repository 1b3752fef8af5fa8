"""What the policy is, as far as its title and signature say it (文件概况)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_KINDS = re.compile(
    r"((?:若干|管理|实施|暂行)?(?:办法|细则|规定|规则|措施|意见|方案|通知|指南|条例|决定|公告|规程))(?:[（(][^（）()]*[）)])*$"
)
_ISSUER = re.compile(
    r"^.{2,30}(?:政府|委员会|办公室|办公厅|局|厅|部|委|院|中心|代表大会)$"
)
_IN_TITLE = re.compile(
    r"^(.{2,30}?(?:政府|委员会|办公室|办公厅|局|厅|法院|检察院|代表大会))关于"
)
# 广州市, 广州市天河区; 社区, 园区 and the like are no places with a government.
_PLACE = r"[^\W\d关于的]{1,%d}?(?<![社园地城小])[省市区县旗]"
_REGION = re.compile(f"^({_PLACE % 8}(?:{_PLACE % 3})?)")
_DATE = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
UNKNOWN_REGION = "本地区"
UNKNOWN_ISSUER = "制定机关待填"


class About(Struct, frozen=True):
    """title and what follows from it; issued: the date of the signature, "" without."""

    title: str
    kind: str
    region: str
    issuer: str
    issued: str


def about(title: str, closing: Sequence[str]) -> About:
    """What a document says of itself. closing: its signature and date."""
    kind = _KINDS.search(title)
    signed = [line.replace(" ", "") for line in closing]
    issuer = _issuer(title, signed)
    region = _REGION.match(title) or _REGION.match(issuer)
    dates = [date for line in signed for date in _DATE.findall(line)]
    return About(
        title,
        kind[1] if kind else "文件",
        region[1] if region else UNKNOWN_REGION,
        issuer or UNKNOWN_ISSUER,
        dates[-1] if dates else "",
    )


def _issuer(title: str, signed: Sequence[str]) -> str:
    """Who signs, or whom the title names; "" when nobody is named."""
    for line in signed:
        if _ISSUER.match(line):
            return line
    named = _IN_TITLE.match(title)
    return named[1] if named else ""
