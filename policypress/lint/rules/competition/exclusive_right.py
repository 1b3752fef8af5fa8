"""授予特许、独家、专营权：由某公司独家经营。

检查：特许经营、独家、专营、垄断经营的说法。是否有法律、行政法规依据需要核对。
为什么：特许经营权只能依法、经公平竞争程序授予。
不好：授予某公司独家经营权
好：依法通过招标方式授予特许经营权
来源：《公平竞争审查条例》第八条第（二）项，实施办法第十条；规定
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
    code="FC-14",
    name="exclusive-right",
    severity="note",
    strength="规定",
    source=f"{REGULATION}第八条第（二）项；{DETAILS}第十条",
    genres=GENRES,
)
_RIGHT = re.compile(
    "独家(?:经营|代理|运营|授权|供[水气热电应]?|特许|开发|收购|配送|享有|承办|实施|建设|服务|开展)|(?:直接|无偿)授予[^。；，\n]{1,16}?公司|专营(?:权|(?!店|企业|单位))|特许经营权|垄断经营"
)
_OPEN = re.compile(
    "(?<!不再)(?<!另行)(?<!不进行)招标|竞争性|依法授予|法律、行政法规"
)
find = finder(
    RULE,
    Search(
        words=_RIGHT,
        unless=(_OPEN,),
        why="涉及独家或者特许权利",
        remedy="核对有无法律、行政法规依据，并经公平竞争程序授予。",
    ),
)
