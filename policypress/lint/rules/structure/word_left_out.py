"""漏了关键的词、重复列举：由负责解释、最高不超过元、依照本办法第条、甲局、乙局、甲局。

检查：“由”后面没有机关名称，“不超过、给予”后面没有数额，“本办法第条”没有条号，“自起施行”没有日期，“对的企业”没有条件，“国家级、平台”的并列缺一项，“，依法。”没有说完，“由同志负责”没有姓名，“促进市养殖业发展”“与人民政府签署”没有地名，“第23常务会议”少“次”，“由经验的机构”少“有”，“根据《》”没有名称，“限期20补正”没有单位，“令第 号”没有序号，“并社会公布”缺“向”，“……的前提下”缺“在”，“给予30%”没有说给什么；一串并列的名称里同一个出现两次。
为什么：删改时连同关键的词一起删掉，条款就不能执行。
不好：本措施由负责解释
好：本措施由区科技局负责解释
来源：文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-15",
    name="word-left-out",
    severity="warning",
    strength="逻辑",
    source="文稿完整的基本要求",
    genres=EVERY - {"table"},
)
# What stands beside a hole → what is not there.
_ROWS = (
    (
        "(?<![自缘理事来])由(?:负责|承担)(?=[。；，]"
        "|(?:解释|实施|审核|审批|组织实施|监督|办理|拨付)[。；，])",
        "“由”后面没有机关",
    ),
    (
        "(?:不超过|不低于|最高|给予|奖励|补贴|补助)(?:万元|元)(?![素旦])(?=[的。，；、奖补])",
        "没有数额",
    ),
    ("本(?:办法|措施|细则|规定|意见|方案)第[条款项](?![件例目])", "没有条号"),
    ("自起(?:施行|实施|执行)|自之日起|于(?:年|月|日)前", "没有日期"),
    (
        "(?<![相针面绝应敌配核反校不成一])对的(?=企业|单位|项目|机构|人员|个人)",
        "没有说是什么样的",
    ),
    (
        "(?:国家级|省级|市级|区级|县级)、(?=平台|企业|项目|中心|基地|园区|称号|奖项)",
        "并列的缺一项",
    ),
    ("，依法(?=[。；])", "没有说完"),
    ("《[ \u3000]*》", "书名号里没有名称"),
    (
        "(?:由|委托|聘请|选择|会同)(?=(?:相应)?(?:资质|资格|能力|条件|经验)的(?:第三方)?(?:机构|单位|企业|专业|人员|检测|评估))",
        "缺“有”“具有”",
    ),
    (
        "(?:限期|期限为?|限)(?P<days>[ ]?[0-9]{1,3})(?=整改|改正|办结|补正|内(?:整改|改正|补正|答复)|完成)",
        "数字后面没有“日”“个月”",
    ),
    ("第[ \u3000]{1,8}号(?=[）)，。；])", "没有序号"),
    ("(?:合计|共计|总计)(?:万元|元)(?=[，。；])", "没有数额"),
    ("(?:在|于)前(?=提交|报送|完成|办结|申报)", "没有日期"),
    (
        "(?<![自缘理事来])由(?:、|，)?等?同志(?=们?(?:牵头|负责|主持|担任|任|带队|分管|具体))",
        "“由”后面没有姓名",
    ),
    (
        "(?:促进|推动|加快|推进|加强|繁荣|规范|做大|做强|壮大)市(?=[一-鿿]{2,12}"
        "(?:发展|建设|产业|工作|水平|管理))"
        "(?!场|政|民|值|域|级|容|郊|县|区|属|外|内|直|本级|州|辖|人大|委|政府|情|监)",
        "“市”前面没有名称或者“本”“我”",
    ),
    (
        "第[ ]?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?=[ ]?(?:常务会议|党组会|全体会议|办公会"
        "|党委会|主任会|局长|部务会|专题会))",
        "少“次”字",
    ),
    (
        "^[ \u3000（(]*(?:已|业)?于?(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:业)?经"
        "(?=[^。，；（）()\n]{4,40}(?:审议|讨论|研究)通过，现)",
        "没有说什么通过了",
    ),
    (
        "(?:^|(?<=。))会议由(?=(?:听取|研究|审议|讨论|对|就|传达|学习))",
        "没有主持人",
    ),
    (
        "(?:^|(?<=[。；，　：]))对(?![于此照])[^。；，、：\n]{2,24}(?:[元亩家户人箱台平吨年月岁名个%]|平方米)以[上下内]"
        "(?=，(?:每|按|给予|一次性|奖励|补助|补贴|予以))",
        "“以上”后面缺“的”",
    ),
    (
        "本(?:办法|细则|规定|措施|政策|意见)适用(?=[本全我在各县市区]|从事|依法)",
        "“适用”后面缺“于”",
    ),
    ("(?<=[，并])社会(?:公布|公开|公示|公告)(?=[。；，])", "“社会”前面缺“向”"),
    (
        "(?<=[额率数入用出金本])(?:给予|予以)[ ]?[0-9]{1,3}[%％](?=[，。；])",
        "没有说给予什么",
    ),
    (
        "(?<=[与经向报])人民政府(?=(?:签订|签署|签定)|[^。；，\n]{0,4}协议)",
        "没有说是哪个人民政府",
    ),
)
_HOLES = tuple(
    (re.compile(words, re.MULTILINE), wrong) for words, wrong in _ROWS
)
# ，保证安全的前提下促进利用: 在 is gone, unless it stands before.
_GROUND = re.compile(
    "(?:^|(?<=[，。；]))[^，。；、\n在于以]{2,20}的(?:前提|基础|条件)[下上](?=[^。；，\n])",
    re.MULTILINE,
)
_AT = re.compile("在|于|以")
_TOGETHER = re.compile(
    "由(?P<body>[一-鿿]{2,12}(?:局|委|办|部|厅|部门))(?:会同|商|联合)[^。；，\n]{0,40}?"
    "(?<=[同商合、和])(?P<again>(?P=body))(?![一-鿿]{0,2}(?:所属|下属))"
)
_LIST = re.compile("[一-鿿]{3,14}(?:、[一-鿿]{2,14}){2,20}")
_SHORTEST = (
    3  # characters of a name; shorter ones are words that may come again
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each place where a word is gone, and each name that a row has twice."""
    for pattern, wrong in _HOLES:
        for found in paper.search(pattern):
            message = f"“{found[0]}”：{wrong}。"
            yield Hit(*found.span(), message, "补上漏掉的词。")
    for found in paper.search(_GROUND):
        first, _ = paper.sentence(found.start())
        if not _AT.search(paper.text, first, found.start()):
            message = f"“{found[0]}”前面缺“在”。"
            yield Hit(*found.span(), message, "补上漏掉的词。")
    yield from _with_itself(paper)
    for found in paper.search(_LIST):
        yield from _twice(found)


def _with_itself(paper: Paper) -> Iterator[Hit]:
    """A body that does something together with itself: 由甲局会同乙局、甲局."""
    for found in paper.search(_TOGETHER):
        message = f"“{found['body']}”出现了两次。"
        yield Hit(*found.span("again"), message, "删去一个，或者改正。")


def _twice(found: re.Match[str]) -> Iterator[Hit]:
    """The second place of a name in a row. The first and the last name may have other
    words beside them."""
    names = found[0].split("、")
    at = found.start() + len(names[0]) + 1
    told: set[str] = set()
    for name in names[1:-1]:
        if name in told:
            message = f"并列里“{name}”出现了两次。"
            yield Hit(at, at + len(name), message, "删去一个，或者改正。")
        if len(name) >= _SHORTEST:
            told.add(name)
        at += len(name) + 1
    last = next((one for one in told if names[-1] == one), "")
    if last:
        message = f"并列里“{last}”出现了两次。"
        yield Hit(at, at + len(last), message, "删去一个，或者改正。")
