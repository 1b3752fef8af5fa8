"""A look (版式), ready to render with: page, faces and styles by role.

A role is what a document calls a paragraph, a run or a table ("body",
"chapter", "table-head"); the look gives its appearance. The style id in Word
is the role itself; the role "plain" is Word's default style Normal.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policypress.word.page import PageSetup
from policypress.word.styles import CharacterStyle, ParagraphStyle, TableStyle

DEFAULT_ROLE = "plain"
BODY_ROLE = "body"


class Font(Struct, frozen=True):
    """A class of type (仿宋, 黑体 …) and the face that stands for it.

    instead: the face to use where that one is missing.
    """

    kind: str
    name: str
    instead: str = ""


class Deviation(Struct, frozen=True):
    """Where a look leaves GB/T 9704.

    Clause, strength of the rule, what, and why.
    """

    clause: str
    strength: str
    what: str
    why: str


class Look(Struct, frozen=True, eq=False):
    """PageSetup, fonts, and paragraph, character and table styles by role."""

    name: str
    title: str
    page: PageSetup
    fonts: tuple[Font, ...]
    paragraphs: Mapping[str, ParagraphStyle]
    characters: Mapping[str, CharacterStyle]
    tables: Mapping[str, TableStyle]
    deviations: tuple[Deviation, ...] = ()

    def paragraph(self, role: str) -> ParagraphStyle:
        """The style of a paragraph role.

        It is that of body for a role the look lacks, which `check_roles`
        reports.
        """
        return self.paragraphs.get(role) or self.paragraphs[BODY_ROLE]
