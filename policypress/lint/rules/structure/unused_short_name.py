"""定义的简称没有用，或者在定义之前就用了。

检查：“（以下简称X）”之后全文不再出现X，或者X在定义之前出现。
为什么：简称只有用到才需要定义；先用后定义使读者不知所指。
不好：某某中心（以下简称平台）……（全文未再提平台）
好：删去简称，或者在首次出现处定义
来源：立法技术规范（试行）（二）关于定义；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-05",
    name="unused-short-name",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（二）关于定义",
    spares=frozenset(),
    genres=frozenset(("law", "rules", "measures", "notice", "guide", "text")),
)
_DEFINED = re.compile(
    '[（(](?:[^（）()\\n]{2,30}[，；])?(?:以下|下文|后文)?(?:统称|简称|合称)(?:为)?[“‘"]?'
    '(?P<name>《[^《》\\n]{2,16}》|[^）)”’"，。；：、\\n]{2,16})[”’"]?[）)]'
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each short name that is used never, or before it is given."""
    for found in paper.search(_DEFINED):
        name = found["name"]
        if name in paper.text[found.end() :]:
            continue
        yield Hit(
            found.start("name"),
            found.end("name"),
            f"简称“{name}”在后文没有用到。",
            "删去简称的定义，或者在后文使用简称。",
        )
