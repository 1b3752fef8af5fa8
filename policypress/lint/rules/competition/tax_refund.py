"""以先征后返、税收返还等方式给予奖励：按缴纳税款全额返还。

检查：先征后返、即征即退（由地方给予的）、税收返还、财政返还、列收列支、核定征收优惠等说法。
为什么：没有法律、行政法规依据或者未经国务院批准，不得给予特定经营者税收优惠，变相返还同样在内。
不好：对其缴纳的税款给予先征后返
好：按研发投入的10%给予补助
来源：《公平竞争审查条例》第十条；规定
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
    code="FC-10",
    name="tax-refund",
    severity="error",
    strength="规定",
    source=(
        f"{REGULATION}第十条第（一）项、第十条第（二）项；{DETAILS}第十八条"
    ),
    genres=GENRES,
    # “一事一议” in quotation marks is no quotation.
    spares=frozenset(("titled",)),
)
_PAID = "(?:税款|税收|税额|契税|所得税|增值税|房产税|土地使用税|出让金|出让价款|地价款)"
_REFUND = re.compile(
    "先[征缴]后(?:返|退|奖|补)|即征即(?:奖|返)|税收返还|财政返还|税款返还|返还[^。；，\n]{0,10}(?:税款|税收|增值税|所得税)"
    "|列收列支|(?:税收|税款)[^。；，\n]{0,8}(?:全额|部分)?返还"
    f"|{_PAID}[^。；\n]{{0,40}}?(?:返还|返补|全额(?:补助|奖励|补贴|奖补)|等额(?:补助|奖励|补贴|奖补))"
)
# What forbids or takes back is no promise; what the State itself gives back is its own.
_LAWFUL = re.compile(
    "不得|禁止|严禁|清理|取消|废止|追缴|退还已|骗取|财税〔|国家规定|税法|留抵|出口退税|稳岗|减税降费|落实国家|(?:印花税|增值税|消费税|关税)实行"
)
find = finder(
    RULE,
    Search(
        words=_REFUND,
        unless=(_LAWFUL,),
        why="属于变相税收优惠",
        remedy="删去与税收挂钩的返还，改按研发投入、设备投资等客观指标支持。",
    ),
)
