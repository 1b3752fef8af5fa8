"""没有写明由谁解释，或者由内设机构解释：由产业科负责解释。

检查：办法、细则、规定、措施有施行条款而没有解释条款的；解释机关是科、处、室、股的。
为什么：执行中有疑问要找得到有权解释的机关；内设机构没有这个权力。
不好：本办法由产业科负责解释
好：本办法由区人民政府负责解释
来源：《规章制定程序条例》第三十三条、地方规范性文件管理规定；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import effects, is_local

RULE = Rule(
    code="EF-06",
    name="no-interpreter",
    severity="warning",
    strength="规定",
    source="《规章制定程序条例》第三十三条",
    genres=frozenset(("rules", "measures")),
)
# 由某局负责解释, 解释权归; not 负责政策解释和绩效评价, 向群众解释.
_EXPLAINS = re.compile(
    "由[^。\n]{1,80}?解释|负责(?:具体)?(?:的)?解释|解释(?:权|机关)|(?:予以|进行|做出|作出)解释"
    "|具体解释工作|(?:办法|细则|规定|措施|意见|政策)的?解释(?!和|、|与)"
)
_INNER = re.compile(
    "由(?P<who>[^，。；\n]{1,25}(?:科|处|股|室))(?:负责|承担)[^。\n]{0,8}解释"
)
_OFFICE = re.compile("办公室$")


def find(paper: Paper) -> Iterator[Hit]:
    """The interpreter that has no right to it; the clause on effect where there is
    none."""
    for found in paper.search(_INNER):
        if not _OFFICE.search(found["who"]):
            yield Hit(
                found.start("who"),
                found.end("who"),
                "内设机构不能作解释机关。",
                "改为制定机关。",
            )
    if _EXPLAINS.search(paper.text) or not is_local(paper):
        return
    for effect in list(effects(paper))[-1:]:
        yield Hit(
            effect.start,
            effect.end,
            "没有写由谁负责解释。",
            "附则写明“本××由×××负责解释”。",
        )
