"""Fixed words of tables and guides: for statuses, forms, reviews; and the standard of a
support (资助标准的表述)."""

from __future__ import annotations

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.writer import Writer
from policypress.source.model import Support, wording

REVIEWS = wording.REVIEWS
TIMINGS = wording.TIMINGS
STATUSES = {
    "published": "已公布",
    "approved": "已批准",
    "proposed": "拟定",
    "unknown": "待核",
}
REQUIRED = {"always": "是", "if_applicable": "视情况"}
CONFIDENCES = {
    "primary": "原文",
    "official": "官方通知或指南",
    "secondary": "二手资料",
    "seed": "起草说明",
}
FORCES = {
    "in_force": "现行有效",
    "replaced": "已被替代",
    "expired": "已失效",
    "draft": "征求意见稿",
    "unknown": "效力待核",
}
FORMS = {
    "original": "原件",
    "copy": "复印件",
    "original_and_copy": "原件核验、复印件留存",
    "electronic": "电子件",
    "form": "系统填报并打印",
}


def standard(
    support: Support,
    writer: Writer,
) -> list[Marked]:
    """The standard (资助标准) of a support, one line a rule: amount, then limits."""
    per = writer(writer.each(support.for_each)) if support.for_each else ""
    lines = support.amount.lines(writer, writer(support.mode), per)
    lines += [limit.words(writer) for limit in support.limits.values()]
    return [Marked(line) for line in lines]
