"""申请材料没有写份数和形式。

检查：“申请材料”“申报材料”下的各项，全部没有份数、原件、复印件、盖章、电子等要求。
为什么：申请人不知道交几份、交什么样的，要来回跑。
不好：（一）营业执照
好：（一）营业执照复印件1份，加盖公章
来源：《广东省政务服务事项管理暂行办法》；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="GUI-06",
    name="bare-materials",
    severity="note",
    strength="推荐",
    source="《广东省政务服务事项管理暂行办法》",
    genres=frozenset(("guide",)),
)
_HEADING = re.compile(
    "(?:申请|申报|提交)(?:的)?材料(?:清单)?[：:]?$",
    re.MULTILINE,
)
_FORM = re.compile(
    "份|原件|复印件|盖章|公章|电子|扫描|正本|副本|上传|签名|签章"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each list of materials that says nowhere in which form."""
    passages = list(paper.passages)
    for found in paper.search(_HEADING):
        at = passages.index(paper.passage_at(found.start()))
        items = passages[at + 1 : at + 12]
        level = next((one.level for one in items), "")
        own = []
        for one in items:
            if one.level != level or not one.label:
                break
            own.append(paper.line_of(one))
        if len(own) >= 2 and not _FORM.search("".join(own)):
            yield Hit(
                found.start(),
                found.start() + 4,
                "申请材料没有写份数和形式。",
                "逐项写明份数，原件还是复印件，要不要盖章。",
            )
