"""Phrases that amend places (条、款、项等的修改的写法): what each makes of what it matched."""

from __future__ import annotations

import re

from policypress.compare.decision.apply.reference import (
    expanded,
    last_part,
    relative,
    run_of,
    unit_of,
)
from policypress.compare.decision.apply.sentences import Added, R
from policypress.compare.decision.apply.spoken import Found
from policypress.compare.decision.apply.verbs import (
    Carry,
    Contents,
    Delete,
    Follow,
    Insert,
    Merge,
    Move,
    Operation,
    Part,
    Raise,
    Renumber,
    Reorder,
    Replace,
    ReplaceNumber,
    ReplaceSeveral,
    Side,
    Split,
    Unclear,
    Unsaid,
)
from policypress.compare.text.numbers import article, value

_SIDES: dict[str, Side] = {"后": "after", "前": "before"}
_INNER_KINDS = ("款", "项", "目", "段")
_LISTED = re.compile("[、和与及]|以及")
_ORDER = re.compile("顺序|序号|条序|次序")


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


def _parts(found: Found) -> list[Operation]:
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


def _named(found: Found, group: int) -> list[str]:
    """The places of a list in full, each of a run (第八条至第十条) on its own."""
    listed = iter(found.listed(found.within(group)))
    full: list[str] = []
    for piece in _LISTED.split(found.match[group]):
        first = next(listed)
        full += expanded(first, next(listed)) if "至" in piece else [first]
    found.context.named = tuple(full)
    return full


def _numbers(found: Found, group: int) -> list[str]:
    """The new numbers of a list, each of a run on its own."""
    listed = iter(found.within(group))
    numbers: list[str] = []
    for piece in _LISTED.split(found.match[group]):
        first = next(listed)
        numbers += run_of([first, next(listed)]) if "至" in piece else [first]
    return numbers


def merge(found: Found) -> list[Operation]:
    targets = _named(found, 1)
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
    units = list(filter(_is_unit, targets))
    same = [one for one in units if last_part(one) == last_part(became)]
    return [*same, *units, *targets][0]


def _is_unit(reference: str) -> bool:
    """Whether a reference names a 条 and not a part of one."""
    return last_part(reference)[0] == "条"


def _is_inner(reference: str) -> bool:
    """Whether a reference names a part of a 条."""
    return last_part(reference)[0] in _INNER_KINDS


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


def insert_named(found: Found) -> list[Operation]:
    """增加第四条之一：“…”, 第四条增加第二款：“…”, 增加附件3：“…”."""
    *where, became = found.within()
    word, _ = last_part(became)
    kind = word or "附件"
    place = found.context.full(where[0]) if where else ""
    if found.match[1] == "其" or (not where and kind in _INNER_KINDS):
        place = unit_of(became) or found.its()
    side: Side = "inside"
    quote = found.quotes()[-1]
    names = (became,) if word else ()
    return [Insert(found.line, place, side, kind, 0, names, quote)]


def rename(found: Found) -> list[Operation]:
    """将名称修改为《…》, of the text or of a chapter."""
    named = found.within()
    target = found.context.full(named[0]) if named else "标题"
    words = found.match[found.match.re.groups]
    return [Replace(found.line, target, (words,))]


def follow(found: Found) -> list[Operation]:
    """其后各项序号依次顺延: what comes behind counts on."""
    kind = found.match[1]
    if kind in ("条文", "条"):
        return [Reorder(found.line)]
    return [Follow(found.line, found.its(), kind)]


def move(found: Found) -> list[Operation]:
    """将第五条移至第九条后，作为第九条: a move, and a new number; a 款 goes into a 条."""
    target = found.context.full(found.within(1)[0])
    anchors, became = found.within(2), found.within(5)
    unit = found.context.unit
    anchor = relative(anchors[0], unit) if anchors else ""
    sided = found.match[3] or found.match[4]
    if _is_inner(target):
        return [_part_moved(found, target, anchor, became)]
    if not sided and anchor:
        return [_moved_into(found, target, anchor, became)]
    side = _SIDES.get(found.match[3] or "后", "after")
    if found.match[4]:
        side = "first"
    moved: list[Operation] = [Move(found.line, target, anchor, side)]
    if became:
        moved.append(Renumber(found.line, target, became[0]))
    return moved


def _moved_into(
    found: Found, target: str, anchor: str, became: list[str]
) -> Operation:
    """A 条 that moves to a place, neither before nor behind it: into a chapter, or to be
    a 款.
    """
    if _is_inner(anchor):
        return _carried(found, target, anchor, became)
    if _is_unit(anchor):
        return _move_unclear(found, target, anchor)
    return Move(found.line, target, anchor, "after")


def _part_moved(
    found: Found, target: str, anchor: str, became: list[str]
) -> Operation:
    """A 款 that moves: it becomes a 条, or part of one."""
    if became and _is_unit(became[0]):
        beside = _SIDES.get(found.match[3] or "")
        if beside is None:
            return Raise(found.line, (target,), became[0])
        return Raise(found.line, (target,), became[0], anchor, beside)
    return _carried(found, target, anchor, became)


def _move_unclear(found: Found, target: str, anchor: str) -> Operation:
    """A clause that moves to another, before or behind it nobody knows."""
    message = f"将“{target}”移至“{anchor}”，没有写明在它之前还是之后。"
    hint = f"写成“移至{anchor}后”或者“移至{anchor}前”。"
    return Unclear(found.line, "move-without-side", message, hint)


def _carried(
    found: Found, target: str, anchor: str, became: list[str]
) -> Operation:
    """A 款 or 项 that goes beside another, or into another 条 with the number it gets
    there.
    """
    side = _SIDES.get(found.match[3] or "", "inside")
    number = became[0] if became else ""
    if not number and side == "inside" and _is_inner(anchor):
        # 移至第六条第二款: the place that it gets.
        anchor, number = unit_of(anchor), anchor
    return Carry(found.line, target, anchor, side, number)


def number(found: Found) -> list[Operation]:
    target = found.context.full(found.within()[0])
    return [ReplaceNumber(found.line, target, found.quotes()[0][0])]


def insert(found: Found) -> list[Operation]:
    """在第八条后增加两款，作为第三款、第四款：“…”."""
    match = found.match
    held = found.sentence.within(*match.span(5))
    added = next(one for one in held if isinstance(one, Added))
    if added.kind == "附件":
        return [_annex(found, added)]
    where = _where(found, added)
    side: Side = _SIDES.get(match[2] or "", "inside")
    if match[3]:
        side = "first"
    became = found.within(6)
    if "至" in (match[6] or ""):
        became = run_of(became)
    count = value(added.numeral)
    quote = found.quotes()[-1]
    made = Insert(
        found.line, where, side, added.kind, count, tuple(became), quote
    )
    return [made]


def _annex(found: Found, added: Added) -> Operation:
    """增加一个附件，作为附件3: behind the last, or where it says."""
    where = found.within(1) or found.within(4)
    side: Side = _SIDES.get(found.match[2] or "", "inside")
    count = value(added.numeral)
    quote = found.quotes()[-1]
    place = where[0] if where else ""
    return Insert(found.line, place, side, "附件", count, (), quote)


def _where(found: Found, added: Added) -> str:
    """Beside or in what something is inserted; "" when only its number says."""
    named = found.within(1) or found.within(4)
    if named:
        return found.context.full(named[0])
    its = found.match[1] or found.match[4]  # 其
    if added.kind not in _INNER_KINDS:
        return found.context.unit if its else ""
    became = found.within(6)
    return (unit_of(became[0]) if became else "") or found.context.unit


def delete(found: Found) -> list[Operation]:
    """删去第八条、第十条至第十二条."""
    full = iter(found.listed(found.within(1)))
    made: list[Operation] = []
    for part in _LISTED.split(found.match[1]):
        target = next(full)
        through = next(full) if "至" in part else ""
        made.append(Delete(found.line, target, through))
    return made


def replace(found: Found) -> list[Operation]:
    target = found.context.full(found.within(1)[0])
    return [Replace(found.line, target, found.quotes()[-1])]


def replace_several(found: Found) -> list[Operation]:
    """将第二款、第三款修改为：“…: as many paragraphs as places."""
    targets = tuple(_named(found, 1))
    return [ReplaceSeveral(found.line, targets, found.quotes()[-1])]


def replace_it(found: Found) -> list[Operation]:
    """修改为：“…”, 章名修改为：“…” of what was spoken of before."""
    name = found.match[1]
    named = found.context.named
    quote = found.quotes()[-1]
    if found.context.parts and not named:
        return _parts(found)
    if name or not named:
        target = found.context.unit + (name or found.context.heading)
        return [Replace(found.line, target, quote)]
    if len(named) > 1:
        return [ReplaceSeveral(found.line, named, quote)]
    return [Replace(found.line, named[0], quote)]


def replace_its(found: Found) -> list[Operation]:
    """其第二款修改为：“…”; 其标题 is the heading of the unit spoken of before."""
    (reference,) = found.within(1)
    if reference == "标题":
        target = found.context.unit + reference
    else:
        target = found.context.full(reference)
    return [Replace(found.line, target, found.quotes()[-1])]


def renumber_run(found: Found) -> list[Operation]:
    """第八条至第十条依次改为第九条至第十一条."""
    first, last = found.listed(found.within()[:2])
    became, became_last = found.within()[2:]
    return [Renumber(found.line, first, became, last, became_last)]


def renumber(found: Found) -> list[Operation]:
    """第八条、第九条改为第九条、第十条: as many after as before; 第八条改为第八条、第九条 splits it."""
    new = _numbers(found, 2)
    if found.match[1] == R and len(new) > 1:
        return split(found)
    targets = old = _named(found, 1)
    if len(new) == 1 and all(map(_is_inner, targets)) and _is_unit(new[0]):
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


def _becomes(found: Found, target: str, became: str) -> Operation:
    """第八条改为第九条 is a number; 第二款改为第九条 a clause of its own; 第九条改为第八条第二款 a
    paragraph of another.
    """
    if _is_inner(target) and _is_unit(became):
        return Raise(found.line, (target,), became)
    unit = unit_of(became)
    apart = _is_inner(target) and last_part(target)[0] != last_part(became)[0]
    if _is_inner(became) and (unit or apart):
        return Carry(found.line, target, unit, "inside", became)
    return Renumber(found.line, target, became)


def of(found: Found) -> list[Operation]:
    """对第八条作如下修改: spoken of from now on; 对目录作相应修改 follows the headings."""
    reference = found.within()[0]
    phrase = found.match[0]
    if "相应" in phrase and reference == "目录":
        return [Contents(found.line)]
    target = found.listed(found.within())[0]
    if "相应" in phrase and not phrase.endswith(("：", ":")):
        message = f"对“{target}”作相应修改，没有写明改什么。"
        hint = "写明改成什么，如：将第八条中的“甲”修改为“乙”。"
        return [Unclear(found.line, "unspecified-amendment", message, hint)]
    return []


def reorder(found: Found) -> list[Operation]:
    """The order of clauses, unless the new numbers are listed after the colon; 个别文字
    is nothing that can be done.
    """
    phrase = found.match[0]
    made: list[Operation] = []
    if "目录" in found.within():
        made.append(Contents(found.line))
    follows = phrase.endswith(("：", ":"))  # which words, is told below
    if "文字" in phrase and not follows:
        made.append(Unsaid(found.line))
    rest = found.sentence.shape[found.match.end() :]
    listed = phrase.endswith(("：", ":")) and R in rest
    if not listed and "如下" not in phrase and _ORDER.search(phrase):
        made.append(Reorder(found.line))
    return made


def nothing(found: Found) -> list[Operation]:
    return []
