"""组织经营者统一价格、划分市场：协会组织会员统一报价。

检查：由机关、协会组织、引导、要求经营者统一价格、商定报价、限产、划分区域的说法。
为什么：不得强制或者变相强制经营者实施垄断行为，也不得为其提供便利。
不好：协会应当组织会员企业统一报价
好：协会应当引导会员企业依法竞争、明码标价
来源：《公平竞争审查条例》第十一条第（一）项，实施办法第二十一条；规定
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
    code="FC-24",
    name="monopoly-help",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十一条第（一）项；{DETAILS}第二十一条",
    genres=GENRES,
)
_TOGETHER = re.compile(
    "(?:组织|引导|要求|督促|协调|推动|支持|指导)[^。；，\\n]{0,16}?(?:企业|经营者|会员|同行业|成员单位|协会|商户)[^。；，\\n]{0,16}?"
    "(?:统一(?:价格|定价|报价|收费|涨价|售价)|商定(?:价格|报价)|达成[^。；，\\n]{0,8}(?:价格|市场)[^。；，\\n]{0,4}(?:协议|共识)|划分市场|分割市场|划分(?:销售|经营)区域|联合限产|控制产量|自律价|最低价|抱团定价)"
    "|(?:协会|商会)[^。；，\\n]{0,10}?(?:制定|确定|商定|发布|约定)[^。；，\\n]{0,8}?(?:价格|收费标准|报价)"
)
find = finder(
    RULE,
    Search(
        words=_TOGETHER,
        why="为经营者达成垄断协议提供便利",
        remedy="删去；价格、产量、区域由各经营者自主决定。",
    ),
)
