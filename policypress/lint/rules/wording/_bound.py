"""Characters that hardly ever stand but in certain words (只在词里用的字): 椐, 隅, 撒. The
others are words of their own at times, and any two of them may be right side by side."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("strange_characters.txt")
BOUND_FROM = (Path(__file__), TABLE)


@cache
def bound_characters() -> frozenset[str]:
    """The first characters of the rows of the table, read once."""
    rows = TABLE.read_text("utf-8").split("\n[")[2]
    return frozenset(row[0] for row in rows.splitlines()[1:])
