"""Emphasis beside Chinese punctuation.

CommonMark's flanking rules (6.2) look at white space, which Chinese text does not have, so
``**第一条（适用范围）**本措施`` is not bold. Here a CJK character next to the run counts as white space would.
Nothing changes for text without CJK characters.
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
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _flanking(before: str, after: str, marker: str) -> tuple[bool, bool]:
    """Whether a delimiter run between two characters can open and can close emphasis."""
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    punctuation_before, punctuation_after = _punctuation(before), _punctuation(after)
    left = not space_after and (
        not punctuation_after or space_before or punctuation_before or is_cjk(before)
    )
    right = not space_before and (
        not punctuation_before or space_after or punctuation_after or is_cjk(after)
    )
    if marker == "*":
        return left, right
    return left and (not right or punctuation_before), right and (
        not left or punctuation_after
    )


def _punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
