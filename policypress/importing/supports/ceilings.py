"""What a sum that is said as the most (最高) bounds: what is given, or something else."""

from __future__ import annotations

import re

from policypress.importing.supports.here import Around
from policypress.importing.supports.phrases import (
    BENEFIT,
    BENEFIT_AFTER,
    GIVE,
    HAS_BEFORE,
    MOST,
)

_MOST = re.compile(MOST)
_MOST_LAST = re.compile(f"(?:{MOST})$")
# What somebody borrows.
_OF_LOAN = re.compile("贷款(?:本金)?(?:额度|金额|总额|规模|本金)")
_GIVEN_BEFORE = re.compile(f"(?:给予|予以)[^，。；0-9]{{0,12}}(?:{BENEFIT})，")
_NAME = 10  # characters of 大型剧目 in 给予补贴，大型剧目不超过100万元
# The subject of a ceiling: what is given, or whom and when it is given to.
_SUBJECT = re.compile(f"{BENEFIT}|{GIVE}|出资额|出资金额")
# Words of whom and when a ceiling is for, the longer before those they begin with; a noun
# may stand among them. Possessive, so that no line takes long.
_SCOPE = (
    "(?:上述|以上)?[两三四五六七八]项|上述|以上|其中|但|且|并|原则上|一般|可|同一年度|同一|单一"
    "|单个|每家|每年|每个|每|各|一家|对|同|本|该|[ 、]|一次性|"
    "当年|年度|年|累计|合计|总计|总额|总金额|金额|分期|分别|全年|最终|总共|均|都|期限内|三年|两年"
    "|单"
)
_SCOPE_ONLY = re.compile(
    f"^(?:(?:{_SCOPE})++[^，。；]{{0,12}}?(?:{_SCOPE})*+)?$"
)
_OWN_RULE = re.compile(
    "贷款|授信|担保|年限|期限|面积|利率|费率|时间|人数|规模|占股"
)


def ceiling(around: Around) -> str:
    """The role of a sum that is said as the most."""
    found = list(_MOST.finditer(around.near))
    subject = around.near[: found[-1].start()] if found else around.near
    subject = _MOST_LAST.sub("", subject)
    if _OF_LOAN.search(subject):
        return "condition"
    if _SUBJECT.search(around.near) or BENEFIT_AFTER.match(around.after):
        return "most"
    if _OWN_RULE.search(subject) or HAS_BEFORE.search(subject):
        return "condition"
    is_name = len(subject.strip("，、 ")) <= _NAME
    if is_name and _GIVEN_BEFORE.search(around.part):
        return "most"
    return "most" if _SCOPE_ONLY.match(subject) else ""
