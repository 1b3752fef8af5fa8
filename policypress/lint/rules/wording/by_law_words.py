"""以法律为依据却用“按照”：按照《标准化法》制定。

检查：“按照《……法》”“按照《……条例》”。
为什么：以法律、法规为依据用“依照”或者“根据”；“按照”用于约定、比例、规则。
不好：按照《标准化法》的规定处理
好：依照《标准化法》的规定处理
来源：立法技术规范（试行）（一）关于依照、按照、参照；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="WO-05",
    name="by-law-words",
    severity="note",
    strength="一般",
    source="立法技术规范（试行）（一）关于依照、按照、参照",
    genres=NORMATIVE | {"text"},
)
_WORDS = re.compile("(按照)《[^》\\n]{2,60}(?:(?<![办方做])法|条例)》")


def find(paper: Paper) -> Iterator[Hit]:
    """Each law that is followed with the word for contracts and ratios."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start(1),
            found.end(1),
            "以法律、法规为依据，一般用“依照”或者“根据”。",
            "改为“依照”或者“根据”。",
        )
