"""“或”与“或者”混用：企业或社会组织、事业单位或者个人。

检查：同一个分句里一处用“或”、一处用“或者”；法律条文通篇用“或者”的，另查单用的“或”。其他文件通篇用“或”的不查，“或有”“抑或”“与或”等固定词不算。
为什么：法律规范表示选择关系用“或者”，一句之中两种写法，读者会以为层次不同。
不好：企业或社会组织、事业单位或者个人可以申请
好：企业、社会组织、事业单位或者个人可以申请
来源：立法技术规范（试行）（一）13；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-04",
    name="or-for-or",
    severity="note",
    strength="推荐",
    source="立法技术规范（试行）（一）13",
)
# 或 alone stands in a third of all official papers: only what mixes both, or is of the
# kind for which the norm was made, is certain.
_ALONE = "(?<![抑亦与和间甚/])或(?!者|有负债|然|许|多或少|缺|/|[0-9])"
_MIXED = re.compile(
    f"(?P<one>{_ALONE})(?=[^。；，\n]{{1,30}}或者)|或者[^。；，\n]{{1,30}}?(?P<two>{_ALONE})"
)
_LAW = re.compile(f"(?P<one>{_ALONE})(?=[一-鿿])")


_MOST = 4  # times that 或者 stands for each 或 in a law that keeps to the norm


def _keeps_the_norm(paper: Paper) -> bool:
    """Whether a text is a law that writes 或者, so that a single 或 is a slip."""
    long = paper.text.count("或者")
    return paper.genre == "law" and long > _MOST * (
        paper.text.count("或") - long
    )


def find(paper: Paper) -> Iterator[Hit]:
    """Each 或 that should be 或者."""
    pattern = _LAW if _keeps_the_norm(paper) else _MIXED
    for found in paper.search(pattern):
        name = "one" if found["one"] else "two"
        if paper.passage_at(found.start(name)).level == "cell":
            continue
        yield Hit(
            *found.span(name),
            "表示选择用“或者”，这里写作“或”。",
            "改为“或者”，并列多项的前面用顿号。",
            instead="或者",
        )
