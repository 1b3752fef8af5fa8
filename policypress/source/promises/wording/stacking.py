"""就高、补足差额、合计不超过: what a clause says of several payments together, and what the
model does with them — both or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import (
    AmountNode,
    Highest,
    Limit,
    Node,
    Policy,
    Provision,
    Thing,
)
from policypress.source.promises.wording.held_otherwise import (
    difference_is_held,
    highest_is_held,
)
from policypress.source.promises.wording.sentences import sentences, words_of
from policypress.source.traverse import at, find_clause

_HIGHEST = re.compile(
    "就高|从高|择高|按照?其?中?(?:的)?(?:最高|较高)(?:的)?"
    "(?:一级|一项|一档|等级|级别|金额|标准|额度)"
    "|不(?:可|得|能)同时|择其一|择一|任选其一|[从择]优不重复|按照?最高标准"
    "|不重复(?:享受|奖励|资助|配套|计算)|其中一[级项]|只能?(?:享受|申报|选择)(?:其中)?一[项次]"
)
# Compared year by year, or once in each year.
_BY_YEAR = re.compile(
    "(?:同一?|每一?个?|各|当|该)年度?|每年|按年度?|逐年|分年度"
)
_YEARS = (
    "年",
    "年度",
    "个年度",
)  # the unit of a table with a row for each year
_DIFFERENCE = re.compile(
    "差额|扣除|扣减|抵扣|抵减|冲抵|已(?:经)?(?:按照?|获得?|享受|领取)"
)
_TOPPED_UP = re.compile(
    "补差|差额(?:部分|奖励|资助|补贴|补助|给予|补足)"
    "|(?:补足|补齐|补发|补|奖励|给予)(?:其|相应)?差额|扣除[^，。；]{0,12}已"
)
_TOGETHER = re.compile("合计|总和|总额|累计|之和|叠加")
_ALL_LEVELS = re.compile(
    "(?:各级|上级|国家、省|省、市|[省市]级)[^，。；]{0,20}"
    "(?:合计|总额|累计|总和)[^，。；]{0,6}不(?:得)?(?:超过|高于)"
)
# Of several of a provision's own payments only one is had.
_ONLY_ONE = re.compile(
    "就高|从高|择高|(?:最高|较高)(?:的)?(?:一级|一项|一档|金额|标准)|[从择]优不重复"
    "|不(?:可|得|能)同时(?:享受|申报|申请)|择其一|择一(?:申报|享受|给予)|任选其一"
)


def stacking(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """Findings for the supports of one provision."""
    words = words_of(provision)
    yield from _highest(provision, policy, words)
    yield from _difference(provision, policy, words)
    yield from _together(provision, policy, words)


def _highest(
    provision: Provision,
    policy: Policy,
    words: str,
) -> Iterator[Finding]:
    """就高: of several supports only the highest is paid."""
    for highest in provision.highest.values():
        clause = _prose(highest.clause, provision, policy) or words
        if not _HIGHEST.search(clause):
            yield Finding(
                "highest-unsaid",
                "模型在几个项目中只取最高的一项，条文没有这样规定",
                highest.place,
                "在条文中写明，如“同时符合的，按照最高一级的标准给予”；"
                "条文不限制的，删去 highest",
            )
        yield from _by_year(highest, clause, provision, policy)
    if len(provision.supports) < 2 or provision.highest:
        return
    if _ONLY_ONE.search(words) and not highest_is_held(provision, _ONLY_ONE):
        yield at(
            provision,
            "supports",
            "highest-missing",
            "条文规定取最高的一项，模型却把各项目相加",
            "写 highest: {标识: {of: [项目, 项目], clause: 款}}",
            "warning",
        )


def _by_year(
    highest: Highest,
    clause: str,
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """同一年度就高: the model compares within a row of a table, which is a year only where
    the table has a row for each."""
    thing = _only_thing(highest, provision, policy)
    if thing is None or thing.unit in _YEARS:
        return
    if not _is_by_year(clause) or _counts_once_a_year(highest, provision):
        return
    yield Finding(
        "highest-by-year",
        f"条文在一个年度内取最高的一项，测算只在每一{thing.unit or '项'}{thing.label}内取高；"
        "同一年度有几行的，各行仍相加，没有按年度比较",
        highest.place,
        "一年只给最高一项的，写 limits: {标识: {at_most: 1项, period: year}}；"
        "逐年比较的，for_each 写一行一年的事物（unit: 年）",
        "warning",
    )


def _only_thing(
    highest: Highest,
    provision: Provision,
    policy: Policy,
) -> Thing | None:
    """What the supports that are compared are all given for each of; None where they are
    given for several things, or for the application."""
    supports = provision.supports
    tables = {
        supports[name].for_each for name in highest.of if name in supports
    }
    if len(tables) != 1:
        return None
    (table,) = tables
    return policy.things.get(table or "")


def _is_by_year(clause: str) -> bool:
    """Whether a sentence of a clause takes the highest of each year."""
    return any(
        _BY_YEAR.search(one) and _HIGHEST.search(one)
        for one in re.split("[。；\n]", clause)
    )


def _counts_once_a_year(
    highest: Highest,
    provision: Provision,
) -> bool:
    """Whether a number of rows in a year is limited for all that is compared."""
    of = set(highest.of)
    return any(
        limit.is_count
        and limit.period == "year"
        and (not limit.of or of <= set(limit.of))
        for limit in provision.limits.values()
    )


def _difference(
    provision: Provision,
    policy: Policy,
    words: str,
) -> Iterator[Finding]:
    """补足差额: what was had before is asked and taken off."""
    taken_off = dict(_taken_off(provision))
    unsaid = _not_named_whole(taken_off, provision)
    if unsaid and not _DIFFERENCE.search(words):
        yield at(
            unsaid[0],
            "less",
            "difference-unsaid",
            "模型扣除此前已得的金额，条文没有规定补足差额",
            "在条文中写明，如“此前已按照较低级别获得的，补足差额”；"
            "没有规定的，删去 less",
        )
    if not provision.supports or taken_off or not _TOPPED_UP.search(words):
        return
    if not difference_is_held(provision, policy, _TOPPED_UP):
        yield at(
            provision,
            "supports",
            "difference-missing",
            "条文规定补足差额，模型没有扣除此前已得的金额，会多算",
            "在 amount 中写 less: 填报项（此前已得的金额）",
            "warning",
        )


def _taken_off(provision: Provision) -> Iterator[tuple[str, AmountNode]]:
    """The amounts from which something is taken off, with the id of their support."""
    for support in provision.supports.values():
        for amount in support.amount.walk():
            if amount.less is not None:
                yield support.key, amount


def _not_named_whole(
    amounts: dict[str, AmountNode],
    provision: Provision,
) -> list[AmountNode]:
    """Those of which no sentence prints all the words, what is taken off with them."""
    named = list(sentences(provision))
    return [
        amount
        for key, amount in amounts.items()
        if not any(sentence.names_whole(key) for sentence in named)
    ]


def _together(
    provision: Provision,
    policy: Policy,
    words: str,
) -> Iterator[Finding]:
    """合计不超过: with the grants of other levels."""
    limits = [one for one in _limits(provision) if one.together_with]
    for limit in limits:
        clause = _prose(limit.clause, provision, policy) or words
        if not _TOGETHER.search(clause):
            yield Finding(
                "together-unsaid",
                "模型规定与其他资金合计不超过限额，条文没有这样规定",
                limit.place,
                "用 clause 写明由哪一款规定；没有规定的，删去 together_with",
            )
    if provision.supports and not limits and _ALL_LEVELS.search(words):
        yield at(
            provision,
            "supports",
            "together-missing",
            "条文规定与各级资助合计不超过限额，模型没有这一限额，会多算",
            "写 limits: {标识: "
            "{at_most: 限额, together_with: [填报项], clause: 款}}",
            "warning",
        )


def _limits(provision: Provision) -> Iterator[Limit]:
    """The limits of each support, then those of the provision."""
    for support in provision.supports.values():
        yield from support.limits.values()
    yield from provision.limits.values()


def _prose(
    name: str,
    provision: Provision,
    policy: Policy,
) -> str:
    """The prose of a clause by its name, "" where there is none."""
    if not name:
        return ""
    node: Node | None = find_clause(policy, name, provision)
    if isinstance(node, Provision):
        return node.words
    return getattr(node, "text", "")
