"""Joining soft line breaks in Chinese text (软换行).

YAML folding, Markdown and pandoc all put a space where a line of source ends;
Chinese wants nothing there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Punctuation that Unicode calls narrow or ambiguous and a Chinese text sets
# one character wide.
_CHINESE_PUNCTUATION = frozenset("“”‘’—…·℃①②③④⑤⑥⑦⑧⑨⑩")


def is_cjk(ch: str) -> bool:
    """True for Han characters, full-width forms and the punctuation of Chinese
    text, all one full cell wide.
    """
    return (
        ch in _CHINESE_PUNCTUATION or unicodedata.east_asian_width(ch) in "WF"
    )


def join_lines(lines: Iterable[str]) -> str:
    """One paragraph out of its source lines.

    Blanks at the ends of lines and empty lines do not count.

    Nothing goes between two lines when either side is Chinese, since official
    documents (公文) put no space between Han and digits or Latin; otherwise
    one space.
    """
    text = ""
    for line in lines:
        line = line.strip()
        if text and line and not (is_cjk(text[-1]) or is_cjk(line[0])):
            text += " "
        text += line
    return text
