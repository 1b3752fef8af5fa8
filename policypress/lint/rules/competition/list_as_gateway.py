"""以名录库、白名单、重点企业名单为门槛：入库企业方可申请奖励。

检查：奖补条件中的名录库、培育库、白名单、后备企业、重点扶持企业。失信黑名单、厂房台账不算。
为什么：名单由主管部门自定而条件不公开的，等于直接确定受益者。
不好：对列入白名单的企业给予补贴
好：对符合公开条件的企业均给予补贴
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条第（一）项；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    REGULATION,
    hit,
    is_in_sentence,
    promised,
)

_SOURCE = f"{REGULATION}第十条第（二）项；{DETAILS}第十九条第（一）项"
RULE = Rule(
    code="FC-08",
    name="list-as-gateway",
    severity="warning",
    strength="规定",
    source=_SOURCE,
    genres=GENRES,
    # “一事一议” in quotation marks is no quotation.
    spares=frozenset(("titled",)),
)
_LISTED = re.compile(
    "(?:企业|培育|名录|后备|种子)库(?!房|存)|白名单|后备(?:上市)?企业|重点(?:扶持|支持|培育)的?(?:企业|单位)|重点企业名[单录]"
    "|重点建设发展的(?:园区|企业)|(?:本|我)[区市县]认定的[^。；，\n]{0,24}?(?:人才|企业)[^。；，\n]{0,10}?创办的企业"
)
_GIVES = re.compile(f"{MONEY.pattern}|给予|企业可申请|万元")
_ONLY_HELPS = re.compile("跟踪|指导|培训|黑名单|失信")


def find(paper: Paper) -> Iterator[Hit]:
    """Each list that decides who gets money."""
    for found in promised(paper, _LISTED):
        gives = is_in_sentence(paper, found.start(), _GIVES)
        is_help = is_in_sentence(paper, found.start(), _ONLY_HELPS)
        if gives and not is_help:
            yield hit(
                found,
                "作为享受支持的门槛，入选条件是否公开、客观、动态开放不明",
                _SOURCE,
                "写明入选条件和程序并公开，符合条件的随时可以进入。",
            )
