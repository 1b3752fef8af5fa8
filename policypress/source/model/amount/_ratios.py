"""Whether a share (比例) can be meant: more than nothing, and hardly more than everything."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, Severity
from policypress.source.model.figure import Figure, quantity_of


def ratio(figure: Figure) -> Iterator[Finding]:
    """A finding for a share of nothing, and a warning for one over 100 %: some policies
    do give more than was paid."""
    share = quantity_of(figure)
    if share is None or share.kind != "ratio":
        return
    if 0 < share.value <= 1:
        return
    severity: Severity = "warning" if share.value > 1 else "error"
    yield Finding(
        "share-out-of-range",
        f"比例{share}不在 0 到 100% 之间",
        figure.place_of("value"),
        "核对比例",
        severity,
    )
