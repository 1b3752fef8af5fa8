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
    ):
        names[name] = sourced(getattr(meta, name), meta, name)
    names["issuer"] = sourced("、".join(meta.issuing), meta, "issuer")
    names["issuers"] = issuers(meta)
    for name in ("number", "issued", "effective", "validity"):
        names[name] = getattr(meta, name)
    names["facts"] = Named(dict(meta.facts))
    names["limits"] = Named(limit_figures(meta.limits, writer))
    names["stage"] = stage.key
    names["stage_line"] = sourced(stage.line, meta, "stage")
    names["address"] = ADDRESSES[meta.applicants]
    noun = genre(meta.kind)
    names["genre"] = sourced(noun, meta, "kind")
    names["self"] = sourced(f"本{noun}", meta, "kind")
    is_articles = meta.numbering.scheme == "articles"
    names["here"] = sourced(here(meta.region), meta, "region")
    names["part"] = "章" if is_articles else "部分"
    names["unit"] = sourced(unit(meta.kind), meta, "kind")
    return names
