"""Document → one picture (一图读懂) as SVG: headings become bands, tables become cards, steps
or rows, and no words leave their box.

`words` measures and breaks lines, `canvas` draws boxes with words in them, `picture` lays a
document out from top to bottom.
"""

from __future__ import annotations

from policypress.document import Document
from policypress.render.svg.picture import picture

__all__ = ["render"]


def render(
    document: Document,
    look: object = None,
    *,
    marks: bool = False,
) -> bytes:
    """The picture in UTF-8. look is not used: a picture has no page; marks neither, since
    a figure that is not known prints 【待核】 anyway."""
    return picture(document).encode("utf-8", "replace")
