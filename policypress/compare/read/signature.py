"""Issuer and date at the end of a text (落款), taken off the clause behind
which they stand.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from policypress.compare.read.drafts import Draft
from policypress.compare.text.tree import Line
from policypress.language.patterns import later

SENTENCE_END = ("。", "；", "：", "，", ";", ":")
SPACES = re.compile(r"[\s\u3000]+")
_DAY = "[0-9一二三四五六七八九十]{1,3}"
DATE = later(
    rf"(?:[0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})年{_DAY}月{_DAY}日"
)
# 签订日期：　年　月　日 below a contract.
_DAY_SIGNED = later(
    rf"(?:(?:签订|签署|签约|签字)?(?:日期|时间)[：:])?(?:{DATE.pattern}|_*年_*月_*日)"
)
_PARTY = later("盖章|签字|签名|签章|公章")
# Lines above the date: a text issued jointly names two or three organs.
_ISSUERS = 3
_NEVER_SIGNED = ("title", "letter", "contents")
# Characters; what is longer is a sentence without its stop.
_LONGEST_ISSUER = 30


def take_signature(drafts: list[Draft]) -> None:
    """Move the signature off the last clause, or the note of annexes after it,
    into a node of its own.
    """
    places = [at for at, draft in enumerate(drafts) if draft.kind == "clause"]
    # A text without clauses (批复) ends with its signature as well.
    places = places or [len(drafts) - 1]
    for index in range(places[-1], len(drafts)):
        if drafts[index].kind in _NEVER_SIGNED:
            continue
        lines = drafts[index].lines
        start = _start_of_signature(lines)
        if start < len(lines):
            signed = [
                replace(line, level="paragraph") for line in lines[start:]
            ]
            del lines[start:]
            drafts.insert(index + 1, Draft("closing", signed))
            return


def _start_of_signature(lines: list[Line]) -> int:
    """Index of the first line of a signature that ends these lines.

    Their number when there is none.

    The first line of a clause is never part of one.
    """
    end = len(lines)
    if end < 2 or not _DAY_SIGNED.fullmatch(SPACES.sub("", lines[-1].printed)):
        return end
    start = end - 1
    while start > 1 and _is_party(lines[start - 1]):
        start -= 1
    first = max(1, start - _ISSUERS)
    while start > first and _may_sign(lines[start - 1]):
        start -= 1
    return start


def _is_party(line: Line) -> bool:
    """Whether a party signs a contract here: 甲方（盖章）：."""
    words = line.text
    if line.label or line.rows or len(words) > _LONGEST_ISSUER:
        return False
    return _PARTY.search(words) is not None and not words.endswith("。")


def _may_sign(line: Line) -> bool:
    """Whether a line may name an issuer.

    Short, without number and without stop.
    """
    if line.label or line.rows or len(line.text) > _LONGEST_ISSUER:
        return False
    return not line.text.endswith(SENTENCE_END)
