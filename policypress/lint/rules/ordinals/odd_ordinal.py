"""同一列举里序号不是一种：（1）……（二）……（三）……。

检查：同一列举里首项用“（1）”“一是”“1.”，后面用“（二）（三）”的；分号之后另起一段、丢了序号的末项；一行里“一是……三是……”跳号的；行内列举用“1、2、”的；起草说明里没有（一）就出现（二）的标题；（1）（2）各项只有一项末尾没有标点的；（一）（三）之间没有序号的一项；“4 探索……”少了下脚点的。
为什么：序号不一、跳号，引用“第几项”时对不上。
不好：（1）入库的粮食；（二）出库的粮食；
好：（一）入库的粮食；（二）出库的粮食；
来源：GB/T 9704—2012 7.3.3、立法技术规范（试行）（一）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="OR-15",
    name="odd-ordinal",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.3",
    genres=EVERY - {"table", "decision"},
    is_second=True,
)
_HAN = "[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(f"^[ \u3000]*（(?P<number>{_HAN})）")
_OTHER = re.compile(
    "^[ \u3000]*(?P<label>[（(](?P<low>[0-9]{1,2})[）)]"
    f"|(?P<is>{_HAN})是|(?P<point>[0-9]{{1,2}})[.．、])"
)
_LABEL = re.compile(
    f"^[ \u3000]*(?:第{_HAN}[条章节]|{_HAN}、|[（(]|[0-9]|{_HAN}是|附|[①-⑳])"
)
_FIRST_IS = re.compile(
    "(?:^|(?<=[：；，。]))(?P<number>[一二三四五六七八九])是(?![否不])",
    re.MULTILINE,
)
_INLINE = re.compile(
    "(?<=[：；，:;,。])(?P<number>[0-9]{1,2})、(?=[一-鿿“《])"
)
_POINT = re.compile(
    "^[ \u3000]*(?P<number>[1-9][0-9]?)(?P<mark>[ ]?[.．、])?[ ]?"
    "(?=[一-鿿“《])(?![年月日个家千百万亿元项人次天名条岁周亩级倍所户台件季号级类届])"
)
_PART = re.compile(f"^[ \u3000]*{_HAN}、")
_LINE = re.compile(
    "^[ \u3000]*（(?P<number>[0-9]{1,2})）(?P<words>[^\n]{4,400})$",
    re.MULTILINE,
)
_ITEM_ENDS = ("。", "；")
_HAN_END = re.compile("[一-鿿]")
_OVER = (
    "。",
    "；",
    "，",
    "：",
)  # ends of a line behind which a number is an ordinal
_FEW = 2  # items with a mark that show what the others lack
_HEADING = 24  # characters of a heading
_TAIL = 60  # characters of an item that has lost its number


def find(paper: Paper) -> Iterator[Hit]:
    """Each ordinal, or lack of one, that does not go with those beside it."""
    lines = [one for one in paper.passages if one.level != "cell"]
    for at, passage in enumerate(lines):
        before = lines[at - 1] if at else None
        following = lines[at + 1] if at + 1 < len(lines) else None
        yield from _of_another_kind(paper, passage, following)
        if before is not None:
            yield from _lost(paper, before, passage, following)
        yield from _in_line(paper, passage)
    yield from _dotless(paper, lines)
    yield from _bare(paper)
    if paper.genre == "note":
        yield from _without_first(paper, lines)


def _of_another_kind(
    paper: Paper,
    passage: Passage,
    following: Passage | None,
) -> Iterator[Hit]:
    """（1） where the next line is （二） of the same list."""
    line = paper.line_of(passage)
    found = _OTHER.match(line)
    if found is None or following is None or not line.endswith("；"):
        return
    number = value_of(found["low"] or found["is"] or found["point"])
    item = _ITEM.match(paper.line_of(following))
    if item and value_of(item["number"]) == number + 1:
        start = passage.start + found.start("label")
        end = passage.start + found.end("label")
        here = f"这一项的序号是“{found['label']}”"
        message = f"{here}，下一项是“（{item['number']}）”。"
        yield Hit(start, end, message, "统一用一种序号。")


def _lost(
    paper: Paper,
    before: Passage,
    passage: Passage,
    following: Passage | None,
) -> Iterator[Hit]:
    """A line without number behind an item that ends with ；: before no other, or before
    the one after the next."""
    item = _ITEM.match(paper.line_of(before))
    if item is None or not _is_without(paper, before, passage):
        return
    behind = _ITEM.match(paper.line_of(following)) if following else None
    if behind is None:
        if len(paper.line_of(passage).strip()) < _TAIL:
            message = "前一项以分号结尾，这一项没有序号。"
            yield Hit(passage.start, passage.end, message, "补上序号。")
    elif value_of(behind["number"]) == value_of(item["number"]) + 2:
        message = f"这一项没有序号，后一项是“{behind[0].strip()}”。"
        yield Hit(passage.start, passage.end, message, "补上序号。")


def _is_without(paper: Paper, before: Passage, passage: Passage) -> bool:
    """Whether a line of a clause has words and no number, behind one that ends with ；."""
    line = paper.line_of(passage).strip()
    if not line or passage.part != "clause" or _LABEL.match(line):
        return False
    return paper.line_of(before).rstrip().endswith("；")


def _dotless(paper: Paper, lines: list[Passage]) -> Iterator[Hit]:
    """4 探索…… in a row of 3.…… and 5.……, or behind one of them at least."""
    last, is_over = 0, True
    for passage in lines:
        line = paper.line_of(passage)
        found = _POINT.match(line)
        is_new, is_over = is_over, line.rstrip().endswith(_OVER)
        if found is None:
            continue
        number = int(found["number"])
        is_next = last > 0 and number == last + 1
        if is_new and is_next and not found["mark"]:
            start = passage.start + found.start("number")
            end = passage.start + found.end("number")
            message = f"序号“{number}”后面没有下脚点，别的项有。"
            yield Hit(start, end, message, f"改为“{number}.”。")
        if found["mark"] or number == last + 1:
            last = number


def _in_line(paper: Paper, passage: Passage) -> Iterator[Hit]:
    """一是……三是……, and 1、……2、…… within one line."""
    text = paper.text
    last = 0
    for found in _FIRST_IS.finditer(text, passage.start, passage.end):
        number = value_of(found["number"])
        if last and number > last + 1:
            message = f"“{found[0]}”前面没有“{_before(number)}是”。"
            yield Hit(*found.span(), message, "补上，或者改正序号。")
        last = number
    rows = list(_INLINE.finditer(text, passage.start, passage.end))
    numbers = [int(one["number"]) for one in rows]
    if len(rows) > 1 and numbers == list(range(1, len(rows) + 1)):
        message = "阿拉伯数字序号后面应当用下脚点；条文里用（一）（二）。"
        yield Hit(*rows[0].span(), message, "改为“1.”，或者“（一）”。")
    elif numbers[:2] == [1, 2] and numbers[2:] == list(
        range(4, len(rows) + 2)
    ):
        message = f"“2、”后面是“{rows[2][0]}”，序号不连续。"
        yield Hit(*rows[2].span(), message, "核对有无缺漏，再改序号。")


def _before(number: int) -> str:
    """The number before a small one, in characters."""
    return " 一二三四五六七八九"[number - 1]


def _bare(paper: Paper) -> Iterator[Hit]:
    """The one item without a mark at its end, of a list of which all others end with 。 or
    ；, wherever it stands."""
    row: list[re.Match[str]] = []
    for found in _LINE.finditer(paper.text):
        is_next = row and int(found["number"]) == int(row[-1]["number"]) + 1
        is_behind = bool(row) and found.start() == row[-1].end() + 1
        if not (is_next and is_behind):
            yield from _bare_of(paper, row)
            row = []
        row.append(found)
    yield from _bare_of(paper, row)


def _bare_of(paper: Paper, row: list[re.Match[str]]) -> Iterator[Hit]:
    """The item of a list that alone ends without a mark."""
    bare = [one for one in row if _HAN_END.match(_end_of(one))]
    marked = sum(_end_of(one) in _ITEM_ENDS for one in row)
    if len(bare) != 1 or marked < _FEW or marked + 1 < len(row):
        return
    found = bare[0]
    end = found.start() + len(found[0].rstrip(" \u3000"))
    if paper.passage_at(found.start()).level != "cell" and "，" in found[0]:
        message = "这一项的末尾没有标点，别的项都有。"
        yield Hit(end - 1, end, message, "补上标点。")


def _end_of(item: re.Match[str]) -> str:
    """The last character of an item."""
    return item["words"].rstrip(" \u3000")[-1:]


def _without_first(paper: Paper, lines: list[Passage]) -> Iterator[Hit]:
    """A heading （二） below 六、 where no （一） stands."""
    last, is_below = 0, False
    for passage in lines:
        line = paper.line_of(passage)
        if _PART.match(line):
            last, is_below = 0, True
        item = _ITEM.match(line)
        if item is None:
            continue
        number = value_of(item["number"])
        is_heading = len(line) < _HEADING and "。" not in line
        if is_below and is_heading and last == 0 and number == 2:
            message = f"这一部分没有（一），却有“{item[0].strip()}”。"
            start = passage.start + item.start("number") - 1
            yield Hit(
                start, passage.start + item.end(), message, "核对序号的层次。"
            )
        last = number
