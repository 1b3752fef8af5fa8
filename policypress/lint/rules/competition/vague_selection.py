"""入选条件只有评价语：对成长潜力大、创新能力强的企业给予支持。

检查：支持对象用两个以上“潜力大”“能力强”“前景好”之类不能度量的评价语描述。
为什么：条件不能核对，由主管部门裁量确定受益者。
不好：对成长潜力大、创新能力强的企业给予奖励
好：对近两年营业收入年均增长20%以上的企业给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条第（一）项；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-19",
    name="vague-selection",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条第（一）项",
    genres=GENRES,
)
_PRAISE = (
    "[^对的持，。；：、和且\n]{0,6}(?:潜力[大强好]|能力[强高]|含量高|模式新|特色鲜明|前景(?:[好广]阔?|良好)|带动(?:作用|性|力)[强大明]显?|贡献(?:突出|较?大)"
    "|影响力[大强]?|引领性强|竞争力强|知名度高|水平高|实力(?:雄厚|强)|优势明显|成长性好|附加值高|信誉好|效益好)"
)
_VAGUE = re.compile(f"{_PRAISE}(?:[、，和且]{_PRAISE}){{1,7}}")
find = finder(
    RULE,
    Search(
        words=_VAGUE,
        promise=True,
        why="不能度量，实为由主管部门裁量确定支持对象",
        remedy="改为营收增速、研发占比等量化条件，并公开认定办法。",
    ),
)
