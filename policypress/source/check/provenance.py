"""Every figure knows where it comes from (design principle 3). Details of guides are none:
they may say what they stand on, and need not."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.figures import figures
from policypress.source.model import Policy


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for figures without a basis, and for published ones without a value."""
    for record in figures(policy):
        if record.figure.provenance is None and not record.is_detail:
            yield Finding(
                "no-basis",
                f"数据没有依据：{record.label}",
                record.place,
                "在它或上一级加 basis: {status: proposed, reason: 理由}；已公布的写 status: published 和 source",
            )
        elif not record.figure.value and record.figure.status == "published":
            yield Finding(
                "published-without-value",
                f"数据标为已公布，却没有数值：{record.label}",
                record.figure.place,
                "补写数值，或把 status 改为 unknown",
            )
