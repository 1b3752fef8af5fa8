"""标点重复或者连用：。。、，， 、，。

检查：不能连着写的点号，如“。。”“，，”“、，”“；。”，右括号前面的逗号、顿号、分号；三个以上的句点是省略号的误写，由 PU-07 检查；疑问号、感叹号叠用不算。
为什么：修改时前后各留了一个标点，读者不知道以哪个为准。
不好：提供配套支持。。
好：提供配套支持。
来源：GB/T 15834—2011 第5章（标点符号的位置）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-05",
    name="doubled-marks",
    severity="error",
    strength="规定",
    source="GB/T 15834—2011 第5章",
)
_MARKS = "，、；：。,;"
# （50户以上，）: nothing comes behind a mark in brackets; 。） may end a sentence there.
_LAST = re.compile("(?<=[一-鿿0-9])[，、；：](?=[）)])")
_RUN = re.compile(f"[{_MARKS}][{_MARKS}]{{1,20}}|[，、；：。][.](?![.])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of two marks or more that cannot stand together."""
    for found in paper.search(_RUN):
        marks = found[0]
        if marks.isascii() or (set(marks) == {"。"} and len(marks) > 2):
            continue
        is_one = len(set(marks)) == 1
        yield Hit(
            found.start(),
            found.end(),
            f"标点“{marks}”{'重复' if is_one else '不能连用'}。",
            "只留一个标点。",
            instead=marks[0] if is_one else None,
        )
    for found in paper.search(_LAST):
        message = f"右括号前面多了“{found[0]}”。"
        hit = Hit(*found.span(), message, "删去，或者补上漏掉的内容。")
        yield replace(hit, severity="warning")
