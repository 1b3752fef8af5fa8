"""The rules (规则) of a policy.

Terms of a measure or a support that are no figures.

How a support is computed, when and to whom it is paid, which tier (档次) is
given for what, and what may not be combined. Their names are those of the
money table (资金变动表).
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.impact.entry import Entry
from policypress.findings import Place
from policypress.source.asking import Asking
from policypress.source.model import (
    AmountNode,
    Limit,
    Node,
    Policy,
    Provision,
    Support,
    wording,
)

# Field of a support → its name for a reader.
_TERMS_OF_SUPPORT = {
    "mode": "资助方式",
    "review": "审核方式",
    "timing": "资助时点",
    "payee": "资助对象",
}
_WORDS = {
    "review": wording.REVIEWS,
    "timing": wording.TIMINGS,
}


def rule_entries(policy: Policy) -> Iterator[Entry]:
    """Every rule, measure by measure."""
    for measure in policy.measures.values():
        yield from _of_measure(measure, policy)
        for support in measure.supports.values():
            yield from _of_support(support, measure, policy)


def _rule(
    measure: Provision,
    path: str,
    label: str,
    words: str,
    place: Place,
    ids: str = "",
) -> Entry:
    """A rule of a measure.

    ids: what decides whether it differs, when words do not.
    """
    name = f"{measure.called}·{label}"
    return Entry(path, name, "规则", words, place, compared=ids)


def _of_measure(
    measure: Provision,
    policy: Policy,
) -> Iterator[Entry]:
    """Of which supports only the highest is given, and what else excludes them."""
    for key, highest in measure.highest.items():
        names = [_name(measure, one) for one in highest.of]
        yield _rule(
            measure,
            highest.path,
            "就高不重复",
            "、".join(names),
            highest.place,
            ids=f"{key}：{'、'.join(sorted(highest.of))}",
        )
    for limit in measure.limits.values():
        yield _limit(limit, "各项合计", measure, Asking(policy))
    if not measure.exclusive_with:
        return
    excluded = sorted(measure.exclusive_with)
    yield _rule(
        measure,
        f"{measure.path}#exclusive_with",
        "不得同时享受",
        "、".join(_title(key, policy) for key in excluded),
        measure.place_of("exclusive_with"),
        ids="、".join(
            excluded
        ),  # another measure's new title changes nothing here
    )


def _name(measure: Provision, key: str) -> str:
    """The name of a support; its id when there is no such support."""
    support = measure.supports.get(key)
    return support.name if support else key


def _title(key: str, policy: Policy) -> str:
    """The title of a measure; its id when there is no such measure."""
    measure = policy.measures.get(key)
    return measure.called if measure else key


def _of_support(
    support: Support,
    measure: Provision,
    policy: Policy,
) -> Iterator[Entry]:
    """That the support is there at all, and its terms."""
    exists = f"{support.path}.exists"
    yield _rule(measure, exists, support.name, "设立", support.place)
    for field, name in _TERMS_OF_SUPPORT.items():
        value = getattr(support, field)
        yield _rule(
            measure,
            support.path_of(field),
            f"{support.name}·{name}",
            _WORDS.get(field, {}).get(value, value),
            support.place_of(field),
        )
    yield from _of_amount(support, measure, policy)


def _of_amount(
    support: Support,
    measure: Provision,
    policy: Policy,
) -> Iterator[Entry]:
    """How the amount is computed and counted, and what each situation is given for."""
    amount = support.amount
    thing = policy.things.get(support.for_each or "")
    counted = f"，按{thing.label}逐项计算" if thing else ""
    yield _rule(
        measure,
        f"{amount.path}.kind",
        f"{support.name}·计算方式",
        f"{_computed(amount)}{counted}",
        amount.place,
    )
    for inner in amount.walk():
        for key, node, _ in inner.situations():
            yield _rule(
                measure,
                node.path_of("when"),
                f"{support.name}·档次",
                _situation(inner, key, node),
                node.place_of("when"),
            )
    for limit in support.limits.values():
        asking = Asking(policy, support.for_each)
        yield _limit(limit, support.name, measure, asking)


def _computed(amount: AmountNode) -> str:
    """按比例（实际培训费用），扣除此前已得: the kind, what is counted or shared, and what
    is taken off."""
    plain = amount.plain
    counted = amount.called_words("of", plain)
    said = (
        f"{amount.kind_title}（{counted}）" if counted else amount.kind_title
    )
    if amount.less:
        said = f"{said}，扣除{amount.less.words(plain)}"
    return said


def _situation(
    amount: AmountNode,
    key: str,
    node: Node,
) -> str:
    """大赛金奖; a tier that is a range of numbers with its bounds: 大型（100人以上）."""
    words = amount.situation_words(key, amount.plain)
    band = getattr(node, "band", None)
    if band and band.words not in words:
        return f"{words}（{band.words}）"
    return words


def _limit(
    limit: Limit,
    owner: str,
    measure: Provision,
    asking: Asking,
) -> Entry:
    """What a limit is for: whom, how long, together with what."""
    others = [asking.label(one) for one in limit.together_with]
    together = f"，与{'、'.join(others)}合计" if others else ""
    return _rule(
        measure,
        f"{limit.path}.terms",
        f"{owner}·限额",
        f"{limit.name}{together}",
        limit.place,
    )
