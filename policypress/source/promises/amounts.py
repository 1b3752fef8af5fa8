"""Whether clauses mention the money (金额有据): each amount and limit stands there, and no
money besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import (
    AmountFigure,
    Figure,
    Limit,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.quantities import is_benefit
from policypress.source.promises.mentions import Mentions
from policypress.source.promises.printed import names_of
from policypress.source.traverse import at

# How it is paid (分期、年限) and how much is counted (累计不超过36个月) are said in a paragraph
# of their own as well as in the first.
_APART = ("paid", "years", "of")
_SENTENCE_ENDS = ("。", "！", "？")
_NUMBERED = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[）).．、]")
# All of it, or no more than that, in words.
_WHOLE = re.compile(
    "全额|全部|全数|全免|足额|等额|同等金额|据实|[按照]实|实际"
    "|不(?:得)?(?:超过?|高于|多于|大于)|为限|以内|封顶"
)
# Parts of what is counted that bound it.
_BOUNDS = ("at_most", "at_least", "minus")


def amounts(
    support: Support,
    measure: Provision,
    mentions: Mentions,
) -> Iterator[Finding]:
    """Each amount stands in the support's own clause. mentions: those of the measure."""
    figures = list(support.amount.figures())
    for one in figures:
        reference, name, figure, _ = one
        names: set[str] = set()
        for bound in _same_bound(one, figures):
            names |= names_of(bound, support.amount)
        homes = mentions.paragraphs_naming(support.key, names)
        if not homes and _is_the_whole(one, support, measure):
            continue
        hint = f"在 paragraphs.{support.clause} 中写出 {{{{ s.{support.key}.{reference} }}}}"
        if not homes:
            message = f"“{support.name}”的{name}{figure}没有写进条文，指南和计算器却会这样承诺"
            yield at(
                figure,
                "value",
                "unstated-amount",
                message,
                hint,
            )
        elif (
            not _goes_on(support.clause, homes, measure)
            and support.clause in measure.paragraphs
            and reference.partition(".")[0] not in _APART
        ):
            message = f"“{support.name}”的{name}{figure}写在“{homes[0]}”款，不在所注明的“{support.clause}”款"
            hint = f"把“{support.name}”的 clause 改为 {homes[0]}，或{hint}"
            yield at(
                figure,
                "value",
                "wrong-clause",
                message,
                hint,
            )


def _is_the_whole(
    one: AmountFigure,
    support: Support,
    measure: Provision,
) -> bool:
    """Whether it is a share of 100%, and the clause says so without the figure: 全额补贴,
    不超过按照市场利率计算的利息."""
    if str(one.figure) != "100%" or not one.per:
        return False
    paragraph = measure.paragraphs.get(support.clause)
    if paragraph is None:
        return False
    words = "".join(piece.text for piece in paragraph.pieces())
    return _WHOLE.search(words) is not None


def _goes_on(
    clause: str,
    homes: list[str],
    measure: Provision,
) -> bool:
    """Whether one of the paragraphs `homes` is the clause, or goes on with its sentence or
    its list: each line of a text that a page broke in the middle is a paragraph of its
    own, and so is an item whose number stayed words."""
    keys = list(measure.paragraphs)
    if clause not in keys:
        return clause in homes
    is_open = True
    for key in keys[keys.index(clause) :]:
        text = measure.paragraphs[key].text.strip()
        if not is_open and not _NUMBERED.match(text):
            return False
        if key in homes:
            return True
        is_open = not text.endswith(_SENTENCE_ENDS)
    return False


def _same_bound(
    one: AmountFigure,
    figures: list[AmountFigure],
) -> list[AmountFigure]:
    """The bounds that one sentence says at once: 累计不超过36个月 of every tier, each of which
    holds its own 36个月."""
    bound = one.reference.rpartition(".")[2]
    if bound not in _BOUNDS:
        return [one]
    return [
        other
        for other in figures
        if other.reference.rpartition(".")[2] == bound
        and str(other.figure) == str(one.figure)
    ]


def limits(
    owner: Support | Provision,
    mentions: Mentions,
) -> Iterator[Finding]:
    """Limits (限额、名额) stand somewhere in the measure's prose."""
    if isinstance(owner, Support):
        key, home, title = owner.key, f"s.{owner.key}", owner.name
    else:
        key, home, title = "", "m", owner.called
    for limit in owner.limits.values():
        for one in limit.figures():
            if not mentions.paragraphs_with(key, one.reference):
                yield _missing(limit, one.figure, title, home)


def policy_limits(policy: Policy) -> Iterator[Finding]:
    """Limits of the whole policy stand in the prose of some provision."""
    everywhere = [Mentions(one) for one in policy.provisions.values()]
    for limit in policy.meta.limits.values():
        for one in limit.figures():
            if not any(
                mentions.paragraphs_with("p.limits", one.reference)
                for mentions in everywhere
            ):
                yield _missing(limit, one.figure, "全文", "p.limits")


def _missing(
    limit: Limit,
    figure: Figure,
    title: str,
    home: str,
) -> Finding:
    """A limit that no clause mentions, with the words to write there."""
    message = f"“{title}”{limit.name}{figure}没有写进条文"
    hint = f"在条文中写出 {{{{ {home}.{limit.key} }}}}，或删去这个限额"
    return at(figure, "value", "unstated-limit", message, hint)


def unassigned_money(
    measure: Provision,
    mentions: Mentions,
) -> Iterator[Finding]:
    """Money in a clause that no support gives: neither guide nor calculator would know of it."""
    for key, fact in measure.facts.items():
        if is_benefit(fact) and mentions.paragraphs_with("facts", key):
            yield at(
                fact,
                "value",
                "benefit-without-support",
                f"条文中的{fact}不属于任何资助项目、限额或者条件，指南和计算器不会提到它",
                "给予的写进 supports，门槛写进 conditions，限额写进 limits",
                "warning",
            )
