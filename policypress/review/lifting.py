"""Figures typed into prose become data (数据入册): a figure stands once in the source, so
what a reviewer types is put among the facts of the provision and named by the prose.

Nobody said where the figure comes from, so it is proposed, and says whose proposal it
is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from msgspec import Struct

from policypress.edit import Add, Edit
from policypress.language.said_values import read_value, values_in
from policypress.language.tokens import typed_figures
from policypress.review.basis import Files
from policypress.review.sources import Where
from policypress.word.marked import Change

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# A number of a document is cited (cite), and is no figure.
_NO_FIGURE = "document"
_REASON = "按{who}的修改意见写入，依据待补"
# Files whose prose names their own facts, and what stands before the name elsewhere.
_OWN = ("measures", "annexes", "guides", "notes")

# A figure in a prose: where it begins, its words, what kind it is.
_Typed: TypeAlias = tuple[int, str, str]


class Lifted(Struct, frozen=True):
    """A prose without typed figures, and what is added to the source for it."""

    text: str
    steps: tuple[Edit, ...] = ()


def lifted(
    files: Files,
    where: Where,
    words: str,
    hands: Sequence[Change],
    old: str = "",
) -> Lifted:
    """The prose at a place with newly typed figures made data. old: what it said before;
    figures that somebody typed there are left, also with other values."""
    typed = _new(_typed(old), _typed(words))
    home = _home(where)
    if not typed or home is None:
        return Lifted(words)
    loc, name = home
    steps: list[Edit] = []
    made = words
    for offset, figure, _ in reversed(typed):
        key = files.free_key((where[0], (*loc, "facts")), "added")
        expression = "{{ " + name + key + " }}"
        made = made[:offset] + expression + made[offset + len(figure) :]
        fact = {"value": figure, "basis": _basis(hands)}
        change = Add((*loc, "facts"), key, fact)
        steps.append(Edit(f"{where[0]}.yaml", change))
    return Lifted(made, tuple(steps))


def _typed(words: str) -> list[_Typed]:
    """The typed figures of a prose, each to its end: 一年半 is no 一年."""
    plain = _without_expressions(words)
    whole = [
        (start, end)
        for start, end in values_in(plain)
        if read_value(plain[start:end])
    ]
    found: list[_Typed] = []
    for offset, figure, kind in typed_figures(plain):
        start, end = offset, offset + len(figure)
        for first, last in whole:
            if first <= start and end <= last:
                start, end = first, last
        is_new = not found or found[-1][0] != start
        if kind != _NO_FIGURE and is_new:
            found.append((start, plain[start:end], kind))
    return found


def _new(
    old: Sequence[_Typed],
    now: Sequence[_Typed],
) -> list[_Typed]:
    """The figures that came, and stand for none of those before."""
    matcher = SequenceMatcher(
        None,
        [words for _, words, _ in old],
        [words for _, words, _ in now],
        autojunk=False,
    )
    found: list[_Typed] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        before = [one for _, _, one in old[start:end]]
        after = [one for _, _, one in now[first:last]]
        if kind != "equal" and before != after:
            found += now[first:last]
    return found


def _without_expressions(words: str) -> str:
    """Words of the same length with a full stop for each character of an expression."""
    return _EXPRESSION.sub(lambda found: "。" * len(found[0]), words)


def _home(where: Where) -> tuple[tuple[Any, ...], str] | None:
    """Where the facts stand that a prose may name, and what stands before their names;
    None where it may name none of its own."""
    name, loc = where
    if loc[-1:] == ("title",):
        return None
    if name == "policy":
        return (), "p.facts."
    if name == "supplementary" or name.startswith("parts/"):
        return (loc[:2], "facts.") if loc[:1] == ("articles",) else None
    return ((), "facts.") if name.partition("/")[0] in _OWN else None


def _basis(hands: Sequence[Change]) -> dict[str, str]:
    """What a figure stands on that a reviewer typed."""
    who = "、".join(dict.fromkeys(one.author for one in hands if one.author))
    reason = _REASON.format(who=who or "审阅人")
    return {"status": "proposed", "reason": reason}
