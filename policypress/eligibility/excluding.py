"""Which measures cannot be had together (不得同时享受), as a policy says it."""

from __future__ import annotations

from policypress.source.model import Policy


def excluding(policy: Policy) -> dict[str, list[str]]:
    """Of each measure those that it excludes, or that exclude it, in the order of
    the policy: what one says of another holds for the other too."""
    found: dict[str, set[str]] = {key: set() for key in policy.measures}
    for key, measure in policy.measures.items():
        for other in measure.exclusive_with:
            if other in found and other != key:
                found[key].add(other)
                found[other].add(key)
    order = {key: at for at, key in enumerate(policy.measures)}
    return {
        key: sorted(others, key=order.__getitem__)
        for key, others in found.items()
    }
