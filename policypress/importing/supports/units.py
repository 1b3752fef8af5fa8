"""What a sum is for each of (每件、元/人·月): the unit that stands before or behind it."""

from __future__ import annotations

import re

from policypress.importing.supports.phrases import COUNTED, WHOLE

_NOUN = (
    "机构|企业|项目|单位|平台|基地|园区|中心|基金|实验室|团队|孵化器|社区|活动|展会|品种|产品"
    "|标准(?![展厂床化煤箱班])|专利|品牌|课题|作品|航线"
)
_UNIT = f"(?:{COUNTED}|{WHOLE})"
# Before the figure: 每个机构, 每平方米每月, 每件发明专利. The noun behind the unit may be any.
_EACH = re.compile(
    "(?:每|单(?!位)|同一)(?:满|增加|新增|达到?)?"
    "(?P<number>(?:[0-9]+(?:[万百]|千(?![瓦克米]))?)?|一)"
    f"[ ]?(?P<unit>个(?:{WHOLE})|个[^，。；0-9年月]{{0,10}}?(?:{_NOUN})|{_UNIT})"
)
_EACH_MORE = re.compile(
    "每(?:成功|新)?(?:(?!不[低少超高多得]|至少|至多|最[低高少多长])[^每，。；、（0-9]){1,8}?[ ]?"
    "(?P<number>[0-9]+(?:[万百]|千(?![瓦克米]))?|一)[ ]?"
    rf"(?P<unit>{COUNTED}|家)(?!(?:（含）)?(?:及)?以[上下])"
)
# Between the unit and its figure: a noun, a verb, a bound.
_BETWEEN = re.compile(
    r"^[^，。；：0-9]{0,12}?(?:的标准)?(?:给予|予以|奖励|补贴|补助|资助|支持|奖补|扶持|补偿|发放|"
    r"按照|按|再|额外|分别|一次性|最高|最低|不超过|不高于|不低于|最多|可以|可|获|为|标准|额度|限额|"
    r"计算|金额|的|贴息|配套|企业|机构|单位|领取|享受|申领|人民币|约|各|"
    r"[ ])*+$"
)
# 每个展位给予: what the 个 counts, up to the verb.
_THING = re.compile(
    "(?!给予|予以|奖励|补贴|补助|资助|支持|奖补|扶持|最高|最多|不超|分别|再|按|可"
    "|标准(?![展厂床化煤箱班])|金额)"
    "(?P<noun>[^，。；：、0-9每的一]{2,5}?)"
    "(?=(?:一次性|分别|给予|予以|奖励|补贴|补助|资助|支持|奖补|扶持|"
    "最高|不超过|不高于|最多|再|每[年月日天]|增加)|$)"
)
_EACH_UNKNOWN = re.compile(
    "每(?P<what>[^，。；：0-9每、]{1,4}?)"
    "(?=(?:给予|予以|奖励|补贴|补助|资助|奖|补|发放|再|另|额外|最高|不超过)*$)"
)
_TIMES = frozenset(
    ("年", "月", "日", "天", "季度", "学期", "学年", "期", "周", "晚")
)
_BEHIND = re.compile(
    rf"^(?:人民币)?[ ]?(?:[/每·][ ]?[0-9]*(?P<unit>{_UNIT}|生|例次))"
    rf"(?:[ ]?[/·每][ ]?(?P<second>{_UNIT}))?(?:[ ]?[/·每][ ]?(?P<third>{_UNIT}))?"
)
_ALIKE = {"年度": "年", "张床位": "床位"}
_AVERAGE = re.compile("(?P<unit>[人户亩])均(?:给予|奖励|补贴|补助|资助)?[ ]*$")
_EACH_YEAR = re.compile("每年[ ]*$")
_APPLICANT = re.compile(f"^(?:个?(?:{WHOLE})|家)$")


def unit_before(words: str) -> str:
    """The unit of a figure that these words of its clause stand before: 件, 平方米·月; ""
    without one."""
    found: list[str] = []
    rest = words
    for match in _EACH.finditer(words):
        rest = words[match.end() :]
        noun = _THING.match(rest) if match["unit"] == "个" else None
        unit = noun["noun"] if noun else match["unit"]
        found.append(_plain(unit, match["number"]))
    if not found and (average := _AVERAGE.search(words)):
        return average["unit"]
    if not found or not _BETWEEN.match(rest):
        return ""
    return "·".join(dict.fromkeys(found))


def unit_with_more(own: str, words: str) -> str:
    """人·年 of 每超1人每年奖励: what the words before a time count, with the time."""
    if own not in _TIMES:
        return own
    more = unit_of_more(words)
    if not more or more[0].isdigit() or more in _TIMES:
        return own
    return f"{more}·{own}"


def _plain(unit: str, number: str) -> str:
    """个机构 is 机构; 30件 of 每30件."""
    if unit.startswith("个") and len(unit) > 1:
        unit = unit[1:]
        noun = re.search(f"(?:{_NOUN})$", unit)
        unit = noun[0] if noun else unit
    unit = _ALIKE.get(unit, unit)
    count = "" if number in ("", "一", "1") else number
    return f"{count}{unit}"


def unit_behind(words: str) -> str:
    """The unit of 20万元/家, 40元/平方米·月, of the words behind the figure."""
    match = _BEHIND.match(words)
    if match is None:
        return ""
    units = [match["unit"], match["second"], match["third"]]
    return "·".join(one for one in units if one)


def unknown_each(words: str) -> str:
    """每赛季 of 每赛季补助500万元, where nobody knows what is counted; "" where the unit
    is a known one, or there is none."""
    found = _EACH_UNKNOWN.search(words)
    if found is None or re.match(_UNIT, found["what"]):
        return ""
    return found[0]


def unit_of_more(words: str) -> str:
    """The unit of 每新引进1家……的，给予: of the clauses before the figure."""
    found = list(_EACH_MORE.finditer(words))
    return _plain(found[-1]["unit"], found[-1]["number"]) if found else ""


def unit_of_rate(words: str) -> str:
    """年 of 给予每年2%的补助. words: before the figure."""
    return "年" if _EACH_YEAR.search(words) else ""


def is_counted(per: str) -> bool:
    """Whether a sum is one for each of several things that one applicant may have."""
    return any(not _APPLICANT.match(unit) for unit in per.split("·") if unit)


def is_time(unit: str) -> bool:
    """Whether a unit is a month, a year or the like."""
    return unit in _TIMES
