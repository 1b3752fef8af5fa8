"""Tier bands: a band of figures must be what its words say — 以上、以下含本数，超过、不满不含
(立法技术规范)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Band, Policy, Tier
from policypress.source.traverse import supports

# Words that stand before or after a bound, and whether the bound itself belongs to it.
_WITHOUT = ("不满", "不足", "低于", "少于", "超过", "大于")
_WITH = ("以上", "以下", "以内", "不低于", "不少于", "不超过", "至多", "至少")
_COUNTS = {True: "含", False: "不含"}


def bands(policy: Policy) -> Iterator[Finding]:
    """A finding for each bound of a band that the tier's words leave out or contradict."""
    for _, support in supports(policy):
        for amount in support.amount.walk():
            for _, node, _ in amount.situations():
                if isinstance(node, Tier) and node.band and node.when:
                    yield from _bounds(node, node.band)


def _bounds(tier: Tier, band: Band) -> Iterator[Finding]:
    if band.lower:
        yield from _bound(tier, band, band.lower, band.has_lower)
    if band.upper:
        yield from _bound(tier, band, band.upper, band.has_upper)


def _bound(
    tier: Tier,
    band: Band,
    bound: str,
    counts: bool,
) -> Iterator[Finding]:
    """counts: whether the bound itself belongs to the band."""
    found = re.search(rf"(?<![0-9.]){re.escape(bound)}", tier.when)
    if not found:
        yield Finding(
            "edge-unsaid",
            f"档次“{tier.when}”没有写出区间的端点{bound}",
            tier.place_of("when"),
            f"在 when 中写明{bound}",
            "warning",
        )
        return
    mentioned = _counts(tier.when[: found.start()], tier.when[found.end() :])
    if mentioned is not None and mentioned != counts:
        yield Finding(
            "edge-differs",
            f"档次“{tier.when}”{_COUNTS[mentioned]}{bound}，区间却{_COUNTS[counts]}",
            band.place,
            "改 includes，或改 when 的说法",
        )


def _counts(before: str, after: str) -> bool | None:
    """Whether a bound belongs to the band by the words around it; None when they leave it open."""
    if before.endswith(_WITH) or after.startswith(_WITH):
        return True
    if before.endswith(_WITHOUT):
        return False
    return None
