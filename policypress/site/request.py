"""What a site is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from policypress.document import Document
from policypress.source.model import Policy


class SiteRequest(Struct, frozen=True):
    """policy and its composed documents (guides, forms, measures, comparison: by
    template name; what is missing leaves out its page). templates: the templates
    folder. downloads: path of a document below outputs/ with suffix → bytes. base_url:
    where the site will stand, "" = unknown. published: the version published before,
    None = none known."""

    policy: Policy
    documents: Sequence[Document]
    templates: Path
    downloads: Mapping[str, bytes] = field(default_factory=dict)
    base_url: str = ""
    published: Policy | None = None
