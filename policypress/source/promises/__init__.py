"""The proof (承诺一致): what the guide, the page and the calculator say derives from a clause.

They are made of the supports and conditions; this holds those to the prose of their clauses. That a measure has its
guide, and that a material proves a condition there is, source/check/guides.py sees to; that a clause exists, references.py;
that nobody types a figure into a guide, compose/typed.py.

stated, edges: amounts, limits and bands · said: conditions · guides: materials, deadlines, 免申即享.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Atom,
    Caps,
    Figure,
    Fixed,
    Measure,
    PerUnit,
    Policy,
    Share,
    Support,
    Tiers,
)
from policypress.source.model.condition import AnyOf
from policypress.source.model.measure import Quota
from policypress.source.promises.bands import edges
from policypress.source.promises.conditions import unsaid
from policypress.source.promises.guides import common_guide, guide
from policypress.source.promises.mentions import LIMITS, Stated, names_measure
from policypress.source.traverse import at

_TITLES = {
    "per_item": "单项最高",
    "per_applicant_year": "单个申请人每年最高",
    "total_year": "年度总额",
    "quota.per_applicant_year": "单个申请人每年名额",
    "quota.total_year": "全区每年名额",
}


def promises(policy: Policy) -> Iterator[Finding]:
    """What a whole policy would promise without a clause, or leave unproved. Run when something is made of it, not on
    loading: a draft may be read, compared and edited while its prose and its figures do not agree yet."""
    for name, measure in policy.measures.items():
        stated = Stated(measure)
        for support in measure.supports.values():
            yield from _amount(support, measure, stated)
            yield from _limits(support, stated, support.key)
        yield from _limits(measure, stated, "")
        yield from _thresholds(measure, stated)
        yield from _exclusions(name, measure, policy)
        yield from _unseen(measure, stated)
        yield from guide(name, measure, policy)
    yield from edges(policy)
    yield from common_guide(policy)
    yield from unsaid(policy)
    for condition in policy.meta.conditions.values():
        if not condition.clause:
            yield Finding(
                "condition-without-clause",
                "通用条件没有写明由哪一条规定",
                condition.place,
                "补写 clause: 附则条款的标识；条文没有规定的条件，指南不得要求",
                "warning",
            )


def _amount(support: Support, measure: Measure, stated: Stated) -> Iterator[Finding]:
    """Each amount stands in the support's own clause."""
    for reference, what, figure in _figures(support):
        homes = stated.paragraphs_with(support.key, reference)
        hint = f"在 paragraphs.{support.clause} 中写出 {{{{ s.{support.key}.{reference} }}}}"
        if not homes:
            yield at(
                figure,
                "value",
                "unstated-amount",
                f"“{support.name}”的{what}{figure}没有写进条文，指南和计算器却会这样承诺",
                hint,
            )
        elif support.clause not in homes and support.clause in measure.paragraphs:
            message = f"“{support.name}”的{what}{figure}写在“{homes[0]}”款，不在所注明的“{support.clause}”款"
            yield at(
                figure,
                "value",
                "wrong-clause",
                message,
                f"把“{support.name}”的 clause 改为 {homes[0]}，或{hint}",
            )


def _figures(support: Support) -> Iterator[tuple[str, str, Figure]]:
    """What a support gives: how prose refers to it, what it is called, the figure."""
    amount = support.amount
    match amount:
        case Fixed():
            yield "value", "定额", amount.value
        case PerUnit():
            yield "value", "单价", amount.value
        case Share():
            yield "share", "比例", amount.share
        case Tiers():
            for key, tier in amount.tiers.items():
                if figure := tier.value or tier.share:
                    yield key, f"“{tier.when}”", figure


def _limits(node: Support | Measure, stated: Stated, owner: str) -> Iterator[Finding]:
    """Caps and quotas stand somewhere in the measure's prose: owner is the support they belong to, "" the measure."""
    whose = node.name if isinstance(node, Support) else node.title
    for home, prefix in ((node.caps, ""), (node.quota, "quota.")):
        for name in type(home).model_fields if isinstance(home, (Caps, Quota)) else ():
            figure, reference = getattr(home, name), LIMITS[prefix + name][0]
            if figure and not stated.paragraphs_with(owner, *LIMITS[prefix + name]):
                written = f"s.{owner}.{reference}" if owner else f"m.{reference}"
                yield at(
                    figure,
                    "value",
                    "unstated-limit",
                    f"“{whose}”{_TITLES[prefix + name]}{figure}没有写进条文",
                    f"在条文中写出 {{{{ {written} }}}}，或删去这个限额",
                )


def _thresholds(measure: Measure, stated: Stated) -> Iterator[Finding]:
    """A figure that a condition compares with stands in the prose: no hidden thresholds."""
    homes = [
        measure.conditions,
        *(support.conditions for support in measure.supports.values()),
    ]
    for conditions in homes:
        for key, condition in conditions.items():
            parts = (
                condition.any_of if isinstance(condition, AnyOf) else {key: condition}
            )
            for atom in parts.values():
                if _is_threshold(atom) and not stated.paragraphs_with("cond", key):
                    yield at(
                        atom,
                        "value",
                        "unstated-condition",
                        f"条件中的{atom.value}没有写进条文",
                        f"在条文中写出 {{{{ cond.{key} }}}}",
                        "warning",
                    )


def _is_threshold(atom: Atom) -> bool:
    return atom.value is not None and atom.op in (
        "at_least",
        "more_than",
        "at_most",
        "less_than",
    )


def _exclusions(name: str, measure: Measure, policy: Policy) -> Iterator[Finding]:
    for number, other in enumerate(measure.exclusive_with):
        partner = policy.measures.get(other)
        if (
            partner
            and not names_measure(measure, other)
            and not names_measure(partner, name)
        ):
            yield at(
                measure,
                f"exclusive_with.{number}",
                "unstated-exclusion",
                f"与“{partner.title}”不得同时享受，两条条文都没有写",
                f"在条文中写明，如“已依据本措施{{{{ ref('{other}') }}}}获得资助的，不再享受”",
            )


def _unseen(measure: Measure, stated: Stated) -> Iterator[Finding]:
    """Money in a clause that no support gives: neither guide nor calculator would know of it."""
    for key, fact in measure.facts.items():
        if (
            isinstance(fact.parsed, Quantity)
            and fact.parsed.kind in ("money", "ratio")
            and stated.paragraphs_with("facts", key)
        ):
            yield at(
                fact,
                "value",
                "benefit-without-support",
                f"条文中的{fact}不属于任何资助项目、限额或者条件，指南和计算器不会提到它",
                "给予的写进 supports，门槛写进 conditions，限额写进 caps",
                "warning",
            )
