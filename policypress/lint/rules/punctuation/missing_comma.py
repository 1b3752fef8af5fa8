"""状语后面缺逗号：根据《某办法》（某规〔2022〕5号）现将……。

检查：“根据（按照、依据、经）《……》（文号）”后面直接连着“现将、现就、结合、特”；同一份文稿的时刻有的用半角冒号、有的用全角冒号；圆括号里又套圆括号。
为什么：状语和正句之间没有停顿，读的人要回头断句。
不好：根据《某办法》（某规〔2022〕5号）现将课题指南予以公布
好：根据《某办法》（某规〔2022〕5号），现将课题指南予以公布
来源：GB/T 15834—2011 4.4（逗号）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-39",
    name="missing-comma",
    severity="warning",
    strength="一般",
    source="GB/T 15834—2011 4.4",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_BARE = re.compile(
    "(?:根据|按照|依据|依照|经)[^。；，\n《]{0,12}《[^》\n]{2,60}》(?P<end>（[^（）\n]{2,40}）)?"
    "(?:(?:的?(?:要求|规定|精神|安排|部署)))?(?P<next>现将|现就|现开展|现印发|现组织|特制定|特印发)"
)
_TIME = re.compile("(?<![0-9])[0-2]?[0-9](?P<colon>[：:])[0-5][0-9](?![0-9])")
_NESTED = re.compile(
    "（[^（）\n]{1,60}（(?![一二三四五六七八九十0-9]{1,3}）)[^（）\n]{1,40}）[^（）\n]{0,40}）"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each phrase that runs into its sentence, and marks that are used in two ways."""
    for found in paper.search(_BARE):
        message = f"“{found['next']}”前面缺逗号。"
        start = max(found.start(), found.start("next") - 4)
        yield Hit(start, found.end(), message, "加逗号。")
    times = list(paper.search(_TIME))
    wide = [one for one in times if one["colon"] == "："]
    for found in wide if len(wide) < len(times) else ():
        message = "时刻的冒号有全角、有半角。"
        yield Hit(*found.span(), message, "统一用一种。")
    # A title with a remark of its own stands in brackets where ours is composed.
    for found in paper.search(_NESTED) if not paper.is_ours else ():
        message = "圆括号里又套了圆括号。"
        hint = "外层改用方括号，或者改写。"
        yield Hit(*found.span(), message, hint, severity="note")
