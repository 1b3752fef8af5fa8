"""Word (.docx): a composed document and a look become the bytes of one file.

arrange (what follows what) → paragraphs, tables, contents, imprint (Word XML
of the body) → parts (the package).
"""

from __future__ import annotations

from policypress.document import Document
from policypress.render.docx.body import body_xml
from policypress.render.docx.check import check_roles
from policypress.render.docx.parts import docx, write_dotx
from policypress.render.docx.state import State
from policypress.render.look.load import load_look, named_look
from policypress.render.look.look import Deviation, Font, Look

__all__ = [
    "Deviation",
    "Font",
    "Look",
    "check_roles",
    "load_look",
    "named_look",
    "render",
    "write_dotx",
]


def render(
    document: Document,
    look: Look,
    *,
    marks: bool = False,
) -> bytes:
    """The .docx of a document.

    marks: show proposed and unknown figures with a colour and a comment each.
    """
    state = State(look, marks)
    body = body_xml(state, document)
    return docx(document, look, body, state)
