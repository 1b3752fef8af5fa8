"""What a clause forbids authorities and others to ask or to give (禁止性的分句): 不得以给予奖励为由干预
入库时间 gives nothing and asks nothing, whatever else its sentence says.

The words behind such a prohibition are left out before any rule reads a text; what forbids
stays, so that a rule still sees that something is forbidden. A clause that keeps somebody
from a gain (未纳统的，不得享受补贴) or from leaving (不得迁出) is the very fault, and stays whole.
"""

from __future__ import annotations

import re

_NOT = "(?:不得|不能|不可|不准|不许|不应当?|不允许|严禁|禁止)"
_IN = "[^。；，：（\n]"
# 不得在招标文件中对外地企业变相设置
_HOW = (
    "(?:再|擅自|自行|违规|违法|变相|借机|借此|随意|直接|间接|另行|额外"
    f"|在{_IN}{{1,14}}?[中时]|[对向]{_IN}{{1,16}}?|通过{_IN}{{1,12}}?){{0,3}}?"
)
# What only those do who have a say over others.
_RESTRICTS = (
    "(?:要求|强制|强迫|限定|限制|指定|附加|干预|干涉|搭售|捆绑|摊派|排斥|歧视|换取"
    "|阻碍|阻挠|妨碍"
    "|(?:区别|差别)(?=对待|报价|收费|定价|设|适用|执行|要求)"
    f"|(?:设置|设定|增设|另设|加设|规定|提出)(?={_IN}{{0,30}}?"
    "(?:条件|门槛|障碍|壁垒|限制|要求|条款|歧视|审批|许可|备案|环节|指标|费)))"
)
# 企业不得以经营困难为由迁出, 采购人不得以价高为由拒绝采购 ask for something after all.
_REASON = (
    f"以(?={_IN}{{1,30}}?(?:为由|为借口|换取|相要挟|要挟)"
    "(?!拒绝(?:采购|购买|使用|选用|加入|接入|安装|接受)|不(?!予|给)"
    "|(?:提前|擅自|自行)?(?:迁|搬|撤|转出|注销|退出|停产|减资)))"
    f"|以(?={_IN}{{1,30}}?(?:为|作为)(?:{_IN}{{0,12}}?的)?(?:条件|前提|依据|门槛))"
    f"|[将把](?={_IN}{{1,30}}?(?:作为|列为|设为|与{_IN}{{1,14}}?挂钩))"
    f"|以(?={_IN}{{1,20}}?(?:诱导|引诱|吸引|干预|要求|强制|强迫))"
    f"|[与同和](?={_IN}{{1,20}}?(?:挂钩|关联|绑定))"
    f"|因(?={_IN}{{1,24}}?(?:拒绝|差别|区别|歧视|限制|取消|减少|增加))"
)
_GIVES = "(?:违规|违法|变相|擅自|自行){1,2}(?:出台|制定|给予|返还|减免|承诺|兑现|提供|实施)"
_FORBIDDEN = re.compile(
    f"(?P<kept>{_NOT}(?:{_HOW}(?:{_RESTRICTS})|(?:{_REASON})|{_GIVES}))"
    f"(?P<gone>{_IN}{{1,80}})"
)
# What other rules know a prohibition by.
_SIGNS = re.compile(
    "(为由(?:拖延|阻碍|限制|拒绝|干预)?|作为|为条件|为前提|为依据|挂钩|歧视)"
)
_BLANK = "〇"  # stands in no pattern; a sentence stays as long as it is


def without_forbidden(text: str) -> str:
    """A text in which what a clause forbids to ask or to give can be read no more; every
    character stays at its place."""
    return _FORBIDDEN.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    """A prohibition without what it forbids."""
    pieces = _SIGNS.split(found["gone"])
    # Every second piece is a sign.
    pieces[::2] = (_BLANK * len(piece) for piece in pieces[::2])
    return found["kept"] + "".join(pieces)
