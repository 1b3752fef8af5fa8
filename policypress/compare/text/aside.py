"""What no amending decision amends (修改决定不写的): the record of passage (题注) and blanks in
headings (总　则). A text printed anew carries them; writer and proof leave the same aside.
"""

from __future__ import annotations

import re

from policypress.compare.text.tree import HEADINGS, Node

_DATE = re.compile(
    "[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月"
)
_PASSED = re.compile("通过|修订|修正|修改|公布|发布|批准|施行")
RECORD, HEADING_BLANKS = "题注", "章名、节名等标题中的空格"


def is_record(node: Node) -> bool:
    """Whether a node before the articles tells when a text was passed and amended: one
    paragraph has a date and says so, and none is a sentence of prose.
    """
    if node.kind != "preamble":
        return False
    words = [line.printed.strip() for line in node.lines]
    if any(line.rows for line in node.lines):
        return False
    if any(one.endswith(("。", "：", "；")) for one in words):
        return False
    return any(_DATE.search(one) and _PASSED.search(one) for one in words)


def without_blanks(words: str) -> str:
    """The words of a heading with no blanks in them."""
    return "".join(words.split())


def left_aside(old: Node, new: Node) -> str:
    """What of two nodes a decision does not amend, by its name; "" when it amends them."""
    if is_record(old) and is_record(new):
        return RECORD
    if old.kind != new.kind or old.kind not in HEADINGS:
        return ""
    if _plain(old) == _plain(new):
        return HEADING_BLANKS
    return ""


def _plain(node: Node) -> list[str]:
    """The words of a heading without its number and without blanks."""
    return [without_blanks(line.text) for line in node.lines]
