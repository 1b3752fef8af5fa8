"""状语后误用顿号：按照规范、开展服务。

检查：“按照……”“根据……”等状语与谓语之间的顿号。
为什么：顿号只用在并列的词语之间，状语之后用逗号。
不好：按照相关技术规范、开展适配服务
好：按照相关技术规范，开展适配服务
来源：GB/T 15834—2011 4.5；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-32",
    name="comma-for-pause",
    severity="warning",
    strength="一般",
    source="GB/T 15834—2011 4.5",
)
_ADVERBIAL = re.compile(
    "(?:按照|根据|依照|依据|通过|围绕|为了?)[一-鿿0-9]{0,14}?"
    "(?:规范|规定|要求|计划|意见|标准|办法|平台|程序|通知|方案|精神|原则|产业|约定)(?P<mark>、)"
    "(?:开展|进行|实施|提供|办理|组织|加强|推进|给予|制定)[一-鿿]"
)
# 、和田, 、和平 begin a word.
_AND = re.compile(
    "(?<=[一-鿿])、(?=和(?![田平谐解睦县政龙善林声])|及(?![时格早第])|以及)"
)
_SERIES = re.compile("[和及与、]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each pause mark between what a sentence rests on and its verb."""
    for found in paper.search(_AND):
        message = "“和”“及”前面不用顿号。"
        yield Hit(*found.span(), message, "删去顿号。")
    for found in paper.search(_ADVERBIAL):
        behind = paper.text[found.end() : found.end() + 12]
        # 通过制定标准、开展培训和…… is a row of verbs.
        if _SERIES.search(behind.split("，")[0]):
            continue
        before = found[0].split("、")[0]
        if any(
            verb in before for verb in ("开展", "制定", "提供", "实施", "加强")
        ):
            continue
        yield Hit(
            found.start("mark"),
            found.end("mark"),
            "状语和谓语之间不用顿号。",
            "改为逗号。",
            instead="，",
        )
