"""What a rate is of (比例的基数), in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policypress.importing.supports.here import Around, Here
from policypress.importing.supports.modes import FREE, HALF
from policypress.importing.supports.phrases import (
    BENEFIT,
    GIVE,
    LEAST,
    MOST,
)
from policypress.language.sums import Sum

_BOUND = f"(?:{MOST}|{LEAST})"
_BY = "按照?|依照|依据|以(?![上下内外及来])|参照|根据"
# 按实际投入的50%; 给予实际支出最高50%的补贴.
_BEFORE = (
    re.compile(
        f"(?:{_BY})(?P<base>[^，。；]{{1,80}}?)(?:的)?{_BOUND}?(?:的)?"
        f"(?:给予|予以)?(?:企业|单位)?(?:{MOST})?[ ]*$"
    ),
    re.compile(
        "(?:给予|予以|奖励|补贴|补助|资助)"
        f"(?P<base>[^，。；0-9]{{2,60}}?)(?:的)?{_BOUND}?(?:的)?[ ]*$"
    ),
)
# 50%的办公房租补贴.
_BEHIND = re.compile(
    f"^(?:的比例|的标准)?(?:的|对)(?P<base>[^，。；0-9]{{2,30}}?)(?:{BENEFIT})"
)
# 按地方贡献额给予五年奖励，其中前三年给予80%; 以到账资金为基数.
_EARLIER = re.compile(
    f"(?:{_BY})(?P<base>[^，。；]{{2,60}}?)"
    "(?:为标准|为基数|为依据|的一定比例|分档|给予|，|予以|进行)"
)
# 获得的项目资金给予100%配套.
_MATCHED = re.compile(
    "(?:对|获得)?(?P<base>[^，。；、0-9]{2,60}?)(?:的)?(?:分别)?(?:给予|予以)[ ]*$"
)
# 场租费用补贴30%.
_PAID = re.compile(
    "(?:^|，)(?P<base>[^，。；0-9]{2,30}?)(?:由[^，。；]{1,8})?(?:给予)?"
    "(?:补贴|补助|资助|奖励|贴息)[ ]*$"
)
# 展位费给予全额补助; 差额部分由区财政给予50%补助.
_NOUN = "部分|额|费用?|支出|投入|成本|租金|利息|款|价格?|损失"
_COST = re.compile(
    f"(?:^|，)(?P<base>[^，。；、0-9]{{0,30}}(?:{_NOUN}))(?:由[^，。；]{{1,10}})?(?:给予|予以)[ ]*$"
)
# 保费为每床每年120元，由区财政补贴80%.
_PRICE = re.compile(
    f"(?:^|，)(?P<base>[^，。；、0-9]{{0,16}}(?:{_NOUN}))(?:标准)?"
    f"(?:为|按|每|共)[^，。；]{{0,12}}元，"
    "由[^，。；0-9]{1,10}(?:补贴|补助|承担|负担)[ ]*$"
)
_COLLECTED = re.compile("^(?:收取|征收|缴纳|收费)")
_POINTS = re.compile("(?<!的)年(?:化)?利率(?:为)?[ ]*$")  # 按年利率2%给予贴息
_OBJECT_BEHIND = re.compile(
    f"^的(?P<base>[^，。；、0-9]{{0,10}}(?:{_NOUN}))$"
)  # 减免50%的租金
_RAISED = re.compile("(?:比例|标准)(?:提高|调整|增加|上调)[至到为]?$")
_SUBJECT = re.compile(f"([^，。；、0-9]{{2,30}})(?:的)?(?:{MOST})?[ ]*$")
# 对研发费用增量部分，按10%给予补助: the clause before says it.
_OBJECT = re.compile(
    "(?:^|[，：])(?:对|就)?(?P<base>[^，。；：0-9]{2,40}?"
    "(?:部分|额|费用?|支出|投入|收入|租金|利息|增量|款|价|成本|损失))，[^，]*$"
)
# 按设备投资额给予补贴。甲类补贴比例为15%: the sentence before says it.
_OF_LINE = re.compile(
    f"(?:{_BY})(?P<base>[^，。；0-9]{{2,40}})(?:给予|予以|进行)[^，。；0-9]{{0,14}}(?:{BENEFIT})。"
)
_LEADS = re.compile(
    "^(?:不超过|最高|该|给予|予以|按照?|企业(?=.{4}))+(?=.{2})"
)
_OVER = re.compile(f"^.*(?:{MOST})(?=.{{2}})")
_MEASURE = re.compile("^.*(?:标准|比例|额度)(?:为|是|：)")
_NOTHING = ("照", "部分", "比例", "标准")
# 利息由财政, 办公场地租金前两年: whose, and when, is no part of it.
_BY_WHOM = re.compile("由[^，。；]{1,10}$")
_YEARS = re.compile(
    "(?:第[一二三四五]年|首年|次年|前[一二三四五两]年|后[一二三四五两]年)$"
)
# 投资额的10%, before what is added: of the same sum.
_RATE_BEHIND = re.compile("的?[0-9.]+[%‰]$")
_TRAILS = re.compile(f"(?:的|{MOST}|{LEAST}|给予|予以|每年|[ ])+$")


def base_of(
    one: Sum,
    around: Around,
    here: Here,
) -> str:
    """What a rate is of; "" where no words say it."""
    if one.words in (*FREE, HALF):
        return _COLLECTED.sub("", around.after).strip()
    near = around.near
    is_of_points = _POINTS.search(near) is not None
    patterns = () if is_of_points else _BEFORE
    base = _first_base(pattern.search(near) for pattern in patterns)
    if base:
        return base
    if is_of_points or "百分点" in one.words:
        return "贷款"
    behind = _BEHIND.match(around.after) or _OBJECT_BEHIND.match(around.after)
    if behind:
        return _trimmed(behind["base"])
    earlier = list(_EARLIER.finditer(here.before(one.start)))
    return _first_base(reversed(earlier)) or _of_subject(around, here)


def _first_base(found: Iterable[re.Match[str] | None]) -> str:
    """The first base that is more than the words that lead to it; "" for none."""
    for one in found:
        base = _trimmed(one["base"]) if one else ""
        if base:
            return base
    return ""


def _of_subject(around: Around, here: Here) -> str:
    """The noun that the rate stands behind: 审核费用的40%由财政补贴."""
    words = _in_clause(around, here) or _before_clause(around, here)
    if words:
        return _trimmed(words)
    return "贷款" if "贴息" in around.near + around.after else ""


def _in_clause(around: Around, here: Here) -> str:
    """The noun in the clause of the rate, with what leads to it; "" for none."""
    near = around.near
    matched = _MATCHED.search(near)
    if matched and "配套" in around.after[:12]:
        return matched["base"]
    paid = _PAID.search(near)
    if paid and _is_noun(paid["base"]):
        return paid["base"]
    cost = _COST.search(near) or _PRICE.search(here.before(around.start))
    if cost:
        return cost["base"]
    last = re.split(MOST, near)[-1]
    subject = _SUBJECT.search(last)
    if subject and not re.search(f"{GIVE}|按", subject[1]):
        return subject[1]
    return ""


def _is_noun(words: str) -> bool:
    """Whether words before 补贴 are a base, and not how it is given."""
    return not re.search(GIVE, words) and bool(_trimmed(words))


def _before_clause(around: Around, here: Here) -> str:
    """The noun in the clause or in the sentence before that of the rate; "" for none."""
    found = _OBJECT.search(here.before(around.start))
    if found is None:
        found = _OF_LINE.search(here.text, here.line_start, here.part.start)
    return found["base"] if found else ""


def _trimmed(base: str) -> str:
    """A base without the words that lead to it and from it."""
    bare = _OVER.sub("", _MEASURE.sub("", base.strip()))
    bare = _BY_WHOM.sub("", _TRAILS.sub("", _LEADS.sub("", bare)))
    bare = _RATE_BEHIND.sub("", _YEARS.sub("", bare).strip())
    bare = bare.rpartition("=")[2].strip("×xX* ")
    is_none = (
        _YEARS.fullmatch(bare) or bare in _NOTHING or _RAISED.search(bare)
    )
    return "" if is_none else bare
