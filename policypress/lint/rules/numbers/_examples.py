"""Examples that are reckoned in words (举例的计算): 每日50人次、每月22天，每人次1元，当月补贴1200元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit
from policypress.lint.rules.numbers._amounts import shown, worth

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_EXAMPLE = re.compile(
    "(?:^|(?<=[。；：（ \u3000]))(?:例如|譬如|比如|举例(?:说明)?|示例"
    "|例[0-9一二三四]?[：:]|如(?=[某有一]|[甲乙A-Z])"
    "|以[^。；，0-9\n]{2,20}为例)"
    "[^。\n]{12,240}",
    re.MULTILINE,
)
_COUNTS = "人次|人|名|户|家|台|套|辆|亩|平方米|吨|个|间|张|床|头|只|场|期|次|天|日|个月|月|小时|课时|学时|公里|份|件|项"
# 每人次1元, 每亩补贴102元
_RATE = re.compile(
    f"(?:每|单)[一]?[ ]?(?P<what>{_COUNTS})[^。；，、0-9\\n]{{0,10}}?(?P<each>{_NUMBER})(?P<unit>万元|元)"
    "(?!以|的|/)"
)
_LASTS = re.compile(
    f"(?<![0-9.])(?P<count>{_NUMBER})(?P<what>天|日|个月|次|场|期)(?![以起内前后])"
)
_EACH_TIME = re.compile("每[一]?(?P<time>日|天|个月|月|次|场|期)")
_COUNT = re.compile(
    f"(?<![0-9.])(?P<count>{_NUMBER})(?P<what>{_COUNTS})(?![以])"
)
_RESULT = re.compile(
    "(?:(?:补贴|补助|奖励|资助|奖补|贴息|津贴|费用|资金|金额|保费|合计|共计?)[^。；，0-9\n]{0,8}?"
    "(?:为|是|共|计|获|得|发放|拨付|给予|补助|补贴|奖励)[^。；，0-9\n]{0,4}?"
    "|可以?(?:返还|领取|享受|得到|获得)(?:一次性)?"
    "|(?:获得|获|享受|领取|得到|可得)(?:一次性)?(?:补贴|补助|奖励|资助|奖补|贴息|津贴)(?:资金)?)"
    f"(?P<made>{_NUMBER})(?P<unit>万元|元)"
    "(?=[。；，）]|$)"
)
# 新增贷款200万元，按照5%给予贴息，可获贴息12万元
_SHARE = re.compile(f"(?<![0-9.])(?P<share>{_NUMBER})[%％]")
_MONEY = re.compile(f"(?<![0-9.每])(?P<sum>{_NUMBER})(?P<unit>亿元|万元|元)")
_NOT_PLAIN = re.compile(
    "最高|封顶|上限|不超过|超过|减半|上浮|下浮|加上|扣除|减去|另|其余|部分|分别|以上|以下|约|第[二三]|阶梯|累计|余额"
)
_CAP = re.compile(
    f"(?:最高|不超过|上限)[^。；，0-9\\n]{{0,8}}(?P<sum>{_NUMBER})(?P<unit>亿元|万元|元)"
)
_OTHERWISE = re.compile(
    "超过部分|以上部分|增长|增量|扣除|上浮|下浮|减去|差额|年化|利率"
)
_SAME = {"日": "天", "名": "人", "个月": "月"}
_ALL = Decimal(100)
_ROOM = Decimal("0.01")


def examples(paper: Paper) -> Iterator[Hit]:
    """Each example whose outcome is not what its figures make."""
    for found in paper.search(_EXAMPLE):
        results = list(_RESULT.finditer(found[0]))
        if len(results) != 1 or _NOT_PLAIN.search(found[0]):
            continue
        said, _ = worth(results[0]["made"], results[0]["unit"])
        made = (
            _product(paper, found, results[0])
            or _share(found, results[0])
            or _share_of_line(paper, found, results[0])
        )
        if made and abs(made - said) > said * _ROOM:
            start = found.start() + results[0].start()
            end = found.start() + results[0].end()
            message = f"按所举的数计算是{shown(made, '元')}，写作{shown(said, '元')}。"
            yield Hit(start, end, message, "核对例子里的数。")


class _Rate(Struct, frozen=True):
    """What is given for one of something, as it is written: 每人次1元."""

    what: str
    number: str
    unit: str

    @property
    def amount(self) -> Decimal:
        """What it is worth in yuan."""
        amount, _ = worth(self.number, self.unit)
        return amount


def _product(
    paper: Paper, found: re.Match[str], result: re.Match[str]
) -> Decimal | None:
    """So many a day, so many days and a rate for each; None where one of them is not
    clear. The rate stands in the example or, alone, before it in the same clause."""
    words = found[0][: result.start()]
    rates = _rates(paper, found, words)
    kinds = [rate.what for rate in rates]
    counts = list(_COUNT.finditer(_without_rates(words)))
    for rate in rates:
        heads = [one for one in counts if _same(one["what"]) == rate.what]
        if len(heads) != 1 or kinds.count(rate.what) > 1:
            continue
        others = [one for one in counts if one is not heads[0]]
        times = _times(words, others)
        if times is None:
            return None
        return Decimal(heads[0]["count"]) * times * rate.amount
    return None


def _rates(paper: Paper, found: re.Match[str], words: str) -> list[_Rate]:
    """The rates of an example, each of them once; where it has none, those that stand
    before it in its clause. words: of the example, up to its outcome."""
    rates = list(_RATE.finditer(words))
    if not rates:
        node = paper.passage_at(found.start()).node
        first = next(one.start for one in paper.passages if one.node is node)
        rates = list(_RATE.finditer(paper.text, first, found.start()))
    written = [
        _Rate(_same(one["what"]), one["each"], one["unit"]) for one in rates
    ]
    return list(dict.fromkeys(written))


def _times(words: str, others: list[re.Match[str]]) -> Decimal | None:
    """How often a day's count comes in an example: 22 of 每日50人次……22天; None where there
    are figures of which nobody knows what they do."""
    if not others:
        return Decimal(1)
    each = {_same(one["time"]) for one in _EACH_TIME.finditer(words)}
    spans = [one for one in others if _same(one["what"]) in each]
    is_clear = len(others) == len(spans) == 1
    return Decimal(spans[0]["count"]) if is_clear else None


def _share(found: re.Match[str], result: re.Match[str]) -> Decimal | None:
    """A share of the only sum that an example names before its outcome."""
    words = found[0][: result.start()]
    shares = list(_SHARE.finditer(words))
    sums = list(_MONEY.finditer(words))
    if len(shares) != 1 or len(sums) != 1 or re.search("[年月]", words):
        return None
    base, _ = worth(sums[0]["sum"], sums[0]["unit"])
    return base * Decimal(shares[0]["share"]) / _ALL


def _share_of_line(
    paper: Paper, found: re.Match[str], result: re.Match[str]
) -> Decimal | None:
    """The only share that the line of an example names before it, of the only sum in the
    example: 按照投入的30%给予补助。例如，投入500万元的，可以获得补助150万元; what is capped is no
    more than its cap."""
    words = found[0][: result.start()]
    passage = paper.passage_at(found.start())
    before = paper.text[passage.start : found.start()]
    shares, sums = (
        list(_SHARE.finditer(before)),
        list(_MONEY.finditer(words)),
    )
    is_clear = len(shares) == len(sums) == 1 and not _SHARE.search(words)
    if not is_clear or _OTHERWISE.search(before):
        return None
    base, _ = worth(sums[0]["sum"], sums[0]["unit"])
    made = base * Decimal(shares[0]["share"]) / _ALL
    caps = [worth(one["sum"], one["unit"])[0] for one in _CAP.finditer(before)]
    return None if any(made > cap for cap in caps) else made


def _without_rates(words: str) -> str:
    """Words without their rates, whose figures are no counts."""
    return _RATE.sub("", words)


def _same(what: str) -> str:
    """日 and 天 are one."""
    return _SAME.get(what, what)
