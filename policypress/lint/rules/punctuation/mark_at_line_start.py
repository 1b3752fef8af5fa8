"""一行以点号开头：，并给予奖励。

检查：条文的行首是“，。；：、！？”或者“）》”。
为什么：点号不出现在一行之首；这样的行是多按了一次回车，把一句话断成了两段。
不好：（另起一行）；逾期不予受理
好：……应当按时申报；逾期不予受理
来源：GB/T 15834—2011 5.1（标点符号的位置）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="PU-23",
    name="mark-at-line-start",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 5.1",
    genres=NORMATIVE,
)
_MARK = re.compile("^[，。；：、！？）》〉〕]", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each line of a clause that begins with a mark."""
    for found in paper.search(_MARK):
        passage = paper.passage_at(found.start())
        if passage.part == "clause" and passage.level != "cell":
            yield Hit(
                found.start(),
                found.end(),
                f"一行以“{found[0]}”开头。",
                "与上一行合成一段。",
            )
