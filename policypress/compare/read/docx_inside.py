"""What a cell or a note holds (单元格、脚注的内部): its paragraphs that show, those of
tables and text boxes in it too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from policypress.compare.read.docx_elements import W, is_on, value_of

BOX = f"{W}txbxContent"
_PARAGRAPH = f"{W}p"
_TABLE, _ROW = f"{W}tbl", f"{W}tr"
_UNSHOWN = object()


class Inside(NamedTuple):
    """A paragraph of a cell or note, and the innermost text box within that
    which holds it, None for none.
    """

    paragraph: Any
    box: Any


def shown_paragraphs(
    holder: Any,
    gone: Container[str],
    unshown: Container[Any],
) -> Iterator[Inside]:
    """The paragraphs of a cell or note that show, in order.

    gone: tags of what is not in this reading. unshown: text boxes that do not
    show; asked for each paragraph when it comes.
    """
    known: Any = None
    box: Any = None
    for paragraph in holder.iter(_PARAGRAPH):
        parent = paragraph.getparent()
        if parent is not known:
            known, box = parent, _box_around(parent, holder, gone, unshown)
        if box is not _UNSHOWN:
            yield Inside(paragraph, box)


def _box_around(
    element: Any,
    holder: Any,
    gone: Container[str],
    unshown: Container[Any],
) -> Any:
    """The innermost text box that holds an element, None for none; _UNSHOWN
    where that does not show.
    """
    box = None
    while element is not holder:
        if element.tag in gone or element in unshown or is_hidden_row(element):
            return _UNSHOWN
        if element.tag == BOX and box is None:
            box = element
        element = element.getparent()
    return box


def hidden_rows(holder: Any) -> Iterator[Any]:
    """The rows inside a cell or note that do not show, not those inside another
    of them.
    """
    known: Any = None
    shows = True
    for row in holder.iter(_ROW):
        parent = row.getparent()
        if parent is not known:
            around = _box_around(parent, holder, (), ())
            known, shows = parent, around is not _UNSHOWN
        if shows and is_hidden_row(row):
            yield row


def is_hidden_row(element: Any) -> bool:
    """Whether an element is a row of a table that does not show."""
    if element.tag != _ROW:
        return False
    properties = element.find(f"{W}trPr")
    return properties is not None and is_on(properties, "hidden")


def table_style(paragraph: Any) -> str:
    """The id of the style of the table that a paragraph stands in, "" for none.

    A text box in a table does not look as the table does.
    """
    above = next(paragraph.iterancestors(_TABLE, BOX), None)
    if above is None or above.tag == BOX:
        return ""
    return value_of(above.find(f"{W}tblPr"), "tblStyle")
