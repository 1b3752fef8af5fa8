"""What templates and prose see as ``p``: the names, dates and figures of policy.yaml."""

from __future__ import annotations

from typing import Any

from policypress.compose.views.base_views import Named, sourced
from policypress.compose.views.notice import issuers
from policypress.compose.views.supports import limit_figures
from policypress.compose.views.writer import Writer
from policypress.language.applicants import ADDRESSES
from policypress.language.genre import genre, unit
from policypress.language.region import here
from policypress.source.model import Policy
from policypress.source.stages import Stage


def policy_names(
    policy: Policy,
    writer: Writer,
    stage: Stage,
) -> dict[str, Any]:
    """Each name with its value, words with where they stand. stage: that documents are
    made for."""
    meta = policy.meta
    names: dict[str, Any] = {}
    for name in (
        "title",
        "short_title",
        "kind",
        "region",
        "drafter",
        "payer",
        "grant",
        "site",
    ):
        words = getattr(meta, name)
        names[name] = sourced(words, meta, name)
    bodies = "、".join(meta.issuing)
    names["issuer"] = sourced(bodies, meta, "issuer")
    names["issuers"] = issuers(meta)
    for name in ("number", "issued", "effective", "validity"):
        names[name] = getattr(meta, name)
    names["facts"] = Named(dict(meta.facts))
    limits = limit_figures(meta.limits, writer)
    names["limits"] = Named(limits)
    names["stage"] = stage.key
    names["stage_line"] = sourced(stage.line, meta, "stage")
    names["address"] = ADDRESSES[meta.applicants]
    noun = genre(meta.kind)
    names["genre"] = sourced(noun, meta, "kind")
    names["self"] = sourced(f"本{noun}", meta, "kind")
    place = here(meta.region)
    names["here"] = sourced(place, meta, "region")
    names["part"] = "部分"
    is_counted = meta.numbering.chapters == "counted"
    if meta.numbering.scheme == "articles" and not is_counted:
        names["part"] = "章"
    division = unit(meta.kind)
    names["unit"] = sourced(division, meta, "kind")
    return names
