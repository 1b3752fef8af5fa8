"""申报指南没有办理时限。

检查：全文有没有“X个工作日”“X日内”之类的办理时限；步骤里只写“（及时审核）”、只说“在承诺时限内”的提示。
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
# 审核受理（及时审核）; a promise without a number.
_SOON = re.compile(
    "[（(](?:[每按]?[一-鿿]{0,3}(?:及时|尽快|尽早|适时)[一-鿿]{2,6})[）)]|承诺(?:办结)?(?:时限|期限)内"
)
_PROMISED = re.compile("承诺[^。；\n]{0,16}[0-9一二三四五六七八九十]")
_PROCESS = re.compile("(?:办理|申报|审核|审批)(?:流程|程序|时限)")


def find(paper: Paper) -> Iterator[Hit]:
    """The heading of the process in a guide that says nowhere how long it takes."""
    # Our own guides have steps with limits: the model asks for them.
    if paper.is_ours:
        return
    yield from _soon(paper)
    if _LIMIT.search(paper.text):
        return
    for found in paper.search(_PROCESS):
        yield Hit(
            found.start(),
            found.end(),
            "申报指南没有写办理时限。",
            "写明受理、审核、公示、拨付各多少个工作日。",
        )
        return


def _soon(paper: Paper) -> Iterator[Hit]:
    """Each step that is to be done soon, and each promise that no number goes with."""
    is_said = _PROMISED.search(paper.text) is not None
    for found in paper.search(_SOON):
        if found[0].startswith("承诺") and is_said:
            continue
        message = f"“{found[0]}”没有说几个工作日。"
        yield Hit(*found.span(), message, "写明时限。", severity="note")
