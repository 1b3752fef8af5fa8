"""The sentences of a paragraph (句): where each begins and ends.

A sentence ends with a full stop, a question mark or an exclamation mark; 分号 ends none.
"""

from __future__ import annotations

import re

_MARK = re.compile("[。？！?!]+|[“‘（(《〈〔]|[”’）)》〉〕]")
_OPENING, _CLOSING = "“‘（(《〈〔", "”’）)》〉〕"


def sentence_spans(text: str) -> list[tuple[int, int]] | None:
    """From where to where each sentence of a paragraph reaches; None where a stop stands
    within marks, so that nobody knows whether it ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = deep = 0
    for found in _MARK.finditer(text):
        if found[0] in _OPENING:
            deep += 1
        elif found[0] in _CLOSING:
            deep -= 1
        elif deep:
            return None
        else:
            spans.append((start, found.end()))
            start = found.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans
