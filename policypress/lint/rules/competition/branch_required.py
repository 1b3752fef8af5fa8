"""要求设立子公司、分公司：须在本区设立独立法人公司方可申请补贴。

检查：以在本地设立子公司、分公司、法人机构为享受支持、参与经营前提的说法。单纯鼓励设立的不算。
为什么：强制或者变相强制外地经营者在本地设立分支机构。
不好：须在本区设立子公司方可申请补贴
好：在本区开展业务的企业均可申请补贴
来源：《公平竞争审查条例》第九条第（二）项，实施办法第十四条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    OUTSIDE,
    OWN,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-12",
    name="branch-required",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第九条第（二）项；{DETAILS}第十四条",
    genres=GENRES,
)
_KIND = "(?:子公司|分公司|分支机构|法人公司|项目公司|独立法人(?:资格的?)?(?:公司|机构|企业)?|独立核算(?:机构|单位)|办事处|实验室|营业网点|生产基地)"
_BRANCH = re.compile(
    f"(?:须|应当?|必须|需)?(?:在[^。；，\n]{{1,10}}?)?(?:设立|成立|组建|新设|注册)[^。；，\n]{{0,16}}?{_KIND}"
    "|(?:须|应当?|必须)[^。；，\n]{0,12}?(?:注册|设立|成立)独立法人"
)
_NEEDED = re.compile(
    "方可|才能|才可|须在|要求|必须|应当在|应在|为(?:前提|条件)|需在|后方|(?:须|应当?|需)(?:设立|成立|组建|注册)"
)
_OUTSIDER = re.compile(
    f"{OUTSIDE}|中标|中选|承揽|投标|承接|进入{OWN}|总承包|入围"
)
_WHY = "以在本地设立机构为前提"
_REMEDY = "删去设立机构的前提，对在本地实际开展业务的经营者同等对待。"
find = finder(
    RULE,
    Search(
        words=_BRANCH,
        promise=True,
        beside=(_NEEDED,),
        why=_WHY,
        remedy=_REMEDY,
    ),
    Search(
        words=_BRANCH,
        beside=(_NEEDED, _OUTSIDER),
        why=_WHY,
        remedy=_REMEDY,
    ),
)
