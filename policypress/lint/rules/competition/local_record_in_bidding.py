"""招标采购看本地业绩：评标时对本地业绩、本地社保加分。

检查：招标、采购、评审中以本地业绩、社保、纳税、奖项、经营年限为资格或者加分条件的说法。
为什么：排斥、限制外地经营者参加本地政府采购和招标投标。
不好：投标人应当具有本市同类项目业绩
好：投标人应当具有同类项目业绩
来源：《公平竞争审查条例》第九条第（三）项，实施办法第十五条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    HERE,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-13",
    name="local-record-in-bidding",
    severity="error",
    strength="规定",
    source=f"{REGULATION}第九条第（三）项；{DETAILS}第十五条",
    genres=GENRES,
)
_BIDS = "(?:投标|招标|采购(?!中心|部)|评标|竞标|比选|遴选|供应商|评审(?:因素|办法|标准|时|中))"
_RECORD = re.compile(
    f"{_BIDS}[^。；\n]{{0,40}}?{OWN}(?:内|范围内|行政区域内)?的?[^。；，\n]{{0,10}}?"
    "(?:业绩|社保|社会保险|纳税|奖项|荣誉|优质工程|奖(?!励|补)|称号|经营年限|办公场所|办事机构|分支机构|服务网点|营业场所|经营场所|服务场所|固定场所|信用评价)"
)
_FAVOURED = re.compile(
    f"{HERE}(?:内)?的?[^。；，\n]{{0,8}}?(?:业绩|社保|社会保险|纳税证明|获奖|荣誉|办公场所|分支机构)[^。；，\n]{{0,16}}?(?:供应商|投标人|投标单位)"
    f"|(?:优先|直接|仅|只)(?:从|选择|邀请|抽取)[^。；，\n]{{0,4}}?{HERE}[^。；，\n]{{0,16}}?(?:企业|供应商|单位|队伍|承包商)"
    f"|{HERE}(?:的)?(?:企业|供应商|投标人|产品|单位)[^。；，\n]{{0,14}}?(?:加[0-9]*分|价格扣除|优先中标|优先成交)"
    f"|(?:仅限|只限|限于|只允许|只接受|仅允许|仅面向|只面向)(?:在?{HERE}|[市区县省]属)[^。；，\n]{{0,10}}?(?:企业|单位|供应商|投标人)[^。；，\n]{{0,8}}?(?:参加|参与|投标|报名|承接|承担)?"
    f"|{OUTSIDE}[^。；，\n]{{0,6}}?(?:企业|供应商|投标人|单位|公司)[^。；，\n]{{0,12}}?(?:投标|招标|采购|竞标|承揽工程)[^。；\n]{{0,24}}?(?:备案|登记|保证金|报名|介绍信|报告|同意|担保)"
)
_BIDDING = re.compile(_BIDS)
_REMEDY = "删去地域限定，只看与履约能力有关的条件。"
find = finder(
    RULE,
    Search(words=_RECORD, why="以本地业绩等排斥外地经营者", remedy=_REMEDY),
    Search(
        words=_FAVOURED,
        around=(_BIDDING,),
        why="在采购、招标投标中区别对待外地经营者",
        remedy=_REMEDY,
    ),
)
