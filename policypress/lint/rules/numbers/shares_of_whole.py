"""各方、各项、各期的比例之和不是100%：30%用于治理，40%上缴财政，其余40%由机构支配。

检查：写了“其余N%”的，与前面的比例之和；“分别承担N%、M%”“按N%、M%比例分担”；一方承担N%、另一方自付M%；“分两次拨付”之后的各次比例；考核评分的权重；“按照50%给予补贴，其余50%由……承担”。写明其余部分另由谁承担、比例是上限下限的，不比较。
为什么：比例之和不是百分之百，多出来的没有来源，少了的没有人承担。
不好：收益的30%用于治理，40%上缴财政，其余40%由机构支配
好：收益的30%用于治理，40%上缴财政，其余30%由机构支配
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

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
_GAP = "[^。；，%％0-9\n]"
_REST_WORDS = "(?:其余|剩余|余下)的?"
_PAYS = "拨付|预拨|发放|支付|兑付|兑现|承担|负担|分担|提取|留存|出资"
_GOES = "用于|上缴|归|划归|由|作为|分配|拨付|支付|发放|计入|转入|留归|留给|返还|给团队|奖励给|奖励团队"
# What goes somewhere: 拨付70%; 30%用于治理; not 按30%给予补助.
_GONE = re.compile(
    rf"(?:{_PAYS}){_GAP}{{0,8}}{_SHARE}|{_SHARE}(?:的{_GAP}{{0,8}}?)?(?:{_GOES})"
)
# 按照利率的50%给予贴息，其余60%由借款人承担: what is given, and who bears what is left.
_HELPED = re.compile(
    rf"(?P<first>(?<![0-9.]){_SHARE})(?:的?比例|的标准)?(?:给予|予以|进行|实行|提供)?"
    "(?:贴息|补助|补贴|补偿|资助|奖补|报销|支付|减免|支持)"
    f"{_GAP}{{0,8}}[，；、](?P<rest>{_REST_WORDS}{_GAP}{{0,8}}{_SHARE})"
    f"(?={_GAP}{{0,8}}(?:由|自行|自筹|自付|自担|个人|企业|单位|归))"
)
# 财政补贴60%，剩余40%由投保人缴纳
_HELPED_BY = re.compile(
    "(?:贴息|补助|补贴|补偿|资助|奖补|报销|减免)"
    f"(?P<first>{_SHARE})[，、；](?P<rest>{_REST_WORDS}{_GAP}{{0,8}}{_SHARE})"
    f"(?={_GAP}{{0,8}}(?:由|自行|自筹|自付|自担|个人|企业|单位|归))"
)
_REST = re.compile(rf"(?:其余|剩余|余下)的?{_GAP}{{0,6}}{_SHARE}")
# 收益的70%归团队，20%归单位，15%用于支付费用
_SPLIT = re.compile(
    f"(?:收益|收入|奖金|所得|经费|资金|利润){_GAP}{{0,8}}?的?"
    f"(?P<row>{_SHARE}(?:的{_GAP}{{0,8}}?)?(?:{_GOES})"
    rf"(?:{_GAP}{{0,16}}[，；、]{_SHARE}(?:的{_GAP}{{0,8}}?)?(?:{_GOES})){{1,4}})"
)
# 市、区财政分别承担40%、60%; 按40%、60%的比例分担
_BORNE = re.compile(
    rf"(?:分别(?:按照?)?|按照?)(?:承担|负担|分担|出资)?{_GAP}{{0,4}}(?P<row>{_ROW})"
    rf"(?:的?比例)?(?P<behind>{_GAP}{{0,4}})"
)
_BEARS = re.compile("承担|负担|分担|出资|权重|占比")
# 市财政承担60%，区财政承担40%
_TREASURIES = re.compile(
    rf"财政{_GAP}{{0,6}}(?:承担|负担|分担|安排|出资)(?P<row>{_SHARE}"
    rf"(?:[，、；]{_GAP}{{0,14}}财政{_GAP}{{0,6}}(?:承担|负担|分担|安排|出资){_SHARE}){{1,3}})"
)
# 支付至90%，余款15%一年后付清
_PAID_UP = re.compile(
    r"(?:支付|拨付|付|付款|累计支付)(?:至|到)[^。；，%％0-9\n]{0,12}(?P<paid>[0-9]{1,3}(?:\.[0-9])?)[%％]"
    r"[^。%％\n]{0,60}?(?P<rest>(?:余款|尾款|余下|剩余|其余)[^。；，%％0-9\n]{0,10}"
    r"(?P<left>[0-9]{1,3}(?:\.[0-9])?)[%％])"
)
# 财政补贴60%，投保人自行承担40%
_ONE, _OTHER = (
    "(?:承担|负担|补贴|补助|出资|支付|安排)",
    "(?:自行承担|自付|自筹|自缴|自负|自行负担|自行出资|自行缴纳|个人承担|个人缴纳)",
)
_SELF_PAID = re.compile(
    rf"{_ONE}(?P<row>{_SHARE}[，、；]{_GAP}{{1,20}}?{_OTHER}{_SHARE})"
)
_TIMES = re.compile(
    "分(?P<count>[两二三四五2-5])(?:次|期|批|笔|年)(?:拨付|发放|支付|兑付|兑现|给予|到位)"
)
_PAID = re.compile(rf"(?:拨付|发放|支付|兑付|兑现|给予){_GAP}{{0,8}}{_SHARE}")
# 按照50%、30%、30%的比例分三年发放
_BY_ROW = re.compile(
    rf"按照?(?P<row>{_ROW})的?比例{_GAP}{{0,8}}分[两二三四五2-5](?:次|期|批|笔|年)"
)
_WEIGHED = re.compile(
    "权重|得分|总成绩|总评|综合成绩|考核结果|评价结果|考核成绩"
)
_HAS = re.compile(rf"占(?:比)?(?:为)?{_SHARE}")
_BOUNDED = re.compile(
    "不低于|不少于|不超过|最高|以上|以下|以内|增长|提高|上浮|下浮|降低|左右|约|利率|达到"
)
_REMAINS = re.compile("其余|剩余|余下|自筹|自付|自行|另行|不足部分")
_ALL = Decimal(100)
_FARTHEST = 200  # characters before 其余 that are read


def find(paper: Paper) -> Iterator[Hit]:
    """Each group of shares of one whole that do not make all of it."""
    yield from _with_rest(paper)
    yield from _helped(paper)
    for found in paper.search(_BORNE):
        first, _ = paper.sentence(found.start())
        around = paper.text[max(first, found.start() - 16) : found.end()]
        if _BEARS.search(around) and not _remains(paper, found):
            yield from _of_all(paper, *found.span("row"))
    for found in paper.search(_TREASURIES):
        if not _remains(paper, found):
            yield from _of_all(paper, *found.span("row"))
    for pattern in (_SELF_PAID, _BY_ROW):
        for found in paper.search(pattern):
            yield from _of_all(paper, *found.span("row"))
    for found in paper.search(_SPLIT):
        if not _remains(paper, found):
            yield from _of_all(paper, *found.span("row"), is_more=True)
    yield from _paid_up(paper)
    yield from _in_times(paper)
    yield from _weights(paper)


def _paid_up(paper: Paper) -> Iterator[Hit]:
    """What is left of a price of which so much is paid already."""
    for found in paper.search(_PAID_UP):
        whole = float(found["paid"]) + float(found["left"])
        if abs(whole - 100) > 0.01:
            message = f"付到{found['paid']}%，余款应为{100 - float(found['paid']):g}%。"
            yield Hit(*found.span("rest"), message, "核对两个比例。")


def _remains(paper: Paper, found: re.Match[str]) -> bool:
    """Whether the sentence says who has what is left."""
    first, last = paper.sentence(found.start())
    return _REMAINS.search(paper.text, first, last) is not None


def _with_rest(paper: Paper) -> Iterator[Hit]:
    """其余40% and what went elsewhere before it."""
    for found in paper.search(_REST):
        low = max(0, found.start() - _FARTHEST)
        low = max(low, paper.passage_at(found.start()).start)
        first = max(paper.text.rfind("。", low, found.start()) + 1, low)
        gone = list(_GONE.finditer(paper.text, first, found.start()))
        shares = _FIGURE.findall(paper.text[first : found.end()])
        if gone and not _is_end(shares):
            words = "".join(one[0] for one in gone) + found[0]
            yield from _of_all(paper, gone[0].start(), found.end(), words)


def _helped(paper: Paper) -> Iterator[Hit]:
    """A share that is given and the rest that somebody bears, with nothing that went
    elsewhere before it."""
    for found in (*paper.search(_HELPED), *paper.search(_HELPED_BY)):
        first, _ = paper.sentence(found.start())
        before = paper.text[first : found.start()]
        if not _FIGURE.search(before) and not _GONE.search(before + found[0]):
            words = f"{found['first']}{found['rest']}"
            yield from _of_all(paper, *found.span(), words)


def _is_end(shares: list[str]) -> bool:
    """Whether the last of some shares make a whole: 按30%给予补助，先拨付70%，其余30%."""
    sums = accumulate(Decimal(one) for one in reversed(shares))
    return _ALL in list(sums)[1:]


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


def _of_all(
    paper: Paper,
    start: int,
    end: int,
    words: str = "",
    is_more: bool = False,
) -> Iterator[Hit]:
    """Shares in a stretch of text, all of which make a whole. words: those that count,
    where not all do; is_more: whether only too much is wrong."""
    words = words or paper.text[start:end]
    shares = [Decimal(one[1]) for one in _FIGURE.finditer(words)]
    total = sum(shares, Decimal(0))
    if len(shares) < 2 or total == _ALL or _BOUNDED.search(words):
        return
    if is_more and total < _ALL:
        return
    at = _FIGURE.search(paper.text, start, end)
    assert at is not None
    message = f"各部分的比例之和是{total.normalize():f}%，不是100%。"
    yield Hit(at.start(), end, message, "核对各部分的比例。")
