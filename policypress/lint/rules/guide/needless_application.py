"""免申即享的事项又要求申请：免申即享，提交下列材料。

检查：写明“免申即享”“免申报”的同一条、同一段里，又要求提交申请、材料。
为什么：免申即享是由部门比对数据主动兑现，还要材料就不是免申。
不好：本项目免申即享，企业应提交申请表
好：本项目免申即享，由主管部门比对数据后拨付
来源：《广东省优化营商环境条例》关于免申即享的规定；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="GUI-07",
    name="needless-application",
    severity="warning",
    strength="逻辑",
    source="《广东省优化营商环境条例》关于免申即享的规定",
    genres=frozenset(("guide", "measures", "rules", "notice", "text")),
    spares=frozenset(("titled",)),
    checks=("not-without-application",),
)
_FREE = re.compile("免申即享|免申报|无需申报")
_ASKS = re.compile(
    "(?:应当?|须|需|请)(?:向[^。；，\\n]{2,16})?(?:提交|填写|提供|递交)[^。；\\n]{0,16}?"
    "(?:申请(?:表|材料|书)?|材料|表)"
)
_BUT = re.compile("不(?:再)?(?:需|用|必)|无需|除外|其他|未纳入|不符合")


def find(paper: Paper) -> Iterator[Hit]:
    """Each demand for papers where nothing has to be applied for."""
    for found in paper.search(_FREE):
        passage = paper.passage_at(found.start())
        asks = _ASKS.search(paper.text, passage.start, passage.end)
        if asks is None:
            continue
        first, _ = paper.sentence(asks.start())
        if not _BUT.search(paper.text, first, asks.end()):
            yield Hit(
                asks.start(),
                asks.end(),
                "写明免申即享，又要求提交申请材料。",
                "删去材料要求，或者改为“即申即享”。",
            )
