"""申报指南没有办理时限。

检查：全文有没有“X个工作日”“X日内”之类的办理时限。
为什么：办理时限是办事指南的必备内容，承诺时限不得超过法定时限。
不好：（只写“按程序办理”）
好：自受理之日起20个工作日内办结
来源：《广东省政务服务事项管理暂行办法》；国务院关于规范办事指南的要求；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="GUI-04",
    name="no-time-limit",
    severity="warning",
    strength="规定",
    source="《广东省政务服务事项管理暂行办法》；国务院关于规范办事指南的要求",
    genres=frozenset(("guide",)),
    checks=("limits-exceed-total",),
)
_LIMIT = re.compile(
    "[0-9一二三四五六七八九十]{1,4}个?(?:工作日|自然日|日内|日以内|天)|工作日"
)
_PROCESS = re.compile("(?:办理|申报|审核|审批)(?:流程|程序|时限)")


def find(paper: Paper) -> Iterator[Hit]:
    """The heading of the process in a guide that says nowhere how long it takes."""
    # Our own guides have steps with limits: the model asks for them.
    if paper.is_ours or _LIMIT.search(paper.text):
        return
    for found in paper.search(_PROCESS):
        yield Hit(
            found.start(),
            found.end(),
            "申报指南没有写办理时限。",
            "写明受理、审核、公示、拨付各多少个工作日。",
        )
        return
