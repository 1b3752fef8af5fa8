"""Did you mean …: the word a drafter probably had in mind."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like it, or None when nothing is near; - and _ count as the same."""
    words = {name.lower().replace("-", "_"): name for name in known}
    near = difflib.get_close_matches(
        word.lower().replace("-", "_"), list(words), n=1, cutoff=0.6
    )
    return words[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint: 是否应为“…”？, else `otherwise`, else what there is to choose from."""
    names = list(known)
    if near := nearest(word, names):
        return f"是否应为“{near}”？"
    if otherwise or not names:
        return otherwise or "先补上要引用的内容"
    more = "……" if len(names) > 12 else ""
    return f"可用：{'、'.join(names[:12])}{more}"
