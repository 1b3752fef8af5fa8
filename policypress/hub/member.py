"""What a joint site needs of one policy: plain data, taken from the policy's own site."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from policypress.portfolio import Facts
from policypress.site.answers import answers
from policypress.site.calendar import grouped
from policypress.site.guidance import guidance
from policypress.site.searching import search_data
from policypress.site.shared import Shared

# What every title has and no title is told by.
_USUAL = re.compile(r"^(?:关于|促进|支持|进一步)+|(?:（.{1,8}）)$")
_LEAST = 4  # characters: 办法 alone tells nothing


class Window(Struct, frozen=True):
    """When applications are taken. data: for the script that counts days, "" where no
    days are known; count: how many measures."""

    text: str
    data: str
    count: int


class Member(Struct, frozen=True):
    """One policy of a joint site.

    folder: where its pages are below the site, as part of an address. applicants:
    organisations, persons or both. draft: 征求意见稿 and the like, "" once issued. index:
    what its pages are searched by.
    """

    folder: str
    title: str
    region: str
    drafter: str
    applicants: str
    grant: str
    draft: str
    count: int
    rules: dict[str, Any]
    index: dict[str, Any]
    guidance: dict[str, Any]
    windows: tuple[Window, ...]
    facts: Facts

    @property
    def happenings(self) -> list[dict[str, Any]]:
        """What an applicant may say has happened, as the policy's rules have it."""
        found: list[dict[str, Any]] = self.rules.get("happenings", [])
        return found

    @property
    def label(self) -> str:
        """What its clauses are told apart by: the title without the region."""
        _, found, rest = self.title.partition(self.region)
        short = _USUAL.sub("", rest if found else self.title)
        return short if len(short) >= _LEAST else self.title


def member_of(
    site: Shared,
    folder: str,
    facts: Facts,
) -> Member:
    """The data of a policy whose site has been made."""
    meta = site.context.policy.meta
    text = site.words.text
    windows = [
        Window(
            one.window.text if one.window.known else "",
            one.window.data if one.window.days else "",
            len(one.measures),
        )
        for one in grouped(site.windows)
    ]
    return Member(
        folder,
        text(site.context.p.title),
        text(site.context.p.region),
        text(site.context.p.drafter),
        meta.applicants,
        meta.grant,
        site.draft_name,
        len(site.catalogue.entries),
        site.rules,
        search_data(site, answers(site)),
        guidance(site),
        tuple(windows),
        facts,
    )
