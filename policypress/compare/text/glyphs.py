"""Characters without a glyph (不显示的字符), and how much of some words prints."""

from __future__ import annotations

from policypress.language.patterns import later

# What neither XML nor a page can hold, and characters without a glyph, which
# copying from pages and PDF leaves behind (Unicode, category Cf; selectors), as
# the inside of a class of a pattern.
NO_GLYPH = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
_BLANK = later(rf"[\s{NO_GLYPH}]+")


class Passed:
    """What a reader has passed. It is weighed when somebody asks, which is seldom."""

    __slots__ = ("_weighed", "_words")

    def __init__(self, weighed: int = 0) -> None:
        """weighed: how much printed before."""
        self._weighed = weighed
        self._words: list[str] = []

    def words(self, words: str) -> None:
        """Further words."""
        self._words.append(words)

    def more(self, by: int) -> None:
        """Something that counts as so many characters."""
        self._weighed += by

    @property
    def weight(self) -> int:
        """How much of it prints."""
        if self._words:
            self._weighed += weight("".join(self._words))
            self._words = []
        return self._weighed


def weight(words: str) -> int:
    """How many characters of some words print anything: a place in a text that
    is told by it is the same whatever the spaces before it.
    """
    return len(_BLANK.sub("", words))
