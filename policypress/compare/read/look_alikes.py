"""Characters that look right and are others (形近字符): radicals in the place
of the word, as copying from a PDF leaves them (⽀ for 支), and compatibility
ideographs.

Sources: Unicode, EquivalentUnifiedIdeograph.txt (2E80 to 2FDF), and the
decompositions of F900 to FAFF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from policypress.findings import Finding, Place
from policypress.language.patterns import later

# Radicals of the supplement whose simplified form is a word of its own.
_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺌⺍⺟⺠⺼⻁⻂⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂几小小母民肉虎衤西见角刂车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_RADICALS = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9))
_UNIFIED = str.maketrans(
    {
        **{
            chr(code): unicodedata.normalize("NFKC", chr(code))
            for code in _RADICALS
        },
        **_SUPPLEMENT,
    }
)
# Where they stand, as the inside of a class of a pattern.
RADICALS = "\u2e80-\u2fdf\uf900-\ufad9"
_ANY = later(f"[{RADICALS}]")


def found_in(text: str) -> list[str]:
    """The characters of a text that only look right, in order."""
    found: list[str] = _ANY.findall(text)
    return [one for one in found if one.translate(_UNIFIED) != one]


def unified(text: str) -> str:
    """The text with the characters that are meant, one for one."""
    return text.translate(_UNIFIED) if _ANY.search(text) else text


def finding(
    characters: Iterable[tuple[str, Place]],
    name: str,
) -> Finding:
    """The warning that such characters were read as what is meant.

    characters: at least one, each with its place. name: of the file.
    """
    found = list(characters)
    kinds = list(dict.fromkeys(one for one, _ in found))
    shown = "、".join(
        f"{one}（U+{ord(one):04X}，应为{unified(one)}）" for one in kinds[:3]
    )
    more = " 等" if len(kinds) > 3 else ""
    message = (
        f"“{name}”有 {len(found)} 个看着正常、编码不同的字：{shown}{more}，"
        "已按通常的字读取。"
    )
    hint = "多为从 PDF 复制所致；请在原文件中替换，以免检索不到。"
    return Finding("look-alike", message, found[0][1], hint, "warning")
