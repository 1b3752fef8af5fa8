"""What a reader of a guide asks first (办理要点): who may apply, for how much, when, how,
and where to ask.

Every line is one that the source has elsewhere; only the labels are ours. Guide,
leaflet, site and 一图读懂 print these same rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.compose.markdown.markers import Marked

if TYPE_CHECKING:
    from policypress.compose.views.guides import GuideView
    from policypress.compose.views.measures import MeasureView
    from policypress.compose.views.view_context import ViewContext

FREE = "本项免申即享：主管单位按照已有数据核定后直接拨付，无需申报。"


class SummaryRow(Struct, frozen=True):
    """One question with its answer, a line each. id: who, much, when, how or where."""

    id: str
    label: str
    lines: list[Any]


def summary_rows(
    context: ViewContext,
    measure: MeasureView,
    guide: GuideView,
) -> list[SummaryRow]:
    """The rows of a guide in the order in which people ask; one without an answer is
    left out."""
    rows = [
        SummaryRow("who", "谁能申请", [guide.audience]),
        SummaryRow("much", "能拿多少", _amounts(measure)),
        SummaryRow("when", "什么时候", _window(context, guide)),
        SummaryRow("how", "怎么办", _channel(guide)),
        SummaryRow("where", "在哪里问", _contacts(context, guide)),
    ]
    return [row for row in rows if row.lines]


def _amounts(measure: MeasureView) -> list[Marked]:
    """The most that it gives, what bounds one of several supports, and what is given of
    several; a measure without any figure says its standard."""
    if measure.most:
        most = "，".join(measure.most)
        rest = [*measure.further_limits, *measure.highest]
        return [Marked(f"{most}。"), *_sentences(rest)]
    lines: list[Marked] = []
    for support in measure.supports:
        lines += support.standard
    return _sentences(lines)


def _sentences(lines: list[Marked]) -> list[Marked]:
    """Lines with a full stop each."""
    return [Marked(f"{line}。") for line in lines]


def _window(
    context: ViewContext,
    guide: GuideView,
) -> list[Marked]:
    """When to apply; nothing where nobody applies."""
    if guide.no_application:
        return []
    window = context.write(guide.window)
    return [Marked(f"{window}。")]


def _channel(guide: GuideView) -> list[Any]:
    """The first line of how to apply, which says where."""
    if guide.no_application:
        return [FREE]
    return guide.channel[:1]


def _contacts(
    context: ViewContext,
    guide: GuideView,
) -> list[Marked]:
    """Places and telephones; what is not known yet says so."""
    lines: list[Marked] = []
    for contact in guide.contacts:
        label = context.write(contact.label)
        value = context.write(contact.value)
        lines.append(Marked(f"{label}：{value}"))
    return lines
