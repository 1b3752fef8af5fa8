"""阿拉伯数字序号后面用了顿号：1、支持对象。

检查：行首的阿拉伯数字序号后面的顿号、逗号。
为什么：阿拉伯数字序号后面用下脚点，顿号只用在汉字数字后面。
不好：1、支持对象
好：1.支持对象
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-04",
    name="comma-after-digit",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
    mechanical=True,
)
_LABEL = re.compile("^[0-9]{1,2}[、，](?![0-9]{1,2}[、，])", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each line that begins with 1、."""
    for found in paper.search(_LABEL):
        instead = f"{found[0][:-1]}."
        yield Hit(
            found.start(),
            found.end(),
            f"序号“{found[0]}”后面应当用下脚点。",
            f"改为“{instead}”。",
            instead=instead,
        )
