"""行内的序号跳号、重号：①申报②审核④公示；第一步……第三步。

检查：同一行（或者相连各行）里①②③、A.B.C.、第一步（阶段、批、档）、（1）（2）、（一）（二）、“一档、二档”的顺序；“一是”与“第二”混用；“第X条”后面用了冒号、顿号。
为什么：漏了一项，或者改动后没有重排。
不好：工作步骤：①申报；②审核；④公示。
好：工作步骤：①申报；②审核；③公示。
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="OR-16",
    name="broken-row",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
    genres=EVERY - {"decision", "table"},
    is_second=True,
)
_APART = 2  # characters between two ordinals that have words of their own
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_HAN = "[一二三四五六七八九十]"
_AT = "(?:^[ \u3000]*|(?<=[：；，。、 \u3000]))"
# What a row is made of, and the number of one of its ordinals.
_ROWS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (
        re.compile(f"(?P<number>[{_CIRCLED}])"),
        lambda one: _CIRCLED.index(one) + 1,
    ),
    (
        re.compile(
            f"{_AT}（(?P<number>{_HAN}{{1,2}})）(?![（、和至或项目款])",
            re.MULTILINE,
        ),
        value_of,
    ),
    (re.compile(f"{_AT}（(?P<number>[0-9]{{1,2}})）", re.MULTILINE), int),
    (
        re.compile(
            f"(?:^[ \u3000]*|(?<=[：；，。、]))第(?P<number>{_HAN})(?:步|阶段|批次|环节)(?=[，：:、是])",
            re.MULTILINE,
        ),
        value_of,
    ),
    (
        re.compile(
            f"(?<=[为：；，。、])(?P<number>{_HAN})[档类级](?=[每补奖给为不最0-9])"
        ),
        value_of,
    ),
)
_STEP = re.compile(
    "^[ \u3000]*第(?P<number>[一二三四五])(?P<kind>步|阶段)[，：:、]",
    re.MULTILINE,
)
_LETTER = re.compile("[ \u3000]*(?P<number>[A-H])[.．、]")
_MIXED = re.compile(
    "一是[^\n]{2,80}?[，；。](?P<second>第二)(?=[，、]|[一-鿿]{2})(?![条款项章节部批步期次阶产届])"
)
_ARTICLE = re.compile(
    "^[ \u3000]*第[一二三四五六七八九十百]{1,5}条(?P<mark>[：:、，.．])",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each ordinal that does not go on with its row."""
    for pattern, number in _ROWS:
        for rows in _by_line(paper, pattern):
            if _is_row(rows) and number(rows[0]["number"]) == 1:
                yield from _of_row(rows, number)
    yield from _of_letters(paper)
    yield from _first_step(paper)
    for found in paper.search(_MIXED):
        message = "前面用“一是”，这里用“第二”。"
        yield Hit(*found.span("second"), message, "统一用“二是”。")
    for found in paper.search(_ARTICLE):
        message = "条号后面空一字，不用标点。"
        yield Hit(*found.span("mark"), message, "删去标点，空一字。")


def _by_line(
    paper: Paper,
    pattern: re.Pattern[str],
) -> Iterator[list[re.Match[str]]]:
    """The ordinals of each line that has some; not those of cells and of a table of
    contents."""
    found = paper.search(pattern)
    for at, row in groupby(found, lambda one: paper.index_at(one.start())):
        passage = paper.passages[at]
        if passage.level != "cell" and passage.part != "contents":
            yield list(row)


def _is_row(rows: list[re.Match[str]]) -> bool:
    """Whether ordinals count something: ①③ side by side only name others."""
    return len(rows) > 2 or (
        len(rows) > 1 and rows[1].start() - rows[0].end() > _APART
    )


def _of_row(
    rows: list[re.Match[str]],
    number: Callable[[str], int],
) -> Iterator[Hit]:
    """The first ordinal of a row that leaves one out, or repeats one."""
    numbers = [number(one["number"]) for one in rows]
    for at in range(1, len(numbers)):
        if numbers[at] == 1:
            return
        if numbers[at] != numbers[at - 1] + 1:
            message = f"前面是第{numbers[at - 1]}个，这里是第{numbers[at]}个。"
            yield Hit(*rows[at].span(), message, "核对有无缺漏，再改序号。")
            return


def _of_letters(paper: Paper) -> Iterator[Hit]:
    """A. and C. in lines one below the other."""
    last = 0
    for passage in paper.passages:
        found = _LETTER.match(paper.text, passage.start, passage.end)
        number = ord(found["number"]) - ord("A") + 1 if found else 0
        if found and last and number != last + 1 and number != 1:
            message = f"前一项是“{chr(ord('A') + last - 1)}”。"
            yield Hit(
                *found.span("number"), message, "核对有无缺漏，再改序号。"
            )
        last = number


def _first_step(paper: Paper) -> Iterator[Hit]:
    """第二步 at the beginning of a line, where no line nor word says 第一步."""
    for found in paper.search(_STEP):
        first = f"第一{found['kind']}"
        if found["number"] == "二" and first not in paper.text:
            message = f"前面没有“{first}”。"
            yield Hit(*found.span(), message, "补上前一步的序号。")
