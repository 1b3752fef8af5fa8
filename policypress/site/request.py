"""What a site is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from policypress.compose.views.since import Since
from policypress.document import Document
from policypress.render.comparison_page import ChangedUnit
from policypress.source.model import Policy


class SiteRequest(Struct, frozen=True):
    """policy and its composed documents (guides, forms, measures, comparison: by
    template name; what is missing leaves out its page). templates: the templates
    folder. downloads: path of a document below outputs/ with suffix → bytes. base_url:
    where the site will stand, "" = unknown. published: the version published before,
    None = none known. since: what differs from the text before
    that the policy names, units: the units that differ, from a comparison (None, () = not
    compared). public: for the public, without what only drafters need: provenance,
    comparison, charts. final: as if it were issued. up: address of the site that this one
    is part of, seen from its home ("" = of none)."""

    policy: Policy
    documents: Sequence[Document]
    templates: Path
    downloads: Mapping[str, bytes] = field(default_factory=dict)
    base_url: str = ""
    published: Policy | None = None
    since: Since | None = None
    units: Sequence[ChangedUnit] = ()
    public: bool = False
    final: bool = False
    up: str = ""
