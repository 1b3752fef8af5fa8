"""What is the same text however it was typed (版式).

Width, spaces, quotes, 、 and ，, 〇 ○ 零.

Two texts with one `core` differ in typography only. Folding goes to the forms
that the language module reads.
"""

from __future__ import annotations

import re

_PAIRS = {
    "(": "（",
    "[": "〔",
    "［": "〔",
    "【": "〔",
    "]": "〕",
    "］": "〕",
    "】": "〕",
    "<": "〈",
    "＜": "〈",
    ">": "〉",
    "＞": "〉",
    ")": "）",
    ",": "，",
    "、": "，",
    "､": "，",
    "﹑": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "｡": "。",
    "．": ".",
    '"': "“",
    "”": "“",
    "＂": "“",
    "„": "“",
    "「": "“",
    "」": "“",
    "『": "‘",
    "』": "‘",
    "'": "‘",
    "’": "‘",
    "＇": "‘",
    "〇": "零",
    "○": "零",
    "◯": "零",
    "％": "%",
    "•": "·",
    "・": "·",
    "‧": "·",
    "—": "-",
    "－": "-",
    "–": "-",
    "―": "-",
    "−": "-",
    "‐": "-",
    "～": "~",
    "〜": "~",
    "∶": "：",
}
_FOLD = str.maketrans(
    {
        **{chr(0xFF10 + n): chr(0x30 + n) for n in range(10)},
        **{chr(0xFF21 + n): chr(0x41 + n) for n in range(26)},
        **{chr(0xFF41 + n): chr(0x61 + n) for n in range(26)},
        **_PAIRS,
    }
)
_BLANK = r"[\s\u3000\u200b\ufeff]+"
# A space between two Latin words is a word boundary, not typography.
# 、 between 》《 or ”“ may be left out (GB/T 15834).
_SPACE = re.compile(
    rf"(?<![0-9A-Za-z]){_BLANK}|{_BLANK}(?![0-9A-Za-z])|(?<=》)、(?=《)|(?<=”)、(?=“)"
)
_BLANKS = re.compile(_BLANK)


def _spaced(text: str) -> bool:
    """Whether a text may hold such a space.

    Most do not, and the search for one looks around every character.
    """
    return bool(_BLANKS.search(text)) or "》、《" in text or "”、“" in text


def fold(text: str) -> str:
    """The text with one form for each character, position by position."""
    return text.translate(_FOLD)


def core(text: str) -> str:
    """What is left of a text when typography is put aside."""
    if _spaced(text):
        text = _SPACE.sub("", text)
    return text.translate(_FOLD)


def spaces(text: str) -> list[tuple[int, int]]:
    """Start and end of what is only typography in itself.

    Spaces, and 、 between two titles.
    """
    if not _spaced(text):
        return []
    return [found.span() for found in _SPACE.finditer(text)]
