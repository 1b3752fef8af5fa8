"""``{{ names | listing }}``: a Chinese enumeration (列举), 甲、乙和丙."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from policypress.compose.filters import Writer
from policypress.compose.markdown.markers import Marked, escape, visible
from policypress.language.listing import joint


def apply(
    writer: Writer,
    items: Iterable[object],
    attribute: str = "",
    last: str = "",
    end: str = "",
) -> Marked:
    """The items in one enumeration; "" when there are none.

    attribute: what is listed of each item, instead of the item itself. last: what
    stands before the last item, e.g. 和. end: what stands after it, e.g. 等.
    """
    names = [
        str(writer.mark(_listed(writer, item, attribute))) for item in items
    ]
    if not names:
        return Marked("")
    parts = names[:1]
    for before, after in pairwise(names):
        # Whether 《》 meets 《》 shows in the text itself, not in the markers around it.
        parts.append(joint(visible(before), visible(after)))
        parts.append(after)
    if last and len(names) > 1:
        parts[-2] = escape(last)
    parts.append(escape(end))
    return Marked("".join(parts))


def _listed(
    writer: Writer,
    item: object,
    attribute: str,
) -> object:
    """What is listed of an item: the item, or an attribute of it."""
    if not attribute:
        return item
    return writer.getattr(item, attribute)
