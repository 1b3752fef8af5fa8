"""后一步的日期早于前一步：申报5月16日截止，结果5月10日前公布；全部开工5月底，竣工4月底。

检查：写明申报（报名、征集）截止日期、起止日期之后，同一条或者下一句要求公布结果、公示、评审、签约的日期反而更早；同一句里按进度依次写的几个“某月底（某日）前”，后一个早于前一个；办理程序相邻两项各写一个截止日期，后一项更早的；评审（审核、核查）还没有结束，公示就开始的。写明次年、分批、另行的不查。
为什么：前一步还没有完成，后一步就要完成，执行不了。
不好：申报截止时间为2025年5月16日。结果于5月10日前公布
好：申报截止时间为2025年5月16日。结果于6月10日前公布
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-21",
    name="result-before-close",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "decision", "note"},
    is_second=True,
)
_DATE = (
    "(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>1[0-2]|0?[1-9])月"
    "(?:(?P<day>[0-9]{1,2})日|(?P<part>底|末|上旬|中旬|下旬))"
)
_CLOSES = re.compile(
    f"(?:申报|受理|申请|报名|征集|投稿|报送|提交|推荐)[^。；，\n0-9]{{0,8}}"
    f"(?:截止|截至)[^。；，\n0-9]{{0,8}}{_DATE}"
)
# 报名时间：3月1日至3月31日
_OPEN = re.compile(
    "(?:申报|受理|申请|报名|征集|投稿)(?:时间|期限|日期)[^。；，\n0-9]{0,6}"
    "(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日(?:至|到|—|～|-|－)"
    f"{_DATE}"
)
# 于3月20日组织面试
_ON = re.compile(
    f"(?:于|在|定于){_DATE}(?:[上下]午)?(?:统一)?(?:组织|举行|开展|进行|公布|召开|发布)"
    "(?:[^。；，\n0-9]{0,6})(?:面试|笔试|考试|评审|结果|名单|答辩|路演|决赛|颁奖)"
)
# 申报材料于6月30日前报送
_SENT = re.compile(
    f"(?:申报|申请|报名|征集)[^。；，\\n0-9]{{0,8}}(?:于|在){_DATE}"
    f"(?:之前|以前|前)[^。；，\\n0-9]{{0,10}}(?:报送|提交|报|递交)"
)
# 考试时间为8月20日
_HELD = re.compile(
    "(?:考试|面试|笔试|评审|公示|开标|比赛|签约|颁奖|终审)"
    f"(?:时间|日期)[^。；，\\n0-9]{{0,4}}{_DATE}"
)
# 于4月13日至4月30日组织专家评审 … 公示时间为4月20日
_JUDGES = "[^。；，\n0-9]{0,16}(?:评审|评选|审核|复审|考评|核查|考核|评估|复核|踏勘|验收)"
_JUDGED = re.compile(
    f"[0-9]{{1,2}}月[0-9]{{1,2}}日(?:至|到|—|～|-|－){_DATE}{_JUDGES}"
)
# 4月13日至30日组织评审
_JUDGED_IN_MONTH = re.compile(
    "(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月[0-9]{1,2}日?(?:至|到|—|～|-|－)"
    f"(?P<part>(?!))?(?P<day>[0-9]{{1,2}})日{_JUDGES}"
)
_SHOWN = re.compile(f"公示(?:时间|期|期限|日期)[^。；，\n0-9]{{0,4}}{_DATE}")
_SHOWN_FROM = re.compile(
    f"{_DATE}(?:至|到|—|～|-|－)(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日[^。；，\n0-9]{{0,16}}公示"
)
_RESULT = re.compile(
    f"(?:结果|名单|立项|评审|公示|评选|面试|考试|签约|拨付)[^。；，\n0-9]{{0,8}}"
    f"(?:于|在|应当|将){_DATE}(?:之前|以前|前)"
)
# 12月31日前完成考核，考核结果应当于12月20日前公布
_DONE = re.compile(
    f"{_DATE}(?:之前|以前|前)(?:全部|基本)?完成[^。；，\\n0-9]{{0,8}}?"
    "(?P<what>考核|评审|评选|审核|评估|认定|遴选|验收|考评|评价|测评)"
)
_OUTCOME = "{}[^。；，\n0-9]{{0,4}}(?:结果|名单|结论)[^。；，\n0-9]{{0,8}}?(?:于|在)(?:每年|当年|同年)?"
# 3月底前完成摸底，5月底前全部开工，4月底前竣工
_STEP = re.compile(
    f"{_DATE}(?:之前|以前|前)(?P<what>[^。；，、\n0-9]{{2,20}})"
)
# What comes first where only two steps are named.
_EARLY = re.compile("自查|自评|摸底|排查|申报|整改|开工|动工|启动|编制|初审")
_LATE = re.compile("上报|总结|竣工|验收|公布|公示|拨付|投用|复核|评审|报告")
_DOES = re.compile(
    "自查|自评|动工|摸底|完成|开工|竣工|启动|报送|上报|提交|公布|印发|建成|验收|通知|反馈|送|汇总"
    "|审核|评审|公示|拨付|总结|制定|组织|开展|初审|推荐|上线|投用|下达|兑现|发放"
)
_OTHER = re.compile(
    "次年|翌年|明年|后年|下一?年|第二年|另行|分批|每年|每季|每月|分别|其中|第[一二三四]批|上半年"
    "|下半年|以[前来]|逾期|已|曾|如|若|的，"
)
_LABEL = re.compile("[（(0-9]")
_DAYS = {"上旬": 10, "中旬": 20}
_LAST = 31
_NEAR = 2  # lines from a closing day to what comes of it


class _Due(Struct, frozen=True):
    """By when something is due: text[start:end] in a line; year 0 where none is said."""

    start: int
    end: int
    line: int
    year: int
    date: tuple[int, int]


def find(paper: Paper) -> Iterator[Hit]:
    """Each step that is due before the one before it."""
    hits: dict[int, Hit] = {}
    for due in _before_close(paper):
        hits[due.start] = _hit(due, "申报截止日期")
    for due in _before_done(paper):
        hits[due.start] = _hit(due, "完成的日期")
    for due in _before_judged(paper):
        hits.setdefault(due.start, _hit(due, "评审、审核结束的日期"))
    for before, due in _in_a_row(paper):
        if _is_before(due, before):
            hits.setdefault(due.start, _hit(due, "上一步的日期"))
    yield from (hits[start] for start in sorted(hits))


def _before_close(paper: Paper) -> Iterator[_Due]:
    """What comes of applications, and is due before they close."""
    closes = (
        one
        for pattern in (_CLOSES, _SENT, _OPEN)
        for one in paper.search(pattern)
    )
    for found in closes:
        close = _due(paper, found)
        last = min(close.line + _NEAR, len(paper.passages) - 1)
        area = (found.end(), paper.passages[last].end)
        results = _RESULT.finditer(paper.text, *area)
        held = _HELD.finditer(paper.text, *area)
        on = _ON.finditer(paper.text, *area)
        for result in (*results, *held, *on):
            due = _due(paper, result)
            other = _OTHER.search(paper.text, found.start(), due.end)
            if other is None and _is_before(due, close):
                yield due


def _before_judged(paper: Paper) -> Iterator[_Due]:
    """What is shown to the public before it has been judged."""
    judged = (
        one
        for pattern in (_JUDGED, _JUDGED_IN_MONTH, _DONE)
        for one in paper.search(pattern)
    )
    for found in judged:
        close = _due(paper, found)
        last = min(close.line + 1, len(paper.passages) - 1)
        area = (found.end(), paper.passages[last].end)
        shown = _SHOWN.finditer(paper.text, *area)
        begun = _SHOWN_FROM.finditer(paper.text, *area)
        for result in (*shown, *begun):
            due = _due(paper, result)
            other = _OTHER.search(paper.text, found.start(), due.end)
            if other is None and _is_before(due, close):
                yield due


def _before_done(paper: Paper) -> Iterator[_Due]:
    """The outcome of a thing, where it is due before the thing is done."""
    for found in paper.search(_DONE):
        done = _due(paper, found)
        passage = paper.passages[done.line]
        what = _OUTCOME.format(found["what"])
        outcome = re.compile(f"{what}{_DATE}(?:之前|以前|前)")
        for result in outcome.finditer(paper.text, found.end(), passage.end):
            due = _due(paper, result)
            if _is_before(due, done):
                yield due


def _due(paper: Paper, found: re.Match[str]) -> _Due:
    """The day that a match names; 月底 is the last one."""
    day = int(found["day"] or _DAYS.get(found["part"], _LAST))
    date = (int(found["month"]), day)
    line = paper.index_at(found.start())
    return _Due(*found.span(), line, int(found["year"] or 0), date)


def _is_before(due: _Due, before: _Due) -> bool:
    """Whether a day lies before another one; one without a year is of the same year."""
    if due.year and before.year and due.year != before.year:
        return due.year < before.year
    return due.date < before.date


def _in_a_row(paper: Paper) -> Iterator[tuple[_Due, _Due]]:
    """Each two steps that follow each other: in one sentence of three or more, or as
    two items with one deadline each."""
    rows = _rows(paper)
    for line, steps in rows.items():
        if _is_sentence(paper, steps) and _is_row(paper, steps):
            yield from zip(steps, steps[1:], strict=False)
        above = rows.get(line - 1, [])
        if len(steps) == len(above) == 1 and _are_items(paper, line):
            yield above[0], steps[0]


def _rows(paper: Paper) -> dict[int, list[_Due]]:
    """The steps of each line that names some."""
    rows: dict[int, list[_Due]] = {}
    for found in paper.search(_STEP):
        if _DOES.search(found["what"]):
            due = _due(paper, found)
            rows.setdefault(due.line, []).append(due)
    return rows


def _is_sentence(paper: Paper, steps: Sequence[_Due]) -> bool:
    """Whether the steps of a line are told in one sentence, of one year."""
    first, last = steps[0].start, steps[-1].end
    words = paper.text[first:last]
    is_one = "。" not in words and "；" not in words
    return is_one and _OTHER.search(paper.text, first, last) is None


def _is_row(paper: Paper, steps: Sequence[_Due]) -> bool:
    """Whether steps are told in the order in which they are to be done."""
    if len(steps) == 2:
        return _are_in_order(paper, steps)
    return len(steps) > 2


def _are_in_order(paper: Paper, steps: Sequence[_Due]) -> bool:
    """Whether the first of two steps is one that has to be done before the other."""
    first, second = (paper.text[one.start : one.end] for one in steps)
    return bool(_EARLY.search(first) and _LATE.search(second))


def _are_items(paper: Paper, line: int) -> bool:
    """Whether a line and the one above are items of one row, of steps and nothing else."""
    one, other = paper.passages[line - 1], paper.passages[line]
    is_row = one.label[:1] == other.label[:1] and _LABEL.match(other.label)
    words = paper.line_of(one) + paper.line_of(other)
    return bool(is_row) and not _OTHER.search(words)


def _hit(due: _Due, what: str) -> Hit:
    """A step that is due too early."""
    return Hit(due.start, due.end, f"早于{what}。", "核对两个日期的先后。")
