"""What the policy says of itself (文件自己的名称): its issuers once, its kind and region as the
title has them, its dates to the day; and names that were put in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.dates import Date
from policypress.source.figures import nodes
from policypress.source.model import Policy, PolicyFile
from policypress.source.model.base import Node
from policypress.source.traverse import at

# The region that a title begins with: 青岚区 of 青岚区关于…, 河西省南港市 of 河西省南港市….
_REGION = re.compile(
    "^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|市|区|县|旗|镇|乡))+(?=关于|促进|支持|推动|扶持|鼓励)"
)
_TRIAL = re.compile(
    "[（(](?:试行|暂行|修订|征求意见稿|送审稿|[^（()）]{0,12})[)）]$"
)
_DATES = {"issued": "成文日期", "effective": "施行日期"}
# Short names; in prose a whole text in marks may be meant.
_NAMES = (
    "title",
    "short_title",
    "subject",
    "name",
    "label",
    "mode",
    "unit",
    "payee",
    "kind",
    "region",
    "issuer",
    "drafter",
    "payer",
    "grant",
)


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for what contradicts itself, or was written with marks."""
    if policy.meta:
        yield from _issuers(policy.meta)
        yield from _kind(policy.meta)
        yield from _region(policy.meta)
        yield from _days(policy.meta)
    for node in nodes(policy):
        yield from _in_marks(node)


def _issuers(meta: PolicyFile) -> Iterator[Finding]:
    """Each of those who issue it together is named once."""
    seen: set[str] = set()
    for number, name in enumerate(meta.issuers):
        if name in seen:
            yield at(
                meta,
                f"issuers.{number}",
                "same-issuer",
                f"制定机关“{name}”写了两次",
                "只留一个；一个机关制定的写 issuer",
            )
        seen.add(name)


def _kind(meta: PolicyFile) -> Iterator[Finding]:
    """A title ends with the kind of document, which the text calls itself by: 本办法."""
    title = _TRIAL.sub("", str(meta.title).strip())
    if meta.place_of("kind") == meta.place or title.endswith(str(meta.kind)):
        return
    yield at(
        meta,
        "kind",
        "kind-not-in-title",
        f"名称是“{title}”，文种写的是“{meta.kind}”，条文里会自称“本{meta.kind}”",
        "改正其中一个",
        "warning",
    )


def _region(meta: PolicyFile) -> Iterator[Finding]:
    """A title begins with the region that the text means by 本区."""
    region = str(meta.region).strip()
    found = _REGION.match(str(meta.title).strip())
    if found is None or region in found[0] or found[0] in region:
        return
    yield at(
        meta,
        "region",
        "region-not-in-title",
        f"名称里的地区是“{found[0]}”，地区写的是“{region}”",
        "改正其中一个",
        "warning",
    )


def _days(meta: PolicyFile) -> Iterator[Finding]:
    """The document's own dates are days: 自2026年2月起施行 leaves open from when."""
    for child, title in _DATES.items():
        figure = getattr(meta, child)
        date = figure.parsed
        if figure.value and isinstance(date, Date) and not date.day:
            yield at(
                figure,
                "value",
                "date-without-day",
                f"{title}“{figure.value}”没有写到日",
                "写成如 2026年2月1日",
                "warning",
            )


def _in_marks(node: Node) -> Iterator[Finding]:
    """A name that stands in Chinese quotation marks as a whole: YAML takes them for a part
    of it."""
    for child in _NAMES:
        text = getattr(node, child, None)
        if not isinstance(text, str) or not text.startswith(("“", "”", "‘")):
            continue
        inner = text[1:-1]
        if text[-1] not in "”“’" or not inner or _has_marks(inner):
            continue
        yield at(
            node,
            child,
            "name-in-marks",
            f"“{child}”写成了{text}，中文引号会一起印出来",
            f"去掉引号，写成 {inner}",
            "warning",
        )


def _has_marks(words: str) -> bool:
    """Whether there are more quotation marks inside, so that these are no pair."""
    return any(mark in words for mark in "“”‘’")
