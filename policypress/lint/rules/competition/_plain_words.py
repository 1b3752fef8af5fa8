"""Words that look like a fault and are none (字面相近而无关的词): 准入限额 of a household, a 补正通知书 of
a counter, 定点医疗机构 that insurance pays, an app of an authority.

They are left out before any rule reads a text, as what a clause forbids is
(`_barred`), so that the rest of their sentence is still read for what it says. What
settles who may become one of them, or binds a purchase to it, stays.
"""

from __future__ import annotations

import re

_IN = "[^。；\n]"
_PLAIN = re.compile(
    # What a household may have at most, and how it may have come by a home.
    "(?:收入|财产|资产|净值|住房)?(?:或者?|、|和)?(?:收入|财产|资产|净值)?准入(?:限额|线(?!上))"
    "|(?<=[因过])(?:购买|购置)(?:、(?:受赠|继承|赠与|自建|承租|置换|交换|互换)){1,4}"
    # 承诺没有通过与已在本区注册的企业之间转移业务; who is recognised under the rules of the State.
    "|(?:没有|未|不)(?:通过|以)?与[^。；，\n]{2,30}?(?:之间|存在|发生)"
    "|(?<=在)[^。；，\n]{2,16}?(?:（[^）\n]{1,8}）)?(?:注册|成立)[^。；，\n]{0,4}?[一1]年以上的居民企业"
    "(?=[^。；\n]{0,20}?《(?:高新技术企业)?认定)"
    # So many firms of one house, and no more.
    "|在[^。；，\n]{1,8}?(?:设立|注册|成立|有)(?:多家|[两2-9]家(?:及)?以上)[^。；，\n]{0,8}?(?:公司|企业)"
    "(?=的?，[^。；\n]{0,12}?(?:不超过|仅|只|最多|限) ?[0-9一两二三]{1,2} ?家)"
    # What accounts and the law on taxes call it.
    "|不征税收入|免税收入"
    # Who runs public homes.
    "|(?:所有权人|产权人|产权单位|政府|部门)(?:（[^）\n]{1,8}）)?(?:或者?|及|和)其?指定的?(?:实施|运营|管理|经办|受理)机构"
    # What a counter hands out on a step of its own.
    "|(?:(?:申请)?材料)?(?:一次性)?(?:补正|补齐|不予受理|受理|不予行政许可|录取|入学|报到|催告|催缴|缴款|领款|领取"
    "|行政处罚(?:事先)?|听证)(?:告知|通知)书"
)
# Care that insurance or relief pays, at whoever is under an agreement.
_PAID_CARE = re.compile(
    "医保|医疗保险|护理保险|长护险|工伤保险|生育保险|参保|医疗救助|就医|就诊|门诊|住院"
)
_UNDER_AGREEMENT = re.compile(
    "(?:指定的?)?(?:选定的)?(?:基层)?(?:(?:长护险|医保|协议)?定点|协议)"
    f"(?=(?:{_IN}{{0,2}}级)?(?:基层|综合|专科)?(?:医药|医疗|护理|服务|康复|设备|零售|评估|鉴定|养老|药|医院|照护|经办)?"
    "(?:服务)?(?:机构|药店|药房|单位|店|医院|卫生)?)"
)
_WHO_IS_ONE = re.compile(
    "名单|名录|(?<!选)(?:确定|选择|遴选)(?:为|部分|[0-9一二三两])|选定(?!的)|优先|仅限|只限|限于|不再(?:新增|受理|接受)|公立|国有|民营"
    f"|本地|布点|布局|数量|申请(?:成为|纳入|定点){_IN}{{0,30}}(?:须|应当?具|不得|以上)"
    "|购买|投保|订购|采购|校服|印刷|维修|检测|培训"
)
# Where authorities take what persons hand in.
_CHANNEL = re.compile(
    "“[^”\n]{2,12}”(?:手机)?(?:App|APP|app|小程序|公众号|服务号|网站?|平台|系统)"
    f"(?={_IN}{{0,40}}?(?:搜索|查询|预约|申请|申报|申领|办理|提交|填报|登记|报名|提出|核验|认证))"
)
_BOUGHT_THERE = re.compile(
    "购|买|投保|下单|交易|销售|安装|接入|入驻|开展业务|收款|支付|充值|配送|招标|投标|采购"
)
_BLANK = "〇"  # stands in no pattern


def without_plain(text: str) -> str:
    """A text in which words of that kind can be read no more; every character stays at its
    place."""
    text = _PLAIN.sub(_blanked, text)
    is_care = _PAID_CARE.search(text) is not None
    if not is_care and _CHANNEL.search(text) is None:
        return text
    lines = text.split("\n")
    return "\n".join(_line_without(one, is_care) for one in lines)


def _line_without(line: str, is_care: bool) -> str:
    """A line without them, unless it settles who is one, or what is bought there."""
    if is_care and _WHO_IS_ONE.search(line) is None:
        line = _UNDER_AGREEMENT.sub(_blanked, line)
    if _BOUGHT_THERE.search(line) is None:
        line = _CHANNEL.sub(_blanked, line)
    return line


def _blanked(found: re.Match[str]) -> str:
    """As many characters as there were."""
    return _BLANK * len(found[0])
