"""Units that an amending decision puts in (增加条、章): made of what it quotes, and put
where it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import (
    decoded,
    has_words,
    lead_of,
    opened,
)
from policypress.compare.decision.apply.reference import (
    Number,
    number_of_label,
)
from policypress.compare.decision.apply.unit import NUMBERED, Unit
from policypress.compare.decision.apply.verbs import Insert
from policypress.compare.decision.apply.work import KINDS, Anchor, Work
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import HEADINGS, Kind, Line

_PLACE_HINT = "写成“在第八条后增加一条，作为第九条：……”。"
_COUNT_HINT = "一条一句，或者在引文里让每一条以自己的条序开头。"


def insert_units(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> None:
    """在第八条后增加一条; several at once each open with their number in the quotation."""
    kind = KINDS[operation.kind]
    if not _placed(work, operation, spot, kind):
        return
    numbers = _numbers(work, operation)
    if numbers is None:
        return
    units = _quoted_units(work, operation, numbers)
    if not units:
        return
    for unit in units:
        unit.said_at = operation.line
    if spot is None and operation.side != "first":
        _put_by_number(work, operation, kind, units)
        return
    for unit in units:
        work.put(spot, operation.side, unit)
    if spot:
        inside = operation.side == "inside"
        name = operation.where
        work.anchors.append(
            Anchor(
                spot.unit,
                operation,
                name,
                False,
                inside,
            )
        )


def _put_by_number(
    work: Work,
    operation: Insert,
    kind: Kind,
    units: list[Unit],
) -> None:
    """New units that only a number places: a 条 once all numbers are known, a 章 before
    the one that has its number now, an annex behind the last.
    """
    if kind == "clause":
        work.unplaced += units
        return
    slot = _slot_of(work, kind, units[0].number)
    if slot is None:
        message = f"没有写明新增的一{operation.kind}放在哪里。"
        hint = f"写成“在第二章后增加一{operation.kind}，作为……”。"
        work.fault("insertion-without-place", message, operation, hint)
        return
    work.slots.setdefault(slot, []).extend(units)


def _slot_of(
    work: Work,
    kind: Kind,
    number: Number,
) -> int | None:
    """Behind which unit a new annex or heading stands; None when its number does not say
    so: it is the first of its kind, or several have that number.
    """
    alike = [i for i, unit in enumerate(work.units) if unit.kind == kind]
    if kind == "annex":
        return alike[-1] if alike else len(work.units) - 1
    return _beside_number(work, alike, number)


def _beside_number(
    work: Work,
    alike: list[int],
    number: Number,
) -> int | None:
    """Before the heading that has a number now, or behind all of the one before it; None
    when there is none, or several.
    """
    same = [i for i in alike if work.units[i].number == number]
    if len(same) == 1:
        return same[0] - 1
    before = (*number[:-1], number[-1] - 1)
    last = [i for i in alike if work.units[i].number == before]
    if same or len(last) != 1:
        return None
    return work.resolver.end_of(last[0])


def _placed(
    work: Work,
    operation: Insert,
    spot: Spot | None,
    kind: Kind,
) -> bool:
    """Whether the decision says where the new units go; a finding otherwise."""
    if spot is None:
        if _places_itself(operation, kind):
            return True
        message = f"没有写明新增的一{operation.kind}放在哪里。"
        work.fault(
            "insertion-without-place",
            message,
            operation,
            _PLACE_HINT,
        )
        return False
    in_chapter = spot.sort == "章" and kind in NUMBERED
    beside = operation.side in ("after", "before") and spot.line is None
    if beside or (in_chapter and operation.side == "inside"):
        return True
    message = f"在“{operation.where}”不能增加{operation.kind}。"
    work.fault(
        "amendment-place",
        message,
        operation,
        _PLACE_HINT,
    )
    return False


def _places_itself(operation: Insert, kind: Kind) -> bool:
    """Whether what is added needs no place: its number says it, or it is an annex."""
    by_number = kind in NUMBERED and operation.became
    return operation.side == "first" or kind == "annex" or bool(by_number)


def _numbers(
    work: Work,
    operation: Insert,
) -> list[Number] | None:
    """The numbers that the new units get, as many as the decision says; None and a
    finding otherwise.
    """
    numbers: list[Number] = []
    for became in operation.became:
        number = work.number(became, operation.kind, operation)
        if not number:
            return None
        numbers.append(number)
    if numbers and operation.count and operation.count != len(numbers):
        message = f"增加{operation.count}{operation.kind}，却写了{len(numbers)}个序号。"
        work.fault(
            "insertion-count",
            message,
            operation,
            _COUNT_HINT,
        )
        return None
    return numbers


def _quoted_units(
    work: Work,
    operation: Insert,
    numbers: Sequence[Number],
) -> list[Unit]:
    """The quotation as units; [] and a finding when it holds another number of them
    than the decision says.
    """
    kind = KINDS[operation.kind]
    lines = decoded(operation.quote)
    if not has_words(lines):
        message = f"没有写明增加的{operation.kind}的文字。"
        code = "amendment-without-text"
        work.fault(code, message, operation, _COUNT_HINT)
        return []
    if operation.kind.startswith("无编号"):
        return [Unit(kind, "", "", opened(lines), number_given=True)]
    groups = _counted_groups(work, operation, lines, len(numbers))
    kinds = [kind, *(_kind_of(group[0]) for group in groups[1:])]
    given = iter(numbers)
    made: list[Unit] = []
    for one_kind, group in zip(kinds, groups, strict=False):
        number = next(given, ()) if one_kind == kind else ()
        sample, gap = work.manner_of(one_kind)
        made.append(made_unit(one_kind, number, group, sample, gap))
    return made


def _counted_groups(
    work: Work,
    operation: Insert,
    lines: list[Line],
    named: int,
) -> list[list[Line]]:
    """The lines of each unit in a quotation; [] and a finding when there are not as many
    as the decision says. named: how many numbers it gives.
    """
    kind, shown = KINDS[operation.kind], operation.kind
    if operation.paragraphs not in (0, len(lines)):
        _other_paragraphs(work, operation, len(lines))
        return []
    groups = [lines] if operation.paragraphs else _groups(lines, kind)
    others = [_kind_of(group[0]) for group in groups[1:]]
    count = 1 + others.count(kind)
    wanted = named or operation.count or 1
    if count == wanted:
        return groups
    message = f"写明增加{wanted}{shown}，引文里有{count}{shown}。"
    work.fault("insertion-count", message, operation, _COUNT_HINT)
    return []


def _other_paragraphs(
    work: Work,
    operation: Insert,
    count: int,
) -> None:
    """A finding: 引文共三段, and there are more or fewer."""
    message = f"写明引文共{operation.paragraphs}段，引文有{count}段。"
    hint = "核对引文的段数，一个表格算一段。"
    work.fault("insertion-count", message, operation, hint)


def _groups(
    lines: list[Line],
    kind: Kind,
) -> list[list[Line]]:
    """The lines of each unit in a quotation: 第九条　… opens one, and in a chapter 第一节　…
    too.
    """
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        opens = kind in NUMBERED and _kind_of(line) in NUMBERED
        if kind == "clause" and _kind_of(line) != "clause":
            opens = False
        if opens:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _kind_of(line: Line) -> Kind:
    """What a quoted line opens: a clause, a heading, or nothing ("closing" stands for
    it).
    """
    text = line.printed
    article = ordinals.article(text)
    if article and article[4]:
        return "clause"
    heading = ordinals.heading(text)
    if heading and heading[4]:
        return ordinals.KIND_OF[heading[3]]
    return "closing"


def made_unit(
    kind: Kind,
    number: Number,
    lines: list[Line],
    sample: str,
    gap: str,
) -> Unit:
    """A unit of quoted paragraphs. Its number is that of the quotation if it has one,
    else written like `sample`.
    """
    lines = opened(lines)
    if kind not in ("clause", *HEADINGS) or not lines or lines[0].rows:
        return Unit(
            kind,
            "",
            "",
            lines,
            number_given=True,
        )
    lead = lead_of(lines[0].text, kind, number)
    if lead:
        rest = lines[0].text[len(lead[0] + lead[1]) :]
        lines[0] = replace(lines[0], text=rest)
        number = number or number_of_label(lead[0])
        return Unit(
            kind,
            *lead,
            lines,
            number,
            number_given=True,
        )
    label = relabel(sample, number) if number else ""
    return Unit(
        kind,
        label,
        gap if label else "",
        lines,
        number,
        number_given=True,
    )
