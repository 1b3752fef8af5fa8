"""Tier edges: a band of figures must be what its words say — 以上、以下含本数，超过、不满不含 (立法技术规范; NUM-05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Tier, Tiers

_WITHOUT = ("不满", "不足", "低于", "少于", "超过", "大于")
_WITH = ("以上", "以下", "以内", "不低于", "不少于", "不超过", "至多", "至少")


def edges(policy: Policy) -> Iterator[Finding]:
    for measure in policy.measures.values():
        for support in measure.supports.values():
            if isinstance(support.amount, Tiers):
                for tier in support.amount.tiers.values():
                    yield from _edges(tier)


def _edges(tier: Tier) -> Iterator[Finding]:
    band = tier.band
    if band is None:
        return
    for name, bound in (("lower", band.lower), ("upper", band.upper)):
        if not bound:
            continue
        counts, said = band.includes in (name, "both"), _said(tier.when, bound)
        if said is None:
            yield Finding(
                "edge-unsaid",
                f"档次“{tier.when}”没有写出区间的端点{bound}",
                tier.place_of("when"),
                f"在 when 中写明{bound}",
                "warning",
            )
        elif said not in ("", "含" if counts else "不含"):
            yield Finding(
                "edge-differs",
                f"档次“{tier.when}”{said}{bound}，区间却{'含' if counts else '不含'}",
                band.place,
                "改 includes，或改 when 的说法",
            )


def _said(words: str, bound: str) -> str | None:
    """含, 不含, or "" when the words leave it open; None when the bound is not there at all."""
    found = re.search(rf"(?<![0-9.]){re.escape(bound)}", words)
    if not found:
        return None
    before, after = words[: found.start()], words[found.end() :]
    if before.endswith(_WITH) or after.startswith(_WITH):
        return "含"
    return "不含" if before.endswith(_WITHOUT) else ""
