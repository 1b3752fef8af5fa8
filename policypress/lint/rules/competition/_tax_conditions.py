"""Tax as a condition where nothing is given in its own sentence (税收条件): an item of a list,
the definition of who is meant, a fiscal word for tax.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._vocabulary import GAP

_TAXES = (
    "(?:税收|纳税额?|税额|缴税额?|税金|财政贡献|经济贡献|综合贡献|财力贡献|地方财力"
    "|地方一般预算收入|一般公共预算收入)"
)
_REMARK = "(?:（[^）\n]{0,40}）)?"
TAX_GROWS = re.compile(
    f"{_TAXES}{_REMARK}[^。；，\n]{{0,26}}?"
    "(?:正增长|增长|增幅|增速|不下降|高于上年|首次达到|不低于|不少于|达到[0-9])"
)
# 满足营业收入及纳税总额条件: how much tax is asked for stands in a list below.
TAX_ASKED = re.compile(
    f"{_TAXES}(?:总额)?(?:[、和及与或][^。；，\n]{{0,8}}?)?(?:等)?的?(?:条件|要求|门槛|指标)"
)
TAX_MET = re.compile("满足|符合|达到|具备|须|应当|要求")
# 对超基数部分给予95%的奖励, in a text that speaks of tax or what a firm is worth.
OVER_BASE = re.compile(
    "(?:超(?:过|出)?[^。；，\n]{0,8}?基数|基数以上|增量|新增部分)(?:的)?(?:部分)?"
    "[^。；，\n]{0,20}?(?:[0-9]{1,3} ?%|全额|全部)[^。；，\n]{0,6}?(?:奖励|返还|补助|扶持)"
)
OF_WORTH = re.compile("贡献|税收|财力|纳税")
NOT_OF_WORTH = re.compile(
    "研发|出口|进出口|营业收入|营收|产值|销售|贷款|交易额|投资|能耗|电费|物流费|运费|租金"
)
# A prize by its name.
PRIZE_FOR_WORTH = re.compile(
    "(?:经营|经济|财政|财力|税收|纳税|地方|区域)贡献奖(?!章|状|杯)"
)
TAX_GATHERED = re.compile(
    "(?:纳税统缴|统一纳税|税收统缴|汇总(?:纳税|缴纳)|合并纳税|结算纳税|税收属地)"
    "(?!的规定|企业所得税|方式)"
)
# A fiscal word that stands for tax: 区贡献, 区级留成, 综合贡献度.
TAX_BY_ANOTHER_NAME = re.compile(
    "先税后[补奖]|税后(?:奖|补|奖补)|"
    "年度[一-鿿]{0,6}贡献(?:度|额|总额|增量|部分)?(?:的|达|不低于|超过)?[0-9]{1,9} ?(?:%|万元)"
    "|(?:不超过|以)[^。；，\n]{0,14}?(?:税收|纳税|贡献)[^。；，\n]{0,8}?"
    "(?:入库数|入库额|总额|为限|为上限)|"
    "(?:[区县市镇](?:级)?(?:综合|财政|经济)?|综合|园区经济|经济|财政|地方)贡献(?:度)?"
    "(?:额|总额|部分|增量)?[^。；，\n]{0,12}?[0-9]{1,9} ?%"
    "|(?:地方(?:一般)?(?:公共)?预算收入|[区县市]级(?:财政)?(?:所得|留成|分成)"
    "|地方(?:收取|留成|所得)部分)[^。；\n]{0,24}?(?:奖励|返还|补助"
    "|减免|给予|扶持|[0-9]{1,9}%)"
    f"|(?:县|区|市|镇)级(?:地方)?(?:税收|税){_REMARK}[^。；\n]{{0,30}}?[0-9]{{1,9}}%"
    f"|(?:按|以)[^。；，\n]{{0,10}}?(?:地方)?(?:税收|税额"
    f"|纳税额?)(?:总额)?{_REMARK}{GAP}{{0,4}}?的?[^。；，\n]{{0,2}}?[0-9]{{1,9}} ?%"
)
FISCAL_PAID = re.compile(
    "奖励|给予|补助|补贴|扶持|返还|拨给|支持|资助|兑现|减免"
)
# Taxes that are only in order.
TAX_IN_ORDER = re.compile(
    "纳税信用|依法纳税|依法缴纳|(?:纳税|完税)证明|税务登记|欠税|欠缴|税收(?:优惠|违法|政策)"
    "|加计扣除|收入总额"
)
NOT_FISCAL = re.compile(
    "国家|国务院|财政部|依法纳税|转移支付|预算(?:编制|安排)|收入总额|考核|统计公报|不与|不得|分享"
    "|分成比例|财政体制|清算(?!中心)|项目融资|个人所得税法|目标|力争|预期|计划"
    "|完成[^。；，\n]{0,6}?任务"
    "|研发费用|营业收入的|加计扣除|高新技术企业减按"
)
# A tax that goes back in whatever word.
TAX_HANDED_BACK = re.compile(
    "(?:所得税|增值税|税款|税收|契税|印花税)[^。；\n]{0,34}?"
    "(?:全额|全部|[0-9]{1,9} ?%|部分|减半)[^。；，\n]{0,8}?(?:拨给|拨付给|返还|返给"
    "|奖励给|奖给|补给|退还)"
)
# To be counted among the large ones, in the slang of offices.
COUNTED_SLANG = re.compile(
    '(?:首次)?[“"]?(?:小升规|个转企|升规|升限|入规|纳统|入统|规下转规上)[”"]?'
)
COUNTED_PAID = re.compile("予以支持|给予|奖励|补助|补贴|资助")
