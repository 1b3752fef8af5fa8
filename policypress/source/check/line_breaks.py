"""Paragraphs and items written as lines of one text: it is printed as one paragraph, so
that they would run together (款、项分开写)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy
from policypress.source.model.provision import Prose
from policypress.source.traverse import at, parts

_EMPTY_LINE = re.compile(r"\n[ \t\u3000]*\n(?=\s*\S)")
# A number where a line begins, or behind what ends one: lines are joined when read.
_NUMBERED = re.compile(
    r"(?:^|[\n：；。])[ \t\u3000]*"
    r"(（[一二三四五六七八九十]{1,3}）|（\d{1,2}）|\d{1,2}[.．、](?!\d))"
)


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each piece of a clause with an empty line, or a number by hand."""
    for provision in policy.provisions.values():
        for piece in parts(provision).values():
            yield from _run_together(piece)


def _run_together(piece: Prose) -> Iterator[Finding]:
    """What would be printed as one paragraph and is meant as several."""
    numbered = _NUMBERED.search(piece.text)
    if numbered:
        yield at(
            piece,
            "text",
            "typed-number",
            f"项、目的编号“{numbered[1]}”是手写的，各项会连成一段",
            "各项写进 items，编号自动生成；引用某一项的写 {{ ref('条.款.项') }}",
            "warning",
        )
    elif _EMPTY_LINE.search(piece.text):
        yield at(
            piece,
            "text",
            "empty-line",
            "一款的文字中有空行，空行前后会连成一段",
            "每一款在 paragraphs 中各写一项；列举的写进 items",
        )
