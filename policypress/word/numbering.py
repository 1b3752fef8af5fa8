"""Automatic numbers (自动编号): numbering.xml, and how a paragraph names its list.

ECMA-376 part 1, 17.9. Each list has a definition (w:abstractNum) of its own. Lists that share one would share its
counter, and then depend on w:startOverride, which each program applies to another paragraph once the first is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policypress.word.xml import DECLARATION, NAMESPACES, attribute

CHINESE, DECIMAL = "chineseCountingThousand", "decimal"


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list of one level. form: w:numFmt; before, after: the words around its number, the gap behind it included.

    paragraph, run: the inside of the w:pPr and w:rPr of its numbers. The indents must be said: programs do not agree on
    whether a list without them keeps those of the style.
    """

    start: int
    form: str
    before: str
    after: str
    paragraph: str = ""
    run: str = ""


def numbering_xml(lists: Sequence[NumberedList]) -> str:
    """numbering.xml; the first list has the number 1."""
    definitions = "".join(
        _definition(number, one) for number, one in enumerate(lists, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(lists) + 1)
    )
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{definitions}{numbers}</w:numbering>"
    )


def in_list(number: int) -> str:
    """w:numPr of a paragraph of the list with this number; "" for 0, no list."""
    return (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        if number
        else ""
    )


def _definition(number: int, one: NumberedList) -> str:
    paragraph = f"<w:pPr>{one.paragraph}</w:pPr>" if one.paragraph else ""
    run = f"<w:rPr>{one.run}</w:rPr>" if one.run else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{one.start}"/><w:numFmt w:val="{one.form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{attribute(f"{one.before}%1{one.after}")}"/><w:lvlJc w:val="left"/>{paragraph}{run}'
        "</w:lvl></w:abstractNum>"
    )
