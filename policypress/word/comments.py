"""Word comments (批注).

A range in the text, a mark behind it, words in comments.xml.

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


def commented(
    number: int,
    content: str,
) -> str:
    """`content` with comment `number` attached to it."""
    return around(number, content, reference(number))


def around(
    number: int,
    content: str,
    mark: str,
) -> str:
    """`content` as the range of comment `number`.

    mark: the run that refers to the comment, `reference` or that inside a
    revision.
    """
    start = f'<w:commentRangeStart w:id="{number}"/>'
    end = f'<w:commentRangeEnd w:id="{number}"/>'
    return f"{start}{content}{end}{mark}"


def reference(number: int) -> str:
    """The run behind the range that refers to comment `number`."""
    properties = f'<w:rPr><w:rStyle w:val="{REFERENCE_STYLE}"/></w:rPr>'
    return f'<w:r>{properties}<w:commentReference w:id="{number}"/></w:r>'


def comments_xml(
    notes: Iterable[str],
    author: str = AUTHOR,
    date: str = "",
) -> str:
    """comments.xml; the n-th note is comment n (from 0).

    date: when the comments were made (xsd:dateTime), "" for none.
    """
    initials = INITIALS if author == AUTHOR else author[:1]
    moment = f' w:date="{date}"' if date else ""
    name = f'w:author="{attribute(author)}"'
    signed = f'{name}{moment} w:initials="{attribute(initials)}"'
    items = []
    for number, note in enumerate(notes):
        words = _paragraphs(note)
        items.append(
            f'<w:comment w:id="{number}" {signed}>{words}</w:comment>'
        )
    return (
        f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(items)}</w:comments>"
    )


def _paragraphs(note: str) -> str:
    """The words of a comment, one paragraph a line."""
    style = f'<w:pPr><w:pStyle w:val="{TEXT_STYLE}"/></w:pPr>'
    lines = note.splitlines() or [""]
    return "".join(f"<w:p>{style}{run(line, HINT)}</w:p>" for line in lines)
