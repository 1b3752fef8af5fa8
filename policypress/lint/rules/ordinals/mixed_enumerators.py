"""列举用语前后不配：首先……第二……。

检查：同一段里“首先”之后用“第二”，“第一”之后用“其次”，“一是”之后用“第二”。
为什么：序次语要用同一套，混用时读者会以为漏了一层。
不好：首先，摸清底数。第二，分类施策。
好：首先，摸清底数。其次，分类施策。
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-12",
    name="mixed-enumerators",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
)
_FIRST = re.compile("(?:首先|第一|一是)[，、]?")
_SECOND = {
    "首先": ("其次", ("第二，", "第二、", "二是")),
    "第一": ("第二", ("其次，", "二是")),
    "一是": ("二是", ("第二，", "其次，")),
}
_FARTHEST = 400  # characters between the first and the second


def find(paper: Paper) -> Iterator[Hit]:
    """Each second that does not go with the first."""
    for found in paper.search(_FIRST):
        words = found[0][:2]
        right, wrong = _SECOND[words]
        is_said_so = found[0] != words or words == "一是"
        last = paper.passage_at(found.start()).end
        last = min(last, found.end() + _FARTHEST)
        if not is_said_so or paper.text.find(right, found.end(), last) >= 0:
            continue
        for word in wrong:
            at = paper.text.find(word, found.end(), last)
            if at >= 0 and paper.text[at - 1] in "。；，：":
                end = at + len(word.rstrip("，、"))
                message = f"前面用“{words}”，这里用了“{paper.text[at:end]}”。"
                yield Hit(at, end, message, f"改为“{right}”。", instead=right)
                break
