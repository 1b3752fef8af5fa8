"""The most that one support gives: its cap, a limit, or its largest figure; never a sum
that no clause names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from policypress.compose.markdown.markers import Marked
from policypress.source.model import Figure, Limit, Support
from policypress.source.model.amount import AmountFigure, AmountNode
from policypress.source.model.figure import quantity_of
from policypress.source.model.quantities import is_benefit

# Kinds of which the largest figure is what is given at most; others add figures up, or
# leave the amount open.
_CHOOSING = ("value", "tiers", "table", "highest")
# Modifiers that are no amounts: thresholds, bounds of bands, and counts.
_NO_AMOUNTS = ("at_least", "minus", "from", "to", "every", "years")
MOST = "最高"
# What a limit of one row is called where its support is reckoned once.
_ONE_ROW = "单项"


class Highest(Struct, frozen=True):
    """The most of something. before: words that stand before the figure (每年最高)."""

    before: str
    figure: Figure

    @property
    def yuan(self) -> int | Fraction | None:
        """For comparing, None when the figure is no money."""
        return self.figure.yuan

    def written(self, write: Callable[[object], str]) -> Marked:
        """In words, by the writer of a document."""
        before = write(self.before)
        figure = write(self.figure)
        return Marked(f"{before}{figure}")


def best_of(support: Support) -> Highest | None:
    """The best of a support: its cap in money, else a limit, else a cap that is a price
    or a share; of one without a cap its largest sum, else a limit, else a price or a share.

    None when it names no figure, or several that are reckoned together.
    """
    capped = _capped(support)
    if capped is not None:
        return _sum_of(capped, support)
    figures = [one for one in support.amount.figures() if _gives(one)]
    is_chosen = _chooses(support.amount)
    largest = _largest_of_amount(figures, is_chosen)
    if is_chosen and not _has_price(figures):
        return largest or _limited(support)
    return _limited(support) or largest


def _sum_of(capped: Highest, support: Support) -> Highest:
    """A cap that is a sum; for a price or a share a limit in money, where there is one."""
    if capped.before == MOST:
        return capped
    return _limited(support) or capped


def _chooses(amount: AmountNode) -> bool:
    """Whether one of its figures is given and not their sum; so with a price in tiers."""
    if amount.kind == "each":
        return any(True for _ in amount.situations())
    return amount.kind in _CHOOSING


def _capped(support: Support) -> Highest | None:
    """What an amount says of itself that it is at most: a sum, the largest of several
    (大型500万元、小型30万元), or a share with what it is a share of
    (最高年营业收入的5%)."""
    cap = support.amount.at_most
    if cap is None:
        return None
    for one in cap.own_figures():
        if one.is_main:
            return Highest(f"{MOST}{one.per}", one.figure)
    sums = [one for one in cap.sums() if one.figure.yuan is not None]
    if not sums or not any(cap.situations()):
        return None
    largest = max(sums, key=_size)
    return Highest(MOST, largest.figure)


def _has_price(figures: list[AmountFigure]) -> bool:
    """Whether a figure is for each of something (每件), so that it is no sum."""
    return any(one.per for one in figures)


def _largest_of_amount(
    figures: list[AmountFigure],
    is_chosen: bool,
) -> Highest | None:
    """The largest figure of an amount, where that is the most it gives."""
    if len(figures) == 1 or (is_chosen and _comparable(figures)):
        return _largest(figures)
    return None


def _limited(support: Support) -> Highest | None:
    """The first limit in money that bounds what one applicant gets."""
    for limit in support.limits.values():
        figure = limit.figure
        if figure is None or figure.yuan is None or limit.scope == "all":
            continue
        return Highest(_name(limit), figure)
    return None


def _name(limit: Limit) -> str:
    """What a limit is called; that of the only row there is needs no 单项."""
    if limit.label or limit.scope != "row":
        return limit.name
    return limit.name.removeprefix(_ONE_ROW)


def _largest(figures: list[AmountFigure]) -> Highest | None:
    """The largest figure, with what it is for: 每件; None of none."""
    if not figures:
        return None
    largest = max(figures, key=_size)
    before = largest.per
    if len(figures) > 1:
        before = f"{before}{MOST}"
    return Highest(before, largest.figure)


def _comparable(figures: list[AmountFigure]) -> bool:
    """Whether the largest of them is the most there is: a share or a price without a cap
    of its own may come to more than any sum, and than a share of something else."""
    capped = {one.reference for one in figures if not one.per}
    open_units = {
        one.per
        for one in figures
        if one.per and f"{one.reference}.at_most" not in capped
    }
    if not open_units:
        return True
    return not capped and len(open_units) == 1


def _gives(one: AmountFigure) -> bool:
    """Whether a figure says what is given: no limit, no threshold, no instalment."""
    if one.reference.startswith("paid."):
        return False
    _, _, last = one.reference.rpartition(".")
    if last in _NO_AMOUNTS or not one.figure.is_known:
        return False
    return is_benefit(one.figure)


def _size(one: AmountFigure) -> tuple[bool, object]:
    """For comparing figures of one amount: sums of money before shares."""
    quantity = quantity_of(one.figure)
    if quantity is None:
        return False, 0
    return quantity.kind == "money", quantity.value
