"""固定政治表述不完整、次序颠倒。

检查：习近平新时代中国特色社会主义思想写漏；新发展理念、“四个意识”等的次序颠倒；党的代表大会名称写错；“四个意识”等漏了引号；“市场化、法治化、国际化”写成“法制化”。
为什么：固定表述有统一的文字和次序，写漏、写错属于严重差错。
不好：坚持开放、创新、协调、绿色、共享
好：坚持创新、协调、绿色、开放、共享
来源：党中央文件的统一表述；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-11",
    name="fixed-phrases",
    severity="warning",
    strength="实务",
    source="党中央文件的统一表述",
    spares=frozenset(("titled",)),
)
_PARTS = ["创新", "协调", "绿色", "开放", "共享"]
_PHRASES = (
    (
        re.compile(
            "(?<!习近平)新时代中国特色社会主义思想"
            "|习近平新时代(?!中国特色社会主义思想)[^，。；、\\n]{0,10}思想"
        ),
        "习近平新时代中国特色社会主义思想",
    ),
    (
        re.compile("[“‘]?两个维护[”’]?、[“‘]?两个确立[”’]?"),
        "“两个确立”“两个维护”",
    ),
    (
        re.compile("[“‘]?四个自信[”’]?、[“‘]?四个意识[”’]?"),
        "“四个意识”“四个自信”",
    ),
    (
        re.compile(
            "党的(?:十八|十九|二十|二十一)届大|中共(?:十八|十九|二十)大精神"
        ),
        "党的二十大（届次依实际）",
    ),
    (re.compile("三个代表(?:”)?的?(?:重要)?理论"), "“三个代表”重要思想"),
    (re.compile("邓小平思想"), "邓小平理论"),
    (
        re.compile(
            "(?<=市场化)法制化|(?<=市场化、)法制化|法制化(?=、?(?:国际化|便利化|营商环境))"
        ),
        "法治化",
    ),
    (re.compile("(?<![“‘])四个全面(?=战略)"), "“四个全面”"),
    (
        re.compile("(?<![“‘识信]、)(?<![“‘])四个(?:意识|自信)(?=[，。；])"),
        "“四个意识”“四个自信”（加引号）",
    ),
    (
        re.compile("(?<![“‘立护]、)(?<![“‘])两个(?:确立|维护)(?=[，。；])"),
        "“两个确立”“两个维护”（加引号）",
    ),
)
_IDEAS = re.compile(
    "(?:(?:创新|协调|绿色|开放|共享)、){4}(?:创新|协调|绿色|开放|共享)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each fixed phrase that is cut or turned round."""
    for pattern, right in _PHRASES:
        for found in paper.search(pattern):
            yield _hit(found, right)
    for found in paper.search(_IDEAS):
        if found[0].split("、") != _PARTS:
            yield _hit(found, "、".join(_PARTS))


def _hit(found: re.Match[str], right: str) -> Hit:
    """A phrase as it should be."""
    return Hit(
        found.start(),
        found.end(),
        f"固定表述“{found[0]}”不准确。",
        f"应为“{right}”，请核对最新的统一表述。",
    )
