"""What ``::: table`` says of the tables inside it, read word by word."""

from __future__ import annotations

from typing import Literal

Only = Literal["", "paper", "workbook"]
ONLY_HINT = "写 only=paper（不进工作簿）或 only=workbook（只进工作簿）"


def only_in(written: str) -> Only | None:
    """Where a table stands; None for a word that says nothing of it."""
    if written == "paper":
        return "paper"
    if written == "workbook":
        return "workbook"
    return None if written else ""


def is_width(written: str) -> bool:
    """Whether it is a number from 0.01 to 9999."""
    digits = written.replace(".", "", 1)
    if not digits.isascii() or not digits.isdecimal():
        return False
    return 0.01 <= float(written) < 10_000
