"""Which words of a Word file stand in a field (域), and where each field ends.

What a field shows is made by Word; whatever is written into it Word replaces
when it next updates the field. Only the words of a link are the writer's own.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_fields import unclosed
from policypress.compare.read.docx_trace import COPIED

_MARK = f"{W}fldChar"
_CODE = f"{W}instrText"
_LINK = "HYPERLINK"
_PARAGRAPH = f"{W}p"


class FieldMap(Struct):
    """The fields of one part.

    end_of: of each element inside a field, the mark that ends the outermost one. links:
    the ends of fields that are links. inside: the paragraphs that begin inside a field;
    ending: those that end inside one."""

    end_of: dict[Any, Any] = field(default_factory=dict)
    links: set[Any] = field(default_factory=set)
    inside: set[Any] = field(default_factory=set)
    ending: set[Any] = field(default_factory=set)

    def updates(self, element: Any) -> bool:
        """Whether Word makes what an element shows."""
        end = self.end_of.get(element)
        return end is not None and end not in self.links


def fields_of(root: Any) -> FieldMap:
    """The fields of a part; one that nothing ends counts for nothing."""
    walk = _Walk(set(unclosed(root)))
    for element in root.iter(*COPIED, _CODE):
        walk.step(element)
    walk.end()
    return walk.found


class _Walk:
    """Goes through a part and counts how many fields are open."""

    def __init__(self, unended: set[Any]) -> None:
        """unended: beginnings that count for nothing."""
        self.found = FieldMap()
        self._unended = unended
        self._depth = 0
        self._held: list[Any] = []
        self._last: Any = None
        self._code = ""  # of the open fields

    def step(self, element: Any) -> None:
        """Takes in the next element."""
        if element.tag == _PARAGRAPH:
            if self._depth:
                self.found.inside.add(element)
                self.end()
            self._last = element
        elif element.tag == _MARK and element not in self._unended:
            self._mark(element)
        elif element.tag == _CODE:
            self._code += element.text or ""
        elif self._depth:
            self._held.append(element)

    def end(self) -> None:
        """The paragraph before ends here."""
        if self._depth and self._last is not None:
            self.found.ending.add(self._last)

    def _mark(self, mark: Any) -> None:
        """Takes in the mark of a field."""
        kind = mark.get(f"{W}fldCharType")
        self._depth += kind == "begin"
        if not self._depth:
            return
        self._held.append(mark)
        self._depth -= kind == "end"
        if not self._depth:
            self.found.end_of |= dict.fromkeys(self._held, mark)
            if self._code.strip().upper().startswith(_LINK):
                self.found.links.add(mark)
            self._held = []
            self._code = ""
