"""What the items of a list demand (条件清单的概念): whose list it is, by its lead, and what
an item asks for.
"""

from __future__ import annotations

import re

from policypress.lint.rules.competition._cues import OWN
from policypress.lint.rules.competition._vocabulary import GAP

_ASKS = (
    "(?:条件|资格|要求|标准|应当?(?:同时)?(?:具备|符合|满足|达到)"
    "|须(?:同时)?(?:具备|符合|满足|达到))"
)
# Whoever bids, whoever asks for money, whoever wants to trade.
BIDS_LEAD = re.compile(
    f"(?:投标|供应商|竞标|承包[人商]|竞买|响应人){GAP}{{0,14}}?{_ASKS}"
)
GRANT_LEAD = re.compile(
    "(?:申报|申领|申请|奖励|奖补|扶持|支持|补助|补贴|资助|认定|享受|受益|贷款|贴息|借款)"
    f"(?!{GAP}{{0,10}}?(?:经营|营运|运营|许可|执业|住房|公寓|低保|救助))"
    f"{GAP}{{0,16}}?(?:{_ASKS}|对象|范围|主体)"
    "|^[一二三四五六七八九十]{1,2}、(?:基本|申报|申请|资格|支持)?条件$"
)
TRADE_LEAD = re.compile(
    "^(?!.*(?:奖|资金|支持|补贴|补助|资助|扶持|申报|贷款|公寓|住房|投标|供应商|救助|认定))"
    ".*(?:列入名录|入库|配送|经营|营运|运营|经销商?|服务商|承接|驾驶员|从业|开办|准入|从事|代理商"
    "|企业|网点|门店)"
    f"{GAP}{{0,14}}?(?:条件|资格|应当?(?:具备|符合|满足))"
)
# Either of the last two.
ANY_LEAD = re.compile(f"{GRANT_LEAD.pattern}|{TRADE_LEAD.pattern}")
# What an item asks for: a seat here, tax here, work done here, a home here.
SEAT_ITEM = re.compile(
    f"(?:在|为|属于?){OWN}{GAP}{{0,10}}?"
    "(?:登记注册|注册登记|注册(?!商标|会计|证)|工商登记|登记(?!失业)|纳统)"
    f"|(?:统计|进出口额|产值|营业收入)纳入{OWN}"
)
TAX_ITEM = re.compile(
    f"(?:在|对){OWN}{GAP}{{0,8}}?(?:纳税|缴税|缴纳{GAP}{{0,6}}?税|财政{GAP}{{0,4}}?贡献|税收"
    "|经济贡献)"
    f"|(?:纳税额?|税收|缴税|税收贡献|财政贡献|经济贡献){GAP}{{0,8}}?"
    "(?:不低于|不少于|达到?|超过|[0-9.]{1,9}万元以上)"
)
RECORD_ITEM = re.compile(
    f"(?:在|于){OWN}{GAP}{{0,10}}?"
    "(?:业绩|登记注册|注册|缴纳|社会保险|社保|纳税|设有|设立|场所|仓库|网点|机构)"
)
PLACE_ITEM = re.compile(
    f"(?:在|于){OWN}{GAP}{{0,6}}?(?:登记注册|注册登记|注册|工商登记|缴纳{GAP}{{0,6}}?税|纳税"
    f"|(?:设有|设立|拥有|建有){GAP}{{0,14}}?(?:仓库|机构|公司|场所|工厂|厂房|网点))"
    f"|注册(?:地址?)?(?:在|于|为){OWN}"
)
HOME_ITEM = re.compile(
    f"(?:具有|持有|取得|拥有|为){OWN}(?:常住)?(?:户籍|户口)"
)
SIZE_ITEM = re.compile(
    "(?:注册资[本金]|购置价格?|车辆价格|净资产|总资产|年?营业收入|年?销售额)"
    f"{GAP}{{0,4}}?(?:不低于|不少于|达到?|在){GAP}{{0,3}}?[0-9.]{{1,9}}{GAP}{{0,3}}?元"
    "|(?:成立|经营|开业)(?:时间|年限)?(?:满|不少于|不低于)?[0-9]{1,9}年以上"
)
MAKE_ITEM = re.compile(
    f"(?:属于?|为|是|选用|使用){OWN}{GAP}{{0,8}}?(?:生产|制造|产)的"
)
NOT_ASKED = re.compile(
    "不限|均可|优先考虑|未欠|无欠|没有欠|依法|按时足额|信用|违法|工资薪金|不要求|证照|相关规定|国家"
)
# A character that each has in it, looked for before it.
OF_SEATS = re.compile("[注登统]")
OF_TAXES = re.compile("[税献]")
OF_SIZES = re.compile("元|年以上")
OF_HOMES = re.compile("户[籍口]")
