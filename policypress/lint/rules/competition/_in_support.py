"""What a text that gives money ties it to, wherever it says so (全文给予资金时的条件): what
firms are worth to this place, where all their papers lie, praise in the place of a
measure, the platform one has to be on. The sentence itself need not give anything.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._vocabulary import FIRMS, GAP

_OF_PLACE = "(?:地方|地区|区域|本地|当地|[本我]?[省市区县镇]级?|园区)"
_BY_WORTH = "(?:经济|财政|财力|税收|社会|产业|综合)"
# 为本地财政作出较大贡献的
WORTH_TO_PLACE = re.compile(
    f"{_OF_PLACE}{_BY_WORTH}{{0,2}}(?:发展|增长|建设)?(?:所)?"
    "(?:(?:产生|作出|做出|形成|有)[^。；，\n]{0,6}?)?贡献"
    "(?:[额度值率量]|的(?=[，、；。]|且)|较?大|突出|达|超|不低|排名|前[0-9一二三四五六七八九十]|的[企单机项])"
    f"|(?:具有|具备|有)(?:稳定|持续|一定|较大|明显)的?{_OF_PLACE}{_BY_WORTH}贡献"
)
# 登记、统计均归属本区
_PAPERS = "(?:工商|税[务收]|纳税|注册|登记|统计|社保)(?:注册|登记|关系|所属)?"
PAPERS_HERE = re.compile(
    f"{_PAPERS}(?:[、和及与]{_PAPERS}){{1,3}}(?:关系|地)?(?:均|都|同时|须|应)?"
    "(?:在|归属|属于?|隶属|位于|落在)"
)
# What firms are praised for that nobody can measure.
_PRAISE = (
    "(?:竞争优势|(?:较|很)高的?[^。；，\n]{0,4}?"
    "(?:份额|占有率|知名度|美誉度|影响力|成长性|附加值|增值)"
    "|高(?:效益|增值|附加值)|发展速度快|(?:发展|市场)(?:前景|潜力)"
    "|(?:带动|辐射|引领|示范)[^。；，\n]{0,6}?(?:明显|较?强|突出|显著)"
    "|重[要大](?:的)?(?:意义|影响|作用)|实力(?:雄厚|较?强)|(?:行业|技术)领先)"
)
PRAISE_FOR = re.compile(
    f"(?:指|具有|具备|对于?)[^。；\n0-9]{{0,40}}?{_PRAISE}[^。；\n0-9]{{0,30}}?的?{FIRMS}"
)
# 按最优惠的方式征收
TAXED_AS_LIKED = re.compile(
    "(?:采用|选择|适用|实行|按)[^。；，\n]{0,10}?"
    "(?:有利|优惠|最低|最优|从低)[^。；，\n]{0,10}?征[收管税]"
)
# 引导企业回本县纳税
TAXED_AT_HOME = re.compile(
    "回(?:归|到|至|流)?(?:注册地|本地|[本我][省市区县镇]|[省市区县镇]内|原籍)[^。；，\n]{0,6}?"
    "(?:缴[纳税]|纳税|汇缴|汇总|申报)"
)
# Whoever has newly come, and whoever brought others.
NEWLY_IN = re.compile(
    "新(?:入驻|进驻|入园|迁入|引进|引入|招引|落户)(?!人[口员才])"
    f"[^。；\n]{{0,44}}?{FIRMS}"
)
BROUGHT_IN = re.compile(
    f"对(?:成功|当年|新)?(?:引进|招引|引入|介绍){GAP}{{0,24}}?{FIRMS}"
)
NOT_BROUGHT = re.compile(
    "人才|人员|技术|设备|毕业生|项目经理|品种|资金投入|实际(?:投资|投入)|投资额|招商引资任务"
)
# 对接入融资系统并获得贷款的企业
ON_PLATFORM = re.compile(
    f"(?:加入|入驻|使用|利用|通过){GAP}{{0,16}}?(?:平台|系统|商城){GAP}{{0,14}}?的{FIRMS}"
    # 在云屿航运交易所挂牌交易的船舶: one exchange by its name
    f"|(?:通过|在|于|经)[^。；，、\n]{{2,10}}?(?:交易所|交易中心)(?:平台)?"
    f"(?:新?挂牌|上架|进行|达成|完成)?{GAP}{{0,6}}?(?:交易|结算|转让|挂牌|融资|成交){GAP}{{0,10}}?的"
)
ANY_PLATFORM = re.compile(
    "申[报请]|提交|填报|报送|公示|查询|监管|国家|认定|评价"
    "|公共资源交易|证券交易所|(?:上海|深圳|北京|香港|上|深|北|港)(?:证券)?交易所|境内外|沪|(?:各类|任一|第三方|电子商务|电商|跨境)平台|工业互联网"
)
# What came from here does not count: 扣除省内资金出资额后
LESS_OF_OURS = re.compile(
    f"(?:扣除|剔除|不含|不包括|减去){GAP}{{0,4}}?(?:[省市区县州]内|本[省市区县]|本地){GAP}{{0,6}}?"
    "(?:资金|出资|投资|资本|企业|股东)"
)
