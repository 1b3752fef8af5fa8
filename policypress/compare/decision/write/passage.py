"""Who decides, and from when on (通过机关、会议、施行日期): how an amending decision opens and
what it says of its own force.
"""

from __future__ import annotations

from msgspec import Struct

_BLANK = "____年__月__日"


class Passage(Struct, frozen=True):
    """What is known of the passing of a decision; "" is not known yet.

    organ: 某某市人民代表大会常务委员会. meeting: 2026年7月1日第十二次会议. effective: YYYY-MM-DD.
    """

    organ: str = ""
    meeting: str = ""
    effective: str = ""

    def opening(self, name: str) -> str:
        """某机关于某次会议决定对《…》作如下修改：, 现决定 where nobody is named. name: of the text."""
        return f"{self._who()}决定对《{name}》作如下修改："

    def force(self) -> str:
        """本决定自2026年8月1日起施行。 with a blank for a date that is not known yet."""
        return f"本决定自{self._date()}起施行。"

    def _who(self) -> str:
        if self.organ and self.meeting:
            return f"{self.organ}于{self.meeting}"
        return self.organ or self.meeting or "现"

    def _date(self) -> str:
        if not self.effective:
            return _BLANK
        year, month, day = map(int, self.effective.split("-"))
        return f"{year}年{month}月{day}日"
