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
# 沿用相同金额, 取相同的比例, 金额不变, 与市级持平.
_SAME = re.compile(rf"相同的?{_WHAT}|{_WHAT}(?:相同|不变)|持平")
# 沿用原政策的标准, 参照市级规程，与其一致. Said beside a figure it says too little: a ratio may
# be like that of another measure while the sentence goes on to the limit. It counts where
# nothing else is said of how much.
_ALIKE = re.compile(
    rf"沿用[^，。；]*?{_WHAT}|(?:参照|按照|依照)[^，。；]*?{_WHAT}(?:执行|确定)"
    r"|(?:参照|参考|比照|对照)[^；]*?(?P<like>一致|相同|一样|等同)"
    r"|(?:[与同跟向][^，。；]*?|保持|取)(?P<alike>一致|相同|一样|等同|看齐)"
)
# 不尽相同, 各不相同, 口径一致, 与市级做法相同: said of something else than how much.
_NOT_ALIKE = re.compile(
    r"(?:不|未|非|难以|有所)[^，。；]{0,3}$"
    r"|(?:口径|方式|方法|做法|对象|程序|条件|范围|层级|方向|原则|表述|思路|时间|名称)"
    r"[^，。；]{0,2}$|[每各][^，。；]{0,3}$"
)
# What makes one figure of another: then it is not the same.
_MADE_OF = re.compile(r"[半倍折减加增高低多少]|分之|%")
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
        yield from _unfounded(one)
        for sentence in _SENTENCE.findall(one.basis.reason):
            same = _SAME.search(sentence) or _alike(one, sentence)
            if same and not _is_kept(one, sentence):
                ours = "、".join(str(figure) for figure in one.ours[:3])
                message = f"理由说“{same[0]}”，而数据是{ours}，与所说的不同"
                yield at(
                    one.basis, "reason", "reason-not-same", message, _HINT,
                    "warning",
                )  # fmt: skip


def _unfounded(one: Standing) -> Iterator[Finding]:
    """A warning for a reason that says the same (沿用相同金额) and neither names nor types what
    it is the same as: nobody would see it when the figure moves."""
    reason = one.basis.reason
    same = _SAME.search(reason)
    if not same or one.compared or any(typed_figures(reason)):
        return
    message = f"理由说“{same[0]}”，没有写明与哪一数据相同，数据改了也看不出来"
    hint = "写 compared: {名称: 路径}，理由中用 {{ 名称 }} 引用"
    yield at(
        one.basis, "reason", "reason-without-compared", message, hint,
        "warning",
    )  # fmt: skip


def _alike(
    one: Standing,
    sentence: str,
) -> re.Match[str] | None:
    """Where a sentence says of nothing but the figures themselves that they are like
    those compared: 参照宝安区，保持一致."""
    words = NAMED.sub("", sentence)
    if not one.compared or _MADE_OF.search(words):
        return None
    if any(typed_figures(words)):
        return None
    found = _ALIKE.search(sentence)
    if found is None:
        return None
    word = found.start(found.lastgroup) if found.lastgroup else found.start()
    before = sentence[:word]
    return None if _NOT_ALIKE.search(before) else found


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
