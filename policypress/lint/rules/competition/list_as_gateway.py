"""以名录库、白名单、重点企业名单为门槛：入库企业方可申请奖励。

检查：奖补条件中的名录库、培育库、白名单、后备企业、重点扶持企业。失信黑名单、厂房台账不算。
为什么：名单由主管部门自定而条件不公开的，等于直接确定受益者。
不好：对列入白名单的企业给予补贴
好：对符合公开条件的企业均给予补贴
来源：《公平竞争审查条例》第十条第（二）项，实施办法第十九条第（一）项；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    MONEY,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-08",
    name="list-as-gateway",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第十九条第（一）项",
    genres=GENRES,
    # “一事一议” in quotation marks is no quotation.
    spares=frozenset(("titled",)),
)
_LISTED = re.compile(
    "(?:企业|培育|名录|后备|种子)库(?!房|存)|(?<!评价)入库(?:培育|储备)?企业|白名单|后备(?:上市)?企业|重点(?:扶持|支持|培育)的?(?:企业|单位)|重点企业(?:名[单录]|目录|清单)"
    "|重点建设发展的(?:园区|企业)|(?:本|我)[区市县]认定的[^。；，\n]{0,24}?(?:人才|企业)[^。；，\n]{0,10}?创办的企业"
    "|(?:名录|名单|清单)[内中]的?(?:企业|单位)"
    "|(?:列入|纳入|进入)(?!国家|省|工信|部|企业标准|标准)[^。；，国省\n]{0,20}?(?:名单|名录|(?:培育|项目|储备|资源|后备)库)"
    "|(?:仅|只)(?:对|限|支持)[^。；，\n]{0,12}?(?:政府|部门|管委会|[局委办])(?:认定|确定|选定)的"
)
_GIVES = re.compile(f"{MONEY.pattern}|给予|企业可申请|万元")
_ONLY_HELPS = re.compile(
    "跟踪|指导|培训|黑名单|失信|异常名录|违法|惩戒|负面|代表性项目"
)
find = finder(
    RULE,
    Search(
        words=_LISTED,
        promise=True,
        beside=(_GIVES,),
        unless=(_ONLY_HELPS,),
        why="作为享受支持的门槛，入选条件是否公开、客观、动态开放不明",
        remedy="写明入选条件和程序并公开，符合条件的随时可以进入。",
    ),
)
