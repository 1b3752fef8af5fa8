"""一事一议、一企一策：对重大项目实行“一事一议”给予支持。

检查：支持条款中的一事一议、一企一策、一项目一策，经某会议审定的项目给予支持，按带动作用、市场前景等给予一个幅度内的资金，根据实际情况加大力度。对困难家庭的救助不算。
为什么：没有公开的标准，由个案商定，实为给予特定经营者选择性、差异化的支持。
不好：对重大项目采取“一事一议”方式给予奖励
好：对固定资产投资达到1亿元的项目，按投资额的2%给予奖励
来源：《公平竞争审查条例》第十条第（二）项，实施办法第四十六条；规定
"""

from __future__ import annotations

import re

from policypress.lint.rule import Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    FIRM,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._search import Search, finder

RULE = Rule(
    code="FC-11",
    name="case-by-case",
    severity="warning",
    strength="规定",
    source=f"{REGULATION}第十条第（二）项；{DETAILS}第四十六条",
    genres=GENRES,
    # “一事一议” in quotation marks is no quotation.
    spares=frozenset(("titled",)),
)
_GRANTS = "(?:奖励|扶持|补贴|补助|支持|资助|奖补)"
_CASES = re.compile(
    "[一专][企事]一[策议]|专企一策|一事一议|一项目一(?:[策议]|方案)|一链一策|个案(?:研究|商定|审定)"
    "|经[^。；，\n]{0,30}?(?:会议|例会|常务会|领导小组|协调小组)[^。；，\n]{0,8}?(?:审定|研究|确定|认定|同意)的[^。；，\n]{0,16}?(?:项目|企业|单位)"
    "|视[^。；，\n]{2,40}?给予[^。；，\n]{0,10}?[0-9.]+万?元?[—－～~至到-][0-9.]+[万亿]?元"
    "|(?:根据|视|按照)实际情况[，、]?(?:可|可以|适当)?给予[^。；，\n]{0,8}?(?:更大|更高|适当|一定|特殊|额外)[^。；，\n]{0,6}?(?:扶持|支持|奖励|补贴|资助)?"
    "|经[^。；，\n]{0,20}?(?:研究|批准|同意|审定)(?:同意)?后?，?(?:可|可以)?(?:适当)?(?:突破|提高|放宽)[^。；，\n]{0,16}"
    "|(?:可|可以)突破[^。；，\n]{0,10}?(?:标准|上限|限额|政策)"
    f"|{_GRANTS}[^。；，单\n]{{0,8}}?由[^。；，\n]{{2,24}}?(?:研究确定|研究决定|集体研究|会商确定)"
    f"|{_GRANTS}[^。；，\n]{{0,10}}?不受[^。；，\n]{{0,14}}?(?:限制|约束)"
    f"|{_GRANTS}[^。；，\n]{{0,10}}?，?(?:另行|单独|协商|具体)(?:商定|议定|约定|确定)"
    f"|{_GRANTS}[^。；\n]{{0,20}}?协议中?(?:另行|具体|予以)?约定"
    f"|(?:另行|单独|专题)(?:商定|议定|研究给予)[^。；，\n]{{0,8}}?{_GRANTS}"
)
_SUBJECT = re.compile(f"{FIRM.pattern}|投资|机构|孵化")
_RELIEF = re.compile("救助|困难|家庭|个人|居民|学生|患者")
find = finder(
    RULE,
    Search(
        words=_CASES,
        promise=True,
        around=(_SUBJECT,),
        unless=(_RELIEF,),
        why="没有公开标准，由个案决定支持",
        remedy="写明适用条件、标准和上限并公开，符合条件的均可享受。",
    ),
)
