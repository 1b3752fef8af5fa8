"""Word comments (批注): a range in the text, a reference mark behind it, and the words in comments.xml.

A comment made by a build has no moment: without a date Word simply shows none.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.word.runs import HINT, run
from policypress.word.xml import DECLARATION, NAMESPACES, attribute

AUTHOR = "policypress"
INITIALS = "pp"
REFERENCE_STYLE = "CommentReference"
TEXT_STYLE = "CommentText"


def commented(number: int, content: str) -> str:
    """`content` with comment `number` attached to it."""
    return around(number, content, reference(number))


def around(number: int, content: str, mark: str) -> str:
    """`content` as the range of comment `number`; mark: the run that refers to it, `reference` or that tracked."""
    return f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>{mark}'


def reference(number: int) -> str:
    """The run behind the range that refers to comment `number`."""
    return f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE_STYLE}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'


def comments_xml(notes: Iterable[str], author: str = AUTHOR, date: str = "") -> str:
    """comments.xml; the n-th note is comment n (from 0), one paragraph a line. date: xsd:dateTime or "" for none."""
    initials = INITIALS if author == AUTHOR else author[:1]
    who = f'w:author="{attribute(author)}"' + (f' w:date="{date}"' if date else "")
    items = "".join(
        f'<w:comment w:id="{number}" {who} w:initials="{attribute(initials)}">'
        + "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{TEXT_STYLE}"/></w:pPr>{run(line, HINT)}</w:p>'
            for line in note.splitlines() or [""]
        )
        + "</w:comment>"
        for number, note in enumerate(notes)
    )
    return f"{DECLARATION}<w:comments {NAMESPACES}>{items}</w:comments>"
