"""Who is concerned (对象是自然人): what households, patients, students or insured persons get,
and what they have to be for it, is no matter of competition. It is one where a sentence
also names those who trade, or binds what the persons buy.

《公共租赁住房……的通知》“家庭收入超过准入限额3倍以上的，取消保障资格” shuts no firm out of anything;
“残疾人应当到指定商店购买辅具” does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._leads import heading_of, lead_of

# What persons are given or settle for themselves, in the title of a text. A text for those
# who trade says so in its title.
_OF_PERSONS = re.compile(
    "最低生活保障|低保(?!障)|特困人员|社会救助|临时救助|医疗救助|教育救助|救助(?:标准|对象|供养|办法)"
    "|困境儿童|孤儿|残疾人(?!就业创业|集中就业)|老年人优待|高龄津贴|敬老|优待(?:办法|证|对象)|抚恤|优抚"
    "|退役(?:军人|士兵)|烈士|军属|计划生育|生育(?:津贴|补贴|登记)|育儿补贴|丧葬|户籍|户口|入户|积分制?落户"
    "|居住证|居住登记|公(?:共租赁住房|租房)|保障性(?:租赁)?住房|住房保障|住房困难|租赁补贴|共有产权|经济适用"
    "|限价房|廉租|人才(?:公寓|住房)|(?:医疗|养老|失业|工伤|生育|护理|社会)保险|医保|门诊特定|家庭医生"
    "|养老金|退休|公积金|(?<!驶)入学|招生|入园|学区|转学|学籍|助学|奖学金|学生资助|中考|高考|随迁子女"
    "|家庭经济困难|婚姻|收养|法律援助|取暖补贴|价格临时补贴|物价联动"
)
_OF_TRADE = re.compile(
    "企业|产业|经济(?!困难|适用)|机构|经营|采购|招标|投资|创业|项目|行业|市场|基地|平台|园区|稳岗|用人单位"
    "|车|客运|运输|物业|餐饮|商(?!业保险)|旅游|工程|施工|药品|殡葬服务"
)
# Those who trade, what they trade in, and what seats or counts them.
_TRADE = re.compile(
    "企业|公司|集团|厂家|厂商|商家|商户|商场|商店|超市|店(?!铺面)|经营(?!性收入|所得|净收入)|供应商|供货"
    "|投标|招标|采购|政府购买|品牌|产品|商品|生产|合作社|市场|行业|营业执照|法人|工商|纳统|规上"
    "|注册(?!报到|登录|账|用户|学籍|入学)|诊所|药房|保险公司|协会|商会|中介|第三方"
    "|(?:供应|施工|配送|运营|服务|生产|承办|承接|中标|代理|委托|受托|建设|承保|开发|物业|检测|培训)"
    "(?:单位|商|主体|组织)"
    "|(?<!经办)(?<!受理)(?<!保障)(?<!救助)(?<!实施)(?<!管理)(?<!行政)(?<!公安)(?<!登记)(?<!金融)"
    "(?<!卫生)(?<!教育)(?<!评估)机构"
    "|国有(?!土地)|国资|民营|外资|[省市区县]属(?!地|于)"
    "|旅行社|酒店|宾馆|驾校|工厂|食堂|承办|承接|承保|由[^。；，\n]{2,16}?统一(?:供|采|购|安|配|承|提供|投)"
    "|供销社|农商行|商业银行|邮政|电信|移动|联通|广电|财险|人寿|人保|共保体|个体(?!生活)|创业|创办|开办|承包|摊"
    "|(?:电商|交易|外卖|网约|第三方|互联网|配送)平台"
)
# What binds whom persons go to.
_BINDS = re.compile(
    "购|买|订[制做阅]|选[用购定]|指定|定点|推荐|专[卖营售]|消费|仅限|只能|开立|开户|[卡折]（|投保|印刷|体检"
    "|统一(?:由|使用|安装|配送|到|在|通过|委托|存|供)|(?:须|应当?|必须|限)(?:使用|选|用)|自[带备]|用品"
)
# A sentence whose subject they are, behind its number.
_BEGINS_WITH_THEM = re.compile(
    "(?:第[一二三四五六七八九十百]{1,5}条)?[ 　]{0,2}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）).．、])? ?(?:问：|答：)?"
    "(?:对|由|为|给)?(?:符合条件的|经认定的|[本我全]?[省市区县]?户籍的?|分散供养的?|集中供养的?)?"
    "(?:失业人员|参保(?:人员?|居民|职工|病人)|低保(?:对象|家庭|户)|特困人员|残疾人|老年人|长者|学生|幼儿|居民|家庭"
    "|毕业生|退休人员|孤儿|困境儿童|患者|新生儿|脱贫户|优抚对象|退役军人|现役军人|救助对象|保障对象|申请家庭"
    "|居住证持有人|失能人员|困难职工|监护人|适龄儿童|随迁子女)(?![创经])"
)
# What persons earn, or do in trade, after all.
_EARNED = re.compile("税|贡献|创业|创办|人才|持股|出资|用工|招用|吸纳|安置")
# Points that a person earns for settling or a place at school, also by a firm of his own.
_SCORED = re.compile("[0-9]{1,3} ?分")
_SCORE = re.compile("积分|计分|评分")
_TITLE = re.compile(
    "^[^。；：]{4,60}"
    "(?:通知|办法|细则|规定|条例|指引|指南|公告|通告|方案|标准|意见|清单|须知|问答)"
    "(?:[（(][^）)]{0,12}[）)])?$"
)
_FIRST = 8  # lines at the head of a text that may be its title


def is_for_persons(paper: Paper, start: int) -> bool:
    """Whether what is said at a place is said of persons alone: in a text for persons, or
    in a sentence that begins with them."""
    first, last = paper.sentence(start)
    if not _is_text_for_persons(paper):
        if _BEGINS_WITH_THEM.match(paper.text, first, last) is None:
            return False
        if _EARNED.search(paper.text, first, last):
            return False
    if _SCORED.search(paper.text, first, last) and _is_score(paper):
        return True
    if _TRADE.search(paper.text, first, last):
        return False
    if _BINDS.search(paper.text, first, last):
        return False
    above = f"{lead_of(paper, start)}\n{heading_of(paper, start)}"
    return _TRADE.search(above) is None


def _is_text_for_persons(paper: Paper) -> bool:
    """Whether a text gives persons something, by its title; asked once."""
    known = paper.made.get(__name__)
    if known is None:
        known = paper.made[__name__] = any(
            _OF_PERSONS.search(one) and not _OF_TRADE.search(one)
            for one in _titles(paper)
        )
    return bool(known)


def _is_score(paper: Paper) -> bool:
    """Whether a text counts points of persons, by its titles."""
    return any(_SCORE.search(one) for one in _titles(paper))


def _titles(paper: Paper) -> Iterator[str]:
    """What a text is called: its title, its file, and of its first lines those that are
    titles: a number or an order (政府令) may stand above them."""
    yield "".join(paper.tree.title.split())
    yield paper.tree.name
    for passage in paper.passages[:_FIRST]:
        line = "".join(paper.line_of(passage).split())
        if _TITLE.search(line):
            yield line
