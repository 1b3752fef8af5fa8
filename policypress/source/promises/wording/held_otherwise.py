"""What holds a word of a clause without the key that is made for it: 就高 among the tiers of
one support, or with other policies; a difference that is itself reckoned (推算项)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.source.asking import Asking
from policypress.source.model import (
    AmountNode,
    Derived,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.amount.tiers import Tiers
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Sentence,
    sentences,
)

# What is compared are the things that a clause gives, and not the tiers of one of them.
_ACROSS = re.compile(
    rf"上述|(?<!{FIGURE})以上|前款|前述|前[两几]项|各项|[两几多]项|本条|不同项|项目|分别享受"
)
# What is had elsewhere (与区内其他政策重复的).
_OTHER_POLICIES = re.compile(
    "(?:其他|其它|别的|同类|上级|[国省市县区]级?|各级|不同|多项|多个)[^，。；]{0,8}"
    "(?:政策|资金|措施|办法|规定)"
)
# 按月收入与标准的差额: what an answer or a derived figure is called that is a difference.
_IS_DIFFERENCE = re.compile("差额|差价|价差|缺口|不足部分|之差")
# That something was had before: then it is that which is taken off.
_HAD_BEFORE = re.compile(
    "已|此前|曾|较低|低[级档]|升级|晋|更高|[高上]一?[级档]|原(?:级别|等级|奖励|资助|标准)|提级|提档"
)


def highest_is_held(
    provision: Provision,
    words: re.Pattern[str],
) -> bool:
    """Whether each sentence with these words (就高) is about the tiers of one support,
    which gives the highest of them, or about what other policies give."""
    nearest: set[str] = set()
    for sentence in sentences(provision):
        nearest = _supports_in(sentence, provision) or nearest
        if not words.search(sentence.words):
            continue
        if _OTHER_POLICIES.search(sentence.words):
            continue
        if len(nearest) != 1 or _ACROSS.search(sentence.words):
            return False
        (key,) = nearest
        if not _takes_the_highest(provision.supports[key]):
            return False
    return True


def _supports_in(
    sentence: Sentence,
    provision: Provision,
) -> set[str]:
    """The supports that a sentence names."""
    return {key for key in provision.supports if sentence.names(key)}


def _takes_the_highest(support: Support) -> bool:
    """Whether of several tiers that apply, or several sums, only the highest is given."""
    return any(
        one.kind == "highest" or _is_choice_of_highest(one)
        for one in support.amount.walk()
    )


def _is_choice_of_highest(amount: AmountNode) -> bool:
    """Whether tiers may apply together: of bands only one does."""
    if not isinstance(amount, Tiers) or amount.several != "highest":
        return False
    return not any(tier.band for tier in amount.tiers.values())


def difference_is_held(
    provision: Provision,
    policy: Policy,
    words: re.Pattern[str],
) -> bool:
    """Whether an amount is made of a difference that is asked or derived: 按人均收入与标准的
    差额给予. Where something was had before (已获得的), only one that is called so."""
    said = [one for one in sentences(provision) if words.search(one.words)]
    had_before = any(_HAD_BEFORE.search(one.words) for one in said)
    for label, is_derived in _made_of(provision, policy):
        if _IS_DIFFERENCE.search(label) or (is_derived and not had_before):
            return True
    return False


def _made_of(
    provision: Provision,
    policy: Policy,
) -> Iterator[tuple[str, bool]]:
    """What the amounts look at: what it is called, and whether it is derived by taking
    one answer from another."""
    for support in provision.supports.values():
        asking = Asking(policy, support.for_each)
        for name in support.amount.fields():
            asked = asking.known.get(name)
            if asked is not None:
                is_derived = isinstance(asked, Derived)
                yield (
                    asked.label,
                    is_derived and "-" in getattr(asked, "formula", ""),
                )
