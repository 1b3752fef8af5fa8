"""How many are counted at most, and how often (限量): 每家机构不超过20名, 连续补贴三年.

A sum for each of something has to know it, or what is reckoned is too much. One that
bounds what the sum counts goes into the amount; any other is told to the drafter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from policypress.importing.supports.phrases import COUNTED, WHOLE
from policypress.importing.supports.units import is_time

_BOUND = "不超过|不多于|不得超过|不得多于|最多|至多|最长|最高|上限为?|限|只|仅"
_BETWEEN = "不超过|支持|补助|补贴|奖励|资助|享受|申报|申请|申领|领取|计算|发放|给予|按|为|限|能|可以|可|发|补|奖"
_NUMBER = "[0-9]+(?:[.][0-9]+)?[万亿]?|[一二两三四五六七八九十]{1,3}"
_UNIT = f"个月|{COUNTED}|{WHOLE}|个"
_MOST = re.compile(
    f"(?:{_BOUND})(?:{_BETWEEN}){{0,4}}[ ]?"
    f"(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>{_UNIT}))(?![以之]上)"
)
# 每户以3台为限, 超过10名的按10名计
_AS_MOST = re.compile(
    f"[以按][ ]?(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>{_UNIT}))"
    "(?:为(?:上?限|最高)|封顶|计算|核算|计(?![划入提]))"
)
_TIME = "年|个月|季度|学期|学年|周|天|日"
_DURING = re.compile(
    f"(?:连续|期限|周期|年限)[^，。；0-9]{{0,6}}?"
    f"(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>年|个月|季度))"
    "(?!以上|内|前|后|的|在|未|无|达|被|获|评|考|入选|保持|盈|亏)"
)
# 发放36个月, 连补三年, 为期两年, 三年内每月, 前12个月: for how long something is given.
_GIVES_FOR = re.compile(
    "(?:发放|发给|计发|领取|享受|给予|补贴|补助|资助|奖励|奖补|扶持|支持|连补|连发|连奖|连续|限发"
    "|按|为期|时长|期|期限|共|共计|合计|累计|(?<![日之以])[前后]|最初|首)"
    "(?:为|是|时间|时长|共|满|发放|补贴|补助|奖励|补|发|奖){0,3}[ ]?"
    f"(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>{_TIME}))(?!以[上下]|[度期]|后|的|未|无|达|被|前)"
)
_TILL = re.compile(
    f"(?<![0-9.])(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>{_TIME}))"
    "(?:为限|为止|止|封顶|计发|期满为止|(?:之|以)?内，?[^，。；0-9]{0,4}(?:每|按月|按年|按季|逐))"
)
_CHANGE = re.compile(
    "(?:标准|比例|额度|金额|奖励|补助|补贴|资助)[^，。；0-9]{0,6}"
    "(?P<words>(?:上浮|下浮|提高|降低|减半|加倍|翻倍|翻番|扣减)[^，。；]{0,10})"
    "|(?P<part>标准的?(?:[一二三四五]分之[一二三四]|一半|[0-9]+%|[0-9.]+倍"
    "|[一二两三四五]倍)[^，。；]{0,6})"
)
_PERIOD = re.compile(
    f"(?:补贴|补助|奖励|资助|扶持|支持)(?:期限?)(?:为|是)?"
    f"(?P<words>(?P<number>{_NUMBER})[ ]?(?P<unit>年|个月))(?!以上|内|前|后|的)"
)
# Of all applications of a year, or of each of what is counted: no bound on the count.
_IN_ALL = re.compile(
    "累计|合计|总计|每年|年度|同一年|当年|[人户亩床]均"
    "|(?:每|单)(?:[人名位次场期批月天日周班件项台套辆笔栋间]|季度?|学期|个(?:人|展|项|标|产))"
)
# 公示期不超过7日, 办理期限不超过20个工作日: how long an office takes.
_OFFICE = re.compile(
    "公示|受理|审[核查批]|办理|答复|拨付|工作日|提交|报送|公布|整改|期满"
)
_PLURAL = {"个月": "月", "名": "人", "位": "人", "天": "日", "m2": "平方米"}
_ONCE = ("一次", "1次")
_REST = 6  # characters of 4个展位 behind the unit


class Quantity(Struct, frozen=True):
    """start: where its words stand (20名); unit: what it counts; said: the clause up to
    them, for the drafter; is_plain: written in figures, and of one application."""

    start: int
    words: str
    unit: str
    said: str
    is_plain: bool


def quantities_in(
    text: str,
    start: int,
    end: int,
    units: Collection[str] = (),
) -> Iterator[Quantity]:
    """The bounds on numbers in a stretch of an even text, in order. units: what sums are
    for each of. Of one for each month or year it counts for how long; that one applies
    once counts of nothing but what is given each time."""
    words = text[start:end]
    patterns = [_MOST, _AS_MOST, _DURING, _PERIOD]
    if any(map(is_time, units)):
        patterns += [_GIVES_FOR, _TILL]
    found = [
        match for pattern in patterns for match in pattern.finditer(words)
    ]
    seen: set[int] = set()
    for match in sorted(found, key=re.Match.start):
        if match.start("words") in seen:
            continue
        seen.add(match.start("words"))
        clause = re.split("[，。；：\n]", words[: match.start("words")])[-1]
        is_once = match["words"] in _ONCE and "次" not in units
        if is_once or _OFFICE.search(clause):
            continue
        behind = words[match.end("words") :]
        rest = re.split("[，。；：（\n]", behind)[0][:_REST]
        is_plain = match["number"].isdigit() and not _IN_ALL.search(clause)
        yield Quantity(
            start + match.start("words"),
            match["words"],
            match["unit"],
            f"{clause}{match['words']}{rest}".strip(),
            is_plain,
        )


def changed_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where it stands that an amount is raised or lowered."""
    yield from (one.span() for one in _CHANGE.finditer(text, start, end))


def changes_in(text: str, start: int, end: int) -> Iterator[str]:
    """What raises or lowers an amount elsewhere in its line, in words (奖励标准上浮50%)."""
    for match in _CHANGE.finditer(text, start, end):
        before = re.split("[，。；：\n]", text[start : match.start()])[-1]
        yield f"{before}{match[0]}".strip()


def counted_by(
    per: str,
    quantities: Sequence[Quantity],
) -> dict[str, Quantity]:
    """For each unit of a sum (平方米·月) the one bound on how many of it are counted; a
    unit with several has none."""
    found: dict[str, Quantity] = {}
    for unit in per.split("·"):
        alike = [one for one in quantities if _plain(one.unit) == _plain(unit)]
        if len(alike) == 1 and alike[0].is_plain:
            found[unit] = alike[0]
    return found


def _plain(unit: str) -> str:
    """A unit under the name that it has in common with those that mean the same."""
    return _PLURAL.get(unit, unit)
