"""What the notice (印发通知) says itself and policy.yaml says too: a title or a body that has
been changed in one place only."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Notice, Policy, PolicyFile
from policypress.source.traverse import at

_INNER = str.maketrans("《》", "〈〉")


def check(policy: Policy) -> Iterator[Finding]:
    """A finding where the notice's own title does not name the document, and for a
    masthead or a signature of somebody who does not issue it."""
    meta = policy.meta
    if not meta or not meta.notice:
        return
    yield from _title(meta, meta.notice)
    yield from _bodies(meta, meta.notice)


def _title(
    meta: PolicyFile,
    notice: Notice,
) -> Iterator[Finding]:
    """A title of its own holds that of the document, or its short one."""
    written = notice.title
    if not written:
        return
    names = (meta.title, meta.title.translate(_INNER), meta.short_title)
    if not any(name in written for name in names):
        yield at(
            notice,
            "title",
            "other-title",
            f"印发通知的标题没有写本文件的名称“{meta.title}”",
            "去掉 title，标题自动生成；或者写 {{ p.title }}",
            "warning",
        )


def _bodies(
    meta: PolicyFile,
    notice: Notice,
) -> Iterator[Finding]:
    """A masthead or signature names one of those that issue the document."""
    for field, what in (("masthead", "发文机关标志"), ("issuer", "署名")):
        written = getattr(notice, field)
        if written and not any(body in written for body in meta.issuing):
            yield at(
                notice,
                field,
                "other-issuer",
                f"印发通知的{what}“{written}”不是制定机关（{'、'.join(meta.issuing)}）",
                f"去掉 {field}，自动按制定机关写",
                "warning",
            )
