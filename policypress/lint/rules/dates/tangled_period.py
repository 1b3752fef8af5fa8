"""期限的两种说法杂糅：自报名之日起近2年内、自即日起至5月8日前、下午14:00。

检查：“自……之日起”往后算，又用“近、前、上”往前算；“自……至……前”“截至……之前止”里“至、截至”与“前”并用；二十四小时制的时刻前面又写“下午、晚上”（作提示）。
为什么：起算的方向、截止的时刻有两种读法，办事的人无所适从。
不好：业绩应为自报名之日起近2年内取得
好：业绩应为报名之日前2年内取得
来源：立法技术规范（试行）（一）关于期间；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-30",
    name="tangled-period",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"law", "decision"},
)
_COUNT = "[0-9一二两三四五六七八九十]{1,3}"
_DAY = "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日"
_BACKWARDS = re.compile(
    f"自[^。；，\n]{{2,16}}之日起(?:近|前|上溯|往前|过去|最近)[ ]?{_COUNT}[ ]?(?:个?完整)?(?:年|个月|个?会计年度)"
)
_BEFORE = re.compile(
    f"(?:自|从)[^。；，\n至]{{1,18}}?(?:起)?至[ ]?{_DAY}[^。；，\n）)]{{0,12}}?(?<!日)前"
    "(?=[，。；）)]|$|[一-鿿])(?![一款述期置])"
    f"|(?:自|从)[^。；，\n至]{{1,18}}?(?:起)?至[ ]?{_DAY}前"
    f"|(?:截至|截止到?|截止至)[ ]?{_DAY}[^。；，\n]{{0,8}}?之?前(?:为止|止)?(?=[，。；）)]|$)",
    re.MULTILINE,
)
_CLOCK = re.compile(
    "(?:下午|晚上|傍晚)[ ]?(?:1[3-9]|2[0-3])(?:[:：][0-5][0-9]|[时点])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each period that is counted in two ways."""
    for found in paper.search(_BACKWARDS):
        message = f"“{found[0]}”：“之日起”往后算，与“近、前”矛盾。"
        hint = "往前算的写“……之日前”。"
        yield Hit(*found.span(), message, hint)
    for found in paper.search(_BEFORE):
        message = f"“{found[0]}”：“至、截至”与“前”不能并用。"
        yield Hit(*found.span(), message, "用“至”的删去“前”。")
    for found in paper.search(_CLOCK):
        message = f"“{found[0]}”用二十四小时制，前面不用“下午、晚上”。"
        hint = "写“14时”，或者“下午2时”。"
        yield Hit(*found.span(), message, hint, severity="note")
