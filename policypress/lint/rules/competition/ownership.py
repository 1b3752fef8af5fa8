"""按所有制、组织形式区别对待：只对民营企业给予奖励。

检查：奖补对象按国有、民营、外资、集体等所有制、组织形式、出资人籍贯划分的说法，只许某一种所有制承担业务的说法，写在标题、适用范围、定义里的也算。
为什么：各种所有制经济平等受法律保护，支持对象应按与所有制无关的条件确定。
不好：对民营企业兼并重组给予奖励
好：对企业兼并重组给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十二条第（二）项、第十九条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._chosen_firms import (
    OWNED_ALIKE,
    OWNED_BY_US,
)
from policypress.lint.rules.competition._concepts import (
    LAW,
)
from policypress.lint.rules.competition._costs import GIVEN, OWNERS_LESS
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._demands import (
    OWNERS_FIRST,
)
from policypress.lint.rules.competition._owned import (
    NOT_OWNED,
    OURS_OR_NOT,
    OWNED,
    OWNED_COSTS,
    OWNED_GAIN,
    OWNED_SPARED,
    OWNED_WORK,
    OWNED_WORK_GOES,
)
from policypress.lint.rules.competition._search import Usual, finder
from policypress.lint.rules.competition._set_apart import (
    DEFINED_ALL,
    OWNER_DEFINED,
    OWNER_IN_SCOPE,
    OWNER_LEAD,
    OWNER_SUM,
    OWNERS_ALL,
    RANKED_OWNERS,
)
from policypress.lint.rules.competition._ties import (
    GAINS,
    OWNERS,
    OWNERS_ALIKE,
    OWNERS_APART,
)
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    OWNERSHIP,
)

RULE = Rule(
    code="FC-09",
    name="ownership",
    severity="warning",
    strength="规定",
    source=(
        f"{REGULATION}第十条第（二）项；{DETAILS}第十二条第（二）项、第十九条"
    ),
    genres=GENRES,
    spares=SPARES,
)
_OWNED = re.compile(
    "(?:央企|国企|民企)(?!业)|民营(?:上市|科技|中小)(?:企业|公司)"
    "|(?:国有|民营|外资|外商投资|内资|私营|集体所有制|港资|台资|侨资|[县区市省]属国有"
    "|[县区市]属)(?:控股|独资|全资)?(?:企业|公司)"
    "|(?:仅限|只支持|限于)[^。；，\n]{0,6}(?:国企|央企|民企)"
)
_SET_APART = re.compile(
    "(?:仅|只|限|专门|特别|优先|重点|单独|专项|凡|对|向|支持|鼓励|由|属于|为)"
    "(?:对|向|限|支持|面向|适用于|给予|是|属|为)?"
    f"{GAP}{{0,6}}?{OWNERSHIP}(?:控股|独资|全资|背景|性质|成分|参股)?(?:的)?"
    f"{GAP}{{0,4}}?(?:{FIRMS}|资本|经济|载体)"
    f"|{OWNERSHIP}(?:控股|独资|全资|参股|资本|股份|股权)?"
    f"{GAP}{{0,4}}?(?:占比|比例|持股|股比|股权){GAP}{{0,4}}?(?:不低于|不少于|超过|达|以上|在)"
    "|(?:[省市区县镇](?:里)?|政府|财政|国资委)(?:控股|参股|全资|独资"
    f"|出资设立)的?{GAP}{{0,6}}?{FIRMS}"
    f"|{OWNERSHIP}(?:控股|独资|全资)?(?:的)?{GAP}{{0,3}}?(?<!外资)(?<!外商投资)"
    f"{FIRMS}(?:牵头|发起|出资|主导|实施|承担|建设|投资|运营|设立|单位)?"
    f"|(?:国企|央企|民企|外企|私企|国资){GAP}{{0,6}}?(?:优先|除外|不享受|不适用|牵头|主导|倾斜)"
    "|(?:实行|采用|登记为|采取|注册为|转为)"
    f"{GAP}{{0,6}}?(?:公司制|股份制|有限责任公司|合伙制|独立法人){GAP}{{0,6}}?(?:的)?"
    f"{GAP}{{0,8}}?(?:方可|才能|才可|，给予)"
    "|(?:个体工商户|个人独资企业|合伙企业|分公司|分支机构|非独立法人"
    f"|非法人){GAP}{{0,16}}?(?:不享受|不得享受|不适用|不予|不纳入|除外|不在)"
)
_GIVES = re.compile(
    "给予[^。；，\n]{0,4}资金|支持之列|支持范围|[奖补][0-9]|发放|享受|补偿|兑现|上浮|奖励|补贴|补助|资助|贴息|奖补|奖金"
    "|万元"
)
_ALL = re.compile(
    "均为[0-9]|车改|(?<!分)(?<!分数)(?<!条件)相同|[同统]一(?:的)?标准|同样标准"
    "|中央财政|公建民营|均可|都可以|各类|各种所有制|不同所有制|包括|以及|等各类|平等|一视同仁"
    "|国有资产|监管|不限|应当[^。；，\n]{0,6}?公开(?:招标|竞价|竞争)"
)
_DUTY = re.compile("承担|负责|监管|出资人|设立[^。；，\n]{0,10}基金，")
_WHY = "按所有制确定支持对象"
_REMEDY = "删去所有制限定，改为与所有制无关的客观条件。"
_OWNERS = re.compile(f"{OWNERSHIP}|供销社|社会资本|公立")
_SPARED = f"{REGULATION}第十条第（三）项、第十条第（二）项；{DETAILS}第十二条第（二）项"
_WORK = f"{REGULATION}第八条第（三）项、第九条第（三）项；{DETAILS}第十二条第（二）项"
_OURS = f"{REGULATION}第九条第（四）项、第九条第（五）项、第十条第（二）项；{DETAILS}第十九条"
_usual = Usual(
    why=_WHY,
    remedy=_REMEDY,
    promise=True,
    unless=(_ALL,),
)
find = finder(
    RULE,
    _usual.sentence(
        OWNED_WORK,
        OWNED_WORK_GOES,
        promise=False,
        unless=(NOT_OWNED,),
        articles=_WORK,
        why="按所有制确定由谁承担业务",
    ),
    _usual.sentence(
        OURS_OR_NOT,
        OWNED_GAIN,
        promise=False,
        unless=(NOT_OWNED,),
        articles=_OURS,
        why="按企业或者出资人是不是本地的区别对待",
    ),
    _usual.sentence(
        OWNED,
        OWNED_SPARED,
        promise=False,
        unless=(NOT_OWNED,),
        articles=_SPARED,
    ),
    _usual.words(_OWNED, beside=(_GIVES,), unless=(_ALL, RANKED_OWNERS)),
    _usual.words(
        _SET_APART, beside=(_GIVES,), unless=(_ALL, _DUTY, RANKED_OWNERS)
    ),
    _usual.sentence(
        OWNER_IN_SCOPE, promise=False, paid=True, unless=(OWNERS_ALL,)
    ),
    _usual.sentence(
        OWNER_DEFINED, promise=False, paid=True, unless=(DEFINED_ALL,)
    ),
    _usual.sentence(
        OWNER_SUM,
        promise=False,
        lead=OWNER_LEAD,
        unless=(OWNERS_ALL, RANKED_OWNERS),
    ),
    _usual.sentence(
        OWNERS_LESS,
        _OWNERS,
        GIVEN,
        unless=(_ALL, LAW),
        joined=True,
    ),
    _usual.sentence(OWNERS_FIRST, unless=(_ALL, LAW)),
    _usual.sentence(
        OWNERS, OWNERS_APART, GAINS, promise=False, unless=(OWNERS_ALIKE,)
    ),
    _usual.sentence(
        OWNED_BY_US,
        GAINS,
        promise=False,
        unless=(OWNED_ALIKE,),
    ),
    _usual.sentence(
        OWNED,
        OWNED_GAIN,
        promise=False,
        unless=(NOT_OWNED,),
    ),
    _usual.sentence(
        OWNED_COSTS, promise=False, joined=True, unless=(NOT_OWNED,)
    ),
)
