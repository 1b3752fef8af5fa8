"""比例超过百分之百：按照160%返还，占职工的120%。

检查：返还、减免、报销、补贴的比例，按投资额、购置费、支出、费用的百分之几给予补助的，以及占某数的比例超过100%的；完成率、增长率、达到标准的百分之几可以超过，不查。
为什么：返还、减免的不会多于所缴的，部分不会多于全体，多半是多打了一个数字。
不好：按照160%返还失业保险费
好：按照60%返还失业保险费
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-14",
    name="impossible-share",
    severity="warning",
    strength="逻辑",
    source="数量关系",
)
_OVER = r"(?P<share>(?:1(?!00%|00\.0)[0-9]{2}|[2-9][0-9]{2}|[0-9]{4,5})(?:\.[0-9]+)?%)"
_PAID = (
    "(?:贴息|补贴|补助|资助|奖励|报销)(?:比例|标准)?[^。；\n]{0,6}?(?:按照?|为|不超过)"
    "[^。；，、\n0-9]{0,12}(?:利息|费用|支出|投资额?|租金|保费)总?额?的"
)
# 按照设备购置费（不含税）的120%给予补助: of what the applicant spends.
_SPENT = (
    "投资额?|购置费用?|购买费用?|建设费用?|改造费用?|检测费用?|认证费用?|培训费用?|展位费|租金|房租|保费|保险费"
    "|利息|学费|运费|电费|费用|支出|投入|成本|造价|价款|合同额|合同金额|到账金额|到账额|购置额|采购额"
)
_OF_SPENT = (
    f"(?:按照?|以|按其|不超过|最高为?)[^。；，、\n0-9]{{0,20}}?(?:{_SPENT})总?额?"
    f"(?:（[^（）\n]{{1,12}}）)?的{_OVER.replace('share', 'given')}(?:的?比例|的?标准)?，?"
    "(?:一次性|分别)?(?:给予|予以|进行|的?补[助贴]|资助|奖[励补]|贴息)"
)
_SHARE = re.compile(
    f"按照?{_OVER}(?:的?比例)?(?:给予)?(?:返还|退还|减免|减征|报销|贴息)"
    f"|(?:返还|减免|报销)(?:比例)?(?:为|不超过|最高)?{_OVER.replace('share', 'again')}"
    f"|{_PAID}{_OVER.replace('share', 'paid')}"
    f"|{_OF_SPENT}"
    f"|占[^。；，\n]{{1,16}}?(?:比例|比重|的)?"
    f"(?:不低于|不少于|不超过|达到?|超过|为)?{_OVER.replace('share', 'part')}"
)
# What is taken back, fined or deducted may be more than what was paid.
_TAKEN = re.compile("罚|赔偿|违约|扣除|加计|税前|保证金|摊销|追缴|征收")
_PEERS = (
    2  # shares of the same sentence beside which one of less than 1% is odd
)
# 按照100%救助，……按照70%救助，……按照0.6%救助
_TINY = re.compile(
    r"按照?(?P<tiny>0\.[0-9]{1,2})[%％](?:的比例)?(?P<verb>给予[一-鿿]{2}|[一-鿿]{2})"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each share that is more than the whole."""
    for found in paper.search(_SHARE):
        name = found.lastgroup or "share"
        words = found[name]
        if name == "given" and _TAKEN.search(
            paper.text, *paper.sentence(found.start())
        ):
            continue
        yield Hit(
            *found.span(name),
            f"比例“{words}”超过了全体。",
            "核对是不是多写了一个数字。",
        )
    for found in paper.search(_TINY):
        first, last = paper.sentence(found.start())
        verb = re.escape(found["verb"])
        peers = re.findall(
            f"(?<![0-9.])[1-9][0-9]{{1,2}}[%％](?:的比例)?{verb}",
            paper.text[first:last],
        )
        if len(peers) >= _PEERS:
            message = f"同一句里别的档都在10%以上，这里是{found['tiny']}%。"
            yield Hit(*found.span("tiny"), message, "核对比例。")
