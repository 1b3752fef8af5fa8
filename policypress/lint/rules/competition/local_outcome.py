"""限定成果、结算在本地：成果须在京转化方可获得支持。

检查：以成果在本地转化、产业化，货款在本地结算为支持条件，或者要求费用在本地发生达到一定比例的说法；只说在本地投产的，作为提示。在本地举办活动、使用本地场地不算。
为什么：限制要素流出，实为以注册、纳税在本地为条件的变形。
不好：对在京转化成果的企业给予奖励
好：对实现成果转化的企业给予奖励
来源：《公平竞争审查条例》第十条第（二）项；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._asked_here import COSTS_HERE
from policypress.lint.rules.competition._cues import (
    GENRES,
    OWN,
    REGULATION,
    SPARES,
)
from policypress.lint.rules.competition._dealt_here import (
    BACK_GAIN,
    BACK_HERE,
    INDUSTRY_FOR,
    INDUSTRY_RESOURCE,
    NOT_KEPT,
)
from policypress.lint.rules.competition._in_support import LESS_OF_OURS
from policypress.lint.rules.competition._newly_come import NOT_MADE_HERE
from policypress.lint.rules.competition._search import Frame, Search, finder
from policypress.lint.rules.competition._tied_deals import (
    MADE_HERE_PAID,
    NOT_SPENT,
    SPENT_HERE,
    SPENT_PAID,
)
from policypress.lint.rules.competition._ties import (
    FREE_OUTCOME,
    GAINS,
    OUTCOME,
    OUTCOME_ASKED,
    OUTCOME_HERE,
)

RULE = Rule(
    code="FC-21",
    name="local-outcome",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项",
    genres=GENRES,
    spares=SPARES,
)
_HERE = re.compile(
    f"在{OWN}(?:内|范围内|辖区内)?(?:的)?(?:科技|就地|落地|优先)?(?:成果)?"
    "(?:转化|产业化|落地转化|结算|落地)"
    "|在[京沪津渝穗深杭莞甬蓉榕邕厦汉](?:科技)?(?:成果)?(?:转化|产业化|落地转化)"
)
# To make something here is to trade here in fact; only what is left out by it is at issue.
_MADE_HERE = re.compile(
    f"在(?:{OWN}(?:内|范围内|辖区内)?的?|[京沪津渝穗深杭莞甬蓉榕邕厦汉])投产"
)
_LESS_ELSEWHERE = f"{REGULATION}第十条第（二）项、第九条第（四）项"
_INDUSTRY = f"{REGULATION}第八条第（四）项、第九条第（二）项"
find = finder(
    RULE,
    Search(
        words=_HERE,
        promise=True,
        why="限定成果或者结算在本地",
        remedy="删去地域限定；确有需要的，说明适用的例外和期限。",
    ),
    Search(
        words=_MADE_HERE,
        promise=True,
        severity="note",
        why="以在本地投产为条件",
        remedy="核对是否排斥在外地生产、委托外地生产的同类经营者。",
    ),
    Frame(
        parts=(OUTCOME_HERE, OUTCOME, GAINS, OUTCOME_ASKED),
        unless=(FREE_OUTCOME,),
        why="限定成果或者结算在本地",
        remedy="删去地域限定；确有需要的，说明适用的例外和期限。",
    ),
    Frame(
        parts=(SPENT_HERE, SPENT_PAID),
        unless=(NOT_SPENT,),
        why="以资金投在本地为条件",
        remedy="删去地域限定；确有需要的，说明适用的例外和期限。",
    ),
    Frame(
        parts=(MADE_HERE_PAID, SPENT_PAID),
        unless=(NOT_SPENT,),
        severity="note",
        why="以在本地生产为条件",
        remedy="删去地域限定；确有需要的，说明适用的例外和期限。",
    ),
    Frame(
        parts=(BACK_HERE, BACK_GAIN),
        unless=(NOT_KEPT,),
        why="以资金落在本地为条件",
        remedy="删去地域限定，按基金的投资效益约定让利。",
    ),
    Frame(
        parts=(INDUSTRY_FOR, INDUSTRY_RESOURCE),
        unless=(NOT_KEPT,),
        articles=_INDUSTRY,
        why="以配套引进产业为条件",
        remedy="删去配套引进产业的要求，公开竞争配置资源。",
    ),
    Frame(
        parts=(NOT_MADE_HERE,),
        paid=True,
        unless=(NOT_SPENT,),
        articles=_LESS_ELSEWHERE,
        why="不在本地生产、转化的少给或者不给",
        remedy="删去地域限定；确有需要的，说明适用的例外和期限。",
    ),
    Frame(
        parts=(LESS_OF_OURS,),
        paid=True,
        why="本地来的出资不计入",
        remedy="同样的出资同样计算，不分来自哪里。",
    ),
    *COSTS_HERE,
)
