"""Which steps a measure's procedure has (办理流程): the common ones, its own in their place,
and of those only what happens to an application of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policypress.source.model import CommonGuide, Guide, Provision, Step


def steps_of(
    measure: Provision,
    common: CommonGuide,
    own: Guide | None,
) -> dict[str, Step]:
    """The steps of a measure by id, in order. own: its guide, None where it has no file
    of its own."""
    merged = dict(common.steps)
    is_free = False
    if own:
        merged |= own.steps
        is_free = own.no_application
    modes = modes_of(measure, is_free)
    return {
        key: step
        for key, step in merged.items()
        if not step.modes or not modes.isdisjoint(step.modes)
    }


def modes_of(
    measure: Provision,
    is_free: bool,
) -> set[str]:
    """How the supports of a measure are reviewed (审核方式), with `ranking` where the best
    are chosen (择优) and `application` unless it is paid without one (免申即享)."""
    modes: set[str] = {one.review for one in measure.supports.values()}
    if any(one.ranking for one in measure.supports.values()):
        modes.add("ranking")
    if not is_free:
        modes.add("application")
    return modes
