"""标题分行不当：行首是“的”，一行超过二十字，末行只有一个字。

检查：人工分行的标题，各行是否以“的、和、及、与、等”起头，书名号是否拆到两行，末行是否只有一个字，是否超过二十字。
为什么：标题回行应当词意完整、排列对称、长短适宜。
不好：关于促进质量标准／的若干措施
好：关于促进绿色制造数字转型发展／的若干措施（或者“……发展的／若干措施”）
来源：GB/T 9704—2012 7.3.1；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PG-07",
    name="title-breaks",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.1",
    genres=frozenset(("rules", "measures", "notice", "text")),
    spares=frozenset(),
    checks=("long-title-line",),
)
_LONGEST = 20  # 156 mm at 22 pt
_NEVER_FIRST = "的和及与等、，》）"
# 来源：…, 依据文件　　《…》: a field of a card, or where a copy was taken from.
_FIELD = re.compile("[一-鿿]{2,6}(?:[ \u3000]{2,}|[：:])")
_SENTENCE = re.compile("[。；：0-9]|[（(].*[）)]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each line of a title that should not begin, end or be as long as it does."""
    lines = _title(paper)
    for number, line in enumerate(lines):
        words = paper.line_of(line).strip()
        if not words or len(lines) < 2:
            continue
        why = _why(words, number, len(lines))
        if why:
            yield Hit(
                line.start,
                line.end,
                why,
                "重新分行，使各行词意完整、长短相称。",
            )


def _title(paper: Paper) -> list[Passage]:
    """The lines of the title. What a plain text has below its first line goes on with it
    while it is no sentence."""
    found: list[Passage] = []
    for passage in paper.passages:
        words = paper.line_of(passage).strip()
        if _FIELD.match(words):
            if found:
                break
            continue
        goes_on = passage.part == "preamble" and not _SENTENCE.search(words)
        if passage.part != "title" and not (found and goes_on):
            break
        found.append(passage)
    return found


def _why(
    words: str,
    number: int,
    count: int,
) -> str:
    """What is wrong with a line of several, "" when nothing is."""
    if number and words[0] in _NEVER_FIRST:
        return f"标题第{number + 1}行以“{words[0]}”起头。"
    if words.count("》") > words.count("《"):
        return f"标题第{number + 1}行把书名号拆开了。"
    if number == count - 1 and len(words) == 1:
        return "标题末行只有一个字。"
    if len(words) > _LONGEST:
        return f"标题第{number + 1}行有{len(words)}个字，超过一行能排的{_LONGEST}个。"
    return ""
