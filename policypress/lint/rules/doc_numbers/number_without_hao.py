"""发文字号末尾缺“号”：某府规〔2026〕3）。

检查：六角括号年份和序号之后没有“号”字。
为什么：缺了“号”就不是完整的发文字号，检索时对不上。
不好：（某府规〔2026〕3）
好：（某府规〔2026〕3号）
来源：GB/T 9704—2012 7.2.5（发文字号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DN-09",
    name="number-without-hao",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
    mechanical=True,
)
_NUMBER = re.compile("〔(?:19|20)[0-9]{2}〕第?[0-9]{1,5}(?![0-9号年 　_X×-])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each number without 号."""
    for found in paper.search(_NUMBER):
        yield Hit(
            found.start(),
            found.end(),
            f"发文字号“{found[0]}”后面缺“号”。",
            f"改为“{found[0]}号”。",
            instead=f"{found[0]}号",
        )
