"""话只说了半截：对符合条件的蜂场，给予。

检查：“是指、给予、予以、不得擅自、应当、以及、或者、按照”等后面没有话就用了句号、分号；“对……进行”后面没有动作（行末没有句号的也查）；同一份文稿别处写“根据……结果”，这里只写“据……结果”的。
为什么：缺了宾语或者动作，规定没有内容，执行的人只能猜。
不好：对验收合格的蜂场，给予。
好：对验收合格的蜂场，给予补助。
来源：公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="WO-23",
    name="cut-object",
    severity="warning",
    strength="实务",
    source="公文校对惯例",
    genres=EVERY - {"law", "decision"},
)
# 由任免机关给予。 says who gives; 按照规定进行。 says how it is done.
_CUT = re.compile(
    "(?P<word>是指|不得擅自|应当|予以|以及|或者|并且|对于|关于|为了|按照|依照"
    "|(?<=，)(?:一次性)?给予|(?<=，)加以)(?=[。；])"
    "|(?:应当|由[^，。；\n]{2,12}|[，。；]|^)(?:依法|统一|组织|及时|定期)?对[^，。；\n在由按以的逐分]{2,16}"
    "(?P<done>进行|给予|加以)(?=[。；]|$)"
    # （四）县审计局：负责对资金的使用情况进行, at the end of its line
    "|(?:负责|协助|牵头|[：，])对[^，。；：\n]{2,30}情况(?P<bare>进行|予以|加以)(?=[。；]|$)",
    re.M,
)
_SHORT = re.compile(
    "(?:^|(?<=[，。；：、 \u3000]))据(?P<what>[^，。；\n]{0,6}"
    "(?:评估|考核|评审|审核|验收|评价|核查|检查)(?:结果|情况|意见))",
    re.M,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each word behind which something is missing, and 据 for 根据."""
    for found in paper.search(_CUT):
        which = found.lastgroup or "word"
        message = f"“{found[which]}”后面没有话。"
        yield Hit(*found.span(which), message, "补上缺少的内容。")
    for found in paper.search(_SHORT):
        whole = f"根据{found['what']}"
        before = paper.text[: found.start()].rstrip()[-1:]
        if before not in ("根", "依") and whole in paper.text:
            start = found.start("what") - 1
            message = f"别处写作“{whole}”，这里漏了“根”字。"
            yield Hit(start, found.end(), message, "补上“根”字。")
