"""Phrases that amend words (字句的修改的写法): what each makes of what it matched."""

from __future__ import annotations

import re

from policypress.compare.decision.apply.marks import NUMERAL
from policypress.compare.decision.apply.sentences import Q
from policypress.compare.decision.apply.spoken import LISTED, Found
from policypress.compare.decision.apply.verbs import (
    Append,
    Operation,
    ReplaceEvery,
    ReplaceWords,
    Unclear,
)
from policypress.compare.text.numbers import heading, value

_NTH_NUMERAL = re.compile(f"(?<=第){NUMERAL}")
_ALL = re.compile("均|都|一律|统一|全部|所有|各处")


def insert_words(found: Found) -> list[Operation]:
    """在“甲”后增加“乙”: 甲 becomes 甲乙."""
    (words, *_), (new, *_) = found.quotes()
    after = found.match[3] == "后"
    put = words + new if after else new + words
    return _replaced(found, found.paragraph(), [(words, put)])


def append(found: Found) -> list[Operation]:
    """在第三条第一款末尾增加“…”."""
    words = "\n".join(found.quotes()[-1])
    return [Append(found.line, found.paragraph(), words)]


def delete_words(found: Found) -> list[Operation]:
    """删去第八条中的“甲”和“乙”; what is listed behind it is deleted too."""
    pairs = [(words[0], "") for words in found.quotes()]
    made = _replaced(found, found.paragraph(), pairs)
    found.context.deleting = True
    return made


def delete_more(found: Found) -> list[Operation]:
    """…，第九条中的“乙” behind words that are deleted."""
    return delete_words(found)


def delete_everywhere(found: Found) -> list[Operation]:
    """删去第八条、第九条中的“甲”."""
    targets = _targets(found, 1)
    return [
        ReplaceEvery(found.line, targets, words[0], "", 0)
        for words in found.quotes()
    ]


def replace_words(found: Found) -> list[Operation]:
    """将第八条中的“甲”修改为“乙”."""
    old, new = found.quotes()
    pair = (old[0], "\n".join(new))
    place = found.paragraph()
    if _ALL.search(found.match[0]) and place:
        return [ReplaceEvery(found.line, (place,), *pair, 0)]
    if not place and not found.context.places:
        return [_heading_replaced(found, *pair)]
    return _replaced(found, place, [pair])


def replace_nth(found: Found) -> list[Operation]:
    """将第八条中的第二处“甲”修改为“乙”."""
    old, new = found.quotes()
    return _nth(found, old[0], "\n".join(new))


def insert_nth(found: Found) -> list[Operation]:
    """在第八条中的第二处“甲”后增加“乙”."""
    (words, *_), (new, *_) = found.quotes()
    put = words + new if found.match[4] == "后" else new + words
    return _nth(found, words, put)


def delete_nth(found: Found) -> list[Operation]:
    """删去第八条中的第二处“甲”."""
    return _nth(found, found.quotes()[0][0], "")


def _nth(
    found: Found,
    words: str,
    put: str,
) -> list[Operation]:
    """Words in one of the places where they stand."""
    numeral = _NTH_NUMERAL.search(found.match[2])
    nth = value(numeral[0]) if numeral else -1
    return [ReplaceWords(found.line, found.paragraph(), words, put, nth)]


def _heading_replaced(
    found: Found,
    words: str,
    put: str,
) -> Operation:
    """将“第四章　附则”修改为“第四章　其他规定”: a heading that its own words name."""
    old, new = heading(words), heading(put)
    if not old or not new or old[1] != new[1]:
        return ReplaceWords(found.line, "", words, put)
    target = f"{old[1]}{old[3]}名"
    return ReplaceWords(
        found.line,
        target,
        words[old.end() :],
        put[new.end() :],
    )


def replace_each(found: Found) -> list[Operation]:
    """将第八条中的“甲”、“乙”分别修改为“丙”、“丁”, or both to one."""
    all_quotes = ["\n".join(quote) for quote in found.quotes()]
    into = found.match[3].count(Q)
    old, new = all_quotes[:-into], all_quotes[-into:]
    if into == 1 and "分别" not in found.match[0]:
        new *= len(old)
    if len(old) != len(new):
        message = f"{len(old)}处字句修改为{len(new)}处，不能一一对应。"
        hint = "前后写一样多的字句，或者逐处写。"
        return [Unclear(found.line, "replacement-differs", message, hint)]
    pairs = list(zip(old, new, strict=True))
    if len(found.within(1)) > 1:
        targets = _targets(found, 1)
        return [
            ReplaceEvery(found.line, targets, words, put, 0, True)
            for words, put in pairs
        ]
    return _replaced(found, found.paragraph(), pairs)


def _replaced(
    found: Found,
    place: str,
    pairs: list[tuple[str, str]],
) -> list[Operation]:
    """Words in the place named, or in all those that were named before (其中)."""
    everywhere = found.match[1] is None and found.context.places
    if everywhere:
        return [
            ReplaceEvery(found.line, everywhere, words, put, 0, True)
            for words, put in pairs
        ]
    return [
        ReplaceWords(found.line, place, words, put) for words, put in pairs
    ]


def replace_every(found: Found) -> list[Operation]:
    """将第三条、第八条中的“甲”修改为“乙”，共三处."""
    old, new = found.quotes()
    targets = _targets(found, 1)
    count = value(found.match[4] or "")
    put = "\n".join(new)
    return [ReplaceEvery(found.line, targets, old[0], put, count)]


def replace_counted(found: Found) -> list[Operation]:
    """将第八条中的两处“甲”修改为“乙”."""
    old, new = found.quotes()
    targets = _targets(found, 1)
    count = value(found.match[2])
    put = "\n".join(new)
    return [ReplaceEvery(found.line, targets, old[0], put, count)]


def replace_all(found: Found) -> list[Operation]:
    """将全文中的“甲”修改为“乙”，共三处; 条文中 leaves headings and annexes as they are."""
    old, new = found.quotes()
    count = value(found.match[3] or "")
    put = "\n".join(new)
    is_narrow = "条文" in found.match[1] or "各条" in found.match[1]
    scope = "条文" if is_narrow else "全文"
    found.context.places = (scope,)
    return [ReplaceEvery(found.line, (scope,), old[0], put, count)]


def _targets(found: Found, group: int) -> tuple[str, ...]:
    """The places of a list, a run as one (第八条至第十条); words without a place mean them
    again.
    """
    listed = iter(found.listed(found.within(group)))
    targets: list[str] = []
    for part in LISTED.split(found.match[group]):
        first = next(listed)
        targets.append(f"{first}至{next(listed)}" if "至" in part else first)
    found.context.places = tuple(targets)
    return tuple(targets)
