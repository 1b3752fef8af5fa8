"""Whom and when a ceiling is for (限额的对象和周期)."""

from __future__ import annotations

import re

# A unit that is no person, household, measure or time.
_THING = (
    "件|项|台|套|辆|架次|航次|班次|架|艘|班|次|场|只|部|集|种|款|例|笔|单|份|条|张|篇|本|首|幅|栋"
    "|宗|片|块|座|组|列"
)
_WHO = (
    "剧组|养殖场|农场|林场|牧场|工厂|商户|经营|农户|用户|旅行社|社团|集体|组织|中介|网点|厂|户|店|"
    "人(?!次)|服务商|运营商|企业|单位|机构|申请|主体|公司|基金|团队|家庭|法人|个人|平台|园区|载体"
    "|社区|孵化器|协会|联盟|基地|中心|银行|研究院|合作社|医院|学校|村|县|镇"
)
_ITEM = re.compile(
    f"(?:每|单)一?(?:{_THING})|(?:每|单)个(?![^，。；0-9]{{0,10}}(?:{_WHO}))"
    f"[^，。；0-9年月]{{1,6}}|"
    "(?:每|单)部|每(?:新)?(?:引进|招用|培训|培养|开展|举办)[^，。；0-9年月]{0,6}?[一1]"
    "(?:人|名|位|家|个|场|次)|"
    "单个项目|每个项目|同一项目|一个项目|单一项目|每项|单项|同一事项|单笔|每笔|单店|每店|单件|每件"
    "|每场|单场|单[站厂库桩车柜楼]|每台|单台|每份|单份|每次|单次|每套|单套|每条|单条"
    "|每个(?:标准|专利|品牌|产品|活动|展会|课题|平台|航线|品种)|"
    "单个(?:标准|专利|品牌|产品|活动|展会|课题|品种|合同|店)"
    "|同一(?:标准|专利|产品|品牌|活动|成果|设备)|单项目|每班|每批"
)
_TERM = re.compile(
    "每年|年度|当期|当年(?!首次|新|获|认定|度|纳|通过|完成|实现)|全年|(?<!第)一年|每一?自然年"
    "|每个?年|(?<![0-9一二三四五六七八九十])年(?:最高|总额|补贴|资助|奖励|补助|贴息|累计|支持)"
)
_TOTAL = re.compile("累计|合计|总计|共计|总共")
_EACH_YEAR = re.compile(
    "(?:单|每|同一)个(?P<noun>[\u4e00-\u9fff]{2,6}?)(?:每?年度?|当年|全年)"
)
_NO_SUBJECT = re.compile(
    "项目|标准|产品|品种|活动|展会|课题|品牌|专利|合同|成果|设备|作品|航线|贷款|保单|事项"
)
_BUDGET = re.compile("(?:每年|年度)[^，。；]{0,6}安排")


def scope_of(words: str, before: str = "") -> str:
    """item, applicant-year, applicant-total, year-budget, or "" where nobody says.
    before: the sentence up to them, which may name whom the support is for."""
    if _BUDGET.search(words):
        return "year-budget"
    if _ITEM.search(words):
        return "applicant-year" if _is_whose(words, before) else "item"
    if _TERM.search(words):
        return "applicant-year"
    if _TOTAL.search(words):
        return "applicant-total"
    return ""


def _is_whose(words: str, before: str) -> bool:
    """Whether 单个剧场年度 is a year of one whom the sentence names as its subject: 专业
    剧场……的. A project, a product, a loan is none."""
    found = _EACH_YEAR.search(words)
    if found is None or _NO_SUBJECT.search(found["noun"]):
        return False
    opens = f"(?:^|[。；\n])[^，。；每单]{{0,4}}{re.escape(found['noun'])}"
    return re.search(opens, before) is not None


def names_scope(words: str) -> bool:
    """Whether words say whom or when a ceiling is for, or that it is of a total."""
    return bool(scope_of(words)) or bool(
        re.search("总额|单个|每个|每家|每户|单家|同一|单一|封顶|每人", words)
    )
