"""评审、择优: who is chosen by a panel, and among how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Provision, Support
from policypress.source.traverse import at, clauses

_REVIEWED = re.compile(
    "评审|评定|评选|评估|评价|考核|考评|遴选|竞争|验收|审定|专家|择优"
)
_DELIBERATED = re.compile("审议|研究|一事一议|一企一策|审定|批准|决定")
# The first places of a contest are won (获得前三名), and choose nobody.
_BEST = re.compile(
    "择优|遴选|优选|由高到低|排名(?:取|靠)?前|竞争性|优中选优"
    "|(?<!获)(?<!获得)(?<!取得)前[0-9一二三四五六七八九十]+名"
)


def selection(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """A finding where clause and model differ on how applicants are chosen."""
    prose = clauses(provision)
    for support in provision.supports.values():
        text = prose.get(support.clause, "")
        if not text:
            continue
        if support.review == "evaluation" and not _REVIEWED.search(text):
            yield at(
                support,
                "review",
                "review-unsaid",
                f"“{support.name}”按评审制，所在的款没有写评审、考核或者择优",
                "在条文中写明怎样评审；符合条件即给予的，改为 review: approval",
                "warning",
            )
        is_deliberated = support.review == "deliberation"
        if is_deliberated and not _DELIBERATED.search(text):
            yield at(
                support,
                "review",
                "review-unsaid",
                f"“{support.name}”由审议确定，所在的款没有写由谁审议",
                "在条文中写明，如“经区政府审议后给予”；符合条件即给予的，改为 review: approval",
                "warning",
            )
        if _BEST.search(text):
            yield from _chosen(support, provision, policy)


def _chosen(
    support: Support,
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """择优 in the clause: a panel, and a number of places or an order."""
    if support.review == "approval":
        yield at(
            support,
            "review",
            "review-missing",
            f"条文写明择优，“{support.name}”却是符合条件即给予的核准制",
            "写 review: evaluation，并写名额或者 ranking",
            "warning",
        )
        return
    limits = [
        *support.limits.values(),
        *provision.limits.values(),
        *policy.meta.limits.values(),
    ]
    if support.ranking or any(one.scope == "all" for one in limits):
        return
    yield at(
        support,
        "review",
        "selection-without-places",
        f"条文写明择优，“{support.name}”没有名额，也没有排名，无从择优",
        "写名额（limits 中 scope: all），或者 ranking: {by: 得分, top: 名次}",
        "warning",
    )
