"""One site for several policies (政策门户): one home, one search, one calculator, and below
them the pages of each policy as it has them alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policypress.findings import Finding
from policypress.hub.member import Member, member_of
from policypress.hub.pages import Hub
from policypress.site.site import Made, guarded_against_templates

__all__ = ["Member", "make_hub", "member_of"]


def make_hub(
    members: Sequence[Member],
    templates: Path,
    title: str,
    base: str = "",
) -> tuple[dict[str, bytes], list[Finding]]:
    """The pages that stand above those of the policies, by their path below the site;
    a template that fails is a finding, and then there are none."""
    made = guarded_against_templates(
        lambda: Made(Hub(members, templates, title, base).files(), [])
    )
    return made.files, made.findings
