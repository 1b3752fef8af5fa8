"""附件名称前后不一：正文“入统奖励申请表”，附件“入统奖申请表”。

检查：正文里“……（附件N）”的名称与附件说明、附件目录里同一编号的名称是否相同。
为什么：名称不一，申请人不能确定是不是同一份表。
不好：填写《奖励申请表》（附件3）……附件3.奖申请表
好：填写《奖励申请表》（附件3）……附件3.奖励申请表
来源：GB/T 9704—2012 7.3.7；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="REF-05",
    name="annex-name",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.7",
    spares=frozenset(),
)
_LISTED = re.compile(
    "^(?:附件[：:]?[ \\u3000]{0,3})?(?:附件)?(?P<number>[0-9]{1,2})"
    "[.．、][ \\u3000]{0,3}(?P<name>[^。；，：\\n]{3,40})$",
    re.MULTILINE,
)
_SAID = re.compile(
    "(?P<name>[一-鿿0-9A-Za-z“”]{3,40})》?[（(](?:见|详见|格式见)?附件[ \\u3000]{0,2}(?P<number>[0-9]{1,2})[）)]"
)
_TAIL = 1  # last characters that two names of one paper share


def find(paper: Paper) -> Iterator[Hit]:
    """Each name in the list of annexes that the text gives otherwise."""
    said = {one["number"]: one["name"] for one in paper.search(_SAID)}
    for found in paper.search(_LISTED):
        name = found["name"].strip().strip("《》")
        other = said.get(found["number"], "")
        is_same = other.endswith(name) or name.endswith(other[-len(name) :])
        if other and not is_same and other[-_TAIL:] == name[-_TAIL:]:
            yield Hit(
                found.start("name"),
                found.end("name"),
                f"附件{found['number']}的名称与正文（“…{other[-len(name) - 4 :]}”）不一致。",
                "统一附件的名称。",
            )
