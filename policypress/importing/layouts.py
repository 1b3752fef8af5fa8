"""How a policy can number its text (编号方式), and what number comes next."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from policypress.language.numerals import (
    article,
    halved,
    ordinal,
    to_chinese,
)


class Layout(Struct, frozen=True):
    """A way of numbering, as numbering in policy.yaml.

    has_chapters: whether provisions stand in chapters. per_chapter: whether 一、（一）
    begin anew in each. is_counted: whether chapters above 第X条 are numbered 一、.
    is_half: whether brackets are narrow, (一). is_arabic: whether items of provisions are
    numbered 1., without （一） above them.
    """

    scheme: str
    has_chapters: bool
    per_chapter: bool = False
    is_counted: bool = False
    is_half: bool = False
    is_arabic: bool = False

    def heading(self, order: int, rank: str) -> str:
        """The number of the heading that comes as `order` among its kind."""
        if self.scheme == "articles" and not self.is_counted:
            return f"第{to_chinese(order)}{rank}"
        return ordinal(order, 1)

    def clause(self, order: int) -> str:
        """第一条; or 一、, （一） below chapters."""
        if self.scheme == "articles":
            return article(order)
        return self._ordinal(order, 2 if self.has_chapters else 1)

    def item(self, order: int, depth: int) -> str:
        """The number of an item (depth 0), or of a subitem (1)."""
        level = 2 + depth
        if self.scheme == "sections" and self.has_chapters:
            level += 1
        level += self.is_arabic
        if level > _DEEPEST:
            return ""
        return self._ordinal(order, level)

    def _ordinal(self, order: int, level: int) -> str:
        """A number with the brackets of the text."""
        words = ordinal(order, level)
        return halved(words) if self.is_half else words


_DEEPEST = 4  # 一、（一）1.（1）
# In the order of preference, where two of them number as many lines as the text does.
LAYOUTS = (
    Layout("articles", True),
    Layout("articles", False),
    Layout("articles", True, is_counted=True),
    Layout("sections", True, True),
    Layout("sections", True),
    Layout("sections", False),
)


def layouts(has_half: bool) -> list[Layout]:
    """The layouts to try, usual ones first. has_half: whether narrow brackets stand in
    the text."""
    found = [*LAYOUTS]
    found += [replace(one, is_arabic=True) for one in LAYOUTS]
    if has_half:
        found += [replace(one, is_half=True) for one in found]
    return found
