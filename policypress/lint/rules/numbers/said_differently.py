"""同一件事两处说得不一样：授权期限20年……授权协议期限不超过3年。

检查：授权、特许经营、委托运营、合作、租赁的期限，一处的年数超过另一处的上限（低于下限）；同一名称的基金、资金池、专项资金，两处规模不等；保证金两处数额不等；公示的天数低于另一处的“不少于”；同一机构收到同一文书后办同一件事的天数两处不等。写明首期、分期、每年与总额不同的，不比较。
为什么：两处各说各的，签协议、编预算时不知道以哪个为准。
不好：授权期限20年……授权运营协议期限一般不超过3年
好：授权期限3年……授权运营协议期限一般不超过3年
来源：前后一致的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth

RULE = Rule(
    code="NUM-21",
    name="said-differently",
    severity="warning",
    strength="逻辑",
    source="前后一致的基本要求",
    genres=EVERY - {"law", "decision"},
)
_LEAST_WORDS = ("不少于", "不低于", "不得少于", "至少")
_MOST_WORDS = ("不超过", "不得超过", "最长", "最多", "不长于")
_BOUND = "|".join((*_LEAST_WORDS, *_MOST_WORDS))
_COUNT = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_TERM = re.compile(
    "(?P<key>授权|特许经营|委托运营|委托管理|委托经营|合作|承包)(?:运营|经营|管理|服务)?"
    "(?:协议|合同)?"
    "(?:的)?(?:期限|有效期|期)(?:一般|原则上|应当)?(?:为)?"
    f"(?P<bound>{_BOUND})?(?P<count>{_COUNT})(?P<unit>年|个月)"
)
_SHOWN = re.compile(
    "(?P<key>公示)(?:期限?|时间)?(?:一般|应当)?(?:为)?"
    f"(?P<bound>{_BOUND})?(?P<count>{_COUNT})(?P<unit>个工作日|日|天)"
)
_FUND = "(?:基金|资金池|专项资金|引导资金|补偿资金|发展资金|奖补资金)"
_NOT_WHOLE = re.compile(
    "首期|[一二三]期|子基金|其中|配套|最高|每家|单个|今年|20[0-9]{2}年|以上|左右|约|新增|增加|分期"
)
# 设立20亿元低空经济产业基金; 低空经济产业基金总规模20亿元: the words before are read there.
_SIZES = (
    re.compile(
        "(?:设立|组建|安排|统筹)[^。；，0-9\n]{0,10}?(?P<bound>不少于|不低于|不超过)?"
        rf"(?P<number>{NUMBER})(?P<unit>{MONEY})的?(?P<name>[一-鿿]{{0,12}}{_FUND})"
    ),
    re.compile(
        rf"(?P<name>{_FUND})(?:总规模|规模|总额|总量|每年安排|年度安排)(?:为|达|达到|控制在)?"
        rf"(?P<bound>不少于|不低于|不超过)?(?P<number>{NUMBER})(?P<unit>{MONEY})"
    ),
)
_DEPOSITS = (
    re.compile(
        rf"(?P<number>{NUMBER})(?P<unit>{MONEY})的?(?P<name>[一-鿿]{{0,6}}保证金)"
    ),
    re.compile(
        rf"(?P<name>保证金)(?:标准|金额)?(?:为)?(?P<number>{NUMBER})(?P<unit>{MONEY})"
    ),
)
# 经办银行应当自收到担保意见之日起5个工作日内发放贷款
_LIMIT = re.compile(
    "(?<![一-鿿])(?P<who>[一-鿿]{3,14}?)(?:应当|应|须)?(?:自|在)(?:收到|接到)"
    "(?P<what>[一-鿿（）]{4,24}?)(?:之日起?|后)的?"
    f"(?P<count>{_COUNT})(?P<unit>个工作日|日|天)(?:之内|以内|内)"
    "(?P<act>[一-鿿]{4,12})(?=[，。；]|$)",
    re.MULTILINE,
)
# What comes in again and again, and is answered in its own time each.
_ANY_PAPER = re.compile("申请|材料|资料|报告|文件|报送|投诉|举报|异议")
_WORDS = re.compile("[一-鿿]{0,12}$")
_PLACED = re.compile(
    "(?:设立|组建|安排|统筹|本级|财政|缴纳|交纳|退还|收取|返还)"
)
_YEARLY = re.compile("每年|年度|按年")
_ALIKE = 4  # characters by which a fund is known
_MOST = 60  # places that are held against each other


class _Said(Struct, frozen=True):
    """What is said of a thing, text[start:end]: so much, at least or at most so much.
    kind: what else it shares with another one that says the same: 每年."""

    start: int
    end: int
    name: str
    kind: str
    amount: Decimal
    bound: str


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure that an earlier one of the same thing contradicts."""
    hits: list[Hit] = []
    for pattern in (_TERM, _SHOWN):
        hits += _against(list(_terms(paper, pattern)), False)
    hits += _limits(paper)
    hits += _against(sorted(_sizes(paper), key=lambda one: one.start), True)
    hits += _against(sorted(_deposits(paper), key=lambda one: one.start), True)
    yield from sorted(hits, key=lambda hit: hit.start)


def _terms(paper: Paper, pattern: re.Pattern[str]) -> Iterator[_Said]:
    """Each term in its unit."""
    for found in paper.search(pattern):
        count = Decimal(value_of(found["count"]))
        name, bound = f"{found['key']}期限", found["bound"] or ""
        yield _Said(*found.span(), name, found["unit"], count, bound)


def _limits(paper: Paper) -> Iterator[Hit]:
    """Each time limit of a step that an earlier sentence sets otherwise, where the same
    one does the same on the same paper."""
    steps: dict[tuple[str, ...], dict[str, re.Match[str]]] = {}
    for found in paper.search(_LIMIT):
        if not _ANY_PAPER.search(found["what"]):
            what = found["what"][-_ALIKE:]
            key = (found["who"], what, found["act"], found["unit"])
            steps.setdefault(key, {}).setdefault(found["count"], found)
    for counts in steps.values():
        if len(counts) == 2:
            one, other = counts.values()
            said = f"{one['count']}{one['unit']}内{one['act']}"
            message = f"前面写作“{said}”，两处不一致。"
            yield Hit(*other.span(), message, "核对以哪一处为准。")


def _sizes(paper: Paper) -> Iterator[_Said]:
    """Each size of a fund, by its name and whether it is one of a year."""
    for pattern in _SIZES:
        for found in paper.search(pattern):
            first, _ = paper.sentence(found.start())
            words = paper.text[first : found.end()]
            name = _name(paper, found, first)
            if _NOT_WHOLE.search(words[-60:]) or len(name) < _ALIKE:
                continue
            kind = "每年" if _YEARLY.search(words[-40:]) else ""
            amount, _ = worth(found["number"], found["unit"])
            start = min(found.start("number"), found.end("name") - len(name))
            bound = found["bound"] or ""
            yield _Said(start, found.end(), name, kind, amount, bound)


def _deposits(paper: Paper) -> Iterator[_Said]:
    """Each amount of a deposit."""
    for pattern in _DEPOSITS:
        for found in paper.search(pattern):
            first, _ = paper.sentence(found.start())
            name = _name(paper, found, first)
            amount, _ = worth(found["number"], found["unit"])
            start = min(found.start("number"), found.end("name") - len(name))
            yield _Said(start, found.end(), name, "", amount, "")


def _name(paper: Paper, found: re.Match[str], first: int) -> str:
    """A name with the words before it, in its sentence and behind its verb."""
    name: str = found["name"]
    if found.start("name") == found.start():
        before = _WORDS.search(
            paper.text, max(first, found.start() - 12), found.start()
        )
        name = (before[0] if before else "") + name
    return _PLACED.split(name)[-1]


def _against(said: list[_Said], is_money: bool) -> Iterator[Hit]:
    """Each one that cannot be true together with one before it. Where three different
    amounts are named they are those of different cases."""
    for one in said[:_MOST]:
        alike = [other for other in said[:_MOST] if _is_same(one, other)]
        if len({other.amount for other in alike}) > 2:
            continue
        other = _first_clash(one, alike, is_money)
        if other is not None:
            figure = f"{other.amount}{other.kind}"
            figure = shown(other.amount, "元") if is_money else figure
            message = f"{one.name}前面写作{other.bound}{figure}，两处不一致。"
            yield Hit(one.start, one.end, message, "核对以哪一处为准。")


def _first_clash(
    one: _Said,
    alike: list[_Said],
    is_money: bool,
) -> _Said | None:
    """The first before one of several that cannot be true together with it; None for
    none."""
    for other in alike:
        if other.start >= one.start:
            return None
        if _clash(one, other, is_money) or _clash(other, one, is_money):
            return other
    return None


def _is_same(one: _Said, other: _Said) -> bool:
    """Whether two are said of one thing: one name may be the end of the other."""
    is_named = one.name.endswith(other.name) or other.name.endswith(one.name)
    return is_named and one.kind == other.kind


def _clash(one: _Said, other: _Said, is_money: bool) -> bool:
    """Whether the first breaks the bound of the second; two exact amounts of money are
    one where the thing is one."""
    if other.bound and other.bound in _MOST_WORDS:
        return one.amount > other.amount and one.bound not in _MOST_WORDS
    if other.bound and other.bound in _LEAST_WORDS:
        return one.amount < other.amount and one.bound not in _LEAST_WORDS
    return is_money and not one.bound and one.amount != other.amount
