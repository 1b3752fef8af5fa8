"""优先采购、使用本地产品和服务：同等条件下优先选用本区企业产品。

检查：优先或者只采购、选用、使用本地企业的产品、服务、工程的说法。植物、树种、标准的本地不算。
为什么：以产地、企业所在地区别对待，限制外地商品和服务进入本地市场。
不好：优先采购本区企业产品
好：按质量、价格、服务等评审因素择优采购
来源：《公平竞争审查条例》第九条第（一）项、第（三）项，实施办法第十五条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    HERE,
    MONEY,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-06",
    name="buy-local",
    severity="error",
    strength="规定",
    source=(
        f"{REGULATION}第九条第（一）项、第九条第（三）项；{DETAILS}第十五条"
    ),
    genres=GENRES,
)
_BUYS = "(?:采购|选用|使用|购买|选择|推荐|推广|应用|购置|租用|聘用|采用|选取|配备使用|订购)"
_GOODS = "(?:产品|服务|企业|商品|设备|工程|供应商|厂家|药品|品牌|劳务|材料|建材|目录|施工|队伍|公司|农产品|车辆|软件|生产|制造|自产|名优|特产|药|茶|酒|粮|水泥|构件|部件|配件|原料|货物|机械)"
_PLACE = f"(?:《?{HERE}|{OWN})"
_FAVOURS = re.compile(
    f"(?:优先|应当?|只能|须|必须|尽量|原则上|(?:鼓励|引导)[^。；，、和\n]{{0,14}}?)[^。；，、和\n]{{0,4}}?{_BUYS}[^。；，\n]{{0,8}}?{_PLACE}"
    f"[^。；，\n]{{0,14}}?{_GOODS}"
    f"|(?:优先|原则上|应当?|必须)(?:向|从|由|与|支持|考虑){HERE}[^。；，\n]{{0,10}}?(?:企业|公司|单位|供应商|厂家)[^。；，\n]{{0,6}}?(?:采购|购买|订购|订货|承接|承建|中标)"
    f"|{HERE}(?:企业|生产)?的?(?:产品|材料|劳务|设备|配套|采购)[^。；，\n]{{0,8}}?(?:比例|占比|份额|率)[^。；，\n]{{0,4}}?(?:不低于|不少于|应?达到?|不得低于)"
    f"|(?:分包|发包|交由|委托)给?[^。；，\n]{{0,4}}?{HERE}[^。；，\n]{{0,10}}?(?:施工)?(?:企业|公司|队伍)"
)
_PAID = re.compile(
    f"(?:采购|购买|购置|消费|选用|使用|租用){HERE}[^。；，\n]{{0,8}}?(?:企业|生产|制造|厂家|自产|品牌|产品)[^。；，\n]{{0,14}}"
)
_NOT_GOODS = re.compile(
    "植物|树种|苗木|植被|标准(?!化)|规范|实际|共享|场地|场馆"
)
_REMEDY = "改为按质量、价格、服务等与产地无关的因素择优。"
find = finder(
    RULE,
    Search(
        words=_FAVOURS,
        unless=(_NOT_GOODS,),
        why="优待本地商品或者服务",
        remedy=_REMEDY,
    ),
    Search(
        words=_PAID,
        beside=(MONEY,),
        unless=(_NOT_GOODS,),
        why="只补贴购买本地商品",
        remedy="改为对符合同一技术、质量条件的商品同等补贴，不问产地。",
        articles=f"{REGULATION}第九条第（一）项、第九条第（四）项；{DETAILS}第十六条",
    ),
)
