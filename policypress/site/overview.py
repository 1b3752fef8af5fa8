"""The page with the policy as one picture (一图读懂), and the picture as a file."""

from __future__ import annotations

from markupsafe import Markup

from policypress.document import Document
from policypress.site.shared import Shared
from policypress.site.text import text

ADDRESS = "overview.html"
PICTURE = "files/overview.svg"
_TITLE = "一图读懂"


def overview_pages(site: Shared) -> dict[str, bytes]:
    """The page and its picture by their addresses; none without the document."""
    document = picture_of(site)
    if document is None:
        return {}
    from policypress.render import svg

    drawn = svg.render(document)
    page = site.index.page(ADDRESS, document.title, _TITLE)
    site.index.add(page, "", "", text(document.blocks))
    made = site.page(
        "overview",
        ADDRESS,
        _TITLE,
        picture=Markup(drawn.decode()),
        picture_address=PICTURE,
        picture_name=f"{document.title}.svg",
    )
    return {ADDRESS: made, PICTURE: drawn}


def picture_of(site: Shared) -> Document | None:
    """The composed document that becomes the picture."""
    for document in site.request.documents:
        if document.template == "infographic":
            return document
    return None
