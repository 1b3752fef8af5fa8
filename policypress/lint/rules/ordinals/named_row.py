"""带名称的序号用了两次：卡片四……卡片四……。

检查：单独成行的“卡片一、案例二、专栏3、方向四”一类标题，同一个序号连用两次而标题不同的；附件、表、图的编号另查。
为什么：引用“卡片四”时，不知道指哪一张。
不好：卡片四 蜂箱补助（另一行）卡片四 蜜源保护
好：卡片四 蜂箱补助（另一行）卡片五 蜜源保护
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="OR-20",
    name="named-row",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
)
_HEADING = re.compile(
    "^[ \u3000]*(?P<label>(?P<name>卡片|政策卡片?|案例|专栏|专题|任务|模块|措施|课题|课程|单元|工程|行动|项目|类别"
    "|方向|步骤|环节|阶段|问题|事项|服务|奖项|标段|分包|场景|榜单|小组|样式|格式|范本|情形|清单|附录|问答|例)"
    "(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2}))(?P<title>[ \u3000：:、．.][^\n。；]{0,40})$",
    re.M,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each heading that has the number of the one before it."""
    last: dict[str, tuple[int, str]] = {}
    for found in paper.search(_HEADING):
        if paper.passage_at(found.start("label")).level == "cell":
            continue
        name, number = found["name"], value_of(found["number"])
        title = found["title"].strip(" \u3000：:、．.")
        before = last.get(name)
        last[name] = (number, title)
        if before is None or before[0] != number:
            continue
        if title and before[1] and title != before[1]:
            message = f"“{found['label']}”前面已经有了。"
            yield Hit(*found.span("label"), message, "顺次改正序号。")
