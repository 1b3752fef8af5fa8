"""What is taken off (扣除) beside a limit of the same thing: which comes first is an amount."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Limit, Policy, Support
from policypress.source.traverse import at, supports

_HINT = (
    "先按限额、再扣除的，把限额写成 amount 的 at_most；"
    "先扣除、再按限额的，把两者写成 lowest: {rest: {…, less: …}, cap: 限额}；"
    "都不再写这个 limits"
)


def check(policy: Policy) -> Iterator[Finding]:
    """A warning where 补足差额 and a limit can be read in two orders: 40万元 less 10万元
    under 20万元 is 20万元, and 20万元 less 10万元 is 10万元."""
    for _, support in supports(policy):
        if not support.amount.less:
            continue
        for key, limit in support.limits.items():
            if _is_of_the_same(limit, support):
                yield _two_orders(limit, support, key)


def _is_of_the_same(
    limit: Limit,
    support: Support,
) -> bool:
    """Whether a sum limits what the amount is reckoned for: a row, or the applicant where
    the support has no rows. What is counted over years or with others comes after."""
    if limit.is_count or limit.of or limit.together_with or limit.earlier:
        return False
    if support.for_each:
        return limit.scope == "row"
    return limit.scope != "all" and limit.period in ("once", "year")


def _two_orders(
    limit: Limit,
    support: Support,
    key: str,
) -> Finding:
    """The finding at the limit. key: of the limit."""
    figure = f"{limit.name}{limit.figure}" if limit.figure else limit.name
    message = (
        f"“{support.name}”有扣除（less），又有{figure}（limits.{key}）："
        "“先扣除、再按限额”与“先按限额、再扣除”结果不同，现按先扣除计算"
    )
    return at(limit, "at_most", "less-beside-limit", message, _HINT, "warning")
