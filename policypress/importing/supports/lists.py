"""What the amounts of 分别给予A、B、C are for: as many situations, in their order."""

from __future__ import annotations

import re

from policypress.importing.supports.phrases import GIVE

_FIRST_LEVEL = re.compile("国家级|省级|市级|区级|县级|国际|全国|省部级")
_ANY_LEVEL = re.compile("国家|省|市|区|县|国际|全国|行业|地方|团体")
_LABEL = re.compile(
    r"^[ \n]*(?:第[一二三四五六七八九十百]+条[ ]*"
    "|[（(]?[一二三四五六七八九十0-9]{1,3}[）).．、][ ]*)"
)
_QUOTED = re.compile("“[^”]*”")
_CUT = re.compile(
    f"(?:，?(?:可)?(?:按照?|根据|依据|以)?(?:每[^，。；0-9]{{1,8}})?(?:一次性)?(?:分别)?"
    f"(?:一次性)?(?:{GIVE}|按照?|补|奖)[^，。；]*$)"
)


def named(words: str, count: int) -> list[str]:
    """The situations that so many amounts are given for, from the words before 分别; []
    where there are not as many."""
    before = re.sub("(?:各|分别|依次)[^，。；]{0,30}$", "", words).rstrip(
        "，, "
    )
    before = _LABEL.sub("", before)
    quoted = _QUOTED.findall(before)
    if len(quoted) == count and "”“" in before:
        return [one.strip("“”") for one in quoted]
    clauses = [one for one in re.split("[，：]", before) if one.strip()]
    for clause in reversed(clauses):
        found = _listed(clause, count)
        if found:
            return found
    return _levels(before, count) or _ranks(before, count)


_RANKS = re.compile("前(?P<count>[0-9一二三四五六七八九十])[位名]")
_NUMBERS = "一二三四五六七八九十"


def _ranks(words: str, count: int) -> list[str]:
    """第一名、第二名、第三名 of 列前3位的，依次."""
    found = _RANKS.search(words)
    if found is None or found["count"] not in (
        str(count),
        _NUMBERS[count - 1 : count],
    ):
        return []
    return [f"第{one}名" for one in _NUMBERS[:count]]


_LEVEL = "(?:国家|省部?|市|区|县|镇|国际|全国|特等|[一二三四]等|第[一二三四五]名|[A-D])(?:级|奖)?"
_LEVELS = re.compile(f"{_LEVEL}(?:(?:、|和|或|及|与){_LEVEL})+")


def _levels(words: str, count: int) -> list[str]:
    """国家、省级 of 初次认定为国家、省级企业技术中心的企业."""
    for found in reversed(list(_LEVELS.finditer(words))):
        pieces = [one for one in re.split("、|和|或|及|与", found[0]) if one]
        if len(pieces) == count:
            return pieces
    return []


def _listed(clause: str, count: int) -> list[str]:
    """The items of a list in one clause, where it has as many."""
    clause = re.sub("^(?:其中|对于?|按|凡)", "", clause.strip())
    depth_safe = _hidden(clause)
    pieces = _split(depth_safe, clause, "、|以及|和|及|与|或者?")
    if len(pieces) == count:
        return _bare(pieces)
    heads = _split(depth_safe, clause, "以及")
    if len(heads) == 2:
        first = _split(_hidden(heads[0]), heads[0], "、")
        if len(first) + 1 == count:
            return _bare([*first, heads[1]])
    for marks in ("、|以及", "、|和(?=[^、和]*$)", "以及|和|及"):
        pieces = _split(depth_safe, clause, marks)
        if len(pieces) == count:
            return _bare(pieces)
    return []


def _hidden(words: str) -> str:
    """The words with what stands in brackets and quotes blanked."""
    return re.sub(
        "（[^）]*）|“[^”]*”|《[^》]*》",
        lambda found: "\0" * len(found[0]),
        words,
    )


def _split(
    hidden: str,
    words: str,
    marks: str,
) -> list[str]:
    """The words cut at marks that stand outside of brackets."""
    pieces = []
    start = 0
    for found in re.finditer(marks, hidden):
        pieces.append(words[start : found.start()])
        start = found.end()
    pieces.append(words[start:])
    return [one.strip() for one in pieces if one.strip()]


def _bare(pieces: list[str]) -> list[str]:
    """The items; those behind the first have its level too: 国家级金奖、优秀奖."""
    made = [one.strip("的 ，") for one in pieces]
    level = _FIRST_LEVEL.search(made[0])
    if level is None or any(_ANY_LEVEL.search(one) for one in made[1:]):
        return made
    return [made[0], *(f"{level[0]}{one}" for one in made[1:])]


def situation_of(words: str) -> str:
    """When an amount is given: its words before the verb."""
    words = _LABEL.sub("", words).strip(" ，、；。：\n")
    words = words.rpartition("：")[2] or words
    said = _CUT.sub("", words)
    said = re.sub("^(?:其中[，：]?|对于?)", "", said)
    said = re.sub("(?:最高|不超过|不高于|标准为?|给予|按)+$", "", said)
    said = re.sub("，?(?:再|额外|另外|另|一次性|最终|可|则)+$", "", said)
    return said.strip(" ，、；。：\n")
