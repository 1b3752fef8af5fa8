"""The shape of a .docx body before its words are read (结构): what is nested too deep, what is there twice.

Everything here is one walk of the tree, so that reading takes time in proportion to the size of the file.
"""

from __future__ import annotations

import re
from typing import Any

from policypress.compare.text import limits
from policypress.findings import Finding, Place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = tuple(f"{_W}{tag}" for tag in ("tbl", "txbxContent", "sdt"))
_BLOCKS = (f"{_W}p", f"{_W}tbl")
_NUMBER = re.compile("[0-9]{1,9}")
_DIGITS = 15  # of a number that is named in a finding; a longer one is called as large as that
_FLAT = "在 Word 中减少表格、文本框的嵌套，另存后再比较。"


def number_of(value: str | None) -> int | None:
    """A whole number of an attribute, None when it is none or has more digits than any number of a document."""
    if value is None or not _NUMBER.fullmatch(value):
        return None
    return int(value)


def large_number_of(value: str) -> int | None:
    """A whole number that goes beyond a limit in any case, for the finding that names it; None when it is none."""
    if not (value.isascii() and value.isdigit()):
        return None
    return int(value) if len(value) <= _DIGITS else 10**_DIGITS


def one_of_each_choice(body: Any) -> None:
    """Leaves one of the alternatives that a body holds for newer and older programs (mc:AlternateContent).

    Word shows the first that it understands, and a Fallback only where there is no other (ISO/IEC 29500-3, 9.3).
    """
    for alternatives in list(body.iter(f"{_MC}AlternateContent")):
        choices = list(alternatives.iterchildren(f"{_MC}Choice"))
        kept = (
            choices[0]
            if choices
            else next(alternatives.iterchildren(f"{_MC}Fallback"), None)
        )
        for other in list(alternatives):
            if other is not kept:
                alternatives.remove(other)


def misshapen(body: Any, name: str) -> list[Finding]:
    """What is wrong with the shape of a body: too many paragraphs, too much inside one another."""
    findings = []
    paragraphs = sum(1 for _ in body.iter(f"{_W}p"))
    if paragraphs > limits.PARAGRAPHS:
        found = limits.too_many(
            "too-many-paragraphs", name, "有 # 个段落", paragraphs, limits.PARAGRAPHS
        )
        findings.append(found)
    depth, deepest = _deepest(body)
    if depth > limits.DEPTH:
        place = Place(name, block_number(body, deepest))
        findings.append(
            limits.too_many(
                "nested-too-deep",
                name,
                "的表格、文本框等嵌套了 # 层",
                depth,
                limits.DEPTH,
                place,
                _FLAT,
            )
        )
    return findings


def _deepest(body: Any) -> tuple[int, Any]:
    """How many tables, text boxes and controls stand inside one another, and the innermost of them."""
    from lxml import etree

    if next(body.iter(*_CONTAINERS), None) is None:
        return 0, None
    depth = most = 0
    deepest = None
    for event, element in etree.iterwalk(
        body, events=("start", "end"), tag=_CONTAINERS
    ):
        depth += 1 if event == "start" else -1
        if depth > most:
            most, deepest = depth, element
    return most, deepest


def block_number(body: Any, element: Any) -> int:
    """Which paragraph or table of the body holds an element, from 1."""
    top = element
    while top.getparent() is not None and top.getparent() is not body:
        top = top.getparent()
    return sum(1 for _ in top.itersiblings(*_BLOCKS, preceding=True)) + 1


def boxes_of(paragraph: Any) -> list[Any]:
    """The text boxes of a paragraph without those that stand inside another of them."""
    found = []
    end_of_last: Any = None
    for box in paragraph.iter(f"{_W}txbxContent"):
        if end_of_last is None or not _inside(box, end_of_last):
            found.append(box)
            end_of_last = box
    return found


def _inside(element: Any, outer: Any) -> bool:
    """Whether an element stands inside a text box; looks no further up than to the next one."""
    return any(above is outer for above in element.iterancestors(f"{_W}txbxContent"))
