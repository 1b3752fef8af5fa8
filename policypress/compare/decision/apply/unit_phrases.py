"""Phrases that amend places (条、款、项等的修改的写法): what each makes of what it matched."""

from __future__ import annotations

import re

from policypress.compare.decision.apply import place_phrases as places
from policypress.compare.decision.apply.reference import (
    last_part,
    run_of,
    unit_of,
)
from policypress.compare.decision.apply.sentences import Added, R
from policypress.compare.decision.apply.spoken import (
    INNER_KINDS,
    LISTED,
    SIDES,
    Found,
)
from policypress.compare.decision.apply.verbs import (
    Contents,
    Delete,
    Follow,
    Insert,
    Operation,
    Reorder,
    Replace,
    ReplaceNumber,
    ReplaceSeveral,
    Side,
    Unclear,
    Unsaid,
)
from policypress.compare.text.numbers import value

_ORDER = re.compile("顺序|序号|条序|次序")


def insert_named(found: Found) -> list[Operation]:
    """增加第四条之一：“…”, 第四条增加第二款：“…”, 增加附件3：“…”."""
    *where, became = found.within()
    word, _ = last_part(became)
    kind = word or "附件"
    place = found.context.full(where[0]) if where else ""
    if found.match[1] == "其" or (not where and kind in INNER_KINDS):
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
    side: Side = SIDES.get(match[2] or "", "inside")
    if match[3]:
        side = "first"
    became = found.within(6)
    if "至" in (match[6] or ""):
        became = run_of(became)
    count = value(added.numeral)
    quote = found.quotes()[-1]
    made = Insert(
        found.line,
        where,
        side,
        added.kind,
        count,
        tuple(became),
        quote,
        value(match[7] or ""),
    )
    return [made]


def _annex(found: Found, added: Added) -> Operation:
    """增加一个附件，作为附件3: behind the last, or where it says."""
    where = found.within(1) or found.within(4)
    side: Side = SIDES.get(found.match[2] or "", "inside")
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
    if added.kind not in INNER_KINDS:
        return found.context.unit if its else ""
    became = found.within(6)
    return (unit_of(became[0]) if became else "") or found.context.unit


def delete(found: Found) -> list[Operation]:
    """删去第八条、第十条至第十二条."""
    full = iter(found.listed(found.within(1)))
    made: list[Operation] = []
    for part in LISTED.split(found.match[1]):
        target = next(full)
        through = next(full) if "至" in part else ""
        made.append(Delete(found.line, target, through))
    return made


def replace(found: Found) -> list[Operation]:
    target = found.context.full(found.within(1)[0])
    return [Replace(found.line, target, found.quotes()[-1])]


def replace_several(found: Found) -> list[Operation]:
    """将第二款、第三款修改为：“…: as many paragraphs as places."""
    targets = tuple(found.each(1))
    return [ReplaceSeveral(found.line, targets, found.quotes()[-1])]


def replace_it(found: Found) -> list[Operation]:
    """修改为：“…”, 章名修改为：“…” of what was spoken of before."""
    name = found.match[1]
    named = found.context.named
    quote = found.quotes()[-1]
    if found.context.parts and not named:
        return places.parts(found)
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
