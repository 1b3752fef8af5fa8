"""在负面清单以外设审批、备案：须经乡镇人民政府同意后方可经营。

检查：以本地机关、乡镇、村的批准、同意、备案、盖章作为经营、承揽、销售的前提，而没有写明法律依据的说法。
为什么：市场准入负面清单以外的行业、领域、业务，不得违法设置审批程序。
不好：从事再生资源回收的，须经乡镇人民政府同意后方可经营
好：从事再生资源回收的，依法办理备案
来源：《公平竞争审查条例》第八条第（一）项，实施办法第九条；规定
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
    code="FC-22",
    name="extra-approval",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第八条第（一）项；{DETAILS}第九条",
    genres=GENRES,
)
_APPROVAL = re.compile(
    "(?:须|应当?|必须|需)(?:事先|提前|先)?(?:经|报|取得|获得|办理|凭)[^。；，\\n]{2,24}?(?:批准|审批|同意|核准|备案|许可|认定|准入证?|盖章|登记)"
    "(?:手续|证明|意见|书)?(?:的|之后|后)?，?(?:方可|才能|后方可|始得|方能)[^。；，\\n]{0,10}?(?:经营|进入|开展|从事|承揽|销售|开业|营业|投放|上市)"
)
_LAWFUL = re.compile(
    "依法|法律|法规|国家|依照|按照《|根据《|食品|药品|危险|燃气|枪|烟花|特种|医疗机构|办学"
)
find = finder(
    RULE,
    Search(
        words=_APPROVAL,
        unless=(_LAWFUL,),
        why="在市场准入负面清单以外设置审批、备案作为经营的前提",
        remedy="删去；确有法律、行政法规依据的，写明依据。",
    ),
)
