"""What a measure gives at most, in one line (最高100万元): derived from its figures, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.phrases import Write
from policypress.language.quantity import Quantity
from policypress.source.model import Caps, Figure, Provision, Support, Tiers


@dataclass(frozen=True, slots=True)
class Highest:
    """The most of something. before: words that stand before the figure (每年最高). yuan:
    for comparing, None when the figure is no money."""

    before: str
    figure: Figure

    @property
    def yuan(self) -> int | None:
        return self.figure.yuan

    def written(self, write: Write) -> Marked:
        return Marked(f"{write(self.before)}{write(self.figure)}")


def highest(measure: Provision) -> list[Highest]:
    """The most that an applicant can get by a measure: for one of its supports, then
    for all of them in a year.

    Sums that no clause names are not made. Empty when the measure names no figure.
    """
    offers = _offers(measure)
    paid = [offer for offer in offers if offer.yuan is not None]
    if not paid:
        return offers[:1]
    best = max(paid, key=lambda offer: offer.yuan or 0)
    if len(offers) > 1:
        best = _one_of_several(best, measure)
    yearly = measure.caps.per_applicant_year if measure.caps else None
    if not yearly or yearly is best.figure:
        return [best]
    return [best, Highest("每年合计最高", yearly)]


def _one_of_several(best: Highest, measure: Provision) -> Highest:
    """The best of several supports is a maximum; where they add up (可叠加), that of one of them."""
    before = best.before or "最高"
    if measure.stacking == "cumulative":
        before = f"单项{before}"
    return Highest(before, best.figure)


def _offers(measure: Provision) -> list[Highest]:
    """The best of each support that names a figure."""
    found = [_best(support) for support in measure.supports.values()]
    return [offer for offer in found if offer]


def _best(support: Support) -> Highest | None:
    """The best of a support: a sum, else its cap, else a price or a share; None when it
    names no figure.

    Its caps are never below its amounts: the source is checked for that.
    """
    figures = list(support.amount.figures())
    sums = [one.figure for one in figures if not one.per]
    if sums:
        before = "最高" if len(sums) > 1 else ""
        best_sum = max(sums, key=lambda figure: figure.yuan or 0)
        return Highest(before, best_sum)
    within = _within(support.caps)
    if within or not figures:
        return within
    best = max(figures, key=lambda one: _number(one.figure))
    # Of tiers one is chosen, and another may give less.
    most = "最高" if isinstance(support.amount, Tiers) else ""
    return Highest(f"{best.per}{most}", best.figure)


def _number(figure: Figure) -> Decimal | int:
    """For comparing; a figure that is not known yet counts as nothing."""
    parsed = figure.parsed
    return parsed.value if isinstance(parsed, Quantity) else 0


def _within(caps: Caps | None) -> Highest | None:
    """The cap, where nothing else says in yuan how much it can be."""
    if caps and caps.per_item:
        return Highest("最高", caps.per_item)
    if caps and caps.per_applicant_year:
        return Highest("每年最高", caps.per_applicant_year)
    return None
