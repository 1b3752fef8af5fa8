"""The words of a Word paragraph (段落文字).

Runs, breaks and symbols, without fields' codes and what is hidden.
"""

from __future__ import annotations

import re
from typing import Any

from policypress.compare.read.docx_elements import W

_TEXT = f"{W}t"
_RUN = f"{W}r"
_WORDS = {f"{W}tab": "　", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOT_TEXT = {
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{W}del",
    f"{W}moveFrom",
    f"{W}txbxContent",
}
_PAGE_BREAKS = ("page", "column")
_OFF = ("0", "false", "off")
_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_LINE_ENDS = re.compile(
    "[\x85\u2028\u2029]"
)  # end a line wherever Word shows them


class WordsReader:
    """Reads paragraph after paragraph, and remembers which fields are open.

    in_contents: how many of the open fields are a table of contents.
    """

    def __init__(self) -> None:
        self.in_contents = 0
        self._fields: list[
            bool
        ] = []  # innermost last: whether each is such a table

    def read(self, paragraph: Any) -> str:
        """The words of a paragraph, with \n wherever Word begins
        a new line.
        """
        words = self._words(paragraph)
        if _LINE_ENDS.search(words):
            return _LINE_ENDS.sub("\n", words)
        return words

    def _words(self, element: Any) -> str:
        """The words of everything inside an element, runs that are hidden left
        out.
        """
        words = []
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                words.append(child.text or "")
            elif tag == _RUN:
                if not _hidden(child):
                    words.append(self._words(child))
            elif tag not in NOT_TEXT:
                words.append(self._other(tag, child))
        return "".join(words)

    def _other(
        self,
        tag: str,
        element: Any,
    ) -> str:
        """The words of what is neither text nor run."""
        if tag in _WORDS:
            return _WORDS[tag]
        if tag == f"{W}br":
            return "" if element.get(f"{W}type") in _PAGE_BREAKS else "\n"
        if tag == f"{W}sym":
            return _symbol(element)
        if tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType"))
            return ""
        if tag == f"{W}instrText":
            self._instruction(element.text or "")
            return ""
        return self._words(element)

    def _field(self, kind: str | None) -> None:
        """A field begins or ends."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self.in_contents -= self._fields.pop()

    def _instruction(self, code: str) -> None:
        """The code of a field; TOC makes the innermost a table of contents."""
        if not self._fields or not code.strip().upper().startswith("TOC"):
            return
        if not self._fields[-1]:
            self.in_contents += 1
        self._fields[-1] = True


def _hidden(run: Any) -> bool:
    """Whether a run does not show (w:vanish)."""
    properties = next(run.iterchildren(f"{W}rPr"), None)
    if properties is None:
        return False
    mark = next(properties.iterchildren(f"{W}vanish"), None)
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _symbol(element: Any) -> str:
    """The character of a w:sym, □ where only its font says what it is or the
    code is no character.
    """
    code = element.get(f"{W}char") or ""
    if not _HEX.fullmatch(code):
        return "□"
    value = int(code, 16)
    is_private = 0xF000 <= value <= 0xF0FF
    is_surrogate = 0xD800 <= value <= 0xDFFF
    if is_private or is_surrogate or not value:
        return "□"
    return chr(value)
