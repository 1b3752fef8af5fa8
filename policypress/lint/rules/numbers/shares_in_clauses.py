"""分句写的比例加起来不是100%：合同签订后支付50%，验收合格后支付60%。

检查：同一句里逐个分句写的分期支付比例、各方分担比例、各项指标的权重，加起来是否100%；有“其余、剩余、余款”，或者写明不超过、以上等界限的不算。
为什么：多了付不出去，少了不知道余下的归谁。
不好：首付款支付50%，中期支付40%，验收合格后支付20%
好：首付款支付50%，中期支付30%，验收合格后支付20%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NUM-25",
    name="shares-in-clauses",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_SHARE = r"(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]"
# What opens a row, and what each of its shares looks like.
_ROWS = (
    (
        re.compile(
            "分[两二三四五2-5]?(?:期|次|批|阶段)[^。；\n]{0,8}(?:支付|拨付|付款|兑付|发放|结算)"
        ),
        re.compile(
            rf"(?:支付|拨付|预付|兑付|发放|付至|结算)[^。；，、0-9\n]{{0,8}}{_SHARE}"
        ),
    ),
    (
        re.compile("承担|分担|负担"),
        re.compile(
            rf"[一-鿿]{{2,12}}(?:承担|分担|负担)[^。；，、0-9\n]{{0,10}}{_SHARE}"
            r"(?=[，、；。]|的?(?:损失|风险|责任|本金))"
        ),
    ),
    (
        re.compile("权重|考核指标|评分|赋分"),
        re.compile(
            rf"[一-鿿]{{2,12}}?(?:权重|占比|占|分值)?(?:为)?{_SHARE}(?=[，、；。和])"
        ),
    ),
)
_BOUNDED = re.compile(
    "不低于|不少于|不超过|不高于|最高|最低|以上|以下|以内|增长|提高|提升|上浮|下浮|下降|降低|左右|达到|超过"
    "|其余|剩余|余下|余款|尾款|未|如|若|不足|的(?:企业|单位|项目|机构)"
)
_ALL = Decimal(100)
_WEIGHTS = (
    2  # which of the rows is one of weights: nothing but names and shares
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of shares, one in each part of a sentence, that is not all."""
    for number, (opening, share) in enumerate(_ROWS):
        told = -1
        for found in paper.search(opening):
            first, last = paper.sentence(found.start())
            if first == told:
                continue
            told = first
            begin = found.start() if number == _WEIGHTS else first
            yield from _of_row(paper, share, begin, last)


def _of_row(
    paper: Paper,
    pattern: re.Pattern[str],
    first: int,
    last: int,
) -> Iterator[Hit]:
    """The shares of a sentence, where they are all that it says of per cent."""
    rows = list(pattern.finditer(paper.text, first, last + 1))
    words = paper.text[first:last]
    if len(rows) < 2 or words.count("%") + words.count("％") != len(rows):
        return
    total = sum((Decimal(one["share"]) for one in rows), Decimal(0))
    if total == _ALL or _BOUNDED.search(words):
        return
    message = f"各项比例之和是{total.normalize():f}%，不是100%。"
    start, end = rows[0].start("share"), rows[-1].end("share") + 1
    yield Hit(start, end, message, "核对各项比例。")
