"""The search of a joint site: what the pages of every policy are searched by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policypress.hub.member import Member


def joined_index(members: Sequence[Member]) -> dict[str, Any]:
    """The indices of all policies as one; a page is called by its policy as well."""
    pages: list[list[Any]] = []
    texts: list[list[Any]] = []
    for member in members:
        first = len(pages)
        for address, title, *rest in member.index["pages"]:
            named = f"{title}（{member.label}）"
            pages.append([f"{member.folder}/{address}", named, *rest])
        for page, *rest in member.index["texts"]:
            texts.append([first + page, *rest])
    return {"pages": pages, "texts": texts}
