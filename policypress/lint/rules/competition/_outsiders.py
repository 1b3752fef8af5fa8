"""Firms from elsewhere that come to trade here, and what is asked of them alone (外地
经营者的概念): a register that runs out, papers from home, a scope that others set.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import HERE, OUTSIDE
from policypress.lint.rules.competition._vocabulary import (
    FIRMS,
    GAP,
    MUST,
    ORGAN,
)

_PLACES = (
    "[京沪津渝穗深粤浙苏鲁豫鄂湘川滇黔桂琼闽赣皖晋冀蒙辽吉黑陕甘宁青藏疆]"
)
_WORKS = (
    "(?:施工|承揽|承接|承包|经营|从业|作业|执业|监理|勘察|设计|检测|劳务|服务|运输"
    "|建筑业?|开展业务)"
)
# 外地施工企业, 进京队伍, 入县企业, 跨地区经营的单位.
AFAR_FIRM = re.compile(
    f"(?:{OUTSIDE}|外埠|域外)(?:、[^。；，、\n]{{1,4}})?{GAP}{{0,10}}?(?:{FIRMS}|队伍|劳务队)"
    f"|(?:[进来入赴]{_PLACES}|[进入][省市县州]){_WORKS}?的?{GAP}{{0,6}}?(?:{FIRMS}|队伍)"
    f"|(?:未在|不在){HERE}[^。；，\n]{{0,6}}?(?:注册"
    f"|登记)[^。；，\n]{{0,10}}?的?{GAP}{{0,6}}?{FIRMS}"
)
ACROSS = (
    "跨(?:部门、跨)?(?:设区的?)?(?:行政)?(?:省|市|县|区(?!块)|地区|区域|地域)域?"
    "(?:、?[省市县区])?"
)
# What is asked of them again and again.
AGAIN = re.compile(
    "(?:登记|注册|备案|年检|年审|信用评价)[^。；，\n]{0,10}?(?:每年|年度|单项|逐项|一次|期满"
    "|延期|续期|有效期|换证|重新|失效|分为)"
    "|(?:每年|年度|单项|逐项|逐个|按工程|按项目|期满|到期|延期|重新"
    "|有效期)[^。；\n]{0,20}?(?:登记|注册|备案|年检|年审|换证|核验|申领)"
)
PAPERS_OF_HOME = re.compile(
    f"(?:所在地区?|原籍|注册地|住所地|原地|当地){GAP}{{0,14}}?(?:主管|建设|行政|有关"
    f"|行业){GAP}{{0,8}}?(?:机关|部门|局|厅|委|单位)"
    f"{GAP}{{0,8}}?(?:出具|开具|批准|同意|证明|介绍|担保|推荐|盖章|签章|核准|审核)"
)
SCOPE_SET = re.compile(
    f"(?:营业|经营|承包|承接|业务|承揽|施工)范围{GAP}{{0,14}}?，?{GAP}{{0,2}}?(?:由|经|报|按)"
    f"{GAP}{{0,20}}?(?:{ORGAN}|站|处|中心|办公室)"
)
# Who wants to take them on has to ask first.
TAKES_ON = re.compile(
    f"(?:向|给|由|选择|选用|聘用|委托|使用|与|将|引进|雇用){GAP}{{0,10}}?(?:{OUTSIDE}"
    f"|外埠){GAP}{{0,12}}?"
    f"(?:{FIRMS}|队伍)"
)
LEAVE_FIRST = re.compile(
    f"(?:{MUST}|须|应){GAP}{{0,4}}?(?:经|报|征得|取得|先){GAP}{{0,20}}?(?:同意|批准|审批|核准|审查)"
)
WORK_GIVEN = re.compile("发包|分包|招标|委托|工程|项目|采购|选用|监理|施工")
# Their workers.
NO_WORKERS = re.compile(
    f"(?:不得|不准|严禁|禁止|不许){GAP}{{0,6}}?(?:招用|使用|雇用|聘用|接收|录用|招收"
    f"|招聘){GAP}{{0,4}}?"
    "(?:外地|外来|外省|外县|市外|县外|省外|外埠|非本[地市县省]){1,2}[^。；，\n]{0,6}?"
    "(?:民工|劳动力|务工|劳务|工人|用工|零工|零散工|散工|临时工|工匠|农民工|从业人员)"
)
WORKERS_FREE = re.compile("童工|未成年|防疫|传染|非法|无证|国家|就业证")
# Not across a border, or only by leave.
NOT_ACROSS = re.compile(
    f"(?:不能|不得|不准|不可|不允许|禁止|严禁){GAP}{{0,4}}?{ACROSS}"
    "[^。；，\n]{0,4}?(?:经营|承接|承揽|承包|执业|从业|开展|作业|服务|销售|配送|施工|提供"
    "|从事|设立|投标)"
)
ACROSS_FREE = re.compile(
    "出租|巡游|网约|客运|教育|学校|招生|贷款|融资|农商|典当|烟草|食盐|垃圾|危险废物|动物|活禽|生猪"
    "|疫|执法|公证|法律援助|农村信用|不得(?:以|限制|要求)|国家|法律|法规"
)
WORKS_ACROSS = re.compile(
    f"{ACROSS}[^。；，\n]{{0,6}}?(?:经营|承揽|承接|作业|施工|执业|承包|从业|提供服务|开展业务"
    "|开展服务)"
)
FILES_THERE = re.compile(
    f"(?:应|须|必须|需|要|在|到|向|由)(?:当)?{GAP}{{0,4}}?(?:项目|工程|经营|施工|业务|服务"
    f"|作业|承接|合同|{GAP}{{0,6}}?)(?:所在地|履行地|地)"
    f"[^。；\n]{{0,24}}?(?:备案|登记|报备|申报|同意|批准|核准)"
)
ACROSS_ALIKE = re.compile(
    "保安[^。；\n]{0,16}?跨省|无需|取消|不得(?:要求|设置(?!障碍)|强制)|免于|一处备案|一地备案"
    "|全国通用|互认|国家|法律"
    "|行政法规|动物|植物|疫|税|危险|运输"
)
# In their own tenders: a paper first.
BIDS = re.compile("投标|竞标|招投标|资格预审")
PAPER_FIRST = re.compile(
    f"(?:{MUST}|凭|先|未{GAP}{{0,4}}?)(?:当)?{GAP}{{0,4}}?(?:领有|领取|持有|办理|取得|办妥|持"
    f"|凭|申领|具有|登记|备案)?{GAP}{{0,16}}?"
    "(?:许可证|登记证|备案证|备案手册|备案通知书|诚信手册|准入证|投标证|介绍信|登记手续"
    "|备案手续|登记备案|注册登记"
    "|登记注册|入[省市县]登记)"
)
# Ours are let off, and therefore others are not.
OUR_FIRMS = re.compile(
    f"(?:[省市区县]属|本地|{HERE}|注册地(?:点)?在{HERE}){GAP}{{0,10}}?(?:{FIRMS})"
)
LET_OFF = re.compile(
    "(?:有效期|证书|备案|登记|年检|年审|核验|保证金|检查)[^。；，\n]{0,14}?(?:可以?|自动|统一|均)?"
    "(?:延至|延长|延期|顺延|免予|免于|免办|免交|免缴|从简|减半|自动通过)"
    "|(?:免予|免于|免办|无需|可不)[^。；，\n]{0,6}?(?:年检|年审|核验|备案|登记"
    "|保证金|年度)"
)
# What is the same for all, or done away with.
ALIKE_HERE = re.compile(
    "同等|平等|一视同仁|不区分|不分(?:本地|内外)|不得(?:要求|设置|强制|以|歧视|限制|另设|重复|增设)"
    "|取消|无需|不再(?:要求|办理|进行)|免于|税|农民工工资|工伤保险|疫|外商|外资|境外|奖|补贴"
    "|补助|登记机关|外债|外汇"
)
# Whoever has come, in whatever word: 来沪企业应当报送手册, 进驻企业实行年度考核.
COMERS_ASKED = re.compile(
    f"{MUST}{GAP}{{0,24}}?(?:报送|报备|备案|登记|领取|申领|换领|缴纳|交纳|年检|年审|派驻|驻点)"
    "|实行[^。；，\n]{0,8}?(?:考核|登记|备案|年检|准入|保证金|核准)"
)
