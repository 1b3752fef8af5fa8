"""Emphasis beside Chinese punctuation.

CommonMark's flanking rules (6.2) look at white space, which Chinese text does not have,
so ``**第一条（适用范围）**本措施`` is not bold. Here a CJK character next to the run counts as
white space would. Nothing changes for text without CJK characters.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from policypress.language.joining import is_cjk


def cjk_emphasis(md: MarkdownIt) -> None:
    """markdown-it plugin: replaces the rule that finds emphasis delimiters."""
    md.inline.ruler.at("emphasis", _delimiters)


def _delimiters(state: StateInline, silent: bool) -> bool:
    """The library's rule: notes a run of * or _ that may open or close emphasis."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _flanking(before, after, marker)
    length = end - state.pos
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        delimiter = Delimiter(
            marker=ord(marker),
            length=length,
            token=len(state.tokens) - 1,
            end=-1,
            open=can_open,
            close=can_close,
        )
        state.delimiters.append(delimiter)
    state.pos = end
    return True


def _flanking(
    before: str,
    after: str,
    marker: str,
) -> tuple[bool, bool]:
    """Whether a delimiter run between two characters can open and can close emphasis.

    A run opens when words follow it (left-flanking), closes when words precede it
    (right-flanking); ``_`` does not work inside a word.
    """
    left = _flanks(before, after)
    right = _flanks(after, before)
    if marker == "*":
        return left, right
    can_open = left and (not right or _punctuation(before))
    can_close = right and (not left or _punctuation(after))
    return can_open, can_close


def _flanks(outside: str, inside: str) -> bool:
    """Whether a run belongs to the word on its inside (CommonMark 6.2); a CJK character
    outside counts as white space would."""
    if isWhiteSpace(ord(inside)):
        return False
    if not _punctuation(inside):
        return True
    if isWhiteSpace(ord(outside)):
        return True
    if _punctuation(outside):
        return True
    return is_cjk(outside)


def _punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
