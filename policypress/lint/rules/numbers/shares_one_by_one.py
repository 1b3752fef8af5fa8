"""逐项写的比例加起来不是100%：基础因素权重40%，绩效因素权重50%。

检查：“分担比例为甲35%、乙25%、丙35%”“资金由甲自筹35%、乙列支25%”；权重逐项写的；分期支付（拨付）逐期写的，超过100%的；各方承担（分担）风险、费用、损失的比例；补助比例与自行承担、自筹比例的下限之和超过100%的。写明其余、等、不超过、上限的不比较。
为什么：比例之和不是百分之百，多出来的没有来源，少了的没有归属。
不好：签订后支付50%，中期支付40%，验收后支付20%
好：签订后支付50%，中期支付30%，验收后支付20%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._measures import plainly

RULE = Rule(
    code="NUM-25",
    name="shares-one-by-one",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_SHARE = r"(?<![0-9.])(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]"
_FIGURE = re.compile(_SHARE)
_N = r"[0-9]{1,3}(?:\.[0-9]{1,2})?[%％]"
_G = "[^。；，、%％0-9\n]"
# 基础因素权重40%，绩效因素权重50%
_WEIGHED = re.compile(
    f"{_G}{{1,16}}权重(?:分别)?[为是占：:]?{_N}(?:[，、；和]{_G}{{1,16}}(?:权重)?"
    rf"[为是占]?{_N}){{1,7}}(?=[。；，）)]|$)",
    re.MULTILINE,
)
# 指标及权重为：甲40%、乙35%、丙30%
_LIST = re.compile(
    f"权重{_G}{{0,6}}[：:]{_G}{{1,16}}[（(]?{_N}[）)]?(?:[，、；和]{_G}{{1,16}}"
    rf"[（(]?{_N}[）)]?){{1,9}}(?=[。；]|$)",
    re.MULTILINE,
)
# 按照甲40%、乙40%、丙30%的权重计分
_BY_WEIGHT = re.compile(
    f"按照?{_G}{{1,16}}{_N}(?:[、，和]{_G}{{1,16}}{_N}){{1,7}}的(?:权重|比重|占比)"
)
# 按照下列比例分配：甲40%、乙30%、丙20%
_DIVIDED = re.compile(
    f"(?:分配|分担|分成|安排)(?:比例)?{_G}{{0,6}}[：:]{_G}{{1,16}}{_N}(?:[，、；和]{_G}{{1,16}}{_N}"
    f"){{1,9}}(?=[。；]|$)"
    f"|比例(?:分配|分担|分成|安排)[：:，]?{_G}{{1,16}}{_N}(?:[，、；和]{_G}{{1,16}}{_N}){{1,9}}"
    "(?=[。；]|$)"
    "|(?:分担|分摊|出资|承担|负担|筹资|筹集|投资|投入|分配|分成|补助|补贴|资金|构成|来源|支付|拨付)比例"
    f"(?:分别)?(?:为|是|按照?|如下|(?=[：:]))[：:]?{_G}{{1,16}}{_N}"
    f"(?:[，、；和]{_G}{{1,16}}{_N}){{2,9}}(?=[。；]|$)",
    re.MULTILINE,
)
# 所需资金由业主自筹35%、维修资金列支25%、财政补助35%
_FUNDED = re.compile(
    f"(?:资金|经费|费用|保费|投资|成本|价款|造价){_G}{{0,12}}?"
    f"(?:由|(?:来源|筹措|筹集|构成|组成)(?:方式|渠道)?(?:于|为|[：:])?|中，|按照?){_G}{{1,16}}{_N}"
    f"(?:[，、；和]{_G}{{1,16}}{_N}){{1,6}}(?:的比例)?{_G}{{0,6}}(?=[。；]|$)",
    re.MULTILINE,
)
_FUNDS = re.compile("自筹|自付|自担|承担|负担|分担|出资|列支|配套")
# 总成绩=笔试成绩×40%+面试成绩×60%
_FORMULA = re.compile(
    rf"[=＝]{_G}{{1,12}}[×xX*]{_N}(?:[+＋]{_G}{{1,12}}[×xX*]{_N}){{1,5}}(?=[。；，）)]|$)",
    re.MULTILINE,
)
# 实行百分制，其中甲占40分，乙占60分
_POINTS = re.compile(
    "(?:百分制|(?:满分|总分)(?:为|共|计)?100分)(?:[^。0-9\n]{0,12}?|[。；]其中[，：]?)"
    "(?P<row>[^。；，、0-9\n]{2,12}占?(?:为)?[0-9]{1,2}分"
    "(?:[，、；和][^。；，、0-9\n]{2,12}占?(?:为)?[0-9]{1,2}分){1,9})(?=[。；]|$)",
    re.MULTILINE,
)
_POINT = re.compile("[0-9]{1,2}(?=分)")
# 用于甲的比例不低于80%，用于乙的比例不低于30%
_AT_LEAST = re.compile(
    f"用于{_G}{{1,24}}(?:比例)?(?:不低于|不少于|不得低于|不得少于){_N}"
    f"(?:[，；、]{_G}{{0,12}}用于{_G}{{1,24}}"
    f"(?:比例)?(?:不低于|不少于|不得低于|不得少于){_N}){{1,4}}"
)
# 签订后支付50%，中期评估后支付40%，验收后支付20%
_PAY = "(?:支付|拨付|预拨|兑付|兑现|发放|到位|付至|结清)"
_PAID = re.compile(
    f"{_PAY}{_G}{{0,12}}?{_N}{_G}{{0,10}}(?:[，；、]{_G}{{1,24}}{_PAY}{_G}{{0,12}}?{_N}{_G}{{0,10}}"
    f"){{1,5}}"
)
_IN_TIMES = re.compile(
    "分[期次批笔年两二三四五2-5]|分阶段|进度|首[付期笔]|预付|预拨|尾款|价款|合同[款价]|资金拨付"
)
# 甲承担本金的50%，乙承担40%，丙承担20%
_BEAR = "(?:承担|负担|分担|分摊)"
_BORNE = re.compile(
    f"{_BEAR}{_G}{{0,12}}?{_N}(?:[，；、和]{_G}{{1,16}}{_BEAR}{_G}{{0,12}}?{_N}){{1,4}}"
    r"(?=[。；，）)]|$)",
    re.MULTILINE,
)
# 补助比例为60%……自行承担的部分，不得低于费用的50%
_GIVEN = re.compile(
    r"(?:补助|补贴|资助|奖补|贴息|承担|负担)(?:比例|标准|金额)?(?:为|按照?)[^。；，%％0-9\n]{0,12}"
    r"(?<![0-9.])(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]"
)
_OWN = re.compile(
    "(?:自行承担|自行负担|自筹|自付|自担|自有|自行出资)[^。；%％0-9\n]{0,12}?"
    "(?:不得?低于|不得?少于|至少|应当?为|应达到)"
    r"[^。；，%％0-9\n]{0,12}?(?P<own>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]"
)
# 企业自筹比例不低于60%，财政补助比例为50%
_OWN_FIRST = re.compile(
    f"{_OWN.pattern}[^。；%％0-9\\n]{{0,20}}?[，；]{_G}{{0,8}}{_GIVEN.pattern}"
)
_OPEN = re.compile(
    "不超过|不得超过|最高|不低于|不少于|以上|以下|以内|左右|约|上浮|下浮|增长|提高|降低|利率|加分"
    "|扣减|扣除|违约|罚|其余|剩余|余下|不足部分|累计|付至|达到"
)
_ALL = Decimal(100)
_FARTHEST = 120  # characters between what is given and what one bears oneself


def find(paper: Paper) -> Iterator[Hit]:
    """Each group of shares, said one after the other, that do not make all of it."""
    for pattern in (_WEIGHED, _BY_WEIGHT, _LIST, _DIVIDED, _BORNE, _FORMULA):
        for found in paper.search(pattern):
            yield from _of_row(paper, found, False)
    for found in paper.search(_FUNDED):
        if _FUNDS.search(found[0]) and "按" not in found[0].split("由")[-1]:
            yield from _of_row(paper, found, False)
    for found in paper.search(_PAID):
        passage = paper.passage_at(found.start())
        if _IN_TIMES.search(paper.text, passage.start, passage.end):
            yield from _of_row(paper, found, True)
    for found in paper.search(_AT_LEAST):
        total = _total(found[0])
        if total > _ALL:
            message = f"各项的下限之和是{plainly(total)}%，超过100%。"
            yield Hit(*found.span(), message, "核对各项的下限。")
    yield from _points(paper)
    yield from _own(paper)


def _points(paper: Paper) -> Iterator[Hit]:
    """Points of one hundred that do not make it."""
    for found in paper.search(_POINTS):
        points = _POINT.findall(found["row"])
        total = sum(map(int, points))
        if total != _ALL and not _OPEN.search(found["row"]):
            message = f"各项的分值之和是{total}分，不是100分。"
            yield Hit(*found.span("row"), message, "核对各项的分值。")


def _of_row(
    paper: Paper,
    found: re.Match[str],
    is_more: bool,
) -> Iterator[Hit]:
    """Shares that make another sum than all. is_more: only too much is wrong."""
    first, last = paper.sentence(found.start())
    total = _total(found[0])
    is_open = _OPEN.search(paper.text, first, last) is not None
    # 等权重, 甲权重20%等: there are more than are named.
    is_some = "等" in paper.text[found.end() - 2 : found.end() + 2]
    # 镇承担40%，其中大镇承担20%: a share of a share.
    is_within = "其中" in _FIGURE.split(found[0], maxsplit=1)[-1]
    if (
        total == _ALL
        or is_open
        or is_within
        or is_some
        or (is_more and total < _ALL)
    ):
        return
    at = _FIGURE.search(paper.text, found.start(), found.end())
    start = at.start() if at else found.start()
    message = f"各项的比例之和是{plainly(total)}%，不是100%。"
    yield Hit(start, found.end(), message, "核对各项的比例。")


def _total(words: str) -> Decimal:
    """What the shares in some words make."""
    shares: Sequence[str] = _FIGURE.findall(words)
    return sum(map(Decimal, shares), Decimal(0))


def _own(paper: Paper) -> Iterator[Hit]:
    """What is given and what the applicant bears at least, which make more than all."""
    for found in paper.search(_OWN_FIRST):
        total = Decimal(found["share"]) + Decimal(found["own"])
        if total > _ALL:
            message = f"自筹的{found['own']}%与补助比例{found['share']}%合计超过100%。"
            yield Hit(*found.span(), message, "核对两个比例。")
    for found in paper.search(_OWN):
        passage = paper.passage_at(found.start())
        low = max(passage.start, found.start() - _FARTHEST)
        given = list(_GIVEN.finditer(paper.text, low, found.start()))
        if len(given) != 1:
            continue
        total = Decimal(given[0]["share"]) + Decimal(found["own"])
        if total > _ALL:
            message = f"补助比例{given[0]['share']}%与自行承担的{found['own']}%合计超过100%。"
            yield Hit(*found.span(), message, "核对两个比例。")
