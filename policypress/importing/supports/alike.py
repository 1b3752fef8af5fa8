"""Whether two sentences give for the same sort of object, told apart by a level (分档)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# What tells levels of one sort of object apart.
_LEVEL = re.compile(
    "国家级?|省级?|市级|区级|县级|州级|国际|全国|世界|亚洲|中国|国内|境内外?|境外|海外|主板|创业板"
    "|科创板|中小板|北交所|新三板|上海证券交易所|深圳证券交易所|北京证券交易所|香港联交所|基础层"
    "|创新层|精选层|上市|挂牌|[特一二三四]等|第[一二三四五]名?|"
    "金奖|银奖|铜奖|优秀奖|特别奖|博士后?|硕士|本科|大专|学士|研究生|正高|副高|高级|中级|初级|技师"
    "|首席|甲级|乙级|丙级|[A-Z]+级?|[0-9一二三四五六七]星级?|五星|四星|三星|首次|再次|复评|重新"
    "|大型|中型|小型|微型|龙头|重点|一般|优秀|良好|合格|重度|轻度|残疾|失能|特级|一级|二级|三级"
    "|四级|五级|顶级|[0-9一二三四五六七八九十]+层|及以上|顶尖|领军|杰出|拔尖|骨干|行业|地方|团体|"
    "[0-9.,]+[ ]*(?:[万亿]?元|亩|人|家|件|项|分|名|%|平方米|吨|年|个月|月|万)?|以上|以下|不含|含"
    "|不足|不满|超过|达到|至|以内"
)
_FILLER = re.compile(
    "[的在和及或与、，“”（）()\\s—\\-~～\0了为被对于]|企业给予|给予.*$"
)
_FEWEST = 5  # characters that a level is of
_ALIKE = 0.8  # of what is left: measured on a hundred pairs of sentences


def skeleton(words: str) -> str:
    """The words without what tells levels apart."""
    return _FILLER.sub("", _LEVEL.sub("", words))


def has_level(words: str) -> bool:
    """Whether a word in it is one of a level."""
    return _LEVEL.search(words) is not None


def _tail(first: str, second: str) -> bool:
    """Whether the last clauses differ in a level only: …，对国家级的 and 对省级的."""
    ours = skeleton(first.split("，")[-1])
    theirs = skeleton(second.split("，")[-1])
    last = first.split("，")[-1]
    return ours == theirs and has_level(last) and len(last) <= 12


def is_within(first: str, second: str) -> bool:
    """Whether one names a level of what the other names among others: 国家级绿色工厂、国家级
    供应链管理企业 and 省级绿色工厂."""
    if not has_level(first) or not has_level(second) or first == second:
        return False
    short, long = sorted((skeleton(first), skeleton(second)), key=len)
    left = iter(long)
    return len(short) >= _FEWEST and all(one in left for one in short)


def are_alike(
    first: str,
    second: str,
    least: float = _ALIKE,
) -> bool:
    """Whether two sentences differ in a level and in nothing else that matters."""
    if not has_level(first) or not has_level(second) or first == second:
        return False
    ours, theirs = skeleton(first), skeleton(second)
    if ours == theirs or _tail(first, second):
        return True
    if min(len(ours), len(theirs)) < 4:
        return False
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.ratio() >= least
