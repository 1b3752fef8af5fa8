"""What the numbers of the old text are called in the new one (条序的对应)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.compare.match.groups import Group
from policypress.compare.match.units import TextUnit, Units
from policypress.compare.text.citations import Numbers

# A number that can be cited: its unit (条, 章, 编), and what it says: (17, 1)
# for 之一.
Number = tuple[str, tuple[int, ...]]


def new_numbers(
    groups: Sequence[Group],
    olds: Units,
    news: Units,
) -> Numbers:
    """What 第X条 and 第X章 of the old text are called in the new one.

    None = deleted.

    A number that the old text has twice is left out: nobody knows which is
    meant.
    """
    numbers: Numbers = {}
    doubtful = set()
    new_of: dict[int, TextUnit] = {}
    for group in groups:
        first = news[group.new[0]]
        new_of |= dict.fromkeys(group.old, first)
    for index, unit in enumerate(olds):
        number = _number(unit)
        if number is None:
            continue
        if number in numbers:
            doubtful.add(number)
        became = new_of.get(index)
        numbers[number] = _number(became) if became else None
    for number in doubtful:
        del numbers[number]
    return numbers


def _number(unit: TextUnit) -> Number | None:
    """The number of a clause, chapter or part; None for any other unit.

    Sections have none here: they are counted anew in each chapter.
    """
    node = unit.node
    if not node.number or node.kind == "section":
        return None
    if unit.kind == "clause":
        return "条", node.number
    if unit.kind != "heading":
        return None
    if node.kind == "chapter":
        return "章", node.number
    return "编", node.number


def renumbered_labels(
    clauses: Sequence[Group],
    olds: Units,
    news: Units,
) -> Iterator[tuple[str, str]]:
    """The label of each old clause, and that of what it became.

    "" when it is deleted; several new labels stand between 、.
    """
    became: dict[int, tuple[int, ...]] = {}
    for group in clauses:
        became |= dict.fromkeys(group.old, group.new)
    for index, unit in enumerate(olds):
        label = unit.node.label
        if unit.kind == "clause" and label:
            indexes = became.get(index, ())
            new_labels = [news[j].node.label for j in indexes]
            yield label, "、".join(new_labels)
