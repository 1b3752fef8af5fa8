"""一事一议、酌情: what somebody decides case by case is said by the clause, and is no sum in
the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Provision, Support
from policypress.source.promises.wording.sentences import (
    sentences,
    words_of,
)
from policypress.source.traverse import at, clauses

# Who decides, or that it is decided: any of them makes a sum undecided for a reader.
_DECIDED = re.compile(
    "一事一议|一企一策|一项一策|酌情|视情|视[^，。；]{0,12}情况|根据[^。；]{0,20}(?:确定|核定|给予)"
    "|另行|商定|协商|研究|审定|核定|审议|认定|确定|决定|择优"
)
# What never leaves a sum to be reckoned.
_OPEN = re.compile("一事一议|一企一策|一项一策|酌情|视情况|视具体情况")


def decided(provision: Provision) -> Iterator[Finding]:
    """Findings where clause and model differ on whether a sum is decided."""
    prose = clauses(provision)
    said = list(sentences(provision))
    left_open = [
        support for support in provision.supports.values() if _is_open(support)
    ]
    for support in left_open:
        is_whole = any(one.names_whole(support.key) for one in said)
        text = prose.get(support.clause, "")
        if text and not is_whole and not _DECIDED.search(text):
            yield at(
                support,
                "amount",
                "decision-unsaid",
                f"“{support.name}”的金额由他人确定，所在的款没有这样写",
                "在条文中写明由谁怎样确定；条文写明金额的，改用其他算法",
                "warning",
            )
    found = _OPEN.search(words_of(provision))
    if found and not left_open:
        yield at(
            provision,
            "supports",
            "decision-missing",
            f"条文写明“{found[0]}”，各资助项目的金额却都是算出来的",
            "为这一部分写一个资助项目：amount: {discretionary: 由谁确定}",
            "warning",
        )


def _is_open(support: Support) -> bool:
    return any(one.kind == "discretionary" for one in support.amount.walk())
