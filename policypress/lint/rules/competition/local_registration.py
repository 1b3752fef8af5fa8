"""以在本地注册为享受支持的条件：在我区登记注册的企业，给予奖励。

检查：支持条款、申报条件中以注册地、工商登记、独立法人资格在本地为条件的说法。
为什么：注册地不反映实际贡献，等于给予特定经营者选择性的财政奖励，也妨碍企业自由选址。
不好：对在本区登记注册的企业，给予10万元奖励
好：对在本区实际从事生产经营或者研发活动的企业，给予10万元奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十二条第（二）项、第十九条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    OWN,
    REGULATION,
    hit,
    promised,
)

RULE = Rule(
    code="FC-01",
    name="local-registration",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条",
    genres=GENRES,
)
_REGISTERED = (
    "(?:登记注册|注册登记|注册成立|注册运行|注册设立|工商注册|工商登记|注册纳税|注册|登记)"
    "(?!商标|会计|资本|类|证|人数|专利|失业)"
)
_HOW = "(?:依法|办理|工商|合法|正式|新|且|已|、|完成|进行){0,4}"
_AREA = f"{OWN}(?:（[^）\n]{{0,12}}）)?(?:行政)?(?:区域|辖区|范围|地区|境)?(?:范围)?(?:以?内)?"
_CONDITION = re.compile(
    f"在[^，。；：、\n]{{0,10}}?{_AREA}{_HOW}{_REGISTERED}"
    f"|注册(?:在|于|地(?:址)?(?:须|应|应当)?(?:在|为|位于|属于?)){_AREA}"
    f"|注册地(?:址)?[、及和与][^。；\n]{{0,24}}?(?:在|位于){_AREA}"
    f"|注册地址?由[^。；，\n]{{0,20}}变更[至到]{_AREA}"
    f"|在{_AREA}(?:依法)?(?:具有|注册且具有|设立的?)独立法人"
    "|在[京沪津渝穗深杭](?:依法)?(?:注册|登记|具有独立法人|工商注册)"
)
_ARTICLES = f"{REGULATION}第十条第（二）项；{DETAILS}第十九条"


def find(paper: Paper) -> Iterator[Hit]:
    """Each condition that a firm be registered here."""
    for found in promised(paper, _CONDITION):
        yield hit(
            found,
            "以在本地注册为条件",
            _ARTICLES,
            "改为“在本地实际从事生产经营或者研发活动”等与注册地无关的条件。",
        )
