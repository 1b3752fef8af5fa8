"""Phrases that give places to what is there (移动、单列、合并、拆分、改序号的写法): what each
makes of what it matched.
"""

from __future__ import annotations

from policypress.compare.decision.apply.reference import (
    last_part,
    relative,
    unit_of,
)
from policypress.compare.decision.apply.sentences import OF_NEW, R
from policypress.compare.decision.apply.spoken import (
    SIDES,
    Found,
    is_inner,
    is_unit,
)
from policypress.compare.decision.apply.verbs import (
    Carry,
    Merge,
    Move,
    Operation,
    Part,
    Raise,
    Renumber,
    Split,
    Unclear,
)
from policypress.compare.text.numbers import article


def split(found: Found) -> list[Operation]:
    """将第八条拆分为第八条、第九条; the words follow, in one quotation or one for each."""
    target, *parts = found.within()
    full = found.context.full(target)
    found.context.parts_of = full
    found.context.parts = tuple(parts)
    found.context.named = ()
    return [Split(found.line, full, tuple(parts))]


def part(found: Found) -> list[Operation]:
    """第九条：“…” of a 条 that is split."""
    (became,) = found.within()
    return [
        Part(found.line, found.context.parts_of, became, found.quotes()[-1])
    ]


def parts(found: Found) -> list[Operation]:
    """The words of all parts in one quotation: each begins with its number."""
    context = found.context
    groups: list[list[str]] = []
    for text in found.quotes()[-1]:
        if article(text) or not groups:
            groups.append([])
        groups[-1].append(text)
    if len(groups) != len(context.parts):
        message = f"拆分成{len(context.parts)}条，引文里有{len(groups)}条。"
        hint = "引文里每一条以自己的条序开头，如：“第九条　……”。"
        return [Unclear(found.line, "insertion-count", message, hint)]
    pairs = zip(context.parts, groups, strict=True)
    return [
        Part(found.line, context.parts_of, became, tuple(words))
        for became, words in pairs
    ]


def merge(found: Found) -> list[Operation]:
    """将第八条、第九条合并，作为第八条; the words follow."""
    targets = found.each(1)
    became = next(iter(found.within(2)), "")
    base = _base(targets, became)
    became = became or base
    targets = [base, *(one for one in targets if one != base)]
    found.context.unit = unit_of(base)
    found.context.named = (base,)
    return [Merge(found.line, tuple(targets), became)]


def _base(targets: list[str], became: str) -> str:
    """Which of the merged places becomes the whole: the one that is called so already,
    else the first 条, else the first.
    """
    units = list(filter(is_unit, targets))
    same = [one for one in units if last_part(one) == last_part(became)]
    return [*same, *units, *targets][0]


def raise_(found: Found) -> list[Operation]:
    """将第八条第三款单列一条，作为第四十九条; several 款 become one 条, or as many."""
    targets = found.listed(found.within(1))
    became = found.within(2)
    if len(became) == 1:
        return [Raise(found.line, tuple(targets), became[0])]
    if len(became) == len(targets):
        pairs = zip(targets, became, strict=True)
        return [Raise(found.line, (one,), number) for one, number in pairs]
    message = f"“{'、'.join(targets)}”单列一条，没有写明作为第几条。"
    hint = "写成“将第八条第三款单列一条，作为第九条”。"
    return [Unclear(found.line, "raise-without-number", message, hint)]


def join(found: Found) -> list[Operation]:
    """将第四条并入第三条，作为第三条第四款."""
    (target,) = found.listed(found.within(1))
    anchor = found.within(2)[0]
    became = found.within(3)[0]
    return [Carry(found.line, target, anchor, "inside", became)]


def move(found: Found) -> list[Operation]:
    """将第五条移至第九条后，作为第九条: a move, and a new number; a 款 goes into a 条."""
    target = found.context.full(found.within(1)[0])
    anchors, became = found.within(2), found.within(5)
    unit = found.context.unit
    anchor = relative(anchors[0], unit) if anchors else ""
    sided = found.match[3] or found.match[4]
    if last_part(target)[0] == "句":
        return [Move(found.line, target, anchor, "after")]
    if is_inner(target):
        return [_part_moved(found, target, anchor, became)]
    if not sided and anchor:
        return [_moved_into(found, target, anchor, became)]
    side = SIDES.get(found.match[3] or "后", "after")
    if found.match[4]:
        side = "first"
    moved: list[Operation] = [Move(found.line, target, anchor, side)]
    if became:
        moved.append(Renumber(found.line, target, became[0]))
    return moved


def _moved_into(
    found: Found,
    target: str,
    anchor: str,
    became: list[str],
) -> Operation:
    """A 条 that moves to a place, neither before nor behind it: into a chapter, or to be
    a 款.
    """
    if is_inner(anchor):
        return _carried(found, target, anchor, became)
    if is_unit(anchor):
        return _move_unclear(found, target, anchor)
    return Move(found.line, target, anchor, "after")


def _part_moved(
    found: Found,
    target: str,
    anchor: str,
    became: list[str],
) -> Operation:
    """A 款 that moves: it becomes a 条, or part of one."""
    if became and is_unit(became[0]):
        beside = SIDES.get(found.match[3] or "")
        if beside is None:
            return Raise(found.line, (target,), became[0])
        return Raise(found.line, (target,), became[0], anchor, beside)
    return _carried(found, target, anchor, became)


def _move_unclear(
    found: Found,
    target: str,
    anchor: str,
) -> Operation:
    """A clause that moves to another, before or behind it nobody knows."""
    message = f"将“{target}”移至“{anchor}”，没有写明在它之前还是之后。"
    hint = f"写成“移至{anchor}后”或者“移至{anchor}前”。"
    return Unclear(found.line, "move-without-side", message, hint)


def _carried(
    found: Found,
    target: str,
    anchor: str,
    became: list[str],
) -> Operation:
    """A 款 or 项 that goes beside another, or into another 条 with the number it gets
    there.
    """
    side = SIDES.get(found.match[3] or "", "inside")
    number = became[0] if became else ""
    if not number and side == "inside" and is_inner(anchor):
        # 移至第六条第二款: the place that it gets.
        anchor, number = unit_of(anchor), anchor.removeprefix(OF_NEW)
    return Carry(found.line, target, anchor, side, number)


def renumber_run(found: Found) -> list[Operation]:
    """第八条至第十条依次改为第九条至第十一条."""
    first, last = found.listed(found.within()[:2])
    became, became_last = found.within()[2:]
    return [Renumber(found.line, first, became, last, became_last)]


def renumber(found: Found) -> list[Operation]:
    """第八条、第九条改为第九条、第十条: as many after as before; 第八条改为第八条、第九条 splits it."""
    new = found.numbers(2)
    if found.match[1] == R and len(new) > 1:
        return split(found)
    targets = old = found.each(1)
    if len(new) == 1 and all(map(is_inner, targets)) and is_unit(new[0]):
        return [Raise(found.line, tuple(targets), new[0])]
    if len(old) != len(new):
        message = f"{len(old)}处改为{len(new)}处，不能一一对应。"
        hint = "核对起止序号，前后写一样多的条、款、项。"
        return [Unclear(found.line, "renumbering-differs", message, hint)]
    pairs = zip(targets, new, strict=True)
    return [_becomes(found, target, became) for target, became in pairs]


def renumber_it(found: Found) -> list[Operation]:
    """…，并作为第十五条, of what was spoken of before."""
    return [_becomes(found, found.its(), found.within(1)[0])]


def _becomes(
    found: Found,
    target: str,
    became: str,
) -> Operation:
    """第八条改为第九条 is a number; 第二款改为第九条 a clause of its own; 第九条改为第八条第二款 a
    paragraph of another.
    """
    if is_inner(target) and is_unit(became):
        return Raise(found.line, (target,), became)
    unit = unit_of(became)
    apart = is_inner(target) and last_part(target)[0] != last_part(became)[0]
    if is_inner(became) and (unit or apart):
        return Carry(found.line, target, unit, "inside", became)
    return Renumber(found.line, target, became)
