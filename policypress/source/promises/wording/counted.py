"""每项、每件、每人: what a clause gives for each of several things, the model counts, and
the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Provision, Support
from policypress.source.model.amount.bands import Bands
from policypress.source.model.amount.share import Share
from policypress.source.model.quantities import unit_of
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Reference,
    Sentence,
    sentences,
)
from policypress.source.traverse import at

# 每年 is a period, 每家 the applicant itself: neither is counted.
_EACH = re.compile(
    rf"每(?!年|月|日|季|家|户|单位|个?申请|个?企业)([^，、{FIGURE}]{{0,8}}?)"
    rf"(?:分别)?(?:再)?(?:给予|奖励|资助|补贴|补助|按照?)?{FIGURE}"
)
# 3000元每人; 每新增一名员工，给予3000元.
_EACH_BEHIND = re.compile(
    rf"{FIGURE}(?:的标准)?每(?!年|月|日|季|家|户|单位|个?企业)([^，、{FIGURE}的]{{1,6}})"
)
_EACH_MORE = re.compile(
    rf"每((?:新增|增加|新建|新?引进|培育|完成|获得|取得)[^，、{FIGURE}]{{0,10}})"
    rf"，(?:再)?(?:给予|奖励|资助|补贴|补助|增加){FIGURE}"
)
# Where persons apply, each of them is the applicant itself.
_PERSONS = frozenset(("人", "名", "位", "名申请人", "位申请人"))
_COUNTING = ("每", "逐", "单个", "单项", "单笔", "各")
_LIMITS = ("cap", "cap_item", "at_most")


def counted(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """Findings where one side counts and the other does not."""
    is_applicant = frozenset[str]()
    if policy.meta.applicants == "persons":
        is_applicant = _PERSONS
    for support in provision.supports.values():
        own = [one for one in sentences(provision) if one.names(support.key)]
        if _counts(support):
            yield from _unsaid(support, own)
        elif not _is_of_a_number(support):
            yield from _uncounted(support, own, is_applicant)


def _counts(support: Support) -> bool:
    """Whether the model counts: rows of a thing, or units of an answer."""
    if support.for_each:
        return True
    return any(
        one.kind in ("each", "steps")
        or (isinstance(one, Bands) and _is_by_unit(one))
        for one in support.amount.walk()
    )


def _is_by_unit(amount: Bands) -> bool:
    """Whether the rates are prices: 50亩以下的部分每亩100元."""
    return any(unit_of(one.rate) == "元" for one in amount.bands)


def _is_of_a_number(support: Support) -> bool:
    """Whether a share is taken of a price times a number, so that 每亩 may be said of it."""
    return any(
        isinstance(one, Share) and len(one.factors) > 1
        for one in support.amount.walk()
    )


def _uncounted(
    support: Support,
    own: list[Sentence],
    is_applicant: frozenset[str],
) -> Iterator[Finding]:
    """每项给予 in the clause, one sum in the model. is_applicant: what is counted where only
    the applicant is meant."""
    for sentence in own:
        for found in _each_said(sentence.words):
            if found[1] in is_applicant:
                continue
            reference = sentence.at(
                sentence.words.index(FIGURE, found.start())
            )
            if _is_sum_of(support, reference):
                yield at(
                    support,
                    "amount",
                    "each-uncounted",
                    f"条文按“每{found[1]}”给，“{support.name}”却只算一次",
                    "写 for_each: 事物（fields.yaml 的 things），或者按数量计：each、of、unit",
                    "warning",
                )
                return


def _each_said(words: str) -> Iterator[re.Match[str]]:
    """Where a sentence gives a sum for each of something."""
    for pattern in (_EACH, _EACH_BEHIND, _EACH_MORE):
        yield from pattern.finditer(words)


def _is_sum_of(
    support: Support,
    reference: Reference,
) -> bool:
    """Whether a figure is a sum that a support gives, and none of its limits."""
    if reference.home != "s" or reference.path[0] != support.key:
        return False
    last = reference.path[-1]
    return last not in _LIMITS and last not in support.limits


def _says_itself(
    support: Support,
    own: list[Sentence],
) -> bool:
    """Whether the clause takes its words from the amount, and these count: 每人8万元."""
    if not any(one.names_whole(support.key) for one in own):
        return False
    return "每" in support.amount.words(support.amount.plain)


def _unsaid(
    support: Support,
    own: list[Sentence],
) -> Iterator[Finding]:
    """Counted in the model, and no word of it in the clause."""
    words = "".join(sentence.words for sentence in own)
    if not own or any(word in words for word in _COUNTING):
        return
    if f"{FIGURE}/" in words or _says_itself(support, own):
        return  # 20万元/家
    yield at(
        support,
        "for_each" if support.for_each else "amount",
        "count-unsaid",
        f"“{support.name}”按数量计算，条文没有写“每项、每件”等",
        "在条文中写明按什么计，如“每项给予”；不按数量计的，去掉 for_each",
        "warning",
    )
