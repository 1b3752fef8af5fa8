"""Amendments of words (字句的修改): the quoted words must stand exactly once where the
decision points.
"""

from __future__ import annotations

from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.paragraphs import claim_line
from policypress.compare.decision.apply.quotes import everywhere, loosely
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    ReplaceEvery,
    ReplaceWords,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.aside import is_record

Stretch = tuple[int, int, int]  # line, start, end


def replace_words(
    work: Work,
    operation: ReplaceWords,
) -> None:
    """将第八条中的“甲”修改为“乙”."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    unit = work.units[spot.unit]
    found = _stretches(unit, spot, operation.words)
    exact = bool(found)
    if not exact:
        found = _loose_stretches(unit, spot, operation.words)
    if len(found) != 1:
        _not_once(work, operation, len(found))
        return
    line, start, end = found[0]
    words = unit.lines[line].text[start:end]
    if not exact:
        _inexact(work, operation, words)
    put = _put(operation, words)
    if put == words:
        work.unchanged(operation.target, operation)
    _put_in(work, unit, operation, found[0], put)
    claim_line(
        unit,
        "words",
        operation,
        operation.target,
        line,
    )


def replace_every(
    work: Work,
    operation: ReplaceEvery,
) -> None:
    """将第三条、第八条中的“甲”修改为“乙”，共三处: in each place all of these words."""
    count = 0
    if operation.targets in (("全文",), ("条文",)):
        count = _everywhere(work, operation)
        if count == 0:
            return
    else:
        for target in operation.targets:
            found = _in_one(work, operation, target)
            if not found:
                return
            count += found
    if operation.count and operation.count != count:
        _other_count(work, operation, count)


def _in_one(work: Work, operation: ReplaceEvery, target: str) -> int:
    """The words in one place that is named: how often; 0 and a finding when never."""
    spot = work.spot(target, operation)
    if not spot:
        return 0
    one = _in_place(operation, target)
    unit = work.units[spot.unit]
    found = _stretches(unit, spot, operation.words)
    if not found:
        _not_once(work, one, 0)
        return 0
    _put_in_all(work, unit, one, found)
    return len(found)


def _everywhere(work: Work, operation: ReplaceEvery) -> int:
    """The words wherever they stand, where nothing else replaces or deletes the text: how
    often; 0 and a finding when never.
    """
    scope = operation.targets[0]
    count = 0
    for index, unit in enumerate(work.units):
        if not _in_scope(unit, scope):
            continue
        name = unit.node.label if unit.node else ""
        one = _in_place(operation, name or scope)
        found = _untouched(
            unit, _stretches(unit, Spot(index, "条"), one.words)
        )
        _put_in_all(work, unit, one, found)
        count += len(found)
    if not count:
        _not_once(work, _in_place(operation, scope), 0)
    return count


def _in_place(operation: ReplaceEvery, name: str) -> ReplaceWords:
    """The same replacement in one place."""
    return ReplaceWords(operation.line, name, operation.words, operation.put)


def _in_scope(unit: Unit, scope: str) -> bool:
    """Whether 全文 or 条文 holds a unit whose words stay; none is a record of passage."""
    if not unit.stays or unit.rewritten is not None:
        return False
    if scope == "条文" and unit.kind != "clause":
        return False
    return not (unit.node and is_record(unit.node))


def _untouched(unit: Unit, found: list[Stretch]) -> list[Stretch]:
    """The stretches in lines that nothing else deletes or restates."""
    gone = {*unit.replaced, *unit.dropped}
    return [stretch for stretch in found if stretch[0] not in gone]


def _put_in_all(
    work: Work,
    unit: Unit,
    operation: ReplaceWords,
    found: list[Stretch],
) -> None:
    """Other words for each of some stretches of a unit."""
    for stretch in found:
        _put_in(work, unit, operation, stretch, operation.put)
    for line in dict.fromkeys(line for line, _, _ in found):
        claim_line(unit, "words", operation, operation.target, line)


def _put_in(
    work: Work,
    unit: Unit,
    operation: ReplaceWords,
    stretch: Stretch,
    put: str,
) -> None:
    """Other words for a stretch of a line, which no other amendment may touch."""
    line, start, end = stretch
    phrases = unit.phrases.setdefault(line, [])
    for other_start, other_end, _ in phrases:
        if start < other_end and other_start < end:
            _overlap(work, operation)
            break
    phrases.append((start, end, put))


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


def _lines(
    unit: Unit,
    spot: Spot,
) -> list[int]:
    """The lines that are meant: one, or all that are no tables."""
    if spot.line is not None:
        return [spot.line]
    return [index for index, line in enumerate(unit.lines) if not line.rows]


def _stretches(
    unit: Unit,
    spot: Spot,
    words: str,
) -> list[Stretch]:
    """Where exactly these words stand."""
    found: list[Stretch] = []
    for line in _lines(unit, spot):
        places = everywhere(unit.lines[line].text, words)
        found += [(line, start, start + len(words)) for start in places]
    return found


def _loose_stretches(
    unit: Unit,
    spot: Spot,
    words: str,
) -> list[Stretch]:
    """Where these words stand with other marks or spaces."""
    found: list[Stretch] = []
    for line in _lines(unit, spot):
        places = loosely(unit.lines[line].text, words)
        found += [(line, start, end) for start, end in places]
    return found


def _put(
    operation: ReplaceWords,
    words: str,
) -> str:
    """What comes for the words; a full stop of the decision inside the quotation, on
    both sides, is none of it.
    """
    stopped = words + "。" == operation.words
    if stopped and operation.put.endswith("。"):
        return operation.put[:-1]
    return operation.put


def _not_once(
    work: Work,
    operation: ReplaceWords,
    count: int,
) -> None:
    """A finding: the words are not there, or more than once."""
    code, many = "quotation-not-found", "没有出现"
    hint = "核对引文与修改前的文本是否逐字相同。"
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


def _inexact(
    work: Work,
    operation: ReplaceWords,
    words: str,
) -> None:
    """A warning: the words stand there with other marks."""
    message = (
        f"引文“{operation.words}”与原文“{words}”标点或空格不同，已按原文处理。"
    )
    work.warn(
        "inexact-quotation",
        message,
        operation,
        "引用原文时逐字照录。",
    )


def _overlap(
    work: Work,
    operation: ReplaceWords,
) -> None:
    """A finding: two amendments of the same words."""
    message = f"“{operation.words}”与本决定另一处要改的文字重叠。"
    hint = "把两处合成一处修改。"
    work.fault(
        "overlapping-amendments",
        message,
        operation,
        hint,
    )
