"""指南的时间次序不对：公示早于申报截止，拨付早于公示。

检查：申报开始、申报截止、评审（审核）、公示、拨付（兑现）各写明年月日的，是否一个在一个之后。
为什么：还没有截止就公示，还没有公示就拨付，程序上站不住。
不好：2026年5月31日申报截止，2026年5月20日公示
好：2026年5月31日申报截止，2026年7月1日公示
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import date_in

RULE = Rule(
    code="GUI-03",
    name="steps-out-of-order",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=frozenset(("guide", "notice")),
)
_DAY = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
# In the order in which they have to come; each with a day behind or before its name.
_STEPS = (
    (
        "申报截止",
        "(?:申报|受理|申请|报名)(?:的)?截止(?:时间|日期)?|截止(?:申报|受理|报名)",
    ),
    ("评审", "(?:专家)?评审(?:时间|会)?|现场核查(?:时间)?"),
    ("公示", "公示(?:时间|期)?"),
    ("拨付", "(?:资金)?(?:拨付|兑现)(?:时间)?"),
)
_GAP = "[^。；，\\n0-9]{0,10}"
_BEHIND = {
    name: re.compile(f"(?:{words}){_GAP}(?P<day>{_DAY})")
    for name, words in _STEPS
}
_AHEAD = {
    name: re.compile(f"(?P<day>{_DAY})(?:前|之前|起|开始)?{_GAP}(?:{words})")
    for name, words in _STEPS
}
_Step = tuple[str, int, int, datetime.date]


def find(paper: Paper) -> Iterator[Hit]:
    """Each step whose day lies before that of the step that has to come first."""
    known = [one for one in (_day(paper, step[0]) for step in _STEPS) if one]
    for earlier, later in zip(known, known[1:], strict=False):
        if later[3] < earlier[3]:
            yield Hit(
                later[1],
                later[2],
                f"{later[0]}的日期早于{earlier[0]}的日期。",
                "核对各环节的日期。",
            )


def _day(paper: Paper, name: str) -> _Step | None:
    """The first day that is named for a step, with its place."""
    for pattern in (_BEHIND[name], _AHEAD[name]):
        for found in paper.search(pattern):
            said = date_in(found["day"])
            if said is not None:
                return name, found.start("day"), found.end("day"), said
    return None
