"""The rules (规则) of a policy: terms of a measure or a support that are no figures.

How a support is computed, when and to whom it is paid, which tier (档次) is given for
what, and what may not be combined. Their names are those of the money table (资金变动表).
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.impact.entry import Entry
from policypress.findings import Place
from policypress.source.model import Policy, Provision
from policypress.source.model.amount import Tier
from policypress.source.model.measure import Support

_STACKING = {"highest": "就高不重复", "cumulative": "可叠加"}
_METHODS = {
    "fixed": "定额",
    "tiers": "分档",
    "per_unit": "按件计",
    "share_of_cost": "按实际费用的比例",
    "share_of_grant": "按上级资助的比例",
    "share_of_interest": "按利息的比例",
}
# Field of a support → its name for a reader, and the words for each of its values.
_TERMS_OF_SUPPORT = {
    "mode": (
        "资助方式",
        {"reward": "奖励", "subsidy": "资助", "matching": "配套资助"},
    ),
    "review": (
        "审核方式",
        {"approval": "核准制", "evaluation": "评审制"},
    ),
    "timing": (
        "资助时点",
        {"after": "事后", "before": "事前"},
    ),
}


def rule_entries(policy: Policy) -> Iterator[Entry]:
    """Every rule, measure by measure."""
    for measure in policy.measures.values():
        yield from _of_measure(measure, policy)
        for support in measure.supports.values():
            yield from _of_support(support, measure)


def _rule(
    measure: Provision,
    path: str,
    label: str,
    words: str,
    place: Place,
    ids: str = "",
) -> Entry:
    """A rule of a measure. ids: what decides whether it differs, when words do not."""
    name = f"{measure.title}·{label}"
    return Entry(path, name, "规则", words, place, compared=ids)


def _of_measure(measure: Provision, policy: Policy) -> Iterator[Entry]:
    """Whether its supports add up, and what else excludes them."""
    yield _rule(
        measure,
        f"{measure.path}#stacking",
        "叠加规则",
        _STACKING[measure.stacking],
        measure.place_of("stacking"),
    )
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


def _title(key: str, policy: Policy) -> str:
    """The title of a measure; its id when there is no such measure."""
    measure = policy.measures.get(key)
    return measure.title if measure else key


def _of_support(support: Support, measure: Provision) -> Iterator[Entry]:
    """That the support is there at all, and its terms."""
    exists = f"{support.path}.exists"
    yield _rule(measure, exists, support.name, "设立", support.place)
    for field, (name, words) in _TERMS_OF_SUPPORT.items():
        yield _rule(
            measure,
            support.path_of(field),
            f"{support.name}·{name}",
            words[getattr(support, field)],
            support.place_of(field),
        )
    yield _rule(
        measure,
        support.path_of("payee"),
        f"{support.name}·资助对象",
        support.payee,
        support.place_of("payee"),
    )
    yield from _of_amount(support, measure)


def _of_amount(support: Support, measure: Provision) -> Iterator[Entry]:
    """How the amount is computed, and what each tier is given for."""
    amount = support.amount
    yield _rule(
        measure,
        amount.path_of("method"),
        f"{support.name}·计算方式",
        _method_text(support),
        amount.place_of("method"),
    )
    tiers: dict[str, Tier] = getattr(amount, "tiers", {})
    for tier in tiers.values():
        yield _rule(
            measure,
            tier.path_of("when"),
            f"{support.name}·档次",
            tier.when + _band_text(tier),
            tier.place_of("when"),
        )


def _method_text(support: Support) -> str:
    """按实际费用的比例（实际培训费用）: the method, and what is counted or shared."""
    amount = support.amount
    method = _METHODS[amount.method]
    # A share has a base (of), a price per piece a unit, a fixed amount neither.
    counted = getattr(amount, "of", "") or getattr(amount, "unit", "")
    return f"{method}（{counted}）" if counted else method


def _band_text(tier: Tier) -> str:
    """（100万元至500万元） of a tier that is a range of numbers (区间), else ""."""
    if not tier.band:
        return ""
    lower = tier.band.lower or "不设下限"
    upper = tier.band.upper or "不设上限"
    return f"（{lower}至{upper}）"
