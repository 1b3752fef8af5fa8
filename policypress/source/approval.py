"""Which figures a decision has approved (批准): those of the document itself that were
proposed, unless the decision leaves them out."""

from __future__ import annotations

from policypress.source.figures import own_figures
from policypress.source.model import Policy


def approve(policy: Policy) -> None:
    """Tells each figure of the document itself which decision approved it.

    A figure whose basis says approved names its decision. One that is proposed has the
    last decision that covers it: a later meeting decides over an earlier one. Figures
    that are unknown stay so, whatever was decided. Written to __dict__ like the paths
    (source.bind): the fields are frozen.
    """
    if not policy.meta or not policy.meta.decisions:
        return
    decisions = policy.meta.decisions
    for figure in own_figures(policy):
        basis = figure.provenance
        if basis is None:
            continue
        found = decisions.get(basis.decision or "")
        if basis.status == "proposed":
            covering = [
                one for one in decisions.values() if one.covers(figure.path)
            ]
            found = covering[-1] if covering else None
        figure.__dict__["_decision"] = found
