"""定稿里留有修订、批注、隐藏文字。

检查：未处理的修订、批注、隐藏文字、嵌入的网页（altChunk）。
为什么：对外发出的文件带出修改过程和内部意见，或者有别人看不到的文字。
不好：印发稿里还有三处修订和两条批注
好：接受或者拒绝全部修订，删去批注
来源：公文办理惯例；实务
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.rule import Rule, Spot
from policypress.lint.rules.page._package import W
from policypress.lint.subjects import WordFile

RULE = Rule(
    code="PG-13",
    name="left-marks",
    severity="warning",
    strength="实务",
    source="公文办理惯例",
    reads="package",
)
_LEFT = (
    (("ins", "del", "moveFrom", "moveTo"), "修订", "逐处接受或者拒绝"),
    (("commentReference",), "批注", "处理后删去"),
    (("vanish",), "隐藏文字", "删去，或者取消隐藏"),
    (("altChunk",), "嵌入的网页", "另存为普通的 Word 文件"),
)
_OFF = ("0", "false", "off")


def find(file: WordFile) -> Iterator[Spot]:
    """What was left in a file and should not go out with it."""
    for tags, name, remedy in _LEFT:
        names = [W + tag for tag in tags]
        found = [
            one
            for one in file.document.iter(*names)
            if one.get(f"{W}val") not in _OFF
        ]
        if found:
            yield Spot(
                file.place,
                f"文件里留有{name} {len(found)} 处",
                f"{remedy}。",
            )
