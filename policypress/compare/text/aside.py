"""What no amending decision amends (修改决定不写的): the record of passage (题注), blanks in
headings (总　则) and the letter that issued the text (印发通知). A text printed anew carries
them; writer and proof leave the same aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policypress.compare.text.tree import HEADINGS, Line, Node

_DATE = re.compile(
    "[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月"
)
_PASSED = re.compile("通过|修订|修正|修改|公布|发布|批准|施行")
_STOPS = ("。", "：", "；")
LETTER = "印发通知"
RECORD, HEADING_BLANKS = "题注", "章名、节名等标题中的空格"


def is_record(node: Node) -> bool:
    """Whether all that a node before the articles says is when a text was passed and
    amended.
    """
    return node.kind == "preamble" and not introduction(node)


def introduction(node: Node) -> tuple[Line, ...]:
    """The lines of a node that a decision amends: what stands before the articles
    without the record of passage at its head (引言).

    A paragraph that has a date and says passed is a record, and so are the names around
    it; a sentence or a table is none.
    """
    lines = node.lines
    records = _places(lines, _is_record_line)
    if node.kind != "preamble" or not records:
        return lines
    prose = _places(lines, _is_prose)
    if not prose:
        return ()
    if prose[0] > records[-1]:
        return lines[records[-1] + 1 :]
    return tuple(line for line in lines if not _is_record_line(line))


def _places(
    lines: Sequence[Line],
    is_one: Callable[[Line], bool],
) -> list[int]:
    """Which of some lines are of a kind."""
    return [at for at, line in enumerate(lines) if is_one(line)]


def _is_record_line(line: Line) -> bool:
    words = line.printed
    dated = _DATE.search(words) and _PASSED.search(words)
    return bool(dated) and not _is_prose(line)


def _is_prose(line: Line) -> bool:
    """A table, or a paragraph that ends as a sentence does."""
    return bool(line.rows) or line.printed.strip().endswith(_STOPS)


def without_blanks(words: str) -> str:
    """The words of a heading with no blanks in them."""
    return "".join(words.split())


def left_aside(old: Node, new: Node) -> str:
    """What of two nodes a decision does not amend, by its name; "" when it amends them."""
    if old.kind == new.kind == "preamble":
        before = [line.printed for line in introduction(old)]
        after = [line.printed for line in introduction(new)]
        return RECORD if before == after else ""
    if old.kind != new.kind or old.kind not in HEADINGS:
        return ""
    if _plain(old) == _plain(new):
        return HEADING_BLANKS
    return ""


def _plain(node: Node) -> list[str]:
    """The words of a heading without its number and without blanks."""
    return [without_blanks(line.text) for line in node.lines]
