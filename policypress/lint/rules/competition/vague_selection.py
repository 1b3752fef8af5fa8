"""入选条件只有评价语：对成长潜力大、创新能力强的企业给予支持。

检查：支持对象用两个以上“潜力大”“能力强”“前景好”之类不能度量的评价语描述，或者以骨干、标杆、明星、压舱石之类的称谓确定受益者，给钱、给指标、给信用等级；以有良好前景、有带动作用、业绩好为给钱的条件，也算。
为什么：条件不能核对，由主管部门裁量确定受益者。
不好：对成长潜力大、创新能力强的企业给予奖励
好：对近两年营业收入年均增长20%以上的企业给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条第（一）项；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._chosen_firms import (
    FLATTERED,
    FLATTERED_DEFINED,
    FLATTERED_DOES,
    FLATTERED_IN_SCOPE,
    FLATTERED_SAID,
    HAS_MONEY,
    SO_MANY_PICKED,
    VAGUE_ANYWHERE,
    VAGUE_ITEM,
    VAGUE_SAID,
)
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._in_support import PRAISE_FOR
from policypress.lint.rules.competition._left_open import PRAISED_TERMS
from policypress.lint.rules.competition._praised import (
    ALSO_PRAISED,
    PRAISE_SAID,
    PRAISED,
    PRAISED_FAIRLY,
    PRAISED_GAIN,
    PRAISED_INPUT,
    PRAISED_RATED,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._soft_gates import (
    QUALITY_ASKED,
    QUALITY_SAID,
    QUALITY_WHO,
)
from policypress.lint.rules.competition._ties import (
    GETS_BY_PRAISE,
    MEASURED,
    PRAISE,
)

RULE = Rule(
    code="FC-19",
    name="vague-selection",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条第（一）项",
    genres=GENRES,
    spares=SPARES,
)
_PRAISE = (
    "[^对的持，。；：、和且\n]{0,6}"
    "(?:潜力[大强好]|能力[强高]|含量高|模式新|特色鲜明|前景(?:[好广]阔?|良好)"
    "|带动(?:作用|性|力)[强大明]显?|贡献(?:突出|较?大)"
    "|影响力[大强]?|引领性强|竞争力强|知名度高|水平高|实力(?:雄厚|强)|优势(?:明显|突出)"
    "|成长性[好强高]|附加值高|信誉好|信誉度高|信誉良好(?=、[^。；，]{0,6}(?:带动|影响|竞争|实力|创新))|效益(?:好|显著|突出)|认可度高"
    "|地位(?:领先|突出|重要)|口碑好|代表性强|示范(?:作用|性|效应)[强大明好]显?"
    "|特色(?:明显|突出)|基础(?:好|扎实|雄厚)|管理(?:规范|先进)|质量优|潜力足|后劲足"
    "|知名度(?:较)?高|规模较?大|势头好|前景看好|技术先进|关联度[大高强]|支撑作用强|贡献度[高大]"
    "|实力较强|影响大|辐射力强|牵引力强|品牌响|业态新|行业领先|国内领先|国际领先"
    "|引领作用(?:强|突出|明显)|创新性强|亮点突出)"
)
# What all praise has in it.
_GOOD = re.compile(
    "(?:[大强好高优广新足快深明响阔力]|领先|突出|显著|雄厚|先进|扎实|规范|重要|良好|旺盛"
    "|独特|过硬|成熟|卓越|优秀|厚)(?:[、，和且]|并且)"
)
_VAGUE = re.compile(f"{_PRAISE}(?:[、，和且]{_PRAISE}){{1,7}}")
_HIGH = (
    "(?<!不)(?:[较更]?[大强好高优广新足快深]|领先|突出|显著|雄厚|明显|优秀|先进|扎实|过硬|广阔"
    "|深厚|成熟|卓越|鲜明|良好|旺盛|独特)"
)
_PRAISED = re.compile(
    f"[一-鿿]{{2,7}}?{_HIGH}(?:[、，和且]|并且)"
    f"[一-鿿]{{2,7}}?{_HIGH}(?:[、，和且][一-鿿]{{2,9}}?)?(?:等)?"
    f"的[一-鿿“”]{{0,10}}?(?:企业|项目|单位|机构|团队|公司|平台|园区|载体|产品)"
)
_GETS = re.compile("给予|奖|补|资助|支持|扶持|优先|专项资金|万元|贴息")
_MEASURED = re.compile(
    "[0-9]%|[0-9]{1,9}(?:名|项|件|亿元以上|个以上)|信用(?:记录)?良好|纳税信用|评分|得分|信誉良好|鼓励"
    "|引导|宣传|培训|对接"
)
_POINTS = re.compile("评分|得分|分值|人才|教师|信用良好|不得")
_INPUTS = f"{REGULATION}第十条第（三）项；{DETAILS}第十九条"
_RATED = f"{REGULATION}第九条第（五）项、第十条第（二）项；{DETAILS}第十七条、第十九条"
_usual = Usual(
    why="不能度量，实为由主管部门裁量确定支持对象",
    remedy="改为营收增速、研发占比等量化条件，并公开认定办法。",
    promise=True,
)
find = finder(
    RULE,
    _usual.words(_VAGUE, near=_GOOD),
    _usual.sentence(_PRAISED, _GETS, unless=(_MEASURED,), near=_GOOD),
    _usual.words(ALSO_PRAISED, beside=(_GETS,), unless=(_POINTS,)),
    _usual.sentence(PRAISE, GETS_BY_PRAISE, promise=False, unless=(MEASURED,)),
    _usual.sentence(
        FLATTERED_IN_SCOPE,
        promise=False,
        paid=True,
        absent=FLATTERED_DEFINED,
        why="没有标准，由主管部门认定谁是受益者",
    ),
    _usual.sentence(
        FLATTERED,
        HAS_MONEY,
        promise=False,
        severity="note",
        unless=(FLATTERED_SAID,),
        absent=FLATTERED_DEFINED,
        why="没有标准，由主管部门认定谁是受益者",
    ),
    _usual.sentence(
        FLATTERED_DOES,
        promise=False,
        paid=True,
        severity="note",
        unless=(FLATTERED_SAID,),
        absent=FLATTERED_DEFINED,
        why="没有标准，由主管部门认定谁是受益者",
    ),
    _usual.sentence(
        VAGUE_ITEM,
        promise=False,
        paid=True,
        unless=(VAGUE_SAID,),
        absent=FLATTERED_DEFINED,
    ),
    _usual.sentence(
        SO_MANY_PICKED,
        HAS_MONEY,
        promise=False,
        severity="note",
        unless=(FLATTERED_SAID,),
        absent=FLATTERED_DEFINED,
        why="限名额择优，评选的标准没有写明",
    ),
    _usual.sentence(
        VAGUE_ANYWHERE,
        promise=False,
        paid=True,
        severity="note",
        unless=(VAGUE_SAID,),
        absent=FLATTERED_DEFINED,
    ),
    _usual.sentence(
        PRAISED,
        PRAISED_RATED,
        near=PRAISE_SAID,
        promise=False,
        unless=(PRAISED_FAIRLY,),
        articles=_RATED,
    ),
    _usual.sentence(
        PRAISED,
        PRAISED_INPUT,
        near=PRAISE_SAID,
        promise=False,
        unless=(PRAISED_FAIRLY,),
        articles=_INPUTS,
    ),
    _usual.sentence(
        PRAISED,
        PRAISED_GAIN,
        near=PRAISE_SAID,
        promise=False,
        unless=(PRAISED_FAIRLY,),
        absent=FLATTERED_DEFINED,
    ),
    _usual.sentence(
        QUALITY_ASKED,
        QUALITY_WHO,
        promise=False,
        paid=True,
        severity="note",
        unless=(QUALITY_SAID,),
        absent=FLATTERED_DEFINED,
    ),
    _usual.sentence(
        PRAISE_FOR,
        promise=False,
        paid=True,
        severity="note",
        unless=(PRAISED_FAIRLY, _MEASURED),
    ),
    *PRAISED_TERMS,
)
