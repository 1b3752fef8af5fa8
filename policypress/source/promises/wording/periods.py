"""Limits in prose (每年度、累计、总额): whether the words beside the figure say the period
and the scope that the model has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Limit, Provision
from policypress.source.promises.wording.sentences import (
    FIGURE,
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


def periods(provision: Provision) -> Iterator[Finding]:
    """A finding for each limit whose sentence does not say its period or scope."""
    whole = list(sentences(provision))
    for limit in provision.limits.values():
        yield from _said(limit, whole, ("m", limit.key))
    for support in provision.supports.values():
        for limit in support.limits.values():
            yield from _said(limit, whole, ("s", support.key, limit.key))


def _said(
    limit: Limit,
    whole: list[Sentence],
    name: tuple[str, ...],
) -> Iterator[Finding]:
    """What the sentence that names the figure of a limit says before it."""
    for sentence in whole:
        for found in re.finditer(FIGURE, sentence.words):
            reference = sentence.at(found.start())
            if (reference.home, *reference.path) != name:
                continue
            clause = _before(sentence.words, found.start())
            yield from _differences(limit, clause)
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
            "limit-scope",
            f"“{limit.name}”限制全部申请人，条文没有写总额、全区等",
            "在条文中写明，或者改 scope",
            "warning",
        )
