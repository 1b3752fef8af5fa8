"""The numbers of lists in Markdown (列表序号) as a page prints them.

A number is as a rule what its writer typed: official texts count by hand, and a gap of
theirs has to be seen. Who types one number for every item leaves counting to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def printed_numbers(tokens: Sequence[Token]) -> dict[int, str]:
    """What is printed before each item of a numbered list, by the place of its token
    among all: `1. 1. 1.` is printed as 1. 2. 3."""
    printed: dict[int, str] = {}
    open_lists: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open" and token.info and open_lists:
            open_lists[-1].append(place)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = [(one, tokens[one]) for one in open_lists.pop()]
            printed |= _numbers(items)
    return printed


def _numbers(items: Sequence[tuple[int, Token]]) -> dict[int, str]:
    """The numbers of one list. items: each with its place."""
    is_counted = len(items) > 1 and len({one.info for _, one in items}) == 1
    numbers = {}
    for count, (place, token) in enumerate(items):
        number = str(int(token.info) + count) if is_counted else token.info
        numbers[place] = f"{number}{token.markup} "
    return numbers
