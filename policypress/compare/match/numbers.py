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
    new_of = {i: group.new[0] for group in groups for i in group.old}
    for index, unit in enumerate(olds):
        number = _number(unit)
        if number is None:
            continue
        if number in numbers:
            doubtful.add(number)
        became = new_of.get(index)
        numbers[number] = None if became is None else _number(news[became])
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
    return "章" if node.kind == "chapter" else "编", node.number


def renumbered_labels(
    clauses: Sequence[Group],
    olds: Units,
    news: Units,
) -> Iterator[tuple[str, str]]:
    """The label of each old clause, and that of what it became.

    "" when it is deleted; several new labels stand between 、.
    """
    became = {i: group.new for group in clauses for i in group.old}
    for index, unit in enumerate(olds):
        if unit.kind == "clause" and unit.node.label:
            labels = [news[j].node.label for j in became.get(index, ())]
            yield unit.node.label, "、".join(labels)
