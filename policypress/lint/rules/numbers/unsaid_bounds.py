"""用了“以上”“以下”，没有说明是否包括本数。

检查：办法、措施里三处以上用“X以上”“X以下”“X以内”，全文没有“含本数”“包括本数”的说明。
为什么：“以上、以下”法律上包括本数，分档时不写明容易在边界上争议。
不好：（分四档，没有说明）
好：本措施所称以上、以下，均包括本数
来源：立法技术规范（试行）（一）关于以上、以下；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-06",
    name="unsaid-bounds",
    severity="note",
    strength="一般",
    source="立法技术规范（试行）（一）关于以上、以下",
    genres=frozenset(("rules", "measures")),
    spares=frozenset(),
)
_BOUND = re.compile(
    "[0-9％%元人家个项件年月日吨亩米岁分](?:及)?(?:以上|以下|以内)"
)
_SAID = re.compile("(?:含|包括|不含|不包括)本数|均(?:包括|含)")
_MANY = 3  # uses from which a text has bands


def find(paper: Paper) -> Iterator[Hit]:
    """The first bound of a text that says nowhere whether it belongs to its band."""
    found = list(paper.search(_BOUND))
    if len(found) < _MANY or _SAID.search(paper.text):
        return
    first = found[0]
    yield Hit(
        first.start(),
        first.end(),
        f"全文{len(found)}处用“以上”“以下”“以内”，没有说明是否包括本数。",
        "在附则写明“本办法所称以上、以下、以内，均包括本数”。",
    )
