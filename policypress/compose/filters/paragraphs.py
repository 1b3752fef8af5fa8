"""``{{ lines | paragraphs }}``: several values as paragraphs of one table cell."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.compose.filters import Writer
from policypress.compose.markdown.markers import NEW_PARAGRAPH, Marked


def apply(
    writer: Writer,
    items: Iterable[object],
) -> Marked:
    """The items as marked Markdown, each a paragraph."""
    written = [str(writer.mark(item)) for item in items]
    return Marked(NEW_PARAGRAPH.join(written))
