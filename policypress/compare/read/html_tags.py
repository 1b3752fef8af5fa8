"""What tags of HTML do to the words around them (网页标记): raised, struck, hidden
or left out; pictures and readings are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policypress.compare.read.small_digits import raised_or_lowered
from policypress.compare.read.unread import READING, Unread
from policypress.findings import Place

# No < inside, so that a text of many < is looked through once.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
_SOURCE = re.compile(r"src\s*=\s*[\"']?([^\"'\s>]*)", re.I)
_ALT = re.compile(r"\balt\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.I)
_CHECKBOX = re.compile(r"type\s*=\s*[\"']?checkbox", re.I)
_CHECKED = re.compile(r"(?:^|\s)checked(?:\s|=|/|$)", re.I)
_SMALL = {"sup": "superscript", "sub": "subscript"}
_LEFT_OUT = ("rt", "rp", "script", "style", "template")
_STRUCK = ("s", "del", "strike")
_ALONE = ("br", "hr", "img", "input", "col", "wbr", "source")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|\s)hidden(?:[\s=/]|$)",
    re.I,
)
STRUCK = "被划去（~~ ~~）的文字，已按有效文字读取"


class Tags:
    """What the tags that were met do to the words behind them.

    unread: takes in pictures. place: where the words stand.
    """

    def __init__(
        self,
        unread: Unread,
        at: Callable[[], int] = int,
    ) -> None:
        """unread: of the file. at: how much of the line prints so far."""
        self._unread = unread
        self._at = at
        self._align = ""
        self._left_out = 0
        self._beside: list[str] | None = None  # words beside others
        self._struck: list[str] | None = None
        self._struck_at = Place("")
        self._struck_behind = 0
        self._hidden = _Hidden(unread, at)

    def strike(self, place: Place) -> None:
        """What follows is struck through."""
        self._unread.tell(STRUCK, place)
        self._struck, self._struck_at = [], place
        self._struck_behind = self._at()

    def end_strike(self) -> None:
        """What was struck through ends, if anything was."""
        if self._struck is not None:
            words = "".join(self._struck)
            self._unread.add_words(
                "删除线",
                self._struck_at,
                words,
                self._struck_behind,
            )
        self._struck = None

    def meet(
        self,
        tag: re.Match[str],
        place: Place,
    ) -> str:
        """Takes in a tag; the words are those that it shows itself."""
        closes, name, about = bool(tag[1]), tag[2].lower(), tag[3]
        if self._hidden.meet(name, closes, about, place):
            return ""
        if name in _SMALL:
            self._align = "" if closes else _SMALL[name]
        elif name in _LEFT_OUT and not about.endswith("/"):
            self._left_out = max(0, self._left_out + (-1 if closes else 1))
            self._read_beside(name == "rt" and not closes, place)
        if closes and name in _STRUCK:
            self.end_strike()
        return "" if closes else self._opened(name, about, place)

    def _read_beside(self, begins: bool, place: Place) -> None:
        """Takes in what stood beside a word, and begins anew, or not."""
        words = "".join(self._beside or ()).strip()
        if words:
            self._unread.add_words(READING, place, words, self._at())
        self._beside = [] if begins else None

    def _opened(
        self,
        name: str,
        about: str,
        place: Place,
    ) -> str:
        """Takes in what begins, or stands alone."""
        if name == "img":
            self._unread.add("图片", place, _picture(about), self._at())
        elif name in _STRUCK:
            self.strike(place)
        elif name == "input" and _CHECKBOX.search(about):
            return "☑" if _CHECKED.search(about) else "☐"
        return ""

    def shown(self, words: str) -> str:
        """Words as the open tags show them, "" where they do not."""
        if self._left_out:
            if self._beside is not None:
                self._beside.append(words)
            return ""
        if self._hidden.takes(words):
            return ""
        if self._struck is not None:
            self._struck.append(words)
        return raised_or_lowered(self._align, words) if self._align else words


def _picture(about: str) -> str:
    """What tells a picture from others: where it is, and what it says of itself."""
    source, alt = _SOURCE.search(about), _ALT.search(about)
    words = alt[1].strip("\"'") if alt else ""
    return f"{source[1] if source else about} {words}".strip()


class _Hidden:
    """Words in an element that no page shows (display: none), which are told of."""

    def __init__(self, unread: Unread, at: Callable[[], int]) -> None:
        """Nothing is hidden."""
        self._unread = unread
        self._at = at
        self._name = ""
        self._depth = 0

    def meet(self, name: str, closes: bool, about: str, place: Place) -> bool:
        """Takes in a tag; whether it is one of a hidden element."""
        if self._depth:
            if name == self._name:
                self._depth += -1 if closes else 1
            return True
        if closes or name in _ALONE or not _HIDDEN.search(about):
            return False
        self._name, self._depth, self._place = name, 1, place
        return True

    def takes(self, words: str) -> bool:
        """Whether words are hidden; those that are anything are noted."""
        if self._depth and words.strip():
            place, at = self._place, self._at()
            self._unread.add_words("隐藏文字", place, words, at)
        return bool(self._depth)


def tag_in(words: str) -> re.Match[str] | None:
    """The one tag that words are, None when they are none."""
    return TAG.fullmatch(words)
