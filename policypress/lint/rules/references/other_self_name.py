"""自称与文种不符：细则里写“本办法”。

检查：“本办法”“本细则”“本措施”等自称与标题的文种不一致。
为什么：自称不一，引用指向不明，多是套用旧稿留下的。
不好：（某实施细则）违反本办法的规定
好：违反本细则的规定
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="REF-04",
    name="other-self-name",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）关于引用",
    genres=frozenset(("rules", "measures", "law")),
)
_SELF = re.compile(
    "本(?:实施)?(?P<noun>办法|细则|规定|措施|规则|条例|意见|方案|决定)"
)
_NOUN = re.compile(
    "(办法|细则|规定|措施|规则|条例|意见|方案|决定)(?:[（(][^）)\\n]{0,20}[）)])*$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each name that a text gives itself and that is not the noun of its title."""
    title = "".join(paper.tree.title.split())
    found_noun = _NOUN.search(title)
    if found_noun is None:
        return
    noun = found_noun[1]
    for found in paper.search(_SELF):
        passage = paper.passage_at(found.start())
        if found["noun"] == noun or passage.part not in ("clause", "preamble"):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"标题是“{noun}”，这里自称“{found[0]}”。",
            f"改为“本{noun}”。",
        )
