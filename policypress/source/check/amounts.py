"""Amounts (资助标准): each kind checks itself, against what may be asked where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.asking import Asking
from policypress.source.check.fields import Checking
from policypress.source.model import AmountNode, Policy, Ranking, Support
from policypress.source.model.amount._parts import Several
from policypress.source.traverse import at, limits, supports, thing_of


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for amounts that no answer can decide, and for things there are not."""
    if "fields" in policy.broken:
        return
    for _, support in supports(policy):
        yield from _things(support, policy)
        asking = Checking(policy, support.for_each)
        yield from support.amount.check(asking)
        yield from _nothing(support.amount)
        yield from _instalments(support.amount, asking)
        if support.ranking:
            yield from _ranking(support.ranking, asking)
    for home, owner, limit in limits(policy):
        asking = Checking(policy, thing_of(home, owner))
        if isinstance(limit.at_most, AmountNode):
            yield from limit.at_most.check(asking)
        for number, name in enumerate(limit.together_with):
            child = f"together_with.{number}"
            yield from asking.typed(limit, child, name, "money")
        if limit.earlier:
            wanted = ("number",) if limit.is_count else ("money",)
            yield from asking.typed(limit, "earlier", limit.earlier, *wanted)


def _nothing(amount: AmountNode) -> Iterator[Finding]:
    """A sum of nothing is printed as what is given: 给予0元奖励. Of the highest of several,
    or beside others, it may be meant."""
    if isinstance(amount, Several):
        return
    figure = amount.main
    if figure is not None and figure.yuan == 0:
        yield Finding(
            "zero-amount",
            f"金额写的是{figure}，印出来是给予{figure}",
            figure.place_of("value"),
            "改成要给的数；这种情形不给的，删去这一档",
            "warning",
        )
    for _, _, inner in amount.inner():
        yield from _nothing(inner)


def _things(
    support: Support,
    policy: Policy,
) -> Iterator[Finding]:
    """What a support is given for each of is a thing that is asked about."""
    name = support.for_each
    if name is None or name in policy.things:
        return
    yield at(
        support,
        "for_each",
        "unknown-thing",
        f"fields.yaml 的 things 中没有“{name}”",
        did_you_mean(name, policy.things, "先在 things 中登记"),
    )


def _ranking(
    ranking: Ranking,
    asking: Asking,
) -> Iterator[Finding]:
    """Those who apply are ranked by a number that is asked."""
    yield from asking.typed(ranking, "by", ranking.by, "number")
    if ranking.at_least:
        yield from asking.comparable(ranking.at_least, ranking.by)


def _instalments(
    amount: AmountNode,
    asking: Asking,
) -> Iterator[Finding]:
    """What an instalment waits for is a question, or is written in Chinese words."""
    for part in amount.paid:
        if part.when and part.when.isascii() and part.when not in asking.known:
            yield at(
                part,
                "when",
                "unknown-field",
                f"fields.yaml 中没有填报项“{part.when}”",
                did_you_mean(part.when, asking.known, "直接写拨付条件"),
            )
