"""A reason that says a figure was kept (沿用相同金额) is still true: the figure equals what the
sentence names, and something that it was compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.findings import Finding
from policypress.language.tokens import typed_figures
from policypress.source.check.reasons import (
    Standing,
    meaning,
    meanings,
    standing,
)
from policypress.source.model import Figure, Policy
from policypress.source.model.figure import NAMED
from policypress.source.traverse import at

_WHAT = "(?:金额|数额|额度|数量|比例|标准|限额|期限|年限|次数|项数|人数)"
# 沿用相同金额, 取相同的比例, 金额不变, 与市级持平. Only 一致 says too little: a ratio may be
# like that of another measure while the sentence goes on to the limit.
_SAME = re.compile(rf"相同的?{_WHAT}|{_WHAT}(?:相同|不变)|持平")
_SENTENCE = re.compile("[^。；]+")
_HINT = (
    "数据改过的，理由跟着改；参照的数据改过的，看是否还要与它相同。"
    "写成 compared: {名称: 路径}、理由中用 {{ 名称 }}，数额会跟随"
)


def check(policy: Policy) -> Iterator[Finding]:
    """A warning for each sentence of a reason that says "the same" of figures of which
    none is the same any more."""
    if policy.broken:
        return  # what a reason compares may stand in a file that cannot be read
    for one in standing(policy):
        for sentence in _SENTENCE.findall(one.basis.reason):
            same = _SAME.search(sentence)
            if same and not _is_kept(one, sentence):
                ours = "、".join(str(figure) for figure in one.ours[:3])
                message = f"理由说“{same[0]}”，而数据是{ours}，与所说的不同"
                yield at(
                    one.basis, "reason", "reason-not-same", message, _HINT,
                    "warning",
                )  # fmt: skip


def _is_kept(one: Standing, sentence: str) -> bool:
    """Whether a figure is what the sentence names, where it names some, and what it was
    compared with, where that is known. Where neither says anything, nobody can tell.

    A basis may hold several figures (tiers): one that was kept is enough.
    """
    said = _said(one, sentence)
    compared = _values(one.compared.values())
    for figure in one.ours:
        value = meaning(figure.value)
        if said and value not in said:
            continue
        if compared and value not in compared:
            continue
        return True
    return False


def _said(one: Standing, sentence: str) -> set[object]:
    """The values that a sentence types, or names in braces."""
    found: set[object] = set()
    for _, words, _ in typed_figures(NAMED.sub("，", sentence)):
        found |= meanings(words)
    named = [one.compared.get(name) for name in NAMED.findall(sentence)]
    return found | _values(figure for figure in named if figure)


def _values(compared: Iterable[Figure]) -> set[object]:
    """What figures say, without those that nobody knows."""
    return {meaning(figure.value) for figure in compared if figure.is_known}
