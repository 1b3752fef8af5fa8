"""近义词用错：抵销作用、谋取暴利、交纳税款。

检查：抵销（债务）与抵消（作用）、谋取与牟取、缴纳与交纳、给予（补助）与给与的用错。
为什么：各词在法律上各有所指，用错会改变意思。
不好：防止、抵销不利影响
好：防止、抵消不利影响
来源：立法技术规范（试行）（一）（二）关于常用词语；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-06",
    name="mixed-pairs",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）（二）关于常用词语",
)
_PAIRS = (
    (
        "(抵销)(?=[^。；，\\n]{0,6}(?:作用|影响|残障|效果|差异|风险))|(?:减轻|补偿)、(抵销)",
        "抵消",
    ),
    ("(谋取)(?=(?:非法利益|暴利|不法利益))", "牟取"),
    (
        "(交纳)(?=[^。；，、\\n]{0,6}(?:税|社会保险费|行政事业性收费|罚款))",
        "缴纳",
    ),
    # 付给与收取: 给 belongs to what stands before it.
    ("(?<![付发分交送供还借赠租卖售转授])(给与)(?![否会共各其此])", "给予"),
)
_WORDS = tuple((re.compile(words), right) for words, right in _PAIRS)


def find(paper: Paper) -> Iterator[Hit]:
    """Each word of a pair where the other one is meant."""
    for pattern, right in _WORDS:
        for found in paper.search(pattern):
            group = found.lastindex or 1
            yield Hit(
                found.start(group),
                found.end(group),
                f"“{found[group]}”在这里应为“{right}”。",
                f"改为“{right}”。",
                instead=right,
            )
