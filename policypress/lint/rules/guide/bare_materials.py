"""申请材料没有写份数和形式，或者用“其他材料”兜底。

检查：“申请材料”“申报材料”下的各项，全部没有份数、原件、复印件、盖章、电子等要求；“其他有关材料”一类兜底的项。
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
    genres=frozenset(("guide", "rules", "measures", "text")),
)
_HEADING = re.compile(
    "(?:申请|申报|提交)(?:的)?材料(?:清单)?[：:]?$",
    re.MULTILINE,
)
_FORM = re.compile(
    "份|原件|复印件|盖章|公章|电子|扫描|正本|副本|上传|签名|签章"
)
# 其他有关文件、证件。: nobody knows what to bring.
_REST = re.compile(
    "(?:^[ \u3000]*[（(]?[一二三四五六七八九十0-9]{0,3}[）)]?[.．、]?[ ]?|(?<=[。；： ])|(?<=[ ]无))"
    "(?P<rest>其[他它](?:有关|相关|需要|必要|需|应当|应)?(?:提供|提交|补充|说明)?的?"
    "(?:证明)?(?:材料|文件|资料|证件)(?:[、和及](?:材料|文件|资料|证件))?)(?=[。；;]|$|[ ]|。)",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each list of materials that says nowhere in which form."""
    passages = list(paper.passages)
    for found in paper.search(_HEADING) if paper.genre == "guide" else ():
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
    for found in paper.search(_REST):
        message = "兜底的材料，申请人不知道要交什么。"
        hint = "列明是什么材料，或者删去。"
        yield Hit(*found.span("rest"), message, hint)
