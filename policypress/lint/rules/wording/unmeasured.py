"""没有标准的条件和数额：一定规模、成效显著、给予资金支持。

检查：申报条件、认定条件里“一定（规模、数量、贡献、知名度）”“较强、较大、较好、良好、显著、突出、优秀”等不可衡量的评价语；给钱的句子只说“给予资金支持（补助、奖励）”，本句和后一句都没有数额、比例、上限，也没有说按什么标准的；只说最高给多少的；“分档给予”“适当倾斜”“其他不宜支持的”“一般不低于”（全文提示一次）。一行只提示一处；经别的机构认定、评审的，经营状况良好一类的套语，不查。
为什么：申请人不知道够不够条件、能得到什么，审核人员没有边界。
不好：具有一定规模、成效显著的企业，给予资金支持
好：年营业收入1000万元以上的企业，给予10万元奖励
来源：《规章制定程序条例》第八条；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._effect import is_local

RULE = Rule(
    code="WO-21",
    name="unmeasured",
    severity="note",
    strength="一般",
    source="《规章制定程序条例》第八条",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_VAGUE = re.compile(
    "(?:具有|具备|有|达到|形成)(?:了)?一定的?"
    "(?:规模|数量|贡献|影响力?|知名度|基础|实力|条件|能力|经验|优势|代表性|示范(?:效应|作用)"
    "|创新性)"
    "|(?:带动性|示范性|创新性|影响力|竞争力|实力|成长性|市场前景|潜力|社会效益|经济效益|效益|成效"
    "|业绩|效果)"
    "(?:比较|很|较为|十分)?(?:较强|较大|较好|较高|强|良好|显著|明显|突出|优秀|优良|领先|新颖)"
    # 具有较强带动能力, 取得良好的运营成效, 得到普遍好评
    "|(?:具有|具备|产生|形成|取得|获得|得到|享有|拥有|有)[^。；，、0-9\n]{0,6}?"
    "(?:较强|较大|较高|较好|很强|良好|广泛|积极|突出|显著|明显|丰富|较全面|一定)的?[一-鿿]{0,8}?"
    "(?:影响力?|贡献|基础|能力|实力|声誉|口碑|知名度|认可|评价|业绩|成效|绩效|前景|优势|潜力|传播力|经验)(?!中青年)"
    "|(?:具有|具备|体现)[一-鿿]{0,4}?(?:创新性|先进性|示范性|代表性|引领性|典型性|国际竞争力|示范效应)"
    "(?=[，。；、和与的])"
    "|(?:有实力|有经验|有影响力?|有资质|有能力)(?:、有[一-鿿]{2,4}){2,5}"
    "|(?:较强|较大|较高|较好|良好)的(?:带动|示范|创新|影响|竞争|市场|社会|经济|发展|成长|研发|管理"
    "|专业)[一-鿿]{0,6}(?:性|力|前景|潜力|效益|作用|能力|水平|基础)"
)
# Where it decides who gets something: a list of conditions, or a sentence that gives.
_UNSAID = re.compile(
    "(?:给予|予以)一定的?(?:支持|扶持|奖励|补助|补贴|资助)|按(?:照)?一定的?(?:比例|标准|额度)"
    "|(?<![到有备成了])一定数量的?|(?:适当|适度|重点)(?:予以)?倾斜|探索(?:给予|开展)[^。；，\n]{0,6}(?:补贴|奖励|补助)"
    "|给予一定(?:比例|额度|幅度)的?[一-鿿]{0,6}(?:支持|经费|补助|奖励|配套)"
    "|其[他它](?:不宜|不予|不适合|不应当?)(?:享受|支持|给予|补[助贴]|资助|奖励)[^。；，\n]{0,12}?的"
    "|(?:择优|分类|分级)?分[档类级]给予(?=[^。；\n]{0,12}(?:支持|资助|奖励|补助|[0-9]))"
)
# A ceiling, and nothing that says how much below it: 给予最高100万元奖励.
_CEILING = re.compile(
    "(?:给予|予以|奖励|补助)(?:一次性)?(?:最高(?:不超过)?|不超过)[ ]?[0-9][0-9.]{0,6}[ ]?[万亿]?元的?"
    "(?:一次性)?[一-鿿]{0,6}?(?:奖励|补助|资助|支持|补贴|扶持)"
)
# 注册资本一般不低于500万元: whether less will do is left open. 支持周期一般不超过3年 is
# no condition.
_USUALLY = re.compile(
    "一般(?:不少于|不低于|不超过|不高于)"
    "(?=[ ]?[0-9]{1,9}+(?:\\.[0-9]{1,4})?+[ ]?+(?!个?[年月日天周]|小时|个?工作日|[0-9.]))"
)
# What somebody else finds, and what is wanted of those that are not yet there.
_FOUND = re.compile(
    "经[^。；\n]{0,24}(?:认定|评定|评价|评审|评选|鉴定|公示)|培育|打造|推动形成"
)
_SCALED = re.compile(
    "[%％]|[0-9][ ]?倍|按照?|标准|比例|根据|每[家户人项件亩平个]|分[档级类]|不足|据实"
)
_DECIDES = re.compile(
    "条件|申报|申请|认定|评选|入选|优先|给予|奖励|补助|支持|资助"
)
_GIVES = re.compile(
    "(?:给予|予以|获得)(?:一次性)?(?:一定的?)?(?:资金|经费|财政|适当)?"
    "(?:补助|奖励|支持|资助|补贴|扶持|奖补)(?:资金)?(?=[，。；])"
)
_MEASURED = re.compile(
    "[0-9]|[一二三四五六七八九十百千]+[万亿]?元|百分之|标准|其中|详见|另行"
    "|按照?[^。；，]{2,30}(?:执行|规定|办法)|如下|下列|以下"
)
# 按……的30%给予补助; 不予支持; what is given by another rule.
_RATE = re.compile(
    "(?:按照?|参照|依照|根据|依据)[^。；，\n]{0,24}(?:标准|规定|办法|比例|《|[0-9]|额|政策|合同|档|规则|协议)"
    "|标准|[%％]|最高|不超过|不再?$|不再[^。；，]{0,12}$|不得$|不等于[^。；，]{0,8}$|停止|取消|下列|以下|政策|是指|均$"
    "|优先$|重点$|上级|方式$|分层$|公示，$"
)
_ABOVE = 300  # characters above a condition in which its list is announced
_NEXT = 120  # characters behind a sentence that may give its measure


def find(paper: Paper) -> Iterator[Hit]:
    """Each condition, and each sum, that nobody can measure; one a line, as a reader
    would say it."""
    if not is_local(paper):
        return
    hits = sorted(_all(paper), key=lambda hit: hit.start)
    last = -1
    for hit in hits:
        line = paper.index_at(hit.start)
        if line != last:
            yield hit
        last = line


def _all(paper: Paper) -> Iterator[Hit]:
    """What is said of each place."""
    yield from _conditions(paper)
    for found in paper.search(_USUALLY):
        message = f"“{found[0]}”没有标准，达不到的行不行没有说。"
        yield Hit(*found.span(), message, "删去“一般”，或者写明例外。")
        break  # who writes so does it throughout
    for found in paper.search(_CEILING):
        first, last = paper.sentence(found.start())
        if not _SCALED.search(paper.text, first, last):
            message = f"“{found[0]}”只有上限，没有计算的标准。"
            yield Hit(*found.span(), message, "写明比例、档次或者定额。")
    yield from _gifts(paper)


def _conditions(paper: Paper) -> Iterator[Hit]:
    """The conditions that nobody can measure."""
    for found in (*paper.search(_VAGUE), *paper.search(_UNSAID)):
        is_rating = found.re is _VAGUE
        passage = paper.passage_at(found.start())
        first, last = paper.sentence(found.start())
        heading = passage.node.lines[0].printed if passage.node.lines else ""
        above = paper.text[max(0, first - _ABOVE) : last]
        is_found = is_rating and _FOUND.search(
            paper.text, first, found.start()
        )
        if not is_found and _DECIDES.search(heading[:_NEXT] + above):
            message = f"“{found[0]}”没有标准，无法衡量。"
            yield Hit(*found.span(), message, "写明可以核查的指标。")


def _gifts(paper: Paper) -> Iterator[Hit]:
    """The sums that neither their sentence nor the next one tells."""
    for found in paper.search(_GIVES):
        first, last = paper.sentence(found.start())
        line = paper.passage_at(found.start())
        end = min(last + _NEXT, max(line.end, last))
        behind = paper.text[found.end() : end]
        before = paper.text[first : found.start()]
        is_measured = _MEASURED.search(behind) or _RATE.search(before)
        if not is_measured and "一定" not in found[0]:
            message = f"“{found[0]}”没有数额、比例或者上限。"
            yield Hit(*found.span(), message, "写明标准、比例或者上限。")
