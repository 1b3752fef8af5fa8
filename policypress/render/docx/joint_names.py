"""The names of several bodies that issue one document (联合行文), as one block."""

from __future__ import annotations

from msgspec import Struct

from policypress.document import Paragraph

MASTHEAD, WORD = "masthead", "masthead-word"
SIGNATURE, DATE = "signature", "date-line"
# What ends a group of names, by the role of the names.
ENDINGS = {MASTHEAD: WORD, SIGNATURE: DATE}


class Joint(Struct, frozen=True):
    """Names of bodies one after the other, with what ends them: 文件, or the date."""

    names: tuple[Paragraph, ...]
    last: Paragraph | None = None

    @property
    def role(self) -> str:
        """Of the names: masthead or signature."""
        return self.names[0].role
