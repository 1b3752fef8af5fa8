"""对外地经营者、商品另设要求：外地企业进入我市销售，应当备案。

检查：外地、市外企业和商品进入本地经营、销售、承揽须另行备案、登记、检验、缴纳保证金，或者禁止、限制进入，以及另定收费的说法。
为什么：限制外地商品、要素进入本地市场，在资质、监管、收费上歧视外地经营者。
不好：外地混凝土企业进入我市销售，应当向市住建局备案
好：在本市销售预拌混凝土的企业应当符合国家标准
来源：《公平竞争审查条例》第九条第（一）项、第（五）项，实施办法第十三条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    HERE,
    OUTSIDE,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-23",
    name="outsider-burden",
    severity="warning",
    strength="规定",
    source=(
        f"{REGULATION}第九条第（一）项、第九条第（五）项；{DETAILS}第十三条、第十七条"
    ),
    genres=GENRES,
)
_THEM = f"{OUTSIDE}[^。；，\n]{{0,10}}?(?:企业|经营者|公司|机构|商户|车辆|产品|商品|单位|从业人员|施工队伍)"
_BURDEN = re.compile(
    f"{_THEM}[^。；\n]{{0,16}}?(?:进入|来|到|在)[^。；，\n]{{0,10}}?(?:经营|承揽|销售|市场|施工|从业|承接|开展业务|配送|经销|作业|运营|执业)[^。；\n]{{0,10}}?"
    "(?:须|应当?|必须|需)[^。；\n]{0,16}?(?:备案|登记|检验|检测|保证金|许可|缴纳|审批|同意|报告|报备)"
    f"|{OUTSIDE}[^。；\n]{{0,24}}?(?:企业|经营者|机构|公司)(?:须|应当?|必须|需)(?:另行|重新|先)?[^。；，\n]{{0,10}}?(?:备案|登记|取得|缴纳|办理|审批)"
    f"|(?:限制|禁止|不允许|严禁|不得){_THEM}[^。；，\n]{{0,8}}?(?:进入|销售|经营|承揽)"
    f"|{_THEM}[^。；，\n]{{0,8}}?不得[^。；，\n]{{0,8}}?(?:进入|销售|经营|承揽|从事)"
)
_DEARER = re.compile(
    f"{_THEM}[^。；\n]{{0,16}}?(?:收取|缴纳|加收|按[^。；，\n]{{0,8}}元)[^。；\n]{{0,24}}?(?:{HERE})?[^。；，\n]{{0,8}}?(?:减半|免收|免交|免缴|优惠)"
)
_REMEDY = "删去对外地经营者、商品的特别要求，与本地同等对待。"
_HEALTH = re.compile("检疫|疫情|疫区|动物")
find = finder(
    RULE,
    Search(
        words=_BURDEN,
        unless=(_HEALTH,),
        forbids=re.compile("不得(?:要求|以|对|设置|限制)|取消|清理"),
        why="对外地经营者、商品另设要求",
        remedy=_REMEDY,
    ),
    Search(
        words=_DEARER,
        why="对外地商品、经营者另定收费",
        remedy=_REMEDY,
        articles=f"{REGULATION}第九条第（四）项；{DETAILS}第十六条",
    ),
)
