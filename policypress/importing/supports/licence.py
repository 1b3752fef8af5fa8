"""Whether a sum is said to be given (给付用语): by a verb or the name of a benefit beside it,
with nothing between that would make it something else.

`roles` finds what a sum may be. This asks again before it is called understood: for a
sum that is reached, measured or owed is the one mistake that nobody would notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.importing.supports.given import Given
from policypress.importing.supports.parts import clause_end, clause_start
from policypress.importing.supports.phrases import BENEFIT, GIVE
from policypress.language.sums import Sum

# Words behind which a benefit is another clause's: 完成投资70%后可拨付补助.
_APART = (
    "后|时|可|不|须|应|完成|达到|超过|低于|高于|以上|以下|满|突破|不足|企业|单位|项目(?!资)|"
    "个人|罚|缴|收取"
)
_REACHED = (
    "达到|(?<!不)(?<!不得)超过|完成|(?<!不)(?<!不得)低于|(?<!不)(?<!不得)高于|(?<!不)少于|不足"
    "|未达"
)
_REFUSED = re.compile(
    "^[^，。；0-9]{0,4}的?，?(?:不予|不再|不得|不享受|停止|取消)"
)
_EACH = "(?:人民币)?(?:[ ]?[/每·][^，。；的]{1,10})?(?:（[^）]*）)?"
_ANY = f"{BENEFIT}|{GIVE}|激励|抵扣|执行"
_BEHIND = re.compile(
    f"^{_EACH}(?:以内|以下)?(?:的|对)?(?:标准|比例|额度|上限|限额)?(?:的|对)?"
    f"(?:(?!{_APART})[^，。；0-9]){{0,24}}?(?:{_ANY})"
)
_BEFORE = re.compile(
    f"(?:{GIVE}|{BENEFIT})(?:的)?(?:资金|总)?"
    "(?:标准|额度|金额|比例|限额|总额|上限|额)?"
    f"(?:(?!{_REACHED}|的，)[^，。；：0-9])*$"
)
_BY = re.compile(
    f"(?:按照?|依照|参照|根据|以|为)(?:(?!{_REACHED})[^，。；：])*$"
)
# 本细则所称养殖场，是指年补助资金不低于5万元的养殖场.
_DEFINED = re.compile("所称[^。；]*是?指")
_SOON = re.compile(f"^[^。；]{{0,40}}?(?:{_ANY})")
# 给予奖励：一等奖10万元; 给予补贴，大型剧目不超过100万元.
_HEAD = re.compile(f"(?:{GIVE}|{BENEFIT}|标准)[^。；：，]*[：，]")
_LINE = re.compile(f"^{_EACH}(?:的标准|标准)?[ ]*$")
_NEXT = re.compile("[、及和或]")
_BETWEEN = re.compile("^[ ]*(?:[、/和及与或至到]|以及|[-—–~～]+)?[ ]*$")


def unlicensed(
    text: str,
    plain: str,
    given: Given,
    sums: Sequence[Sum],
) -> Iterator[Sum]:
    """The amounts of a support that no words beside them give. plain: the text without
    what stands in brackets; sums: all of it, in order."""
    opened = max(text.rfind(mark, 0, given.start) for mark in "。\n") + 1
    is_listed = bool(given.head)
    for grant in given.grants:
        one = grant.main
        if one is None or not one.is_said:
            continue
        first, last = _list_of(text, one, sums)
        beside = _Beside(text, plain, opened, first, last)
        if beside.is_given() or beside.is_line(is_listed):
            is_listed = True
        else:
            yield one


def _list_of(
    text: str,
    one: Sum,
    sums: Sequence[Sum],
) -> tuple[Sum, Sum]:
    """The first and the last sum of 100万元、50万元和20万元, which one stands among."""
    first = last = next(
        number for number, other in enumerate(sums) if other.start == one.start
    )
    while first and _are_listed(text, sums[first - 1], sums[first]):
        first -= 1
    while last + 1 < len(sums) and _are_listed(text, *sums[last : last + 2]):
        last += 1
    return sums[first], sums[last]


def _are_listed(text: str, one: Sum, other: Sum) -> bool:
    """Whether nothing stands between two sums but what joins them."""
    return _BETWEEN.match(text[one.end : other.start]) is not None


class _Beside:
    """The words around a list of sums."""

    def __init__(
        self,
        text: str,
        plain: str,
        opened: int,
        first: Sum,
        last: Sum,
    ) -> None:
        """opened: where the sentence begins."""
        start = clause_start(plain, first.start)
        end = clause_end(plain, last.end)
        stop = plain.find("。", last.end)
        self._clause = text[start : first.start]
        self._after = text[last.end : end]
        self._rest = text[last.end : stop if stop >= 0 else len(text)]
        self._opened = text[opened : first.start]

    def is_given(self) -> bool:
        """Whether a verb or a benefit stands beside the sum, or the sum is a measure by
        which something is given soon after. 补贴额不超过50万元的，由区审核 gives nothing."""
        if self._after.strip() == "的" or _REFUSED.match(self._rest):
            return False
        if _DEFINED.search(self._opened):
            return False
        if _BEHIND.match(self._after) or _BEFORE.search(self._clause):
            return True
        is_by = _BY.search(self._clause) is not None
        return is_by and _SOON.match(self._rest) is not None

    def is_line(self, is_listed: bool) -> bool:
        """Whether it only says how much, in a list of what is given."""
        is_headed = is_listed or _HEAD.search(self._opened) is not None
        said = _NEXT.split(self._after)[0]
        if _REFUSED.match(self._rest):
            return False
        return is_headed and _LINE.match(said) is not None
