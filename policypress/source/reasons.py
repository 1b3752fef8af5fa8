"""Reasons that follow their figures (理由跟随数据): `{{ name }}` in a reason is the figure that
was compared under that name, `{{ value }}` the figure that the reason is for."""

from __future__ import annotations

from policypress.source.figures import nodes
from policypress.source.model import Basis, Figure, Policy


def follow(policy: Policy) -> None:
    """Gives each basis whose reason names figures those that it was compared with.

    Written to __dict__ like the paths (source.bind): the fields are frozen.
    """
    every = list(nodes(policy))
    following = [
        node
        for node in every
        if isinstance(node, Basis) and "{" in node.reason
    ]
    if not following:
        return
    by_path = {node.path: node for node in every if isinstance(node, Figure)}
    for basis in following:
        basis.__dict__["_figures"] = {
            name: by_path[path]
            for name, path in basis.compared.items()
            if path in by_path
        }
