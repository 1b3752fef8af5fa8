"""Which other items of the regulation a sentence offends (竞合): a rule names the one that
it looks for, and where the same sentence gives money, opens a bid, sells an input or lets
somebody into a market, the item on that is at issue too.

补贴限于向本市机构兑付 names a provider (第八条第（三）项) and gives money to those who take it
(第十条第（二）项). What is added goes by what the sentence says, never by the rule that
found it, so that every rule names the same items for the same words.
"""

from __future__ import annotations

import re

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._leads import heading_of, lead_of
from policypress.lint.rules.competition._topic import title_of
from policypress.lint.rules.competition._vocabulary import GAP, MUST

_APPROVAL = "第八条第（一）项"
_GRANTED = "第八条第（二）项"
_PROVIDER = "第八条第（三）项"
_ENTRY = "第八条第（四）项"
_FLOW = "第九条第（一）项"
_SEAT = "第九条第（二）项"
_TENDER = "第九条第（三）项"
_CHARGED = "第九条第（四）项"
_WATCHED = "第九条第（五）项"
_MONEY = "第十条第（二）项"
_INPUT = "第十条第（三）项"
_AGREED = "第十一条第（一）项"
_PRICED = "第十一条第（二）项"
_KEPT_PRICE = "第十一条第（三）项"


class Joint(Struct, frozen=True):
    """What else is at issue. named: a hit that names one of these; said: each is met in
    the sentence, semicolons included; also: the item that is added. led: what introduces
    the sentence may say it as well, its list, its heading; titled: so may the title.
    apart: none of these is named; unless: not met in the sentence."""

    named: tuple[str, ...]
    said: tuple[re.Pattern[str], ...]
    also: str
    led: bool = False
    titled: bool = False
    apart: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None


# Money of the public, and projects that it pays for.
_PAYS = re.compile(
    "补贴|补助|奖励|奖补|奖金|贴息|资助|扶持|兑付|兑现|拨付|创新券|服务券|消费券|申领|足额安排"
    "|优先安排|资金不足|[奖补][0-9]{1,9}|不[奖补](?![惩充])|揭榜|中榜|优先立项|申报(?:条件|对象|主体)|专项资金"
)
_APPLIES = re.compile(f"{_PAYS.pattern}|申报(?:单位|企业|人|机构)")
# What is paid or kept back by whether one stays.
_PAID_IF = re.compile(
    f"(?:方可|才能|才可|停止|不予|不再|暂停|取消){GAP}{{0,8}}?"
    "(?:兑现|申领|享受|拨付|给予|奖|补(?!办)|扶持|支持)"
)
_LEAVES = re.compile(
    "(?:迁出|外迁|迁离|搬离|跨[省市区县]{1,2}(?:域)?(?:迁移|迁址)"
    f"|变更{GAP}{{0,4}}?(?:办学|经营|生产|注册|纳税|仓储|登记)地"
    f"|(?:变更|迁移|迁){GAP}{{0,10}}?(?:至|到|往)(?:外[省市区县地]|[省市区县]外))"
)
_TAKEN_BACK = re.compile(
    "退回|清退|追回|收回|返还|退还|追缴|同意|批准|不予|停止"
)
# A right to run something, and how long it lasts.
_RUNS = re.compile(
    "(?:经营|运营|特许|收费)权(?!有偿)|特许经营(?!权有偿)|(?:经营|运营|特许|授权)(?:期限|年限|期)"
    f"|(?:移交|授予|交由|交){GAP}{{1,16}}?(?:独家|统一)?(?:运营|经营)(?=[，。；]|$)"
    "|(?:期限|承包期|租期|服务期)与[^。；，\n]{1,16}?(?:一致|同步|相同)"
)
# Inputs and quotas, other than money for them.
_INPUTS = re.compile(
    f"租金{GAP}{{0,10}}?(?:免|减|优惠|下浮|[0-9一二三四五六七八九]折|按每)"
    f"|(?:免|减){GAP}{{0,8}}?租金|地价|[电水气热]价(?!补)|受让|供地|土地出让|出让起始"
    f"|(?:优先|保障|安排|配置){GAP}{{0,8}}?(?:用地|土地|厂房)"
    f"|(?:配置|入户|用能|能耗|排放|排污|用地|增量|小客车|落户){GAP}{{0,12}}?指标"
    f"|入户{GAP}{{0,8}}?(?:不受|优先|直接|放宽)|指标{GAP}{{0,6}}?(?:配置|分配|按)|配置{GAP}{{0,8}}?指标|保险费率"
)
# What is sold at a price that somebody else sets.
_SOLD = re.compile(
    "担保费率|担保费|政府定价|政府指导价|用[水电气热汽]价格|[水电气热汽]价|停车|票价|通行费|月保费"
)
_SOLD_AT = re.compile("价")
_CHOSEN_FIRMS = re.compile(
    "(?:签约|引进|招引|重点|龙头|总部|链主|骨干|名单内|培育|意向)"
    f"{GAP}{{0,14}}?(?:企业|项目|总部|公司|经营者)"
)
_RIVALS = re.compile("协会|商会|会员|联盟|同业|同行|共同遵守|会商|联席|自律")
# Let out of a market, or of a site.
_EXITS = re.compile(
    "退租|注销|停业|歇业|清退|退出(?:市场|经营)|退出(?:确认|手续)"
)
# Let into one.
_ENTERS = re.compile(
    "入驻|入园|准入|竞买|接入|举办|办展|(?<!场)开办|名录"
    f"|申请{GAP}{{0,6}}?(?:从事|经营|设立|开业)"
)
_GATE = re.compile(
    f"(?:入驻|入园|准入|竞买|接入){GAP}{{0,20}}?(?:条件|资格|不予受理|不得|须|应当?)"
    f"|(?:不予受理|不得|方可|严格){GAP}{{0,16}}?(?:入驻|入园|准入|竞买|接入)"
    f"|(?:终止|取消){GAP}{{0,8}}?(?:服务|经营|供应|配送|准入|进校|入驻)资格"
    f"|不(?:进入|列入|纳入){GAP}{{0,14}}?(?:服务|供应商|准入|推荐)名录"
    "|竞买人(?:须|应)|不予受理[^。]{0,12}?入驻"
)
_CLUB = re.compile("(?:协会|商会|学会|联盟)")
_SO_LONG = re.compile(
    "(?:注册|成立|经营|从业|登记)(?:时间)?(?:满|已满|须满|不少于|超过|不低于)"
    "[0-9一二三四五六七八九十两]{1,3}年|户籍|从业[^。；，\n]{0,4}?年以上"
)
# Looked at and entered on a list before anybody may deal.
_LOOKED_AT_FIRST = re.compile(
    f"(?:{MUST}|未)先?行?{GAP}{{0,24}}?"
    "(?:登记|审核|考评|考核|备案|评审|审查|能力评估)"
    f"[^。；\n]{{0,24}}?(?:清单|名录|名单|入库|库|登记)"
)
_BIDS = re.compile(
    "投标|招标|中标|采购文件|竞标|应征|参选|响应文件|遴选|比选|政府采购|供应商"
)
_NO_CONTEST = re.compile(
    "(?:不再|不另|无需|不经|免于|无须|可不)(?:另行|再)?(?:组织|进行|履行)?(?:公开)?"
    "(?:采购|招标|招投标|比选|遴选|竞争)"
)
_GOODS = re.compile(
    "材料|构件|混凝土|水泥|钢材|沥青|产品|设备|建材|药品|药械|耗材|食材|苗木|商品|砂石"
)
_GOODS_BOUGHT = re.compile(
    f"(?:选用|采购|使用|购买|供应){GAP}{{0,20}}?(?:{_GOODS.pattern})"
    f"|(?:{_GOODS.pattern}){GAP}{{0,16}}?(?:选用|采购|购自|购买|生产的?)"
)
_CHARGES = re.compile(
    "收费|费用?(?:标准)?(?:每|按|为|加|上浮|减|免)|免收|每(?:车次?|吨|件|箱|台|辆|头)[0-9]"
    f"|门票|票价|(?:缴纳|收取){GAP}{{0,12}}?(?:费|金)(?![率用])"
)
_CHECKS = re.compile(
    "抽检|抽查|复检|信用等级|信用(?:分|评价)|信用[^。；，\n]{0,6}?级"
    f"|(?:每|逐|加密|从严){GAP}{{0,6}}?(?:检验|检测|检查|监管)"
)
_SETS_UP = re.compile(
    f"(?:{MUST}|已|未|日内|年内){GAP}{{0,16}}?(?:成立|设立|设有|注册|组建){GAP}{{0,12}}?"
    "(?:子公司|分公司|支公司|项目公司|全资公司|区域公司|公司|分支机构|办事处|机构|法人)"
    "|落地(?:分支)?机构|(?:机构|公司)落地"
)
# Firms from elsewhere, and what they need here before they may deal: so few of them, a
# seat, an examination.
_OUTSIDERS = re.compile(
    "(?:外[省市县区地来埠]|[省市县区]外|外籍|异地)[^。；，\n]{0,8}?"
    "(?:企业|公司|机构|服务商|经营者|商户|人员|工程师|队伍|院校|平台)"
)
_SO_FEW = re.compile(
    f"(?:总数|家数|总量|数量){GAP}{{0,6}}?(?:控制|限|不超)|(?:场所|场地|办公用房|社保|社会保险|驻点|派驻)"
)
_EXAMINED = re.compile("考试|考核合格|执业卡|上岗卡|核验|审验|另行检查")
_ALLIED = re.compile("联合体|标段|总承包|分包")
_OWNED_BY = re.compile("国有|国企|[县区市]属|民营|私营|外资|个人独资|合伙制")
_HANDS_OUT = re.compile("拨付|补助|补贴|奖励|资助|贴息|扶持资金|专项资金")
_CODED = re.compile(
    f"审验|入场(?:登记|备案)|(?:发放|领取|取得){GAP}{{0,6}}?(?:码|牌|卡|证|单)(?!明)"
)
_CONCEDED = re.compile("特许经营(?:权|协议)?")
_TIED_FIRM = re.compile(
    "(?:工商|税务|税收|纳税|统计|注册|登记)[^。；，\n]{0,8}?(?:留|不变|不迁|保持|落地)"
)
_NOT_TAKEN = re.compile(
    f"(?:不(?:作为|予认可|予采信|予受理|予采用|认)|无效){GAP}{{0,10}}?"
)
_PROMISED_PRICE = re.compile("(?:招商|投资|入园|引进)协议")
_THROUGH = re.compile(
    f"(?:{MUST}|只能|仅限|限于|统一)(?:(?:通过|使用|委托){GAP}{{1,20}}?(?:平台|公司|集团|系统)"
    f"|由{GAP}{{2,20}}?(?:服务机构|平台|公司|集团)(?:提供|办理|承担|承接))"
    f"|到{GAP}{{2,16}}?公司(?:选购|购买|办理)"
)
_TAXES = re.compile("税|入库金额|财力|财政贡献|经济贡献|地方留成|地方贡献")
_SPARED_BACK = re.compile(
    f"扶持金|扶持资金|奖励|奖补|租金{GAP}{{0,16}}?返还|返还{GAP}{{0,12}}?租金"
)
_DEALS = re.compile("不得|布设|布点|承揽|承接|从事")
# Firms from elsewhere that come to trade here, a branch of theirs, what a make from there
# gets; so few firms that they are as good as named; a letter that opens the purse; a branch
# that has to turn into a firm.
_COME_TO_TRADE = re.compile(
    "(?:外[省市县区地来埠]|[省市县区]外|外籍|异地)[^。；，\n]{0,16}?(?:企业|公司|机构|队伍|来|到|入|进)"
    f"{GAP}{{0,16}}?(?:开展|承接|承揽|从事|经营|作业|施工|采样|进场|执业)"
)
_BRANCH = re.compile(
    f"(?:外[省市县区地来埠]|[省市县区]外){GAP}{{0,4}}?(?:企业|公司|机构|单位)[^。；\n]{{0,20}}?"
    f"(?:提供|提交|具有|设有|出具){GAP}{{0,10}}?(?:分支机构|分公司|子公司|办事处|常驻机构)"
)
_BY_MAKE = re.compile(
    "(?:本[省市县区地]|[省市县区]内)产[^。；，\n]{0,8}?[0-9][^。\n]{0,16}?(?:外[省市县地]|[省市区县]外)产"
    "[^。；，\n]{0,8}?[0-9]"
)
_SO_FEW_FIRMS = re.compile(
    "(?:用|购|由|向|从|使用|采购|接入)(?:[市县区镇]内|本[市县区]|本地|当地|指定的?|选定的?)的?"
    f"[一二两三1-3]家{GAP}{{1,10}}"
)
_LETTER = re.compile("推荐函|推荐名额|推荐意见")
_TURNS_FIRM = re.compile(
    "(?:转为|改为|变更为|登记为|升格为)(?:独立(?:核算)?(?:的)?)?(?:法人|子公司|企业法人)"
)
# Money for whoever buys what is made here.
_OURS_BOUGHT = re.compile(
    "(?:应用|购买|采购|使用|选用|购置|销售给|推广)[^。；，\n]{0,8}?"
    "(?:[省市区县]内|[本我][省市区县]|本地)(?:的)?[^。；，\n]{0,8}?(?:品牌|产品|设备|装备|企业|生产)"
)
JOINTS = (
    Joint((_FLOW,), (_PAYS, _OURS_BOUGHT), _CHARGED),
    Joint((_APPROVAL,), (_COME_TO_TRADE,), _SEAT),
    Joint((_MONEY,), (_BRANCH,), _SEAT),
    Joint((_FLOW, _WATCHED), (_BY_MAKE,), _CHARGED),
    Joint((_FLOW,), (_SO_FEW_FIRMS,), _PROVIDER),
    Joint((_ENTRY,), (_LETTER, _PAYS), _MONEY, led=True, titled=True),
    Joint((_WATCHED,), (_TURNS_FIRM, _PAYS), _MONEY, titled=True),
    Joint((_PROVIDER,), (_PAYS,), _MONEY, led=True),
    Joint((_SEAT,), (_PAYS,), _MONEY, led=True, apart=(_WATCHED,)),
    Joint(
        (_SEAT,),
        (_PAYS,),
        _MONEY,
        titled=True,
        apart=(_WATCHED,),
        unless=_DEALS,
    ),
    Joint((_CHARGED, _FLOW), (_PAYS, _GOODS), _MONEY),
    Joint((_CHARGED, _WATCHED), (_PAYS,), _MONEY),
    Joint((_FLOW,), (_PAID_IF,), _MONEY),
    Joint((_MONEY,), (_LEAVES, _TAKEN_BACK), _FLOW, led=True),
    Joint((_PROVIDER, _ENTRY), (_RUNS,), _GRANTED),
    Joint((_MONEY,), (_INPUTS,), _INPUT),
    Joint((_INPUT, _MONEY), (_SOLD,), _PRICED),
    Joint((_PRICED,), (_CHOSEN_FIRMS, _INPUTS), _INPUT),
    Joint((_KEPT_PRICE, _PRICED), (_RIVALS,), _AGREED),
    Joint((_APPROVAL, _FLOW), (_EXITS,), _ENTRY),
    Joint((_APPROVAL,), (_CLUB,), _ENTRY),
    Joint((_FLOW, _PROVIDER), (_SO_LONG,), _ENTRY),
    Joint((_ENTRY,), (_CLUB, _APPLIES), _MONEY, led=True),
    Joint((_ENTRY,), (_TAXES,), _MONEY),
    Joint((_PROVIDER,), (_LOOKED_AT_FIRST,), _APPROVAL),
    Joint((_PROVIDER,), (_NO_CONTEST,), _TENDER),
    Joint((_PROVIDER,), (_SETS_UP,), _SEAT),
    Joint((_TENDER,), (_GOODS_BOUGHT,), _FLOW, apart=(_PROVIDER,)),
    Joint((_TENDER, _CHARGED), (_CHECKS,), _WATCHED),
    Joint((_WATCHED,), (_CHARGES,), _CHARGED),
    Joint((_WATCHED,), (_BIDS,), _TENDER),
    Joint((_SEAT, _WATCHED), (_ENTERS,), _ENTRY),
    Joint((_MONEY,), (_GATE,), _ENTRY, led=True, unless=_PAYS),
    Joint((_ENTRY,), (_BIDS,), _TENDER),
    Joint((_MONEY,), (_THROUGH,), _PROVIDER),
    Joint((_INPUT,), (_SPARED_BACK,), _MONEY),
    Joint((_ENTRY,), (_OUTSIDERS, _SO_FEW), _SEAT),
    Joint((_ENTRY, _PROVIDER, _SEAT), (_OUTSIDERS, _EXAMINED), _WATCHED),
    Joint((_FLOW,), (_GOODS, _CHARGES), _CHARGED, unless=_BIDS),
    Joint((_FLOW,), (_ALLIED,), _TENDER),
    Joint((_ENTRY,), (_OWNED_BY, _HANDS_OUT), _MONEY),
    Joint((_PROVIDER,), (_NOT_TAKEN, _PAYS), _MONEY, titled=True),
    Joint((_FLOW,), (_TIED_FIRM, _PAYS), _MONEY, led=True, titled=True),
    Joint((_TENDER, _SEAT), (_CODED,), _APPROVAL, unless=_BIDS),
    Joint((_TENDER,), (_CONCEDED,), _GRANTED),
    Joint((_AGREED,), (_PROMISED_PRICE, _SOLD_AT), _PRICED),
)


def all_at_issue(paper: Paper, start: int, articles: str) -> str:
    """The articles that a hit names, with the other items that its sentence offends. They
    stand behind the last item of the regulation, before those of other papers."""
    named, mark, others = articles.partition("；")
    added = [one for one in _added(paper, start, named) if one not in named]
    for one in dict.fromkeys(added):
        named = f"{named}、{one}"
    return f"{named}{mark}{others}"


def _added(paper: Paper, start: int, named: str) -> list[str]:
    """The items that are at issue besides those named."""
    asked = [one for one in JOINTS if _is_named(one, named)]
    if not asked:
        return []
    said = _said_at(paper, start)
    led = f"{lead_of(paper, start)}\n{heading_of(paper, start)}"
    return [one.also for one in asked if _is_said(one, paper, said, led)]


def _is_named(joint: Joint, named: str) -> bool:
    """Whether a joint goes with the items that are named, and adds one to them."""
    if any(item in named for item in (joint.also, *joint.apart)):
        return False
    return any(item in named for item in joint.named)


def _is_said(joint: Joint, paper: Paper, said: str, led: str) -> bool:
    """Whether each of what a joint looks for is met where it looks. said: the sentence;
    led: what introduces it."""
    if joint.unless is not None and joint.unless.search(said):
        return False
    places = [said]
    if joint.led:
        places.append(led)
    if joint.titled:
        places.append(title_of(paper))
    return all(
        any(pattern.search(place) for place in places)
        for pattern in joint.said
    )


def _said_at(paper: Paper, start: int) -> str:
    """The sentence around a character, from full stop to full stop."""
    text = paper.text
    first = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    ends = [text.find(mark, start) for mark in "。\n"]
    last = min((end for end in ends if end >= 0), default=len(text))
    return text[first:last]
