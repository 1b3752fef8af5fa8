"""Amendments of words in all places (各处字句的修改):
将第三条、第八条中的“甲”修改为“乙”，共三处; and at the end of a paragraph.
"""

from __future__ import annotations

from bisect import bisect

from policypress.compare.decision.apply.claims import Claim
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.stretches import (
    Stretch,
    exactly,
    nearest,
)
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    Append,
    Operation,
    ReplaceEvery,
    ReplaceWords,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.aside import is_record

_ALL = ("全文", "条文")
ENDS = "。；：！？;:!?"


def replace_every(
    work: Work,
    operation: ReplaceEvery,
) -> None:
    """将第三条、第八条中的“甲”修改为“乙”，共三处: in each place all of these words."""
    is_for_all = operation.targets[0] in _ALL
    sought = _everywhere if is_for_all else _in_each
    places = sought(work, operation)
    if not places:
        return
    count = sum(len(found) for _, found in places)
    enough = 1 if operation.anywhere else len(places)
    missing = [target for target, found in places if not found]
    if len(places) - len(missing) < enough:
        not_once(work, _in_place(operation, missing[0]), 0)
        return
    for target, found in places:
        put_in_all(work, operation, target, found, operation.put)
    if operation.count not in (0, count):
        _other_count(work, operation, count)


def _in_each(
    work: Work,
    operation: ReplaceEvery,
) -> list[tuple[str, list[Stretch]]]:
    """The words in each place that is named; [] and a finding when one is not there."""
    places: list[tuple[str, list[Stretch]]] = []
    for target in operation.targets:
        spots = _spots(work, operation, target)
        if not spots:
            return []
        places.append((target, _in_one(work, operation, spots)))
    return places


def _spots(
    work: Work,
    operation: ReplaceEvery,
    target: str,
) -> list[Spot]:
    """The place named; of 第八条至第十条 every unit. [] and a finding when one is not there."""
    first, _, last = target.partition("至")
    one = work.spot(first, operation)
    if not last or not one:
        return [one] if one else []
    other = work.spot(last, operation)
    if not other:
        return []
    if one.line is None and one.unit < other.unit:
        return [
            Spot(index, one.sort)
            for index in range(one.unit, other.unit + 1)
            if work.units[index].kind == work.units[one.unit].kind
        ]
    message = f"“{target}”起止颠倒，或者不是条到条。"
    hint = "起止写条到条；款、项逐一列出。"
    work.fault("amendment-range", message, operation, hint)
    return []


def _in_one(
    work: Work,
    operation: ReplaceEvery,
    spots: list[Spot],
) -> list[Stretch]:
    """The words in one place that is named, as they are quoted."""
    return [
        stretch
        for spot in spots
        for stretch in exactly(work, spot, operation.words)
    ]


def _everywhere(
    work: Work,
    operation: ReplaceEvery,
) -> list[tuple[str, list[Stretch]]]:
    """The words wherever they stand and nothing else replaces or deletes the text; the
    scope itself, without any, when they are nowhere.
    """
    scope = operation.targets[0]
    places: list[tuple[str, list[Stretch]]] = []
    for index, unit in enumerate(work.units):
        if not _in_scope(unit, scope):
            continue
        found = exactly(work, Spot(index, "条"), operation.words)
        staying = [one for one in found if not _goes(one)]
        if staying:
            name = unit.node.label if unit.node else ""
            places.append((name or scope, staying))
    return places or [(scope, [])]


def _goes(stretch: Stretch) -> bool:
    """Whether something else deletes or restates the line."""
    unit = stretch.unit
    return stretch.line in unit.replaced or stretch.line in unit.dropped


def _in_place(
    operation: ReplaceEvery,
    name: str,
) -> ReplaceWords:
    """The same replacement in one place."""
    return ReplaceWords(operation.line, name, operation.words, operation.put)


def _in_scope(unit: Unit, scope: str) -> bool:
    """Whether 全文 or 条文 holds a unit whose words stay; none is a record of passage."""
    if not unit.stays or unit.rewritten is not None:
        return False
    if scope == "条文" and unit.kind != "clause":
        return False
    return not (unit.node and is_record(unit.node))


def append(work: Work, operation: Append) -> None:
    """在第三条第一款末尾增加“…”: a sentence behind the last one, other words before its stop."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    unit = work.units[spot.unit]
    line = spot.line
    if line is None:
        line = len(unit.lines) - 1
    if unit.lines[line].rows:
        work.misplaced(operation.target, "表格", operation)
        return
    text = unit.lines[line].text
    at = len(text)
    words = operation.words
    goes_on = words.startswith(("，", "、", "；")) or words[-1:] not in ENDS
    if goes_on and text[-1:] in ENDS:
        at -= 1
        words = words.rstrip(ENDS)
    there = Stretch(unit, line, None, at, at)
    put_in_all(work, operation, operation.target, [there], words)


def put_in_all(
    work: Work,
    operation: Operation,
    target: str,
    found: list[Stretch],
    put: str,
) -> None:
    """Other words for each of some stretches, and a note of every line they touch."""
    claimed: dict[tuple[int, int], Stretch] = {}
    for stretch in found:
        if not _put_in(work, operation, stretch, put):
            return  # one overlap says enough
        claimed[id(stretch.unit), stretch.line] = stretch
    for stretch in claimed.values():
        claim = Claim("words", operation.line, target, stretch.line)
        stretch.unit.claims.append(claim)


def _put_in(
    work: Work,
    operation: Operation,
    stretch: Stretch,
    put: str,
) -> bool:
    """Other words for a stretch, which no other amendment may touch; False and a finding
    when one does.
    """
    key = (stretch.line, stretch.cell)
    phrases = stretch.unit.phrases.setdefault(key, [])
    new = (stretch.start, stretch.end, put)
    at = bisect(phrases, new)
    before = phrases[at - 1] if at else None
    after = phrases[at] if at < len(phrases) else None
    if (before and before[1] > stretch.start) or (
        after and after[0] < stretch.end
    ):
        _overlap(work, operation, stretch.words)
        return False
    phrases.insert(at, new)
    return True


def _other_count(
    work: Work,
    operation: ReplaceEvery,
    count: int,
) -> None:
    """A finding: the words stand there more or less often than the decision says."""
    places = "、".join(operation.targets)
    message = (
        f"“{operation.words}”在{places}中共有{count}处，"
        f"决定写的是{operation.count}处。"
    )
    work.fault(
        "replacement-count",
        message,
        operation,
        "核对所列条款和处数；没有列入的条款另写。",
    )


def not_once(
    work: Work,
    operation: ReplaceWords,
    count: int,
    spot: Spot | None = None,
) -> None:
    """A finding: the words are not there, or more than once. spot: where they were
    sought, to say what is there instead.
    """
    code, many = "quotation-not-found", "没有出现"
    hint = "核对引文与修改前的文本是否逐字相同。"
    if not count and spot and work.guesses > 0:
        work.guesses -= 1
        like_it = nearest(work, spot, operation.words)
        hint += f"原文相近的是“{like_it}”。" if like_it else ""
    if count:
        code = "quotation-not-unique"
        many = f"出现了 {count} 次，不能确定改哪一处"
        hint = "写明款、项，或者多引几个字，使引文只有一处。"
    message = f"“{operation.words}”在{operation.target}中{many}。"
    work.fault(
        code,
        message,
        operation,
        hint,
    )


def _overlap(
    work: Work,
    operation: Operation,
    words: str,
) -> None:
    """A finding: two amendments of the same words."""
    message = f"“{words}”与本决定另一处要改的文字重叠。"
    hint = "把两处合成一处修改。"
    work.fault(
        "overlapping-amendments",
        message,
        operation,
        hint,
    )
