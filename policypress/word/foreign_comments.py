"""Comments added to a Word file that somebody else wrote (批注), with the part of the
package that they need; python-docx keeps the rest.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import docx
from docx.text.run import Run

_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"
_INITIALS = "校"


def with_comments(
    data: bytes,
    ranges: Iterable[tuple[str, int, int]],
    author: str,
) -> bytes:
    """The file with comments from one run to another.

    ranges: the words of a comment, and its first and last run, by their number among all
    runs of the document, from 0.
    """
    document = docx.Document(io.BytesIO(data))
    elements = list(document.element.iter(_RUN))
    for said, first, last in ranges:
        runs = [Run(elements[at], document) for at in (first, last)]
        document.add_comment(runs, said, author, _INITIALS)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
