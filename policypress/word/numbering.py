"""Automatic numbers (自动编号): numbering.xml, and how a paragraph names its list.

ECMA-376 part 1, 17.9. Each list has a definition (w:abstractNum) of its own.
Lists that share one would share its counter, and then depend on
w:startOverride, which each program applies to another paragraph once the first
is gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from policypress.word.xml import DECLARATION, NAMESPACES, attribute

CHINESE = "chineseCountingThousand"
DECIMAL = "decimal"


class NumberedList(Struct, frozen=True):
    """A list of one level.

    form: w:numFmt; before, after: the words around its number, the gap behind
    it included. paragraph, run: the inside of the w:pPr and w:rPr of its
    numbers. The indents must be given: programs do not agree on whether a list
    without them keeps those of the style.
    """

    start: int
    form: str
    before: str
    after: str
    paragraph: str = ""
    run: str = ""


def numbering_xml(lists: Sequence[NumberedList]) -> str:
    """numbering.xml; the first list has the number 1."""
    definitions = ""
    numbers = ""
    for number, item in enumerate(lists, start=1):
        definitions += _definition(number, item)
        named = f'<w:abstractNumId w:val="{number}"/>'
        numbers += f'<w:num w:numId="{number}">{named}</w:num>'
    inside = definitions + numbers
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{inside}</w:numbering>"


def in_list(number: int) -> str:
    """w:numPr of a paragraph of the list with this number.

    "" for 0, no list.
    """
    if not number:
        return ""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _definition(
    number: int,
    item: NumberedList,
) -> str:
    """w:abstractNum of a list; %1 stands for the number in its words."""
    paragraph = f"<w:pPr>{item.paragraph}</w:pPr>" if item.paragraph else ""
    run = f"<w:rPr>{item.run}</w:rPr>" if item.run else ""
    words = attribute(f"{item.before}%1{item.after}")
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{item.start}"/><w:numFmt w:val="{item.form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/>{paragraph}{run}</w:lvl></w:abstractNum>'
    )
