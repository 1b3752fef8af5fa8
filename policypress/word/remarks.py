"""Comments of a Word file with their replies (批注与答复): who said what, when, about which
paragraph, and whether it is settled.

A reply names the comment it answers by the w14:paraId of that comment's last paragraph
(commentsExtended.xml, [MS-DOCX] 2.5.4); programs that lose that part make a reply an
ordinary comment.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.word.package_reader import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
COMMENTS = "word/comments.xml"
EXTENDED = "word/commentsExtended.xml"


class Remark(Struct):
    """A comment. answers: the id of the one it replies to, "" for none; done: settled,
    as Word shows it."""

    identity: str
    author: str
    date: str
    text: str
    answers: str = ""
    done: bool = False


def read_remarks(package: Package) -> dict[str, Remark]:
    """The comments of a file by id, in their order."""
    root = package.roots.get(COMMENTS)
    if root is None:
        return {}
    found: dict[str, Remark] = {}
    by_paragraph: dict[str, str] = {}
    for element in root.iter(f"{_W}comment"):
        remark = _remark(element)
        found[remark.identity] = remark
        for paragraph in element.iter(f"{_W}p"):
            name = paragraph.get(f"{_W14}paraId", "")
            by_paragraph[name] = remark.identity
    _extend(package.roots.get(EXTENDED), found, by_paragraph)
    return found


def _remark(element: Any) -> Remark:
    """One comment by itself."""
    paragraphs = [
        "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
        for paragraph in element.iter(f"{_W}p")
    ]
    return Remark(
        element.get(f"{_W}id", ""),
        element.get(f"{_W}author", ""),
        element.get(f"{_W}date", ""),
        "\n".join(one for one in paragraphs if one),
    )


def _extend(
    root: Any,
    found: dict[str, Remark],
    by_paragraph: dict[str, str],
) -> None:
    """Adds who answers whom, and what is settled."""
    if root is None:
        return
    for element in root.iter(f"{_W15}commentEx"):
        identity = by_paragraph.get(element.get(f"{_W15}paraId", ""), "")
        remark = found.get(identity)
        if remark is None:
            continue
        parent = element.get(f"{_W15}paraIdParent", "")
        remark.answers = by_paragraph.get(parent, "")
        remark.done = element.get(f"{_W15}done") in ("1", "true")
