"""目录: which lines are entries of a table of contents, and where the text
itself begins."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.read.drafts import Draft
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.read.signature import SPACES
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import HEADINGS
from policypress.language.patterns import later

_PAGE_NUMBER = later(r"[.…·\s]*[0-9]*$")
_OF_THE_BODY = (*HEADINGS, "clause")
# Characters: what is longer is no entry, but a sentence that lacks its stop.
_LONGEST_ENTRY = 60


class Contents:
    """The table of contents being read. Its first entry comes again where the
    text begins."""

    def __init__(self) -> None:
        self._first_entry = ""

    def has(
        self,
        line: RawLine,
        found: Sequence[Draft],
    ) -> bool:
        """Whether a line is 目录 or an entry of it; found: the drafts so far.

        Entries end where the first comes again as a heading, or a clause
        opens.
        """
        if line.style == "contents":
            return True
        bare = SPACES.sub("", line.text)
        if bare in ("目录", "目次"):
            self._first_entry = ""
            return not any(draft.kind in _OF_THE_BODY for draft in found)
        if not found or found[-1].kind != "contents":
            return False
        return self._is_entry(line.text, bare)

    def _is_entry(self, text: str, bare: str) -> bool:
        """Whether a line behind 目录 is one more entry of it.

        bare: the text without spaces.
        """
        if len(bare) > _LONGEST_ENTRY or bare.endswith("。"):
            return False
        if ordinals.article(text):
            return False
        entry = _PAGE_NUMBER.sub("", bare)
        if entry == self._first_entry:
            return False
        self._first_entry = self._first_entry or entry
        return True
