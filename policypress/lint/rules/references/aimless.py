"""引用落空：第二条里说“按照本办法第二条”；第四条至第三条；本办法第五章（没有）。

检查：一条的第一款里说“前款”的；引用的正是本条自己；“第四条至第三条”前后颠倒；“本办法第X章”全文没有；第一条里的“前条”；“依照第三十条”而全文没有那么多条；“前款第（三）项”，前款没有那么多项；“附表3”“表2”“图1”在文中没有；“第4项材料”，上面只列了三项材料；“申请条件第（六）项”，那个标题下只列了五项。
为什么：条文增删以后，手工写的编号不会跟着变。
不好：第八条　……按照本办法第八条规定办理
好：第八条　……按照本办法第六条规定办理
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.references._sections import items_below

RULE = Rule(
    code="REF-10",
    name="aimless",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"law", "decision", "note", "table"},
    is_second=True,
)
_HAN = "[一二三四五六七八九十]{1,3}"
_SELF = "本(?:实施)?(?:办法|细则|规定|措施|规则|意见)"
_OWN = re.compile(f"{_SELF}第(?P<clause>{_HAN})条(?!第|（|[至到、])")
_RANGE = re.compile(f"第(?P<first>{_HAN})条(?:至|到)第(?P<last>{_HAN})条")
_CHAPTER = re.compile(f"{_SELF}第(?P<chapter>{_HAN})章")
_CHAPTERS = re.compile(f"^[ \u3000]*第(?P<chapter>{_HAN})章", re.MULTILINE)
_BEYOND = re.compile(
    f"(?:依照|按照|违反|符合|适用|参照|[有因])第(?P<clause>{_HAN})条"
    "(?=的?规定|所列|情形|要求|条件|[，。、])"
)
# 第4项材料, below a list of three.
_MATERIAL = re.compile(
    "第[（(]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]?(?:项|种|份)(?:申[报请])?"
    "(?P<what>材料|条件)(?![一-鿿]{0,6}》)"
)
# 申请条件第（六）项
_OF_LIST = re.compile(
    "(?P<name>(?:申报|申请|认定|评审|奖励|补助|补贴|资助|支持|扶持"
    "|准入|退出|验收|推荐|参评|受理|入住|配租|服务|基本)"
    "(?:条件|标准|材料|要求|范围|程序|流程|情形|对象|方式))(?:中|里)?的?"
    "第[（(]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]?(?:项|条|款|点)"
)
_ELSEWHERE = re.compile("》|第[一二三四五六七八九十]{1,3}条|上述|前述|附件")
_ITEM = re.compile(
    "^[ \u3000]*(?:(?P<digits>[0-9]{1,2})[.．、]|[（(](?P<han>[一二三四五六七八九十]{1,3})[）)])"
)
_FIRST = re.compile("前条")
# 符合前款条件的, in the first line of its clause
_LINE_ABOVE = re.compile("(?<![条法例》])前款(?!项)")
_MANY = 24  # lines of a list above
_WHICH_CLAUSE = "核对要引用的是哪一条。"
_THINGS = (
    (
        re.compile("(?:见|填写|填入)?(?P<cited>附表(?P<number>[0-9]{1,2}))"),
        "附表",
    ),
    (
        re.compile(
            "(?:见|如|按照?)(?P<cited>表(?P<number>[0-9]{1,2}))(?![0-9.-])"
        ),
        "表",
    ),
    (
        re.compile("(?:见|如)(?P<cited>图(?P<number>[0-9]{1,2}))(?![0-9.-])"),
        "图",
    ),
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each citation that leads nowhere, or back."""
    for found in paper.search(_RANGE):
        if value_of(found["first"]) > value_of(found["last"]):
            message = f"“{found[0]}”前后颠倒。"
            yield Hit(*found.span(), message, "核对条号。")
    yield from _of_clauses(paper)
    yield from _of_things(paper)
    yield from _of_lists(paper)


def _of_lists(paper: Paper) -> Iterator[Hit]:
    """第4项材料 below a list of materials that has three; 申请条件第（六）项 where the list below
    that heading has five."""
    for found in paper.search(_MATERIAL):
        at = paper.index_at(found.start())
        last = items_below(paper, found["what"], at, True)
        last = last or _listed_above(paper, at)
        if 1 < last < value_of(found["number"]):
            message = f"上面只列了{last}项{found['what']}。"
            yield Hit(*found.span(), message, f"核对是哪一项{found['what']}。")
    for found in paper.search(_OF_LIST):
        first, _ = paper.sentence(found.start())
        at = paper.index_at(found.start())
        last = items_below(paper, found["name"], at, False)
        is_foreign = _ELSEWHERE.search(paper.text, first, found.start())
        if 1 < last < value_of(found["number"]) and not is_foreign:
            message = f"“{found['name']}”只列了{last}项。"
            yield Hit(*found.span(), message, "核对是哪一项。")


def _listed_above(paper: Paper, at: int) -> int:
    """The last number of a list of materials right above a line; 0 where there is none."""
    first, last = _list_above(paper, at)
    head = paper.line_of(paper.passages[first]) if first >= 0 else ""
    return last if "材料" in head and head.rstrip().endswith("：") else 0


def _list_above(paper: Paper, at: int) -> tuple[int, int]:
    """The list right above a line, by the index of that line: the index of what stands
    before its first item (-1 for nothing), and its highest number, 0 where there is no
    list."""
    first, last = at, 0
    for index in range(at - 1, max(-1, at - _MANY), -1):
        item = _ITEM.match(paper.line_of(paper.passages[index]))
        if item is None:
            break
        number = value_of(item["digits"] or item["han"])
        last = max(last, number)
        first = index - 1
        if number == 1:
            break
    return first, last


def _of_clauses(paper: Paper) -> Iterator[Hit]:
    """Clauses and chapters of this text."""
    numbers = [node.number[0] for node in clauses(paper.tree) if node.number]
    if paper.tree.scheme != "articles" or not numbers:
        return
    yield from _of_itself(paper)
    yield from _beyond(paper, max(numbers))
    yield from _of_chapters(paper)
    yield from _before_first(paper)
    yield from _without_line(paper)


def _of_itself(paper: Paper) -> Iterator[Hit]:
    """A clause that cites its own number."""
    for found in paper.search(_OWN):
        own = paper.passage_at(found.start()).node.number
        if own and own[0] == value_of(found["clause"]):
            message = f"这里就是第{found['clause']}条。"
            yield Hit(*found.span(), message, _WHICH_CLAUSE)


def _beyond(paper: Paper, last: int) -> Iterator[Hit]:
    """A clause behind the last one, where no other paper is named before it."""
    for found in paper.search(_BEYOND):
        first, _ = paper.sentence(found.start())
        is_foreign = "》" in paper.text[first : found.start()]
        if value_of(found["clause"]) > last and not is_foreign:
            message = f"引用了“{found[0]}”，本文到第{last}条为止。"
            yield Hit(*found.span(), message, _WHICH_CLAUSE)


def _of_chapters(paper: Paper) -> Iterator[Hit]:
    """A chapter that the text does not have."""
    heads = _CHAPTERS.finditer(paper.text)
    chapters = {value_of(one["chapter"]) for one in heads}
    for found in paper.search(_CHAPTER):
        if value_of(found["chapter"]) not in chapters:
            message = f"本文没有第{found['chapter']}章。"
            yield Hit(*found.span(), message, "核对要引用的是哪一章。")


def _before_first(paper: Paper) -> Iterator[Hit]:
    """前条 in the first clause."""
    for found in paper.search(_FIRST):
        own = paper.passage_at(found.start()).node.number
        if own and own[0] == 1:
            yield Hit(*found.span(), "第一条前面没有条。", _WHICH_CLAUSE)


def _without_line(paper: Paper) -> Iterator[Hit]:
    """前款 in the first line of a clause, which has none before it."""
    for found in paper.search(_LINE_ABOVE):
        passage = paper.passage_at(found.start())
        is_first = passage.part == "clause" and passage.level == "clause"
        if is_first and passage.label and passage.node.number:
            message = "这是本条第一款，前面没有款。"
            yield Hit(*found.span(), message, "核对要引用的是哪一条、哪一款。")


def _of_things(paper: Paper) -> Iterator[Hit]:
    """Tables and figures by their numbers, where nothing has such a number."""
    for pattern, kind in _THINGS:
        found_all = list(paper.search(pattern))
        if not found_all:
            continue
        heads = re.compile(
            f"^[ \u3000]*(?:{kind}[：:]?[ \u3000]*)?(?:{kind})?[ \u3000]*"
            "(?P<number>[0-9]{1,2})(?![0-9])[.．、 \u3000：:]?",
            re.MULTILINE,
        )
        has_list = re.search(
            f"^[ \u3000]*{kind}[：:0-9]", paper.text, re.MULTILINE
        )
        numbers = (
            {one["number"] for one in heads.finditer(paper.text)}
            if has_list
            else set()
        )
        for found in found_all:
            is_head = (
                found.start("cited") == paper.passage_at(found.start()).start
            )
            if not is_head and found["number"] not in numbers:
                message = f"文中没有“{found['cited']}”。"
                hit = Hit(*found.span("cited"), message, "核对编号。")
                yield hit if has_list else replace(hit, severity="note")
