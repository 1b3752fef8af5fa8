"""The lines behind the text: who signs it, and when (落款, GB/T 9704—2012 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked, visible
from policypress.language.patterns import later

_DAY = later(r"[0-9〇零一二三四五六七八九十]+年.+月.+日")


def signature_lines(lines: Sequence[Marked]) -> list[Any]:
    """Each line with its style: signatures, the date, and what is said below it. A text
    without a date is signed by nobody: its lines are such as any other."""
    days = [
        index for index, line in enumerate(lines) if _is_day(visible(line))
    ]
    last = days[-1] if days else -1
    return [
        SimpleNamespace(words=line, role=Marked(_role(index, days, last)))
        for index, line in enumerate(lines)
    ]


def _is_day(words: str) -> bool:
    """Whether a line is a date and nothing else."""
    return _DAY.fullmatch("".join(words.split())) is not None


def _role(
    index: int,
    days: Sequence[int],
    last: int,
) -> str:
    """The style of one line. days: which lines are dates; last: the last of them."""
    if index in days:
        return "date-line"
    if not days:
        return "body"
    return "signature" if index < last else "note"
