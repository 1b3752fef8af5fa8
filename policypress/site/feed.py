"""What has changed since the version published before (更新订阅): one Atom entry a clause,
no day made up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.language.dates import Date
from policypress.site.text import SiteText
from policypress.source.model import Figure, Policy


class Change(Struct, frozen=True):
    """What happened to one clause. kind: 新增, 修改 or 删除; before, after: its words, "" where
    it is not there."""

    id: str
    title: str
    kind: str
    before: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """Permanent: the same change has the same name in every build."""
        return urn(f"{self.id}\n{self.before}\n{self.after}")


def urn(words: str) -> str:
    """A name for a feed or an entry (RFC 4287 §4.2.6) that depends on nothing but these words."""
    return uuid5(NAMESPACE_URL, words).urn


def changes(
    context: Context,
    words: SiteText,
    published: Policy | None,
) -> list[Change]:
    """The clauses that differ from the version published before, in their order, those
    left out last."""
    if published is None:
        return []
    now = _texts(context, words)
    earlier_context = Context(published, Nodes())
    earlier = _texts(earlier_context, SiteText(earlier_context))
    found = []
    for key, (title, after) in now.items():
        if key not in earlier:
            found.append(
                Change(
                    key,
                    title,
                    "新增",
                    "",
                    after,
                )
            )
        elif earlier[key][1] != after:
            found.append(
                Change(
                    key,
                    title,
                    "修改",
                    earlier[key][1],
                    after,
                )
            )
    return found + [
        Change(
            key,
            title,
            "删除",
            before,
        )
        for key, (title, before) in earlier.items()
        if key not in now
    ]


def updated(
    policy: Policy,
    published: Policy | None,
) -> str:
    """What Atom asks for (RFC 4287 §4.2.15): the day of issue. A draft has none yet; it
    is no older than the newest document it cites and than the version published before.
    "" when no such day is known either."""
    before = [published.meta.issued] if published else []
    cited = [
        document.date
        for document in policy.documents.values()
        if document.date and document.date.status == "published"
    ]
    days = _days([policy.meta.issued]) or _days(before + cited)
    if days:
        return f"{max(days).isoformat()}T00:00:00+08:00"
    return ""


def _days(figures: list[Figure]) -> list[datetime.date]:
    """Those known to the day."""
    dates = (figure.parsed for figure in figures)
    return [
        date.earliest for date in dates if isinstance(date, Date) and date.day
    ]


def _texts(
    context: Context,
    words: SiteText,
) -> dict[str, tuple[str, str]]:
    """Title and words of each clause by id."""
    found = {}
    for one in context.provisions:
        title = f"{one.citation} {one.title or one.subject}".rstrip()
        found[one.id] = title, _text(one.lines, words)
    return found


def _text(
    paragraphs: Iterable[object],
    words: SiteText,
) -> str:
    return "\n".join(words.text(paragraph) for paragraph in paragraphs)
