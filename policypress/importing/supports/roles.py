"""What a sum is in its sentence (金额的作用): given, a ceiling, a condition, or not known."""

from __future__ import annotations

import re

from policypress.importing.supports.ceilings import ceiling
from policypress.importing.supports.funds import is_of_fund
from policypress.importing.supports.here import Around
from policypress.importing.supports.kept import is_kept, is_shared
from policypress.importing.supports.phrases import (
    BENEFIT,
    BENEFIT_AFTER,
    GIVE,
    HAS_BEFORE,
    LEAST,
    MOST,
    STEP_NEAR,
)
from policypress.importing.supports.units import unit_before, unit_behind
from policypress.language.sums import Sum

# Money that is paid by or asked of somebody, and never given.
_PENALTY = re.compile(
    "罚款|罚金|处以|违法所得|没收|赔偿|滞纳金|追缴|保证金|押金|收费标准|判处|货值|刑"
)
_OWES = re.compile(
    "^(?:的比例|的标准|比例|标准)?(?:足额|依法|按时)?"
    "(?:缴纳|征收|计提|提取|收取|预留|缴存|扣除|上缴|计收|计征|收费)"
)
_INCLUDED = re.compile("（(?:不|均)?含[ ]*$")
# What is measured and not paid.
_MEASURED = re.compile(
    "(?:面积|场次|数量|总量|人数|工时|用地|户数|套数|岗位|股份|股权|份额)(?:的)?[ ]*$"
)
_INSTALMENT = re.compile(
    "(?:拨付|兑现|发放|支付|预拨|划拨)[^，。；0-9]{0,10}"
    "(?:资助|补助|奖励|补贴|扶持|支持|奖补|剩余)[^，。；0-9]{0,8}$|剩余[ ]*$"
)
_BY_OTHER_RULE = re.compile(
    "(?:按照?|根据|依照)[^，。；]{0,6}(?:国家|现行|有关|相关)[^，。；]{0,8}规定"
)
# 不享受每亩30元的补贴, 抽取不少于5%的机具核查: nothing is given.
_REFUSED = re.compile(
    "(?:不|不再|不得|不能|不予|未能|停止|取消|无权)"
    "(?:享受|申领|领取|发放|给予|补贴|补助|奖励|资助|支付)[^，。；]*$"
)
_DRAWN = re.compile("(?:抽[查取检]|选取|核查|检查|回访)")
_BENEFIT_RATIO = re.compile(
    f"(?:{BENEFIT})(?:资金)?(?:比例|标准|金额|额度|总额|额)(?:一般|原则上)?"
    f"(?:{MOST}|为|是|按)[^，。；0-9]{{0,40}}$"
    f"|出资额[^，。；0-9]{{0,20}}$"
)
_IN_ALL = re.compile("金额|总额|额度")
_LEAST_ITSELF = re.compile(f"(?:{LEAST})(?:人民币)?[ ]*$")
_PART_OF = re.compile(
    "(?:占[^，。；0-9]{1,24}(?:比例|比重|的)|占比|持股比例|股权比例|占股比例)"
    "(?:不低于|不少于|不超过|达到|超过|为|在)?[ ]*$"
)
_CHANGES = re.compile(
    "(?:上浮|下浮|上调|下调|提高|降低|增长|递增|递减|下降)(?:不超过|至少|幅度为?)?[ ]*$"
)
# 其中高新技术企业提高至15%: a level of the rate that is given.
_RAISED = re.compile(
    "^[ ，]*其中[^，。；]{2,20}(?:提高|上调|调整)[到至为][ ]*$"
)
# 各级资助总额不超过项目总投资的: it bounds what all give together.
_OF_ALL_LEVELS = re.compile(
    "(?:各级|各类|上级|其他|市、区|财政)[^，。；0-9]{0,14}(?:总额|合计|总和|累计|之和)"
)
# …，且不超过总投资的50%: it bounds what is given, and says nothing of a benefit.
_BARE_BOUND = re.compile(
    f"^[ ，]*(?:且|并且?|同时|但)(?:总额)?(?:最高)?(?:{MOST})"
)
# 1000万元至3000万元的奖励20万元: what follows is given, and this is for whom.
_THEN_GIVEN = re.compile(
    "^(?:（[^）]{0,8}）)?的(?!标准|比例|额度)[^，。；、0-9]{0,12}?"
    f"(?:{GIVE})[^，。；、0-9]{{0,10}}[0-9]"
)
_GIVES_SOMEWHERE = re.compile(f"{GIVE}|{BENEFIT}|奖|按[^，。；]{{0,20}}执行")
_LIST = re.compile(f"(?:{BENEFIT})(?:标准)?：")  # 安家费：顶尖人才100万元
_NEVER_GIVEN = (_REFUSED, _CHANGES, _PART_OF, _MEASURED, _INSTALMENT)
_NEAR = 30  # characters within which a verb gives, or a line is short
_GIVING_SOON = re.compile(
    f"^[^，。；]{{0,30}}(?:{GIVE}|{BENEFIT}|抵扣|激励|执行)"
)
_RATE_WORDS = re.compile("^[ ]*(?:的)?(?:比例|标准|额度|部分)?")
# 50万元以下经营性贷款: what somebody borrows.
_LOAN = re.compile(
    "^(?:人民币)?以[下上内]的?[^，。；]{0,8}(?:贷款|信贷|授信|借款|融资)"
)
_REACHES = re.compile(
    "(?:达到|达|(?<!不)(?<!不得)超过|突破|不足|不满|未满|满|(?<!不)低于|(?<!不)高于|(?<!不)大于|"
    "(?<!不)小于|超|少于|(?<!不)多于|以上|首次|大于等于|介于|在)(?:人民币)?[ ]*$"
)
_BEYOND = re.compile(
    r"^(?:人民币)?(?:（[^）]{0,14}）|\([^)]*\))?(?:含)?(?:及|或)?(?:以上|以下|及以上)"
)
_WITHIN = re.compile(
    r"^(?:人民币)?(?:（[^）]{0,8}）)?(?:以内|之内|为限|封顶|为上限)"
)
_MOST_BEFORE = re.compile(f"(?:{MOST})[^，。；：0-9]{{0,40}}$")
_MOST_NEAR = re.compile(f"(?:{MOST})[^，。；：0-9]{{0,14}}$")
_LEAST_BEFORE = re.compile(f"(?:{LEAST})[^，。；：0-9]{{0,14}}$")
_GIVING = re.compile(f"(?:{GIVE})[^，。；：]{{0,30}}$")
_GIVING_NEXT = re.compile(f"(?:{GIVE})[^，。；：0-9]{{0,8}}$")
_ANY_GIVING = re.compile(f"{GIVE}|支持|奖")
_BENEFIT_STANDARD = re.compile(
    f"(?:{BENEFIT})(?:的)?(?:标准|额度|金额|比例|限额|总额|上限|额)?(?:原则上|一般|分别)?"
    f"(?:为|是|：|可达|达)?[^，。；0-9]{{0,10}}$"
)
_BY = re.compile("(?:按照?|依照|依据|根据|参照|以)[^，。；]{0,80}$")
_RATIO_OF = re.compile(
    "(?:占股比例|持股比例|占比|占[^，。；0-9]{0,20}比[例重]?|股比|股权|增长率?|增速|增幅|同比|增加"
    "|利用率|入驻率|出租率|率|控股|下降|提高|提升|压减|自筹|首付|完成|折)"
    "(?:不低于|不少于|不超过|不高于|达到|达|超过|为|"
    "高于|低于|在|至|到)?[ ]*$"
)


def role_of(
    one: Sum,
    around: Around,
    is_next: bool,
) -> str:
    """give; most: given or a ceiling, said as 最高; least: 不低于; condition; "" where it
    cannot be told. is_next: whether the sum before it in the same list is given."""
    if _PENALTY.search(around.part):
        return ""
    if not one.is_said:
        return _of_words(one, around)
    if _OWES.match(around.after) or _INCLUDED.search(around.near):
        return "condition"
    if _is_of_whom(around):
        return "condition"
    if one.kind == "percent":
        return _of_rate(around, is_next)
    return _of_money(around, is_next)


def _of_words(one: Sum, around: Around) -> str:
    """相同额度 and the like are given where something is; 免收 unless another rule says so."""
    if is_shared(around):
        return "condition"
    is_free = one.words.startswith(("免", "减半"))
    if is_free and _BY_OTHER_RULE.search(around.part):
        return ""
    if is_free or _ANY_GIVING.search(around.part):
        return "give"
    return ""


def _is_of_whom(around: Around) -> bool:
    """Whether a sum says whom another one is given to, which follows in its clause."""
    if _THEN_GIVEN.match(around.after) is None:
        return False
    is_given = _GIVING.search(around.near) or _BY.search(around.clause)
    return not is_given


def _bound(around: Around) -> str:
    """most or least, where the words beside the figure say so."""
    if _WITHIN.match(around.after) or _MOST_NEAR.search(around.near):
        return "most"
    if _LEAST_BEFORE.search(around.near):
        return "least"
    return ""


def _of_rate(around: Around, is_next: bool) -> str:
    """The role of a percentage."""
    if _RAISED.search(around.near) and not around.after:
        return "give"
    if _is_threshold(around):
        return "condition"
    bound = _bound_of_rate(around)
    if bound == "most" and _bounds_others(around.near):
        return "limit"
    if is_next or _is_given_rate(around):
        return bound or "give"
    return _of_rate_not_given(bound, around)


def _bound_of_rate(around: Around) -> str:
    """most or least, where the words beside a percentage or before it say so."""
    bound = _bound(around)
    if not bound and _MOST_BEFORE.search(around.near):
        return "most"
    return bound


def _of_rate_not_given(bound: str, around: Around) -> str:
    """The role of a percentage at which nothing is given. bound: most, least or none."""
    if bound == "least":
        return "condition"
    if bound == "most" and _IN_ALL.search(around.near):
        return "limit"
    if around.head:
        return bound
    is_line = _LIST.search(around.before) is not None and _is_line(around)
    return bound or "give" if is_line else ""


def _bounds_others(near: str) -> bool:
    """Whether a ceiling is one of what is given elsewhere: 且不超过总投资的50%."""
    if _BARE_BOUND.match(near):
        return True
    return _OF_ALL_LEVELS.search(near) is not None


def _is_threshold(around: Around) -> bool:
    """Whether a percentage is one that is to be reached, or part of something that is
    measured, or of what was granted already."""
    if _is_never_given(around) or is_kept(around):
        return True
    near = around.near
    if _names_benefit(near) or _GIVING.search(near):
        return False
    if _RATIO_OF.search(near) and not _BY.search(near):
        return True
    is_benefit = BENEFIT_AFTER.match(around.after) is not None
    return _REACHES.search(near) is not None and not is_benefit


def _is_never_given(around: Around) -> bool:
    """Whether the words beside a percentage are said of none at which something is given."""
    near = around.near
    if any(one.search(near) for one in _NEVER_GIVEN):
        return True
    if _DRAWN.search(near + around.after):
        return True
    is_beyond = _BEYOND.match(around.after) is not None
    return is_beyond and not _GIVING_NEXT.search(near)


def _names_benefit(near: str) -> bool:
    """Whether the words before a figure say that it is the measure of a benefit."""
    if _BENEFIT_RATIO.search(near):
        return True
    return _BENEFIT_STANDARD.search(near) is not None


def _is_given_rate(around: Around) -> bool:
    """Whether something is given at the rate."""
    near = around.near
    if _names_benefit(near) or _GIVING.search(near):
        return True
    if BENEFIT_AFTER.match(around.after):
        return True
    is_by = _BY.search(around.clause) and _ANY_GIVING.search(around.part)
    return bool(is_by) and _leads_to_giving(around)


def _leads_to_giving(around: Around) -> bool:
    """Whether something is given at the rate: behind it, or in the clause that follows.
    按20%的比例录用 gives nothing."""
    after = _RATE_WORDS.sub("", around.after).strip()
    return not after or _GIVING_SOON.match(after) is not None


def _of_money(around: Around, is_next: bool) -> str:
    """The role of a sum of money."""
    near = around.near
    if _REFUSED.search(near):
        return ""
    if _BEYOND.match(around.after):
        return _beyond(around)
    if is_of_fund(around):
        return "part"
    bound = _bound(around)
    if bound == "most":
        return ceiling(around)
    if bound == "least":
        return _floor(around)
    if _is_reached(around):
        return "condition"
    if is_next or _gives(around):
        return "give"
    return "condition" if HAS_BEFORE.search(near) else ""


def _is_reached(around: Around) -> bool:
    """Whether a sum is one that somebody reaches, and no level of what is given."""
    near = around.near
    if near.endswith("及以上") and _is_listed(around):
        return False
    return _REACHES.search(near) is not None and not _GIVING_NEXT.search(near)


def _floor(around: Around) -> str:
    """A sum that is said as the least: of what is given, or of what somebody has."""
    bare = _LEAST_ITSELF.sub("", around.near)
    if HAS_BEFORE.search(bare) or not _gives(around):
        return "condition"
    return "least"


def _beyond(around: Around) -> str:
    """A sum with 以上、以下 behind it: a threshold, or a floor of what is given."""
    is_ends = around.is_range and _names_benefit(around.near)
    if is_ends and around.after in ("以下", "以下的标准"):
        return "give"
    if _LOAN.match(around.after) or not _GIVING_NEXT.search(around.near):
        return "condition"
    if not BENEFIT_AFTER.match(around.after):
        return "condition"
    return "least" if "以上" in around.after[:8] else "most"


def _gives(around: Around) -> bool:
    """Whether the sum is given, by a verb before it, by what it is, or by its unit."""
    near = around.near
    has = HAS_BEFORE.search(near)
    if _is_given_by_a_verb(near, has) or _is_standard(around):
        return True
    if has:
        return False
    if BENEFIT_AFTER.match(around.after):
        return True
    if not around.head and not _GIVES_SOMEWHERE.search(around.part):
        return False
    if _has_unit(around):
        return True
    if _BY.search(around.clause):
        return True
    return _is_listed(around) and _is_line(around)


def _is_given_by_a_verb(
    near: str,
    has: re.Match[str] | None,
) -> bool:
    """Whether a verb before a sum gives it (给予10万元). has: what an applicant has (营业收
    入), where that is named before the sum: then the verb must stand next to the sum, or
    well before what the applicant has."""
    giving = _GIVING.search(near)
    if giving is None:
        return False
    if has is None or _GIVING_NEXT.search(near):
        return True
    return has.start() <= giving.end() - _NEAR


def _is_standard(around: Around) -> bool:
    """Whether a sum is the measure of a benefit (补贴标准为), or what a step adds."""
    if _BENEFIT_STANDARD.search(around.near):
        return True
    if STEP_NEAR.search(around.clause):
        return True
    return STEP_NEAR.search(around.near) is not None


def _has_unit(around: Around) -> bool:
    """Whether a sum is one for each of something: 每家10万元, 10万元/家."""
    return bool(unit_behind(around.after) or unit_before(around.near))


def _is_listed(around: Around) -> bool:
    """Whether a sum stands in a list of what is given."""
    return bool(around.head) or _LIST.search(around.part) is not None


def _is_line(around: Around) -> bool:
    """Whether a line of a list says just what and how much: 一等奖：10万元."""
    return len(around.clause) <= _NEAR and len(around.after.strip()) <= 2
