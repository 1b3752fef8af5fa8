"""What a measure gives at most, said in one line (最高100万元): derived from its figures, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.phrases import Write
from policypress.source.model import (
    Figure,
    Fixed,
    Measure,
    PerUnit,
    Share,
    Support,
    Tiers,
)
from policypress.source.model.measure import Caps


@dataclass(frozen=True, slots=True)
class Highest:
    """before: words that stand before the figure (每年最高). yuan: for comparing, None when the figure is no money."""

    before: str
    figure: Figure

    @property
    def yuan(self) -> int | None:
        return self.figure.yuan

    def written(self, write: Write) -> Marked:
        return Marked(f"{write(self.before)}{write(self.figure)}")


def highest(measure: Measure) -> list[Highest]:
    """The most that an applicant can get by a measure: for one of its supports, then for all of them in a year.

    Sums that no clause names are not made. Empty when the measure names no figure.
    """
    offers = [
        offer for support in measure.supports.values() for offer in _offers(support)
    ]
    paid = [offer for offer in offers if offer.yuan is not None]
    if not paid:
        return offers[:1]
    best = max(paid, key=lambda offer: offer.yuan or 0)
    if len(offers) > 1:
        each = "单项" if measure.stacking == "cumulative" else ""
        best = Highest(each + (best.before or "最高"), best.figure)
    yearly = measure.caps.per_applicant_year if measure.caps else None
    return (
        [best]
        if not yearly or yearly is best.figure
        else [best, Highest("每年合计最高", yearly)]
    )


def _offers(support: Support) -> Iterator[Highest]:
    """The best of a support. Its caps are never below its amounts: the source is checked for that."""
    amount, within = support.amount, _within(support.caps)
    if isinstance(amount, Fixed):
        yield Highest("", amount.value)
    elif isinstance(amount, PerUnit):
        yield within or Highest(f"每{amount.unit}", amount.value)
    elif isinstance(amount, Share):
        yield within or Highest(f"{amount.of}的", amount.share)
    elif isinstance(amount, Tiers):
        values = [tier.value for tier in amount.tiers.values() if tier.value]
        shares = [tier.share for tier in amount.tiers.values() if tier.share]
        if values:
            best = max(values, key=lambda value: value.yuan or 0)
            yield Highest("最高" if len(values) > 1 else "", best)
        elif within:
            yield within
        elif shares:
            yield Highest(
                f"{amount.of}的最高",
                max(shares, key=lambda share: getattr(share.parsed, "value", 0)),
            )


def _within(caps: Caps | None) -> Highest | None:
    """The cap, where nothing else says in yuan how much it can be."""
    if caps and caps.per_item:
        return Highest("最高", caps.per_item)
    return (
        Highest("每年最高", caps.per_applicant_year)
        if caps and caps.per_applicant_year
        else None
    )
