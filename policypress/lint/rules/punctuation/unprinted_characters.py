"""看不见的字符、冒充的字：零宽空格、不间断空格、部首“⼀”。

检查：不显示的控制符、零宽空格、软连字符，各种宽度的特殊空格，看着像汉字的部首和兼容汉字。
为什么：从网页、PDF 复制时带来，眼睛看不出，却使检索、比对、计算落空。
不好：标准⼀致（“⼀”是部首）
好：标准一致
来源：信息交换用汉字编码惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.read.look_alikes import unified
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-13",
    name="unprinted-characters",
    severity="warning",
    strength="实务",
    source="信息交换用汉字编码惯例",
    spares=frozenset(),
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each odd space, and each character that the text was read without."""
    hits = [
        Hit(
            found.start(),
            found.end(),
            f"特殊空格（U+{ord(found[0]):04X}）。",
            "删去，或者改为普通空格。",
        )
        for found in paper.search(_SPACE)
    ]
    hits += _unprinted(paper)
    yield from sorted(hits, key=lambda hit: hit.start)


def _unprinted(paper: Paper) -> Iterator[Hit]:
    """What the reader of the file noted, at its place in the text."""
    if not paper.tree.unprinted:
        return
    passages = {
        (one.place, one.row, one.column): one for one in paper.passages
    }
    for one in paper.tree.unprinted:
        passage = passages.get((one.place, one.row, one.column))
        if passage is None:
            continue
        at = min(passage.start + one.at, passage.end)
        code = f"U+{ord(one.character):04X}"
        if paper.text[at : at + 1] == unified(one.character):
            message = f"“{unified(one.character)}”用的是形近的字符（{code}）。"
            yield Hit(at, at + 1, message, "改为通常的汉字。")
            continue
        start = max(passage.start, at - 1)
        message = f"“{paper.text[start:at]}”后面有看不见的字符（{code}）。"
        end = max(at, min(start + 1, passage.end))
        yield Hit(start, end, message, "删去。")
