"""规范性文件称“条例”：云湾区产业发展条例。

检查：区、县、乡镇、街道和部门制定的文件，标题的文种是“条例”的。自治县、经济特区和以某一区域为规范对象的法规（新区、试验区条例）不算。
为什么：规章不得称“条例”，规范性文件更不得；区县没有地方立法权，称“条例”让人误以为是法规。
不好：云湾区产业发展条例
好：云湾区产业发展办法
来源：《规章制定程序条例》第七条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-02",
    name="law-name",
    severity="warning",
    strength="规定",
    source="《规章制定程序条例》第七条",
)
# Who issues stands first; a province or a city before it may legislate.
_ISSUED = re.compile(
    "^[^省市州\\n《]{1,8}?(?:[区县镇乡]|街道|管委会|委员会|(?<!当)局)"
    "(?:人民政府|办事处|管理委员会)?[^\\n《]{2,30}?(?P<kind>条例)(?:[（(][^（）()\\n]{1,12}[）)])?$"
)
# 新区、试验区条例 have a region for their subject; a 自治县 makes its own.
_LAWMAKERS = re.compile(
    "自治|特区|新区|试验区|实验区|开发区|园区|合作区|示范区|保税|港区|风景|景区|保护区|山区"
    "|地区|社区|校区|灾区|矿区|中华|人大|城区|学区|小区|行政区|牧区|林区|库区|专区|选区|战区"
    "|街区|特别"
)


def find(paper: Paper) -> Iterator[Hit]:
    """A title of a district or a department that ends with 条例."""
    for passage in paper.passages:
        if passage.part != "title":
            continue
        found = _ISSUED.search(paper.line_of(passage).strip())
        if found is None or _LAWMAKERS.search(found[0]):
            continue
        start = passage.start + paper.line_of(passage).index(found[0])
        kind = start + found.start("kind")
        yield Hit(
            kind,
            kind + len(found["kind"]),
            "规范性文件不得称“条例”。",
            "按内容称“办法”“规定”或者“若干措施”。",
        )
