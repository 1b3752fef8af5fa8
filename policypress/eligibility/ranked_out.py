"""A refusal by rank (择优): conditions are met, and others came before."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.eligibility.application import Application, Ranking
from policypress.findings import Finding, Place
from policypress.source.model import Provision, Support
from policypress.source.model.figure import quantity_of

_PLACE = Place("application.ranking")


class RankedOut(Struct, frozen=True):
    """The support that was not given, and why in words."""

    support: Support
    condition: str
    situation: str


def ranked_out(
    measure: Provision,
    application: Application,
) -> RankedOut | Finding:
    """Why an application that fulfils the conditions was not chosen; a finding where its
    place does not say so."""
    ranking = application.ranking
    if ranking is None or not ranking.place:
        return _finding(
            "不知道名次，不能以择优未入选为由不予支持",
            "在填报文件的 application.ranking 中写 place（名次）、of（参评数）",
        )
    support = _ranked_support(measure, ranking)
    if isinstance(support, Finding):
        return support
    quota = _quota(measure, support, ranking)
    if not quota:
        return _finding(
            f"“{support.name}”没有写明取前几名，也没有本次的名额",
            "在 application.ranking 中写 quota: 本次名额",
        )
    if ranking.place <= quota:
        return _finding(
            f"第{ranking.place}名在前{quota}名之内，不能以此为由不予支持",
            "核对 place 和名额",
        )
    return RankedOut(
        support,
        f"按照得分由高到低择优，取前{quota}名",
        _situation(ranking),
    )


def _ranked_support(
    measure: Provision,
    ranking: Ranking,
) -> Support | Finding:
    """The support that is ranked: the one named, or the only one chosen among
    applicants."""
    supports = measure.supports
    if ranking.support:
        named = supports.get(ranking.support)
        if named is not None:
            return named
        return _finding(
            f"没有资助项目“{ranking.support}”",
            f"可用：{'、'.join(supports)}",
        )
    chosen = [one for one in supports.values() if _is_chosen(one)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        return _finding(
            "有几个择优的资助项目，不知道名次是哪一个的",
            f"在 application.ranking 中写 support，可用：{'、'.join(supports)}",
        )
    return _finding(
        "本项不择优，符合条件的都应支持，不能以名次为由不予支持",
        "政策规定择优的，在资助项目中写 ranking 或者名额",
    )


def _is_chosen(support: Support) -> bool:
    """Whether not all who fulfil the conditions get it."""
    return support.ranking is not None or _places(support) > 0


def _quota(
    measure: Provision,
    support: Support,
    ranking: Ranking,
) -> int:
    """How many are chosen: as the policy says, else as this year's decision did; 0 =
    not said."""
    if support.ranking and support.ranking.top:
        return support.ranking.top
    return _places(support) or _places(measure) or ranking.quota


def _places(node: Any) -> int:
    """The places (名额) that limits on all applicants leave; 0 = none said."""
    for limit in node.limits.values():
        if limit.scope == "all" and limit.is_count and limit.figure:
            quantity = quantity_of(limit.figure)
            if quantity is not None:
                return int(quantity.value)
    return 0


def _situation(ranking: Ranking) -> str:
    """评审得分78.5，在31名参评者中列第12名."""
    parts = []
    if ranking.score:
        parts.append(f"评审得分{ranking.score}")
    among = f"在{ranking.of}名参评者中" if ranking.of else ""
    parts.append(f"{among}列第{ranking.place}名")
    return "，".join(parts)


def _finding(message: str, hint: str) -> Finding:
    return Finding("not-ranked-out", message, _PLACE, hint)
