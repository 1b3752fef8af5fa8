"""What clears words by where they stand (所处的位置): an item of a list of what authorities
may not do, a question whose answer is that all may.

招标文件不得设置下列内容：（一）要求投标人在本市注册 forbids what its item says.
经营者不得有下列行为 forbids the trade something, and its items may be the very fault: they are
cleared only where they forbid to restrict others.
"""

from __future__ import annotations

import re

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._leads import lead_of

_NOT = "(?:不得|禁止|严禁|不能|不应当?|不准|杜绝|避免|防止)"
_THESE = "(?:下列|以下|如下|下述)"
# What only authorities and tenders put up: whoever is told so.
_PUT_UP = re.compile(
    f"{_NOT}[^。；\n]{{0,20}}?{_THESE}[^。；，\n]{{0,12}}?"
    "(?:内容|条件|条款|限制|门槛|要求|方式|方法|承诺|做法|措施|政策|规定|表述|条文|优惠|理由|手段)"
    f"|{_NOT}[^。；，\n]{{0,6}}?(?:出现|含有|使用|设置|写入|包含)[^。；，\n]{{0,6}}?的?"
    "(?:内容|条件|条款|限制|门槛|要求|规定|表述|条文|字样|措辞)(?:主要)?(?:包括|有|如)?[:：]?$"
)
# What anybody may do; or what a drive against bad practice looks for.
_DONE = re.compile(
    f"{_NOT}[^。；\n]{{0,20}}?{_THESE}[^。；，\n]{{0,12}}?(?:行为|活动|情形|情况|事项|问题)"
    "|(?:整治|排查|清理|纠正|查处|清查|整改|清除)[^。；\n]{0,10}?(?:下列|以下|如下|问题|内容|重点)"
    "|(?:整治|排查|清理|纠正|查处|整改)(?:的?(?:重点|内容|范围|事项))?[:：]?$"
    # 采购人员不得：
    f"|{_NOT}(?:有|从事|实施)?[:：]?$"
    # What an office answers for, or anybody may complain of.
    f"|{_THESE}[^。；\n]{{0,16}}?(?:责令(?:限期)?改正|处分|追责|问责|通报批评|予以纠正|可以?申诉|可以?举报"
    "|可以?投诉|不予通过|(?:认定|视)为[^。；，\n]{0,6}?(?:排斥|歧视|限制|违反|妨碍|不合理))"
    "|扣分(?:项|情形|事项|内容)"
    "|(?:禁止|负面)性?(?:条款|规定|情形|清单|内容|事项|行为)"
)
# Who restricts others, and who is restricted.
_AUTHORITIES = re.compile(
    "部门|机关|各单位|(?:采购|招标|起草|行政|代建|评审)单位|政府|(?:工作|执法|检查|监管|公职|管理|服务)人员"
    "|招标文件|采购文件|采购人|招标人|代理机构|评标|采购人员|违反规定|限制竞争|公平竞争|协议|合同|文件|学校|幼儿园|医疗机构|医院|协会"
    "|商会|(?:燃气|供电|供水|供热|公用|自来水|电网|电力)企业|中介机构|村(?:民)?委员?会|居委会"
    "|街道|乡镇"
)
_TRADERS = re.compile(
    "经营者|申[报请]|投标人|供应商|商户|用户|个人|承运|驾驶|摊贩|从业"
)
# An item that forbids to restrict others; 使用未经指定的 restricts whoever uses it.
_RESTRICTS = re.compile(
    "(?:指定|强制|强迫|要求|限定|设置|设定|变相|违规|违法|滥用|歧视|排斥|分割|干预|干涉|推荐|附加|捆绑|搭售"
    "|摊派|为由|为条件|作为[^。；，\n]{0,12}?(?:条件|依据|门槛|加分|因素))"
)
_NOT_DONE = re.compile("未|拒绝|不按|不使用|不从|非指定|以外|之外|擅自")
_ITEM = 30  # characters in which an item says what it is about
_NUMBER = re.compile("[（(]?[一二三四五六七八九十0-9]{1,3}[）).．、]")
# A question, and an answer that lets all of them in.
_OPENLY = re.compile(
    "\\s{0,9}(?:答[:：])?\\s{0,9}(?:可以|能(?!否)|均可|都可|不需|不用|无需|无须|不必|不影响|不要求|没有"
    "|只要|不限|同样|一样|照样|有资格|符合条件)"
)
_ANSWER = 40  # characters in which an answer says yes or no


def is_let_off(paper: Paper, start: int) -> bool:
    """Whether words are cleared by where they stand."""
    return _is_barred_item(paper, start) or _is_asked(paper, start)


def _is_barred_item(paper: Paper, start: int) -> bool:
    """Whether words stand in an item of a list of what authorities may not do."""
    lead, item = _lead_and_item(paper, start)
    if not lead:
        return False
    if _PUT_UP.search(lead):
        return True
    if not _DONE.search(lead):
        return False
    if _AUTHORITIES.search(lead) and not _TRADERS.search(lead):
        return True
    opening = item[:_ITEM]
    return bool(_RESTRICTS.search(opening)) and not _NOT_DONE.search(opening)


def _lead_and_item(paper: Paper, start: int) -> tuple[str, str]:
    """What introduces the list that words stand in, and the item from its beginning. A
    list may run on in one line, with a colon before its first item."""
    first, last = paper.sentence(start)
    item = paper.text[first:last]
    lead = lead_of(paper, start)
    if lead:
        return lead, item
    index = paper.index_at(start)
    above = paper.line_of(paper.passages[index - 1]).rstrip() if index else ""
    if above.endswith("："):
        return above.rsplit("。", 1)[-1], item
    line = paper.passages[index].start
    head, colon, rest = paper.text[line:start].rpartition("：")
    if not colon or "。" in rest:
        return "", item
    # Only what is numbered is a list: 不得有下列行为：（一）……
    behind = line + len(head) + 1
    if not _NUMBER.match(paper.text, behind):
        return "", item
    return head.rsplit("。", 1)[-1], paper.text[max(first, behind) : last]


def _is_asked(paper: Paper, start: int) -> bool:
    """Whether words stand in a question whose answer is that all may."""
    first, last = paper.sentence(start)
    mark = paper.text.find("？", start, last + 1)
    if mark < 0:
        return False
    return _OPENLY.match(paper.text, mark + 1, mark + 1 + _ANSWER) is not None
