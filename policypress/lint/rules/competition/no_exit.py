"""不许迁出、注销、减资：承诺10年内不迁出我区。

检查：不迁出、不迁离、不注销、不减少注册资本的承诺，以及迁出即追缴、退回资金的规定。户籍迁移不算。
为什么：限制企业迁出，阻碍要素自由流动；条例把阻碍本地经营者迁出列为禁止。
不好：获奖企业承诺10年内不迁离本区
好：按协议约定的建设内容和绩效目标考核
来源：《公平竞争审查条例》第九条第（一）项，实施办法第十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-04",
    name="no-exit",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第九条第（一）项；{DETAILS}第十三条",
    genres=GENRES,
)
_LEAVES = "(?:迁出|迁离|搬离|搬出|搬迁|外迁|迁移|迁往|迁至|撤离|撤出|转出)"
_BACK = "(?:追缴|退回|收回|返还|退还|追回|取消|退缴|全额退)"
_SEAT = "(?:注册|登记|工商|税务|纳税|税收|住所)"
_NO = "(?:不|不得|不能|不可|不予|禁止|承诺不)"
_STAYS = re.compile(
    f"{_NO}(?:擅自|随意|自行|再)?(?:{_LEAVES}|迁移出|注销|减少注册资本|减资)"
    f"|{_NO}(?:擅自|随意|自行)?(?:将|把)?[^。；，\n]{{0,16}}?{_SEAT}[^。；，\n]{{0,10}}?(?:{_LEAVES}|变更)"
    f"|{_NO}(?:擅自|随意|自行)?(?:变更|改变)[^。；，\n]{{0,12}}?{_SEAT}[^。；，\n]{{0,6}}?(?:地|关系|义务)"
    f"|{_SEAT}[^。；，\n]{{0,8}}?(?:转移|变更|迁)[^。；，\n]{{0,4}}?(?:至|到|往)?{OUTSIDE}"
    f"|{_SEAT}[^。；，\n]{{0,8}}?(?:不变更?|不改变|不转移|不迁移|保持不变)"
    f"|(?:搬离|迁出|迁离|外迁|撤离|转出|搬出|迁往)[^。；\n]{{0,40}}{_BACK}"
    f"|{_BACK}[^。；\n]{{0,30}}(?:搬离|迁出|迁离|外迁)"
    f"|承诺[^。；\n]{{0,16}}?在{OWN}[^。；，\n]{{0,8}}?(?:经营|存续|生产|注册|纳税)[^。；，\n]{{0,8}}?[0-9一二三四五六七八九十]{{1,3}}年"
)
_KEPT_IN = re.compile(
    "(?:不得|禁止|限制|严禁)[^。；，\n]{0,8}?(?:销往|运往|输出|运出|流出|外运|外销|外流)[^。；，\n]{0,6}"
)
_GOODS = re.compile("产品|商品|原料|砂石|矿|木材|粮|农产品|资源|烟|煤|建材")
_ABROAD = re.compile("境外|国外|出口|走私|数据|保护动物|文物|疫区|疫情")
# Only what is said to authorities forbids to hold firms back.
_FORBIDS = re.compile(
    "(?:部门|任何单位|行政机关|各级|各地|地方政府)[^。；\n]{0,16}不得|严禁|不得(?:以|限制|阻碍|要求|设置)|不限制|取消[^。；，\n]{0,6}限制|清理"
)
find = finder(
    RULE,
    Search(
        words=_STAYS,
        promise=True,
        forbids=_FORBIDS,
        why="限制企业迁出",
        remedy="删去不迁出、不减资的要求；需要约束的，按项目建设内容和绩效目标约定。",
    ),
    Search(
        words=_KEPT_IN,
        beside=(_GOODS,),
        unless=(_ABROAD,),
        forbids=_FORBIDS,
        why="阻碍商品输出",
        remedy="删去对销售地域的限制。",
    ),
)
