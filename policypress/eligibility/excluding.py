"""Which measures cannot be had together (不得同时享受), as a policy says it."""

from __future__ import annotations

from policypress.source.model import Policy


def excluding(policy: Policy) -> dict[str, list[str]]:
    """Of each measure those that it excludes, or that exclude it, in the order of
    the policy: what one says of another holds for the other too."""
    order = {key: at for at, key in enumerate(policy.measures)}
    found: dict[str, set[str]] = {key: set() for key in order}
    for key, measure in policy.measures.items():
        for other in measure.exclusive_with:
            if other == key or other not in found:
                continue
            found[key].add(other)
            found[other].add(key)
    ordered: dict[str, list[str]] = {}
    for key, others in found.items():
        ordered[key] = sorted(others, key=order.__getitem__)
    return ordered
