"""The order in which edits are made (先后): a place in a list is a number, and what comes
or goes before it moves it. So values are put first, and lists are changed from their
ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.edit import Edit, Insert, Move, MoveBeside, Remove
from policypress.edit.edit import Step


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The steps, those that move the places of others last and from the end of each
    list, and what is moved beside something by its name behind them; otherwise as they
    were."""
    first: list[Step] = []
    last: list[Step] = []
    lists: list[tuple[tuple[Any, ...], int, Step]] = []
    for step in steps:
        place = _in_list(step)
        if isinstance(step, Edit) and isinstance(step.change, MoveBeside):
            last.append(step)
        elif place is None:
            first.append(step)
        else:
            lists.append((*place, step))
    homes = list(dict.fromkeys(home for home, _, _ in lists))
    lists.sort(key=lambda one: (homes.index(one[0]), -one[1]))
    return [*first, *(step for _, _, step in lists), *last]


def _in_list(step: Step) -> tuple[tuple[Any, ...], int] | None:
    """The list that a step changes, and where; None where it changes none."""
    if not isinstance(step, Edit):
        return None
    change = step.change
    if isinstance(change, Insert):
        return (step.file, *change.loc), change.index
    is_taken = isinstance(change, (Remove, Move))
    if is_taken and change.loc and isinstance(change.loc[-1], int):
        return (step.file, *change.loc[:-1]), change.loc[-1]
    return None
