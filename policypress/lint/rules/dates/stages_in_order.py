"""各阶段的时间重叠或者倒退：第一阶段4月1日至5月15日，第二阶段5月1日至6月30日。

检查：相邻几项各写一个起止日期、都称阶段（步骤、环节）的，后一阶段在前一阶段结束以前就开始的；起草过程里依次写的年月，后一个早于前一个的；完成验收的期限早于全文唯一写明的作业（实施、建设）时间的最后一日的。写明同步、交叉、压茬的不查。
为什么：前一阶段没有结束，后一阶段已经开始，多半是月份写错。
不好：（一）动员阶段（4月1日至5月15日）……（二）实施阶段（5月1日至6月30日）
好：（一）动员阶段（4月1日至5月15日）……（二）实施阶段（5月16日至6月30日）
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-25",
    name="stages-in-order",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "decision"},
)
_STAGE = re.compile("阶段|步骤|环节")
_SPAN = re.compile(
    "(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>"
    "[0-9]{1,2})日|(?P<part>[上中下]旬|底|初))?(?:起)?"
    "[至到—～~-]{1,2}(?:(?P<year2>20[0-9]{2})年)?(?P<month2>[0-9]{1,2})月"
    "(?:(?P<day2>[0-9]{1,2})日|(?P<part2>[上中下]旬|底|末))?"
)
_NAMED = re.compile("^第(?=[一二三四五六]阶段)")
_BESIDE = re.compile("同步|交叉|压茬|同时|贯穿|全年|长期|次年|翌年")
_MONTHS = 12
_LAST_DAY = 31  # of a month that is named without a day
_FIRSTS = {"上旬": 1, "中旬": 11, "下旬": 21, "底": 28, "初": 1}
_LASTS = {"上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}
# 起草过程: 2024年6月形成初稿，7月书面征求意见
_DRAFTED = re.compile("(?:起草|制定|修订|编制)(?:过程|经过|情况)|过程")
_STEP = re.compile(
    "(?:^|[，；。])(?P<when>(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月"
    "(?:(?P<day>[0-9]{1,2})日)?)"
    "(?:[至到—～-](?:(?P<month2>[0-9]{1,2})月)?[0-9]{1,2}日)?(?:[上中下]旬|底|初|起)?，?"
    "(?!前)[^，。；\n0-9]{0,16}?"
    "(?:启动|成立|开展|形成|完成|征求|公开征求|召开|通过|审议|报送|提请|组织|赴|印发|修改|听取"
    "|进行|委托|起草|征集|公示)",
    re.MULTILINE,
)
_FARTHEST = 6  # months: 11月……1月 is of the next year
# 8月底前全部开工，上半年全部竣工
_BUILT = re.compile(
    "(?<![年0-9])(?P<begun>[0-9]{1,2})月(?:底|末|[0-9]{1,2}日)?前[^。；，\n0-9]{0,10}"
    "(?:开工|启动|动工)"
    "[^。；，\n0-9]{0,6}[，、；](?P<done>上半年|[0-9]{1,2}月(?:底|末|[0-9]{1,2}日)?前)"
    "[^。；，\n0-9]{0,10}(?:竣工|完工|建成|投产|验收)"
)
# 作业时间为3月1日至11月30日……于9月30日前完成全部作业的验收
_WORK = re.compile(
    "(?:作业|实施|建设|施工|培训|服务|执行|项目|活动)(?:时间|期限|周期|期)(?:为|是|[：:])?"
    "(?P<year>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:起)?[至到—～~-]{1,2}"
    "(?:(?P<year2>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
)
_CHECKED = re.compile(
    "(?P<when>(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月"
    "(?:(?P<day>[0-9]{1,2})日|底)(?:之|以)?前)"
    "[^。；，\n0-9]{0,8}(?:完成|结束)(?P<what>[^。；，\n0-9]{0,16}(?:验收|决算|绩效评价|结项))"
)
_IN_PART = re.compile(
    "中期|初步|首批|分批|阶段性|前期|上年|上一年|第[一二三]批"
)
_HALF = 6  # the last month of 上半年


class _Stage(Struct, frozen=True):
    """A stage with its first and last day: text[start:end]; year 0 where none is said."""

    start: int
    end: int
    line: int
    level: str
    first: tuple[int, int, int]
    last: tuple[int, int, int]


def find(paper: Paper) -> Iterator[Hit]:
    """Each stage that begins before the one before it has ended, and each step of
    drafting that is out of order."""
    if paper.is_in_text(_SPAN):
        yield from _stages(paper)
    yield from _drafting(paper)
    yield from _checked_early(paper)
    for found in paper.search(_BUILT):
        month = re.match("[0-9]+", found["done"])
        if int(month[0] if month else _HALF) < int(found["begun"]):
            message = "竣工早于开工。"
            yield Hit(*found.span(), message, "核对开工和竣工的时间。")


def _checked_early(paper: Paper) -> Iterator[Hit]:
    """The day by which all work is to be checked, before the only stretch of time for the
    work is over."""
    works = list(paper.search(_WORK))
    if len(works) != 1:
        return
    work = works[0]
    year = int(work["year2"] or work["year"])
    last = year, int(work["month"]), int(work["day"] or _LAST_DAY)
    for found in paper.search(_CHECKED):
        day = int(found["day"] or _LAST_DAY)
        when = int(found["year"]), int(found["month"]), day
        first, end = paper.sentence(found.start())
        in_part = _IN_PART.search(paper.text, first, end)
        is_behind = found.start() > work.end()
        if (
            is_behind
            and int(work["year"]) <= when[0]
            and when < last
            and not in_part
        ):
            message = f"早于实施的最后一日（{work[0]}）。"
            yield Hit(*found.span("when"), message, "核对实施和验收的时间。")


def _stages(paper: Paper) -> Iterator[Hit]:
    """Each stage that begins before the one before it has ended."""
    before: _Stage | None = None
    for number, passage in enumerate(paper.passages):
        stage = _stage(paper, number, passage)
        if stage is None:
            continue
        if before and _is_next(before, stage) and stage.first < before.last:
            words = paper.text[before.start : before.end]
            message = f"前一阶段（{words}）还没有结束。"
            yield Hit(
                stage.start, stage.end, message, "核对各阶段的起止日期。"
            )
        before = stage


def _stage(paper: Paper, number: int, passage: Passage) -> _Stage | None:
    """The stage that a line is about; None where it names none, or several times."""
    line = paper.line_of(passage)
    spans = list(_SPAN.finditer(paper.text, passage.start, passage.end))
    label = passage.label[:1] or "".join(_NAMED.findall(line))
    if len(spans) != 1 or not label or _BESIDE.search(line):
        return None
    span = spans[0]
    if not _STAGE.search(paper.text, passage.start, span.start()):
        return None
    return _Stage(*span.span(), number, label, _first(span), _last(span))


def _first(span: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day on which a stage begins; year 0 where none is said."""
    day = int(span["day"] or _FIRSTS.get(span["part"], 1))
    return int(span["year"] or 0), int(span["month"]), day


def _last(span: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day on which a stage ends, of the year it begins in where none is
    said."""
    day = int(span["day2"] or _LASTS.get(span["part2"], _LAST_DAY))
    year = int(span["year2"] or span["year"] or 0)
    return year, int(span["month2"]), day


def _is_next(before: _Stage, stage: _Stage) -> bool:
    """Whether two stages are of one row, and either both or neither have a year."""
    are_years = bool(before.last[0]) == bool(stage.first[0])
    return (
        before.level == stage.level
        and are_years
        and stage.line - before.line <= 4
    )


def _drafting(paper: Paper) -> Iterator[Hit]:
    """Each step of drafting that was done before the one it is told behind."""
    if paper.genre != "note":
        return
    line, before, year = -1, (0, 0), 0
    for found in paper.search(_STEP):
        index = paper.index_at(found.start("when"))
        passage = paper.passages[index]
        if index != line:
            line, before, year = index, (0, 0), 0
        is_month = 1 <= int(found["month"]) <= _MONTHS
        if not is_month or not _is_of_drafting(paper, index, passage):
            continue
        year = int(found["year"] or year)
        when = (year, int(found["month"]))
        gone = 12 * (before[0] - when[0]) + before[1] - when[1]
        if year and 0 < gone <= _FARTHEST:
            message = "早于前面一步的时间。"
            yield Hit(*found.span("when"), message, "核对起草过程的年月。")
        before = (year, int(found["month2"] or found["month"]))


def _is_of_drafting(paper: Paper, index: int, passage: Passage) -> bool:
    """Whether a line, or the heading above it, is on how the text was made."""
    above = paper.passages[max(0, index - 1)]
    words = paper.line_of(above)[-20:] + paper.line_of(passage)[:20]
    return _DRAFTED.search(words) is not None
