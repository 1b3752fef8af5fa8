"""The shape of a .docx body before its words are read (结构).

What is nested too deep, what is there twice.

Everything here is one walk of the tree, so that reading takes time in
proportion to the size of the file.
"""

from __future__ import annotations

import re
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.compare.text import limits
from policypress.findings import Finding, Place

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE = f"{_MC}Choice"
# What the namespaces begin with that Word or an older Office has made.
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/",
    "http://schemas.microsoft.com/ink/",
    "urn:schemas-microsoft-com:",
)
_USUAL_PREFIX = re.compile(
    "w|w1[0-9](?:[a-z]{2,6})?|wp|wp1[0-9]|wp[cgis]|wne|cx[0-9]?|a|a14|am3d"
    "|aink|pic|m|r|v|o|c14|dgm|asvg"
)
_CONTAINERS = tuple(f"{W}{tag}" for tag in ("tbl", "txbxContent", "sdt"))
_BLOCKS = (f"{W}p", f"{W}tbl")
_NUMBER = re.compile("[0-9]{1,9}")
# Of a number that is named in a finding; a longer one is called as large as
# that.
_DIGITS = 15
_FLAT = "在 Word 中减少表格、文本框的嵌套，另存后再比较。"


def number_of(value: str | None) -> int | None:
    """A whole number of an attribute, None when it is none or has more digits
    than any number of a document.
    """
    if value is None or not _NUMBER.fullmatch(value):
        return None
    return int(value)


def large_number_of(value: str) -> int | None:
    """A whole number that goes beyond a limit in any case, for the finding
    that names it; None when it is none.
    """
    if not (value.isascii() and value.isdigit()):
        return None
    return int(value) if len(value) <= _DIGITS else 10**_DIGITS


def one_of_each_choice(root: Any) -> None:
    """Leaves one of the alternatives that a part holds for newer and older
    programs (mc:AlternateContent).

    Word shows the first that it understands, and a Fallback only where there
    is no other (ISO/IEC 29500-3, 9.3). Where there is nothing that it
    understands the first is left, so that nothing is lost.
    """
    for alternatives in list(root.iter(f"{_MC}AlternateContent")):
        choices = list(alternatives.iterchildren(_CHOICE))
        found = list(filter(_is_understood, choices))
        found += alternatives.iterchildren(f"{_MC}Fallback")
        found += choices
        for other in list(alternatives):
            if other not in found[:1]:
                alternatives.remove(other)


def _is_understood(choice: Any) -> bool:
    """Whether Word knows all namespaces that a choice requires."""
    required = (choice.get("Requires") or "").split()
    return all(_is_known(one, choice.nsmap.get(one)) for one in required)


def _is_known(prefix: str, namespace: str | None) -> bool:
    """Whether Word knows a namespace; one that is named nowhere goes by its
    usual prefix.
    """
    if namespace is None:
        return _USUAL_PREFIX.fullmatch(prefix) is not None
    return namespace.startswith(_KNOWN)


def misshapen(
    body: Any,
    name: str,
) -> list[Finding]:
    """What is wrong with the shape of a body.

    Too many paragraphs, too much inside one another.
    """
    findings = []
    paragraphs = sum(1 for _ in body.iter(f"{W}p"))
    if paragraphs > limits.PARAGRAPHS:
        found = limits.too_many(
            "too-many-paragraphs",
            name,
            "有 # 个段落",
            paragraphs,
            limits.PARAGRAPHS,
        )
        findings.append(found)
    depth, deepest = _deepest(body)
    if depth > limits.DEPTH:
        place = Place(name, block_number(body, deepest))
        what = "的表格、文本框等嵌套了 # 层"
        code = "nested-too-deep"
        most = limits.DEPTH
        findings.append(
            limits.too_many(
                code,
                name,
                what,
                depth,
                most,
                place,
                _FLAT,
            )
        )
    return findings


def _deepest(body: Any) -> tuple[int, Any]:
    """How many tables, text boxes and controls stand inside one another, and
    the innermost of them.
    """
    from lxml import etree

    if next(body.iter(*_CONTAINERS), None) is None:
        return 0, None
    depth = most = 0
    deepest = None
    walk = etree.iterwalk(
        body,
        events=("start", "end"),
        tag=_CONTAINERS,
    )
    for event, element in walk:
        depth += 1 if event == "start" else -1
        if depth > most:
            most = depth
            deepest = element
    return most, deepest


def block_number(
    body: Any,
    element: Any,
) -> int:
    """Which paragraph or table of the body holds an element, from 1."""
    top = element
    above = top.getparent()
    while above is not None and above is not body:
        top = above
        above = above.getparent()
    return sum(1 for _ in top.itersiblings(*_BLOCKS, preceding=True)) + 1


def boxes_of(paragraph: Any) -> list[Any]:
    """The text boxes of a paragraph without those that stand inside another of
    them.
    """
    found = []
    end_of_last: Any = None
    for box in paragraph.iter(f"{W}txbxContent"):
        if end_of_last is None or not _inside(box, end_of_last):
            found.append(box)
            end_of_last = box
    return found


def _inside(
    element: Any,
    outer: Any,
) -> bool:
    """Whether an element stands inside a text box.

    Looks no further up than to the next one.
    """
    return any(
        above is outer for above in element.iterancestors(f"{W}txbxContent")
    )
