"""Whether clauses mention the money (金额有据): each amount and limit stands there, and no
money besides."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.quantity import Quantity
from policypress.source.model import Figure, Provision, Support
from policypress.source.promises.mentions import LIMITS, Limit, Mentions
from policypress.source.traverse import at


def amounts(
    support: Support, measure: Provision, mentions: Mentions
) -> Iterator[Finding]:
    """Each amount stands in the support's own clause. mentions: those of the measure."""
    for reference, name, figure, _ in support.amount.figures():
        homes = mentions.paragraphs_with(support.key, reference)
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
            support.clause not in homes
            and support.clause in measure.paragraphs
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


def limits(
    owner: Support | Provision, mentions: Mentions
) -> Iterator[Finding]:
    """Caps and quotas (限额、名额) stand somewhere in the measure's prose."""
    for limit in LIMITS:
        figure = _figure(owner, limit)
        if figure is None:
            continue
        key = owner.key if isinstance(owner, Support) else ""
        if not mentions.paragraphs_with(key, *limit.references):
            yield _missing(owner, limit, figure)


def _figure(owner: Support | Provision, limit: Limit) -> Figure | None:
    holder = getattr(owner, limit.part)
    return getattr(holder, limit.name) if holder else None


def _missing(
    owner: Support | Provision, limit: Limit, figure: Figure
) -> Finding:
    """A limit that no clause mentions, with the words to write there."""
    reference = limit.references[0]
    if isinstance(owner, Support):
        title, written = owner.name, f"s.{owner.key}.{reference}"
    else:
        title, written = owner.title, f"m.{reference}"
    message = f"“{title}”{limit.title}{figure}没有写进条文"
    hint = f"在条文中写出 {{{{ {written} }}}}，或删去这个限额"
    return at(
        figure,
        "value",
        "unstated-limit",
        message,
        hint,
    )


def unassigned_money(
    measure: Provision, mentions: Mentions
) -> Iterator[Finding]:
    """Money in a clause that no support gives: neither guide nor calculator would know of it."""
    for key, fact in measure.facts.items():
        if _is_money(fact) and mentions.paragraphs_with("facts", key):
            yield at(
                fact,
                "value",
                "benefit-without-support",
                f"条文中的{fact}不属于任何资助项目、限额或者条件，指南和计算器不会提到它",
                "给予的写进 supports，门槛写进 conditions，限额写进 caps",
                "warning",
            )


def _is_money(figure: Figure) -> bool:
    parsed = figure.parsed
    return isinstance(parsed, Quantity) and parsed.kind in ("money", "ratio")
