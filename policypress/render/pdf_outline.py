"""On which page each heading of a PDF stands, by its outline (书签).

LibreOffice writes one for every paragraph that has an outline level, in the order
of the text, and neither compresses nor encrypts it.
"""

from __future__ import annotations

import re

_PAGES = re.compile(rb"/Type ?/Pages\b[^>]*?/Kids ?\[([^\]]*)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_ITEM = re.compile(rb"/Title ?<FEFF([0-9A-F]*)>\s*/Dest ?\[ ?(\d+) 0 R")


def standing(pdf: bytes) -> list[tuple[str, int]]:
    """Each heading with the number of its page, from 1; none where the file has no
    outline, or one that is written in another way."""
    tree = _PAGES.search(pdf)
    if tree is None:
        return []
    pages = _REFERENCE.findall(tree.group(1))
    numbers = {page: number for number, page in enumerate(pages, 1)}
    found: list[tuple[str, int]] = []
    for title, page in _ITEM.findall(pdf):
        if page not in numbers or len(title) % 4:
            return []
        words = bytes.fromhex(title.decode()).decode("utf-16-be", "replace")
        found.append((words, numbers[page]))
    return found
