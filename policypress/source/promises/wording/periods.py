"""Limits in prose (每年度、累计、总额): whether the words beside the figure say the period
that the model has, whom it limits, and that it is the most and not the least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Limit, Policy, Provision, Thing
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Reference,
    Sentence,
    sentences,
)
from policypress.source.traverse import at

_PERIODS = {
    "year": (re.compile("年"), "每年"),
    "ever": (
        re.compile("累计|总计|合计|一生|终身|最多|仅|只|一次性|不超过"),
        "累计",
    ),
    "term": (re.compile("有效期|期限|期间|累计|任期"), "有效期内"),
}
_ALL = re.compile(
    "全区|全市|全县|全省|总额|总量|预算|共|名额|合计|每年|年度|不超过|由高到低"
)
_SCOPE = "limit-scope"
# Who is limited, in the words right before the figure: one who applies, or everybody.
_WHO = "(?:企业|单位|申请人|申报人|主体|法人|机构|主办方|承办方|家庭|个人)"
_APPLICANT = re.compile(
    f"(?:同一(?:个|家|名|类)?|每一?(?:个|家|名)?|单个|单家|各){_WHO}"
)
_EVERYBODY = re.compile(
    "全[区市县省镇](?:范围内?)?(?:每年度?|年度|当年)?"
    "(?:合计|总计|累计|共计?|总额|资金|奖励|资助|补贴|补助|安排)*(?:最高|不(?:得)?超过)?$"
)
_ALTOGETHER = re.compile("全[区市县省镇]|总额|总量|总计|预算|规模|共|合计")
# The words before the least and the most that is given.
_LEAST = re.compile("(?:不(?:得)?(?:少于|低于)|至少|最低|最少|保底)(?:为)?$")
_MOST = re.compile("(?:不(?:得)?(?:超过|高于|多于)|至多|最高|最多)(?:为)?$")
_BOUNDS = {
    "at_most": (_LEAST, "最高（at_most）"),
    "cap": (_LEAST, "最高（at_most）"),
    "at_least": (_MOST, "最低（at_least）"),
}


def periods(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """A finding for each limit whose sentence says another period, scope or direction, or
    leaves them out."""
    whole = list(sentences(provision))
    for limit in provision.limits.values():
        thing = policy.things.get(provision.thing or "")
        yield from _said(limit, whole, ("m", limit.key), thing)
    for support in provision.supports.values():
        thing = policy.things.get(support.for_each or "")
        for limit in support.limits.values():
            name = ("s", support.key, limit.key)
            yield from _said(limit, whole, name, thing)
    for sentence in whole:
        yield from _directions(sentence, provision)


def _directions(
    sentence: Sentence,
    provision: Provision,
) -> Iterator[Finding]:
    """不少于 before the most that is given, 不超过 before the least."""
    for found in re.finditer(FIGURE, sentence.words):
        reference = sentence.at(found.start())
        pattern, held = _bound(reference, provision)
        remedy = "最高、不超过" if pattern is _LEAST else "最低、不少于"
        said = pattern and pattern.search(sentence.words[: found.start()])
        if said:
            yield Finding(
                "bound-differs",
                f"条文写的是“{said[0]}”，这个数在模型中是{held}",
                sentence.piece.place,
                f"条文改为“{remedy}”，或者核对模型",
            )


def _bound(
    reference: Reference,
    provision: Provision,
) -> tuple[re.Pattern[str] | None, str]:
    """The words that may not stand before a figure, and what it is; None where any may."""
    path = reference.path
    if reference.home == "m" and path and path[0] in provision.limits:
        return _LEAST, "最高（限额）"
    support = provision.supports.get(path[0] if path else "")
    if reference.home != "s" or support is None:
        return None, ""
    if len(path) == 2 and path[1] in support.limits:
        return _LEAST, "最高（限额）"
    return _BOUNDS.get(path[-1], (None, ""))


def _said(
    limit: Limit,
    whole: list[Sentence],
    name: tuple[str, ...],
    thing: Thing | None,
) -> Iterator[Finding]:
    """What the sentence that names the figure of a limit says before it."""
    for sentence in whole:
        for figure in re.finditer(FIGURE, sentence.words):
            reference = sentence.at(figure.start())
            if (reference.home, *reference.path) != name:
                continue
            clause = _before(sentence.words, figure.start())
            found = list(_differences(limit, clause))
            yield from found
            if not any(one.code == _SCOPE for one in found):
                last = clause.rpartition("，")[2]
                yield from _other_scope(limit, last, thing)
            return


def _before(words: str, at_figure: int) -> str:
    """The words of the same clause before a figure: since the last comma but one, for
    同一单位每年度依据本条获得的资助，累计最高."""
    return "，".join(words[:at_figure].split("，")[-2:])


def _differences(
    limit: Limit,
    clause: str,
) -> Iterator[Finding]:
    """Where the words before a limit and the model differ."""
    pattern, period = _PERIODS.get(limit.period, (None, ""))
    if pattern and not pattern.search(clause):
        yield at(
            limit,
            "period",
            "limit-period",
            f"限额“{limit.name}”按“{period}”计，条文在金额之前没有这样写",
            f"在条文中写明“{period}”，或者改 period",
            "warning",
        )
    if limit.period == "once" and re.search("每年|年度", clause):
        yield at(
            limit,
            "period",
            "limit-period",
            f"条文的限额按年度计，“{limit.name}”没有写 period: year",
            "写 period: year，或者改条文",
            "warning",
        )
    if limit.scope == "all" and not _ALL.search(clause):
        yield at(
            limit,
            "scope",
            _SCOPE,
            f"“{limit.name}”限制全部申请人，条文没有写总额、全区等",
            "在条文中写明，或者改 scope",
            "warning",
        )


def _other_scope(
    limit: Limit,
    clause: str,
    thing: Thing | None,
) -> Iterator[Finding]:
    """Where the words right before a sum limit somebody else than the model does. How many
    are supported is left out: 每家企业 may be what is counted. thing: whose rows the limit
    may be for."""
    if limit.is_count:
        return
    said = _APPLICANT.search(clause)
    if said and _names_thing(said[0], thing):
        said = None
    other = ""
    if said and limit.scope == "row":
        other = (
            f"条文限的是“{said[0]}”，“{limit.name}”限的是每一项（scope: row）"
        )
    elif said and limit.scope == "all" and not _ALTOGETHER.search(clause):
        other = f"条文限的是“{said[0]}”，“{limit.name}”限的是全部申请人（scope: all）"
    elif not said and limit.scope == "applicant":
        other = _not_the_applicant(limit, clause, thing)
    if other:
        yield at(
            limit,
            "scope",
            _SCOPE,
            other,
            "改条文，或者改 scope（row 每一项；applicant 每个申请人；all 全部申请人）",
            "warning",
        )


def _not_the_applicant(
    limit: Limit,
    clause: str,
    thing: Thing | None,
) -> str:
    """What is wrong with a limit of an applicant where the words limit all of them, or
    each row; "" where they do not."""
    held = f"“{limit.name}”限的是每个申请人（scope: applicant）"
    if _EVERYBODY.search(clause):
        return f"条文限的是全部申请人，{held}"
    if thing is None or not thing.unit:
        return ""
    unit = re.escape(thing.unit)
    row = re.search(f"(?:每一?|单){unit}(?:{re.escape(thing.label)})?", clause)
    return f"条文限的是“{row[0]}”，{held}" if row else ""


def _names_thing(
    words: str,
    thing: Thing | None,
) -> bool:
    """Whether each of the things is meant and not who applies: 每个机构 in a table of them."""
    return thing is not None and words[-2:] in thing.label
