"""不必要的准入条件：非原厂生产的产品不得入库。

检查：产品目录、供应商入库等准入条件中，与质量安全没有关系的商标、专利、贴牌、注册资本、经营年限等要求。
为什么：设置不合理或者歧视性的准入条件，把合格的经营者排除在外。
不好：产品应当已进行商标注册方可入库
好：产品应当符合强制性国家标准
来源：《公平竞争审查条例》第八条第（四）项，实施办法第十二条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-20",
    name="needless-entry-condition",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第八条第（四）项；{DETAILS}第十二条",
    genres=GENRES,
)
_NEEDLESS = re.compile(
    "(?:贴牌|代工|非原厂)[^。；\n]{0,16}?不得(?:入库|入围|进入|参[与加]|列入)"
    "|(?:应当?|须|必须)已?(?:进行|办理|取得|具有|完成)?[^。；，\n]{0,4}?(?:商标|专利)(?:(?:或|或者|、|和)(?:商标|专利))?注册"
    "|注册资[本金](?:须|应|应当)?(?:不低于|不少于|达到|在)[^。；，\n]{1,12}?元"
    "|(?:经营|成立)(?:年限|时间)?(?:须|应|应当)?(?:满|不少于|不低于)[^。；，\n]{1,6}?年"
)
_ENTRY = re.compile("入库|准入|入围|供应商|目录|定点|遴选")
find = finder(
    RULE,
    Search(
        words=_NEEDLESS,
        around=(_ENTRY,),
        why="与质量、安全没有必然联系，作为准入条件不合理",
        remedy="删去，或者改为与质量安全直接有关的条件。",
    ),
)
