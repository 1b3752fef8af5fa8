"""Ceilings (最高、不超过): which sums are one, of which amounts, for whom and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.here import Around, Here
from policypress.importing.supports.lists import named, situation_of
from policypress.importing.supports.phrases import BENEFIT, MORE, MOST, YEAR
from policypress.importing.supports.scopes import names_scope, scope_of
from policypress.importing.supports.units import (
    is_counted,
    unit_before,
    unit_behind,
    unit_of_more,
)
from policypress.language.sums import Sum

# 分期合计投入最高1亿元，包括： the items below are parts of one total.
_PARTS_OF_TOTAL = re.compile(
    "(?:合计|累计|总计).*(?:包括|构成|包含|分为|其中)"
)
_BUDGET = re.compile("(?:每年|年度)[^，。；]{0,6}安排")
_TERMS = ("applicant-year", "applicant-total")
_GIVES = re.compile("给予|予以|提供|安排|投入|发放|申请|享受|领取")
_AMOUNT = "金额|总额|额度|资金|标准|额|限额"
# 奖励总额不超过, 最高资助额度不超过, 累计不超过.
_OF_WHAT_IS_GIVEN = re.compile(
    f"(?:{BENEFIT})[^，。；]{{0,12}}(?:{_AMOUNT})?[^，。；]{{0,8}}(?:{MOST})"
    f"|(?:{MOST})[^，。；]{{0,8}}(?:额度|限额|金额|额)|总额|合计|累计|封顶"
    f"|(?:{MOST})[^，。；0-9]{{0,6}}$"
)
_BARE = re.compile(
    f"^[ ]*(?:原则上|且|但)?(?:最终|最高|总)?[^，。；]{{0,4}}(?:{BENEFIT})?(?:总)?"
    f"(?:金额|额度|资金|总额)?(?:{MOST})"
)
_BENEFIT_BEHIND = re.compile(f"^[^，。；]{{0,12}}(?:{BENEFIT})")
_LABEL = "(?:[（(]?[一二三四五六七八九十0-9]+[）).．、][ ]*)?"
_FOR_WHOM = re.compile(
    f"^{_LABEL}(?:同一|单个|单家|每家|每个|上述|以上|本条|原则上|全年|每年|累计|年度|各项)"
)
_LEVEL = re.compile("的$|的，|级|类|档")
_EACH = re.compile("(?:每|单)[个家项件台套辆条座处场户名位]$")
_LEVEL_ITSELF = re.compile("标准补助|得分|级")
_NO_LEVEL = re.compile(f"{BENEFIT}|{MOST}|金额|额度|总额|原则|一般|资金")
_GIVES_AT = re.compile("给予|奖励|补贴|资助|支持|补助")
_GOES_ON = re.compile("^(?:给予|予以|可|且|但|并|的)")
_OF_WHAT = re.compile("按照?[^，。；]{2,30}的[0-9.]+%")  # 按年度支出的50%
_SAME_SUBJECT = re.compile("^[ ]*每(?:家|个|户)[^，]{0,8}每年")


def is_cap(
    group: Sequence[Sum],
    around: Around,
    given: Given | None,
    here: Here,
) -> bool:
    """Whether a ceiling bounds what is given already, and is not given itself. given:
    the support that is open in the part."""
    if group[0].kind == "percent":
        return False
    if given is None:
        return _bounds_before(around, here)
    if MORE.search(around.near):
        return False
    last = given.grants[-1]
    if last.is_rate:
        return True
    if last.counts:
        return _bounds_counted(last, around)
    is_more = last.main is None or group[0].value > last.main.value
    return names_scope(around.clause) and is_more and not last.is_most


def _bounds_counted(last: Grant, around: Around) -> bool:
    """Whether a ceiling bounds so much for each of several things: it is for other things,
    or for whom they belong to."""
    unit = unit_before(around.near) or unit_behind(around.after)
    if unit and is_counted(unit):
        return unit != last.per and not _is_level(around)
    return names_scope(around.clause) or not _is_level(around)


def _is_level(around: Around) -> bool:
    """Whether a clause says a situation of its own before it bounds."""
    return _LEVEL.search(around.near[:12]) is not None


def _bounds_before(around: Around, here: Here) -> bool:
    """Whether a ceiling in a part without amounts is one of what came before: it says
    whom or when it is for, and gives nothing itself."""
    near = around.near
    if _is_given_itself(around):
        return False
    if not _OF_WHAT_IS_GIVEN.search(near) or _LEVEL_ITSELF.search(near):
        return False
    is_scoped = names_scope(near) or _BARE.match(near) is not None
    is_first = around.clause == near and _is_apart(around, here)
    return is_scoped and is_first


def _is_given_itself(around: Around) -> bool:
    """Whether a ceiling says how much is given, by a verb, for a year, or for each of
    several things."""
    near = around.near
    if _GIVES.search(near + around.after):
        return True
    if _BENEFIT_BEHIND.match(around.after) or unit_of_more(around.clause):
        return True
    if YEAR.match(near.strip()) or "一次性" in near:
        return True
    return is_counted(unit_before(near))


def _is_apart(around: Around, here: Here) -> bool:
    """Whether a ceiling opens its sentence, or stands over a list behind a colon; a
    sentence may begin with whom it is for (同一企业……的，累计不超过)."""
    end = around.end + len(around.after)
    if around.after.strip() == "" and here.text[end : end + 1] == "：":
        return True
    words = here.before(around.end)
    clauses = [one for one in words.split("，") if one.strip()]
    return len(clauses) == 1 or _FOR_WHOM.match(words.strip()) is not None


def scope_here(around: Around, here: Here) -> str:
    """Whom and when the ceiling of a clause is for; the clause before says it where its
    subject goes on."""
    after = re.split("[、，0-9]", around.after)[0]
    if re.match("[ ]*(?:/|每)年", after):
        return "applicant-year"
    clause = _OF_WHAT.sub("", around.clause)
    for words in (around.near, clause, after[:16]):
        if found := scope_of(words, here.before(around.start)):
            return found
    if _SAME_SUBJECT.match(here.clause_before(around.start)):
        return "applicant-year"
    return ""


def scope_of_most(around: Around, head: str) -> str:
    """Whom and when an amount is for that is a ceiling itself. head: the line that its
    list stands below."""
    if found := scope_of(around.near):
        return found
    if _BUDGET.search(around.clause):
        return "year-budget"
    if _PARTS_OF_TOTAL.search(head):
        return "applicant-total"
    return ""


def take_caps(
    given: Given,
    group: Sequence[Sum],
    around: Around,
    here: Here,
) -> None:
    """Bound what a support gives by a ceiling, or by a list of them."""
    scope = scope_here(around, here)
    open_ones = _without_cap(given)
    if len(group) == 1:
        _one(given, group[0], scope, around)
    elif len(open_ones) == len(group):
        for grant, one in zip(open_ones, group, strict=True):
            bound(given, grant, one, scope)
    elif len(given.grants) == 1 and len(open_ones) == 1:
        words = here.before(group[0].start)
        _expand(given, group, scope, named(words, len(group)))
    else:
        given.doubt("限额的个数与金额的个数不同")
        given.limits += group


def _one(
    given: Given,
    one: Sum,
    scope: str,
    around: Around,
) -> None:
    """One ceiling: of the amounts since the last ceiling, of all of them where it is a
    second one, or another level of the same rate."""
    last = given.grants[-1]
    level = _own_level(last, around)
    if level and (last.is_named or last.cap is None):
        _bound_level(given, level, one, scope)
        return
    is_second = scope == last.cap_scope == "item" and last.cap is not None
    if is_second or (level and _is_of_some(around)):
        given.doubt("限额不止一个")
    for grant in _without_cap(given) or given.grants:
        bound(given, grant, one, scope)


def _without_cap(given: Given) -> list[Grant]:
    """The amounts that have no ceiling yet."""
    return [one for one in given.grants if one.cap is None]


def _bound_level(
    given: Given,
    level: str,
    one: Sum,
    scope: str,
) -> None:
    """Make the last rate that of a level with its own ceiling; add such a level where it
    is one of another level."""
    last = given.grants[-1]
    if last.is_named:
        given.grants.append(last.at_level(level, one, scope))
        return
    last.cap, last.cap_scope = one, scope
    last.situation = level
    last.is_named = True


def _own_level(last: Grant, around: Around) -> str:
    """The level that a ceiling of a rate is for: 50%，亚洲首店最高给予500万元; "" where
    it is for all."""
    level = _EACH.sub("", situation_of(around.near))
    is_name = len(level) >= 2 and not names_scope(level)
    if not last.is_rate or not is_name or _NO_LEVEL.search(level):
        return ""
    is_listed = last.is_named or _is_one_of(around)
    if not is_listed and not _GIVES_AT.search(around.near + around.after):
        return ""
    if level.endswith("的") or _GOES_ON.match(around.near.strip()):
        return ""
    return level


def _is_of_some(around: Around) -> bool:
    """Whether a ceiling is for a level, and not for whom or when."""
    return _is_one_of(around) or not names_scope(around.near)


def _is_one_of(around: Around) -> bool:
    """Whether a ceiling is for some of what the rate is for: 其中大型的最高500万元."""
    return around.near.strip(" ，").startswith("其中")


def _expand(
    given: Given,
    group: Sequence[Sum],
    scope: str,
    names: Sequence[str],
) -> None:
    """One rate with several ceilings: a level each. 按50%分别给予最高A、B、C."""
    (only,) = given.grants
    if not names:
        given.doubt("分别列举的情形与金额个数不同")
        names = [""] * len(group)
    pairs = zip(group, names, strict=True)
    given.grants = [only.at_level(name, one, scope) for one, name in pairs]


def share_caps(
    given: Given,
    grants: Sequence[Grant],
) -> None:
    """Bound amounts by the ceilings that stand over the whole list."""
    for cap, scope in given.shared:
        for grant in grants:
            bound(given, grant, cap, scope)


def bound(
    given: Given,
    grant: Grant,
    cap: Sum,
    scope: str,
) -> None:
    """Put a ceiling on an amount; of two the narrower is its cap."""
    _doubt_below(given, grant, cap)
    if grant.cap is None:
        grant.cap, grant.cap_scope = cap, scope
        return
    if scope in _TERMS and scope == grant.cap_scope and cap is not grant.cap:
        given.doubt("限额不止一个")
    wider, whose = cap, scope
    if cap.value < grant.cap.value:
        wider, whose = grant.cap, grant.cap_scope
        grant.cap, grant.cap_scope = cap, scope
    if wider not in given.limits:
        given.limits.append(wider)
        given.wider.append((wider, whose))


def _doubt_below(given: Given, grant: Grant, cap: Sum) -> None:
    """A ceiling below the sum that it bounds is not understood."""
    main = grant.main
    if main is None or grant.counts:
        return
    if main.kind == cap.kind == "money" and cap.value < main.value:
        given.doubt(f"限额{cap.words}低于金额{main.words}")


def bound_all(
    given: Given,
    cap: Sum,
    scope: str,
) -> None:
    """A ceiling for all amounts of a support that have none; where all have, for them
    all. One below a sum that is given is not understood."""
    open_ones = [grant for grant in given.grants if grant.cap is None]
    for grant in open_ones or given.grants:
        is_sum = grant.main is not None and not grant.counts
        if is_sum and not grant.is_rate and _value(grant) > cap.value:
            given.doubt("限额低于金额")
        bound(given, grant, cap, scope)


def bound_several(
    found: Sequence[Given],
    cap: Sum,
    said: str,
    before: str = "",
) -> None:
    """The same for several supports together, which then have it in common. said: its
    clause; before: the words of its line before it."""
    scope = scope_of(said, before)
    is_joint = len(found) > 1
    for given in found:
        if not is_joint or any(one.cap is None for one in given.grants):
            bound_all(given, cap, scope)
        if is_joint:
            given.common.append((cap, scope))


def _value(grant: Grant) -> Decimal:
    return grant.main.value if grant.main else Decimal(0)
