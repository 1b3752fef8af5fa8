"""What the stage of the document demands is there (阶段)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy
from policypress.source.stages import stage_of, unmet


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each thing that lacks. With a file that cannot be read nothing is
    said: what is merely broken is not missing."""
    if policy.meta and not policy.broken:
        yield from unmet(policy, stage_of(policy))
