"""Capital, investment, years and rights as conditions (规模条件): what the rule on needless
conditions of entry looks for in the lists of published policies.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import DETAILS, REGULATION
from policypress.lint.rules.competition._scope import (
    GIVES_TITLE,
    IN_PROCUREMENT,
)
from policypress.lint.rules.competition._search import Frame, Usual
from policypress.lint.rules.competition._tied_deals import (
    CAPITAL_ASKED,
    ENTRY_LIST,
    INVESTS_ENOUGH,
    INVESTS_ITEM,
    NOT_BEFORE,
    NOT_CAPITAL,
    OWN_RIGHTS,
    SOME_BEFORE,
    YEARS_FOR_TITLE,
)

# Who is chosen to trade, and who gets the money and the land first.
_SOME_FIRST = f"{REGULATION}第八条第（四）项、第十条第（二）项；{DETAILS}第十二条、第十九条"
# What a vehicle cost and how long it is says nothing of how safe it is.
_CAR_WORTH = re.compile(
    "(?:计税价格|购置价格?|裸车价格?|车价|车辆价格)[^。；，\n]{0,6}?(?:应当?|须)?"
    "(?:不低于|不得低于|不少于|高于|达到|在[^。；，\n]{1,10}?以上)"
    "|轴距(?:应当?|须)?(?:不小于|不少于|不低于|不得小于|达到|大于|在[^。；，\n]{1,10}?以上)"
)
_FOR_HIRE = re.compile("网约车|网络预约|出租汽车|租赁|营运|客运|运输证")
_NOT_FOR_HIRE = re.compile("补贴|补助|奖励|报废|以旧换新|公务用车|采购")
_usual = Usual(
    why="以投资额划定谁可以进入",
    remedy="删去，或者改为与质量安全直接有关的条件。",
    unless=(NOT_CAPITAL,),
)
SIZES: tuple[Frame, ...] = (
    _usual.sentence(
        CAPITAL_ASKED,
        why="以注册资本为条件，依据不明",
    ),
    _usual.sentence(
        INVESTS_ENOUGH,
    ),
    _usual.sentence(
        INVESTS_ITEM,
        whole=ENTRY_LIST,
    ),
    _usual.sentence(
        SOME_BEFORE,
        unless=(NOT_BEFORE,),
        why="优先选择特定的企业",
        articles=_SOME_FIRST,
    ),
    _usual.sentence(
        YEARS_FOR_TITLE,
        whole=GIVES_TITLE,
        severity="note",
        why="以经营年限为认定条件，新设的单位被排除",
    ),
    _usual.sentence(
        OWN_RIGHTS,
        whole=IN_PROCUREMENT,
        severity="note",
        why="以自主知识产权为采购优待的条件",
    ),
    _usual.sentence(
        _CAR_WORTH,
        topic=_FOR_HIRE,
        unless=(_NOT_FOR_HIRE,),
        why="以车价、轴距划定什么车辆可以营运",
        remedy="删去；只写国家规定的安全、环保条件。",
    ),
)
