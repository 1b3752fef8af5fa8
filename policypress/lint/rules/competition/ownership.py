"""按所有制、组织形式区别对待：只对民营企业给予奖励。

检查：奖补对象按国有、民营、外资、集体等所有制划分的说法。
为什么：各种所有制经济平等受法律保护，支持对象应按与所有制无关的条件确定。
不好：对民营企业兼并重组给予奖励
好：对企业兼并重组给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十二条第（二）项、第十九条；规定
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
    code="FC-09",
    name="ownership",
    severity="warning",
    strength="规定",
    source=(
        f"{REGULATION}第十条第（二）项；{DETAILS}第十二条第（二）项、第十九条"
    ),
    genres=GENRES,
)
_OWNED = re.compile(
    "(?:央企|国企|民企)(?!业)|民营(?:上市|科技|中小)(?:企业|公司)"
    "|(?:国有|民营|外资|外商投资|内资|私营|集体所有制|港资|台资|侨资|[县区市省]属国有|[县区市]属)(?:控股|独资|全资)?(?:企业|公司)"
    "|(?:仅限|只支持|限于)[^。；，\n]{0,6}(?:国企|央企|民企)"
)
_GIVES = re.compile("奖励|补贴|补助|资助|贴息|奖补|奖金|万元")
_ALL = re.compile(
    "各类|各种所有制|不同所有制|包括|以及|等各类|平等|一视同仁|国有资产|监管|不限"
)
find = finder(
    RULE,
    Search(
        words=_OWNED,
        promise=True,
        beside=(_GIVES,),
        unless=(_ALL,),
        why="按所有制确定支持对象",
        remedy="删去所有制限定，改为与所有制无关的客观条件。",
    ),
)
