"""Figures typed into prose become data (数据入册): a figure stands once in the source, so
what a reviewer types is put among the facts of the provision and named by the prose.

Nobody said where the figure comes from, so it is proposed, and says whose proposal it
is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from policypress.edit import Add, Edit
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


class Lifted(Struct, frozen=True):
    """A prose without typed figures, and what is added to the source for it."""

    text: str
    steps: tuple[Edit, ...] = ()


def lifted(
    files: Files,
    where: Where,
    words: str,
    hands: Sequence[Change],
) -> Lifted:
    """The prose at a place with its typed figures made data."""
    typed = [
        (offset, figure)
        for offset, figure, kind in typed_figures(_without_expressions(words))
        if kind != _NO_FIGURE
    ]
    home = _home(where)
    if not typed or home is None:
        return Lifted(words)
    loc, name = home
    steps: list[Edit] = []
    made = words
    for offset, figure in reversed(typed):
        key = files.free_key((where[0], (*loc, "facts")), "added")
        expression = "{{ " + name + key + " }}"
        made = made[:offset] + expression + made[offset + len(figure) :]
        fact = {"value": figure, "basis": _basis(hands)}
        change = Add((*loc, "facts"), key, fact)
        steps.append(Edit(f"{where[0]}.yaml", change))
    return Lifted(made, tuple(steps))


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
