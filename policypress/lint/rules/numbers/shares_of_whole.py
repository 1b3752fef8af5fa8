"""各方、各项、各期的比例之和不是100%：30%用于治理，40%上缴财政，其余40%由机构支配。

检查：写了“其余N%”的，与前面的比例之和；“分别承担N%、M%”“按N%、M%比例分担”；一方承担N%、另一方自付M%；“分两次拨付”之后的各次比例；考核评分的权重。写明其余部分另由谁承担、比例是上限下限的，不比较。
为什么：比例之和不是百分之百，多出来的没有来源，少了的没有人承担。
不好：收益的30%用于治理，40%上缴财政，其余40%由机构支配
好：收益的30%用于治理，40%上缴财政，其余30%由机构支配
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-18",
    name="shares-of-whole",
    severity="warning",
    strength="逻辑",
    source="数量关系",
)
_SHARE = r"[0-9]{1,3}(?:\.[0-9]{1,2})?[%％]"
_ROW = rf"{_SHARE}(?:[、和:：]{_SHARE}){{1,4}}"
_FIGURE = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]")
_REST = re.compile(rf"(?:其余|剩余|余下)的?[^。；，%％0-9\n]{{0,6}}{_SHARE}")
# 市、区财政分别承担40%、60%; 按40%、60%的比例分担
_BORNE = re.compile(
    rf"(?:分别(?:按照?)?|按照?)(?:承担|负担|分担|出资)?[^。；，%％0-9\n]{{0,4}}(?P<row>{_ROW})"
    r"(?:的?比例)?(?P<behind>[^。；，%％0-9\n]{0,4})"
)
_BEARS = re.compile("承担|负担|分担|出资|权重|占比")
# 财政补贴60%，投保人自行承担40%
_ONE, _OTHER = (
    "(?:承担|负担|补贴|补助|出资|支付|安排)",
    "(?:自行承担|自付|自筹|自行负担|自行出资)",
)
_SELF_PAID = re.compile(
    rf"{_ONE}(?P<first>{_SHARE})[，、；][^。；，%％0-9\n]{{1,20}}?{_OTHER}(?P<second>{_SHARE})"
)
_TIMES = re.compile(
    "分(?P<count>[两二三四五2-5])(?:次|期|批|笔|年)(?:拨付|发放|支付|兑付|兑现|给予|到位)"
)
_PAID = re.compile(
    rf"(?:拨付|发放|支付|兑付|兑现|给予)[^。；，%％0-9\n]{{0,8}}{_SHARE}"
)
_WEIGHED = re.compile("权重|综合得分|总成绩|总评|考核得分|综合成绩")
_HAS = re.compile(rf"占(?:比)?(?:为)?{_SHARE}")
_BOUNDED = re.compile(
    "不低于|不少于|不超过|最高|以上|以下|以内|增长|提高|上浮|下浮|降低|左右|约|利率|达到"
)
_REMAINS = re.compile("其余|剩余|余下|自筹|自付|自行|另行|不足部分")
_ALL = Decimal(100)


def find(paper: Paper) -> Iterator[Hit]:
    """Each group of shares of one whole that do not make all of it."""
    for found in paper.search(_REST):
        first = paper.text.rfind(
            "。", max(0, found.start() - 200), found.start()
        )
        first = max(first + 1, paper.passage_at(found.start()).start)
        yield from _of_all(paper, max(first, found.start() - 200), found.end())
    for found in paper.search(_BORNE):
        first, last = paper.sentence(found.start())
        around = paper.text[max(first, found.start() - 16) : found.end()]
        if _BEARS.search(around) and not _REMAINS.search(
            paper.text, first, last
        ):
            yield from _of_all(paper, *found.span("row"))
    for found in paper.search(_SELF_PAID):
        yield from _of_all(paper, found.start("first"), found.end("second"))
    yield from _in_times(paper)
    yield from _weights(paper)


def _in_times(paper: Paper) -> Iterator[Hit]:
    """分两次拨付 and two shares behind it; a row right behind 按 is NUM-16's."""
    for found in paper.search(_TIMES):
        _, last = paper.sentence(found.start())
        rows = list(_PAID.finditer(paper.text, found.end(), last))
        if rows and len(rows) == value_of(found["count"]):
            yield from _of_all(paper, rows[0].start(), rows[-1].end())


def _weights(paper: Paper) -> Iterator[Hit]:
    """甲占40%，乙占60% of a score."""
    for found in paper.search(_WEIGHED):
        first, last = paper.sentence(found.start())
        rows = list(_HAS.finditer(paper.text, first, last))
        if len(rows) > 1 and found.start() < rows[0].start() + 60:
            yield from _of_all(paper, rows[0].start(), rows[-1].end())


def _of_all(paper: Paper, start: int, end: int) -> Iterator[Hit]:
    """Shares in a stretch of text, all of which make a whole."""
    words = paper.text[start:end]
    shares = [Decimal(one[1]) for one in _FIGURE.finditer(words)]
    total = sum(shares, Decimal(0))
    if len(shares) < 2 or total == _ALL or _BOUNDED.search(words):
        return
    at = _FIGURE.search(words)
    assert at is not None
    message = f"各部分的比例之和是{total.normalize():f}%，不是100%。"
    yield Hit(start + at.start(), end, message, "核对各部分的比例。")
