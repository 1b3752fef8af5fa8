"""用“必须”表示义务：申请人必须提交材料。

检查：条文中的“必须”。
为什么：立法用语以“应当”表示义务，两词没有区别，统一用“应当”。
不好：申请人必须提交材料
好：申请人应当提交材料
来源：立法技术规范（试行）（一）关于应当、必须；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-01",
    name="must-for-shall",
    severity="note",
    strength="一般",
    source="立法技术规范（试行）（一）关于应当、必须",
    genres=frozenset(("rules", "measures", "text")),
)
_WORDS = re.compile("(?<!依法)必须")


def find(paper: Paper) -> Iterator[Hit]:
    """Each place where the words stand."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start(),
            found.end(),
            "“必须”与“应当”没有区别，条文一般用“应当”。",
            "改为“应当”。",
        )
