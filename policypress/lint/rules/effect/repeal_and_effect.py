"""旧文件的废止与新文件的施行接不上：3月15日起施行，旧规定自5月15日起废止；废止的文件又作依据。

检查：同一条里新文件的施行日期，与“《旧文件》自某日起废止（停止执行、失效）”的日期不同；“同时废止”之后又说同一文件“继续执行”“作为……依据”。
为什么：中间一段时间两份文件都有效，或者都没有效力。
不好：自2025年3月15日起施行。《旧规定》自2025年5月15日起废止
好：自2025年3月15日起施行。《旧规定》同时废止
来源：规范性文件清理惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import date_in

RULE = Rule(
    code="EF-13",
    name="repeal-and-effect",
    severity="warning",
    strength="逻辑",
    source="规范性文件清理惯例",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_DATE = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_REPEALED = re.compile(
    f"(?P<new>{_DATE})起(?:正式)?(?:施行|实施|执行|生效|试行)[^\n]{{0,60}}?《[^》\n]{{2,60}}》"
    f"(?:[（(〔][^）)\n]{{2,40}}[）)])?"
    f"(?P<old>(?:自|于)(?P<day>{_DATE})(?:起)?(?:废止|失效|停止执行|不再执行|停止施行))"
)
_USED = re.compile(
    "(?:同时|一并|予以|即行|相应)?废止，(?:但|并|仍|且|继续)(?:仍|可|应当|可以|继续)*"
    "(?:作为[^。；，\n]{0,20}依据|有效|适用|执行|施行|沿用)(?!完毕|至)"
    "|废止后，?(?:仍|继续)(?:可以?|应当)?(?:作为[^。；，\n]{0,20}依据|有效|沿用)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each old paper that ends on another day, or is said to go on."""
    for found in paper.search(_REPEALED):
        new, old = date_in(found["new"]), date_in(found["day"])
        if new and old and new != old:
            how = "两份文件同时有效" if old > new else "两份文件都没有效力"
            message = f"与施行日期不同，中间一段时间{how}。"
            yield Hit(
                *found.span("old"), message, "写作“同时废止”，或者核对日期。"
            )
    for found in paper.search(_USED):
        message = "前面说废止，后面又说继续有效。"
        yield Hit(*found.span(), message, "只留一种说法。")
