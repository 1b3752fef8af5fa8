"""The values a look is written in.

字号, lengths with a unit, indents, alignments.

Each reader takes the words as they stand in the file and gives a number for
Word; words it cannot read raise ValueError with a Chinese message, which
becomes a finding at the right place. Sizes: 中文字号 as in GB/T 9704—2012
practice (2号 = 22 磅, 3号 = 16 磅, 4号 = 14 磅).
"""

from __future__ import annotations

import re

SIZES = {
    "初号": 84,
    "小初": 72,
    "1号": 52,
    "小1": 48,
    "2号": 44,
    "小2": 36,
    "3号": 32,
    "小3": 30,
    "4号": 28,
    "小4": 24,
    "5号": 21,
    "小5": 18,
    "6号": 15,
    "小6": 13,
}
ALIGNMENTS = {
    "左": "left",
    "居中": "center",
    "右": "right",
    "两端": "both",
    "分散": "distribute",
}
_CHINESE_DIGITS = str.maketrans("一二三四五六", "123456")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*(\D*)\Z")
TWIPS_A_POINT = 20
_TWIPS = {"毫米": 1440 / 25.4, "磅": float(TWIPS_A_POINT)}
_THINNEST = 2  # eighths of a point: the thinnest line that Word draws


def size(words: str) -> int:
    """3号, 小四, 12磅 → half-points."""
    named = words.translate(_CHINESE_DIGITS)
    if named in SIZES:
        return SIZES[named]
    number, unit = _split(words)
    if unit != "磅" or number <= 0:
        raise ValueError(f"“{words}”不是字号，可写 3号、小四 或 12磅")
    return round(number * 2)


def length(
    words: str,
    pitch: int,
) -> int:
    """37毫米, 28.95磅, 2行 (lines of the grid) → twips."""
    number, unit = _split(words)
    if unit == "行":
        return round(number * pitch)
    if unit in _TWIPS:
        return round(number * _TWIPS[unit])
    raise ValueError(f"“{words}”不是长度，可写 37毫米、28.95磅 或 2行")


def line_height(
    words: str,
    pitch: int,
) -> int:
    """28.95磅 → exact twips; 单倍 → 0 (the face decides)."""
    if words == "单倍":
        return 0
    return length(words, pitch)


def characters(words: str) -> float:
    """2字, -4字 → a number of characters."""
    number, unit = _split(words)
    if unit != "字":
        raise ValueError(f"“{words}”不是字数，可写 2字")
    return number


def eighths(words: str) -> int:
    """Width of a line, 0.35毫米 or 1磅 → eighths of a point; 无 → 0."""
    if words == "无":
        return 0
    width = round(length(words, 0) * 8 / TWIPS_A_POINT)
    return max(_THINNEST, width)


def integer(words: str) -> int:
    """A whole number."""
    number, unit = _split(words)
    if unit or number != int(number):
        raise ValueError(f"“{words}”不是整数")
    return int(number)


def boolean(words: str) -> bool:
    """是 / 否."""
    if words not in ("是", "否"):
        raise ValueError(f"“{words}”应写 是 或 否")
    return words == "是"


def alignment(words: str) -> str:
    """居中, 左, 右, 两端, 分散 → w:jc."""
    if words not in ALIGNMENTS:
        raise ValueError(
            f"“{words}”不是对齐方式，可写 {'、'.join(ALIGNMENTS)}"
        )
    return ALIGNMENTS[words]


def color(words: str) -> str:
    """RRGGBB."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", words):
        raise ValueError(f"“{words}”不是颜色，应写六位十六进制数，如 FF0000")
    return words.upper()


def plain(words: str) -> str:
    """Words as they are; never empty."""
    if not words:
        raise ValueError("不能为空")
    return words


def _split(words: str) -> tuple[float, str]:
    match = _NUMBER.match(words)
    if not match:
        raise ValueError(f"“{words}”不是数值")
    return float(match[1]), match[2].strip()
