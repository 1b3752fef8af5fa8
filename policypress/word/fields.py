"""Fields: words that Word computes itself (page numbers, references,
contents).

Always the complex form (begin, instruction, separate, cached result, end): WPS
and LibreOffice read it everywhere, w:fldSimple not inside hyperlinks. The
cached result is what a reader sees until the field is updated.
"""

from __future__ import annotations

from policypress.word.runs import run
from policypress.word.xml import escape

END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def begin(
    instruction: str,
    dirty: bool = False,
    properties: str = "",
) -> str:
    """The runs that open a field.

    dirty: Word computes it anew when it opens the file.
    """
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    mark = ' w:dirty="true"' if dirty else ""
    words = escape(instruction)
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {words} </w:instrText>'
        "</w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(
    instruction: str,
    result: str,
    properties: str = "",
) -> str:
    """A whole field with its cached result."""
    return (
        begin(instruction, properties=properties)
        + run(result, properties)
        + END
    )


def page(result: str = "1") -> str:
    """The number of the page it stands on."""
    return field("PAGE", result)


def page_of(
    bookmark: str,
    result: str,
    properties: str = "",
) -> str:
    """The number of the page on which a bookmark stands, as a link to it
    (``\\h``).
    """
    return field(f"PAGEREF {bookmark} \\h", result, properties)


def contents(depth: int) -> str:
    """The opening of a table of contents.

    Over outline levels 1 to `depth` (``\\u``), entries linked (``\\h``).
    """
    return begin(f'TOC \\o "1-{depth}" \\h \\z \\u', dirty=True)
