"""并列引用条文漏了“第”：第三十三条、三十四条。

检查：“第X条、X条”“第X条和X条”后一个条号前没有“第”；“第三、四条”不算。
为什么：“三十四条”读作条数，不是第三十四条。
不好：依照第三十三条、三十四条规定
好：依照第三十三条、第三十四条规定
来源：立法技术规范（试行）（一）9；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-04",
    name="citation-without-di",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）9",
    mechanical=True,
)
_HAN = "[一二三四五六七八九十百]{1,6}"
_CITED = re.compile(
    f"第{_HAN}条(?:第{_HAN}款)?(?:、|和|及|至|或者?|以及)(?P<bare>{_HAN}条)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each article number without 第 behind another."""
    for found in paper.search(_CITED):
        bare = found["bare"]
        yield Hit(
            found.start("bare"),
            found.end("bare"),
            f"“{bare}”前面缺“第”。",
            f"改为“第{bare}”。",
            instead=f"第{bare}",
        )
