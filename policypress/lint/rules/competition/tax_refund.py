"""以先征后返、税收返还等方式给予奖励：按缴纳税款全额返还。

检查：先征后返、即征即退（由地方给予的）、税收返还、财政返还、列收列支、核定征收优惠等说法。
为什么：没有法律、行政法规依据或者未经国务院批准，不得给予特定经营者税收优惠，变相返还同样在内。
不好：对其缴纳的税款给予先征后返
好：按研发投入的10%给予补助
来源：《公平竞争审查条例》第十条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import GENRES

RULE = Rule(
    code="FC-10",
    name="tax-refund",
    severity="error",
    strength="规定",
    source="《公平竞争审查条例》第十条",
    genres=GENRES,
    # “一事一议” in quotation marks is no quotation.
    spares=frozenset(("titled",)),
)
_REFUND = re.compile(
    "先征后(?:返|退|奖)|税收返还|财政返还|税款返还|返还[^。；，\n]{0,10}(?:税款|税收|增值税|所得税)"
    "|列收列支|(?:税收|税款)[^。；，\n]{0,8}(?:全额|部分)?返还"
)
# What forbids or takes back is no promise.
_FORBIDS = re.compile(
    "不得|禁止|严禁|清理|取消|废止|追缴|退还已|财税〔|国家规定|(?:印花税|增值税|消费税|关税)实行"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each way of giving taxes back that no sentence forbids."""
    for found in paper.search(_REFUND):
        first, last = paper.sentence(found.start())
        if _FORBIDS.search(paper.text, first, last):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”属于变相税收优惠（《公平竞争审查条例》第十条第（一）项、第（二）项）。",
            "删去与税收挂钩的返还，改按研发投入、设备投资等客观指标支持。",
        )
