"""What a text leaves open, so that an office decides (留有余地的说法): a range of rates without
steps, conditions that may be eased for some, praise that is itself the condition, a list
in an annex that nobody else is on.

按固定资产投资的5%—20%给予奖励 says nothing of who gets the four times more; with 按绩效等级分别 it does.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import DETAILS, REGULATION
from policypress.lint.rules.competition._freely import (
    AS_PUBLISHED,
    PERSONS_HELPED,
)
from policypress.lint.rules.competition._search import Frame, Search, Usual
from policypress.lint.rules.competition._vocabulary import FIRMS, GAP, GRANT

_N = "[0-9]{1,3}(?:\\.[0-9]{1,2})?"
_TO = " ?(?:[—－–～~〜]{1,2}|[-至到]) ?"
# 按投资额的5%—20%给予奖励, 奖励投资额度的5%至20%, 给予10万元—50万元不等的补助
_RATES = re.compile(
    f"(?:按照?|以){GAP}{{0,24}}?{_N}%?{_TO}{_N}%{GAP}{{0,14}}?{GRANT}"
    f"|{GRANT}{GAP}{{0,16}}?{_N}%?{_TO}{_N}%"
    f"|(?:给予|予以){GAP}{{0,16}}?{_N}%?{_TO}{_N}%的?{GAP}{{0,4}}?{GRANT}"
    f"|(?:给予|予以|奖励|补助){GAP}{{0,12}}?{_N}万?元?{_TO}{_N}万元(?:不等)?的?{GAP}{{0,8}}?{GRANT}"
    f"|{GRANT}{GAP}{{0,6}}?{_N}万?元?{_TO}{_N}万元不等"
)
# What tells which of them it is; what is no rate that an office sets.
_STEPPED = re.compile(
    f"{AS_PUBLISHED}|{PERSONS_HELPED}|"
    "分(?:档|级|类|等|段|别|年)|对应|依次|递[增减]|差别化标准|阶梯|[一二三四]档|等[级次]|得分|评分|打分|绩效|考核结果"
    "|因素法|公式|利率|贷款|担保|LPR|基点|股[份权比]|出资|公开(?:招标|竞争)|国家|中央|省级?财政|上级"
    "|(?:达到?|满|超过|不足|低于|高于|介于|增长)[^。；，\n]{0,12}?[0-9]{1,4}(?:\\.[0-9]{1,2})?(?:%|万元|亿元|人|家|个)"
    f"{_TO}|人才|个人|学生|职工|居民|村民|农[户民]|教师|救助|工资|税率|折旧|误差|比例尺|进度款|质保金|保证金"
)
# 属于重点引进项目的，收入要求可适当放宽
_SOME = (
    f"(?:重点|引进|招引|招商|龙头|签约|总部|骨干|特别|特殊|国有|规上|优质|落户|包联|挂点|名单内){GAP}{{0,10}}?"
    f"(?:{FIRMS}|项目)"
)
_EASED = re.compile(
    f"{_SOME}{GAP}{{0,6}}?，?{GAP}{{0,12}}?"
    "(?:条件|要求|门槛|标准|限制|年限|指标|比例)(?:可以?|可予以?|予以|允许)?"
    "(?:适当|酌情|相应|视情|予以|再)?(?:放宽|降低|放低|突破|免除|豁免)"
)
_EASED_BY_RULE = re.compile(
    f"(?:放宽|降低)[^。；，\n]{{0,8}}?[0-9]|{PERSONS_HELPED}|人才|学历|年龄|职称|个人|小微|中小"
    "|残疾|困难|学生|国家|法律|法规|依法|环保|安全|规划|容积率|不得|严禁|各类|所有企业"
)
# 市场前景好、能带动全县发展的，奖励10万元; 销售业绩好的企业
_MERIT = (
    "(?:(?:市场|发展|应用|产业化|开发)?(?:前景|潜力)|带动(?:作用|能力|效应)|示范(?:作用|效应|意义)|引领作用"
    "|(?:经济|社会)效益|影响力?|竞争力|推广价值|创新性|成长性)"
)
_GREAT = "(?:良好|较好|广阔|较强|较大|明显|显著|突出|一定|重大|重要|积极)"
_BY_MERIT = re.compile(
    f"(?:有|具有|具备|拥有|发挥)(?:{_GREAT}的?)?{GAP}{{0,4}}?{_MERIT}(?:{_GREAT})?(?:、|，|且|和|并)?"
    f"[^。；\n]{{0,24}}?的，?{GAP}{{0,6}}?(?:给予|予以|奖励|补助|资助|优先(?:给予|支持|安排|立项)|一次性)"
    f"|(?:销售|经营|工作|营收|生产|运营|出口)?(?:业绩|成绩|实绩)(?:较|特别|比较|十分)?(?:好|突出|优秀|优异|显著|明显)的?"
    f"{GAP}{{0,6}}?{FIRMS}"
)
_MERIT_SHOWN = re.compile(
    f"{PERSONS_HELPED}|"
    "评分|得分|打分|评审(?:标准|办法)|公开(?:征集|遴选|竞争)|公示|专家(?:评审|评议|组)|[0-9.]{1,9}(?:亿|万)?元以上"
    "|[0-9.]{1,5}%以上|[0-9]{1,4}(?:家|人|个|项|件)以上|人才|个人|教师|学生|干部|职工|作品|论文|非遗|志愿"
    "|公益|社会组织|国家|省级|绩效|考核|困难|表彰|通报表扬|荣誉|授予"
)
_PAYS = re.compile(f"{GRANT}|给予|万元")
# 支持已认定的骨干企业（名单见附件1）
_ANNEXED = re.compile(
    f"{FIRMS}{GAP}{{0,4}}?（(?:[^）；。\n]{{0,8}}?)?名单(?:详)?(?:见|附|另)[^）\n]{{0,12}}）"
)
_ANNEX_GIVES = re.compile(f"{GRANT}|支持|给予|优先|股权投资|优惠")
_ANNEX_OPEN = re.compile(
    "公示|获奖|拟|拨付|审核通过|验收|评审结果|监测|检查|抽查|失信|整改|公布如下|申报结果|国家|省级以上|不限|均可"
    "|承保|经办|定点|第三方|评估机构|检测机构|招标|采购"
)
# 世界500强、央企、民企百强: by rank and by owner, whatever they do here.
_RANKED = "(?:世界|全球|中国|民营|财富|福布斯|国内|行业)[^。；，、\n]{0,8}?(?:[0-9]{2,4}|百|十|五百)强"
_BY_RANK = re.compile(
    f"(?:属于|限于|仅限|限|即|须为|应为|必须是)[^。；，、\n]{{0,4}}?{_RANKED}[^。；\n]{{0,40}}?"
    "(?:央企|中央(?:大型|直属|管理)?企业|国有(?:大型)?企业|跨国公司)"
    f"|(?:属于|限于|仅限|限|即|须为|应为)[^。；，、\n]{{0,4}}?(?:央企|中央(?:大型|直属)?企业)[^。；\n]{{0,40}}?{_RANKED}"
)
_NO_RANK = re.compile("不限于|或者其他|以及其他符合|招商(?:活动|推介)|统计")
_open = Usual(
    why="没有写明在幅度内怎样确定，由主管部门裁量",
    remedy="按投资额、等级、绩效等写明分档的比例或者标准。",
)
_merit = Usual(
    why="不能度量，实为由主管部门裁量确定支持对象",
    remedy="改为销售额、带动户数等量化条件，并公开认定办法。",
)
_circle = Usual(
    why="只支持名单、榜单上的经营者，同类的其他经营者不能享受",
    remedy="写明客观条件，符合条件的经营者均可享受。",
)
LEFT_OPEN: tuple[Frame, ...] = (
    _open.sentence(_RATES, paid=True, unless=(_STEPPED,)),
    _open.sentence(
        _EASED,
        paid=True,
        unless=(_EASED_BY_RULE,),
        why="对部分经营者放宽条件，放宽多少没有写明",
        remedy="删去；确需放宽的，写明适用的条件和幅度，对同类经营者一致。",
    ),
)
PRAISED_TERMS: tuple[Search, ...] = (
    _merit.words(
        _BY_MERIT, beside=(_PAYS,), unless=(_MERIT_SHOWN,), severity="warning"
    ),
)
CLOSED_CIRCLE: tuple[Frame, ...] = (
    _circle.sentence(_ANNEXED, _ANNEX_GIVES, paid=True, unless=(_ANNEX_OPEN,)),
    _circle.sentence(
        _BY_RANK,
        paid=True,
        severity="note",
        unless=(_NO_RANK,),
        articles=f"{REGULATION}第十条第（二）项；{DETAILS}第四十六条",
    ),
)
