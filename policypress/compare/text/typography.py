"""What is the same text however it was typed (版式).

Width, spaces, quotes, 、 and ，, 〇 ○ 零, ㎡ and m², ㈠ and （一）, …… and ...,
1,000,000 and 1000000.

Two texts with one `core` differ in typography only. Folding goes to the forms
that the language module reads.
"""

from __future__ import annotations

import re
import unicodedata

from policypress.language.patterns import later

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
# Characters that stand for several (Unicode blocks 2460 and 3200).
_LONG = {
    **{
        chr(code): unicodedata.normalize("NFKC", chr(code)).translate(_FOLD)
        for code in (*range(0x2474, 0x249C), *range(0x3220, 0x3244))
    },
    "㎡": "m²",
    "㎥": "m³",
    "㎞": "km",
    "㎏": "kg",
    "㎎": "mg",
    "㎜": "mm",
    "㎝": "cm",
    "℃": "°C",
}
_CORE = str.maketrans({**_FOLD, **{ord(one): to for one, to in _LONG.items()}})
# A run of dots, and the marks between the thousands of a number.
_RUNS = later(r"…+|⋯+|\.{3,}|。{3,}|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_HAS_RUN = re.compile(r"[…⋯,]|\.\.\.|。。。")
_BLANK = r"[\s\u3000\u200b\ufeff]+"
# A space between two Latin words is a word boundary, not typography.
# 、 between 》《 or ”“ may be left out (GB/T 15834).
_SPACE = later(
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
    if _HAS_RUN.search(text):
        text = _RUNS.sub(_run, text)
    return text.translate(_CORE)


def _run(found: re.Match[str]) -> str:
    """What is left of a run: of dots one mark, of a comma nothing."""
    return "" if found[0] == "," else "…"


def core_places(text: str) -> list[tuple[str, int]]:
    """The characters of the core, each with its place in the text.

    Spaces count for nothing, also between Latin words.
    """
    instead: dict[int, str] = {}
    for found in _RUNS.finditer(text):
        instead |= dict.fromkeys(range(*found.span()), "")
        instead[found.start()] = _run(found)
    places = []
    for index, raw in enumerate(text):
        words = instead.get(index)
        if words is None:
            words = core(raw)
        places += [(character, index) for character in words]
    return places


def spaces(text: str) -> list[tuple[int, int]]:
    """Start and end of what is only typography in itself.

    Spaces, and 、 between two titles.
    """
    if not _spaced(text):
        return []
    return [found.span() for found in _SPACE.finditer(text)]
