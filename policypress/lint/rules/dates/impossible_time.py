"""不可能的时刻和颠倒的时段：25:00、上午9:00—8:30。

检查：时刻的小时大于24、分钟大于59；同一天的时段结束早于开始。跨夜的（22:00—6:00、至次日）不算。
为什么：时刻写错，群众不知道什么时候去办。
不好：对外办公时间为上午9:00—8:30
好：对外办公时间为上午8:30—12:00
来源：时刻制；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-13",
    name="impossible-time",
    severity="warning",
    strength="逻辑",
    source="时刻制",
)
_TIME = r"(?<![0-9:：.])[0-9]{1,2}[:：][0-9]{2}(?![0-9:：])"
_CLOCK = re.compile(_TIME)
_SPAN = re.compile(
    f"(?P<since>{_TIME})(?:[—～~至-]|——)(?P<till>{_TIME.split(')', 1)[1]})"
)
# What is written so and is no time: a ratio, a score, a scale.
_OTHER = re.compile("比例?[为是]?$|比分[为是]?$|比值$|配比$|配套$|按$")
# 时刻 are known by such words in their sentence, or by a span.
_CLOCKS = re.compile(
    "[时点]|上午|下午|每日|每天|工作日|夜间|凌晨|早|晚|时段|时间"
)
_NIGHT = 17  # from this hour a span may end the next morning
_NOON = 12
_MINUTES = 60
_HOURS = 24


def find(paper: Paper) -> Iterator[Hit]:
    """Each time that no clock shows, and each span that ends before it begins."""
    yield from _no_times(paper)
    yield from _backwards(paper)


def _no_times(paper: Paper) -> Iterator[Hit]:
    """Each time that no clock shows."""
    for found in paper.search(_CLOCK):
        hours, minutes = _parts(found[0])
        whole = hours * _MINUTES + minutes
        is_shown = whole <= _HOURS * _MINUTES and minutes < _MINUTES
        if not is_shown and _is_of_clock(paper, found):
            message = f"没有“{found[0]}”这个时刻。"
            yield Hit(*found.span(), message, "核对时刻。")


def _is_of_clock(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a sentence speaks of times, and does not say that this is something else."""
    first, last = paper.sentence(found.start())
    before = paper.text[max(first, found.start() - 6) : found.start()]
    if _OTHER.search(before):
        return False
    return _CLOCKS.search(paper.text, first, last) is not None


def _backwards(paper: Paper) -> Iterator[Hit]:
    """Each span that ends before it begins."""
    for found in paper.search(_SPAN):
        since, till = _parts(found["since"]), _parts(found["till"])
        before = paper.text[max(0, found.start() - 4) : found.start()]
        # 8:30—5:30 may be the hours of a clock with twelve.
        is_certain = since[0] > _NOON or "上午" in before
        if till < since and is_certain and since[0] < _NIGHT:
            message = f"“{found[0]}”结束早于开始。"
            yield Hit(*found.span(), message, "核对起止时刻。")


def _parts(time: str) -> tuple[int, int]:
    """Hours and minutes."""
    hours, minutes = re.split("[:：]", time)
    return int(hours), int(minutes)
