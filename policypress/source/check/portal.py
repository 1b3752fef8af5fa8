"""What portals and the list of versions are told (信息公开、先前和后来的文件)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.language.dates import Date
from policypress.source.model import Policy
from policypress.source.model.procedure import day
from policypress.source.traverse import at

_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
# What looks like the beginning of an address of any kind.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for documents that are not registered, addresses that are none, and days
    out of order."""
    if policy.meta is None:
        return
    if "documents" not in policy.broken:
        yield from _versions(policy)
    yield from _addresses(policy)
    yield from _day(policy)


def _versions(policy: Policy) -> Iterator[Finding]:
    """The documents before and after this one are registered, each once."""
    seen: set[str] = set()
    for key in ("earlier", "later"):
        for number, name in enumerate(getattr(policy.meta, key)):
            child = f"{key}.{number}"
            if name not in policy.documents:
                message = f"documents.yaml 中没有文件“{name}”"
                hint = did_you_mean(
                    name,
                    policy.documents,
                    "先在 documents.yaml 中登记",
                )
                yield at(policy.meta, child, "unknown-document", message, hint)
            elif name in seen:
                message = f"文件“{name}”在先前、后来的文件里写了两次"
                hint = "一个文件只写一处，按从早到晚的顺序"
                yield at(policy.meta, child, "version-twice", message, hint)
            seen.add(name)


def _addresses(policy: Policy) -> Iterator[Finding]:
    """An address is one of the web; words are no address."""
    record = policy.meta.portal
    for key in ("announcement", "interpretation"):
        words = getattr(record, key)
        if _SCHEME.match(words) and not _ADDRESS.fullmatch(words):
            message = f"“{words[:60]}”不是网址"
            hint = "写以 https:// 开头的完整网址，或者写文件的名称"
            yield at(record, key, "bad-address", message, hint)


def _day(policy: Policy) -> Iterator[Finding]:
    """A document is published when it has been issued, and no earlier."""
    record, issued = policy.meta.portal, policy.meta.issued
    made = issued.parsed
    if record.published is None or not isinstance(made, Date):
        return
    published = day(record.published)
    if issued.is_known and published.is_before(made):
        message = f"发布日期{published}早于成文日期{made}"
        yield at(record, "published", "date-order", message, "核对两个日期")
