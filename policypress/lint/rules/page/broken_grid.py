"""文档网格在 LibreOffice 里会错排：字符网格间距为负。

检查：各节的文档网格是否为“指定行和字符网格”且字符间距为负（如 −849）。
为什么：Word、WPS 能排出每行28字，LibreOffice 和部分国产软件每行只排14字。
不好：linesAndChars，charSpace −849
好：只指定行网格，正文字符间距 −0.25 磅
来源：LibreOffice 7.4 实测；实务
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W, sections
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-12",
    name="broken-grid",
    severity="note",
    strength="实务",
    source="LibreOffice 7.4 实测",
    reads="package",
)
_BOTH = ("linesAndChars", "snapToChars")


def find(file: WordFile) -> Iterator[Spot]:
    """Each section whose grid of characters is narrower than its type."""
    for count, section in sections(file):
        grid = section.find(f"{W}docGrid")
        if grid is None or grid.get(f"{W}type") not in _BOTH:
            continue
        said = grid.get(f"{W}charSpace", "0")
        if said.startswith("-"):
            yield Spot(
                file.place,
                f"第{count}节用了间距为负的字符网格（{said}），在 LibreOffice 里每行字数减半",
                "改用行网格，由正文样式的字符间距控制每行28字",
                where=f"第{count}节",
            )
