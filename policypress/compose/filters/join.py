"""``{{ lines | join("；") }}``: Jinja's filter, for values that carry their origin."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.compose.filters import Writer
from policypress.compose.markdown.markers import Marked


def apply(
    writer: Writer,
    items: Iterable[object],
    between: object = "",
) -> Marked:
    """The items as marked Markdown, `between` between each two."""
    written = [str(writer.mark(item)) for item in items]
    separator = str(writer.mark(between))
    writer.budget.spend(len(separator) * len(written))
    return Marked(separator.join(written))
