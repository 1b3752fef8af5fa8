"""一句话被标点隔开，或者两句话用逗号连成一句：验收合格后；方可拨付。

检查：“……后”与“方可、方能”之间、“之日起”与期限之间、“应当、必须”与动词之间的分号、句号、逗号；“结合实际”“经……后”“为……”与主句之间的分号；“会同甲部门，乙部门编制”的逗号；“对……，进行……”的逗号；“不得……，出具虚假报告的，……”当中该用句号的逗号；列举的末项与“情节严重的”之间的逗号；流程的箭头前面有的有句号、有的没有。
为什么：状语和主句之间断开，句子不成立；该断的地方不断，两个条件会被读成一个。
不好：经验收合格后；方可拨付资金。
好：经验收合格后，方可拨付资金。
来源：GB/T 15834—2011 4.1、4.4、4.6（句号、逗号、分号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-42",
    name="parted-sentence",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.1、4.4、4.6",
    genres=EVERY - {"law", "decision"},
)
_BODY = "(?:部门|局|委|办|厅|机关|机构|单位|中心|协会)"
_FAULT = "(?:出具|提供|弄虚作假|存在|擅自|骗取|虚报|泄露|隐瞒|伪造|逾期|拒不|参与|利用|收受|转让|挪用)"
# What is parted, what is said of it, and what helps.
_ROWS = (
    (
        "(?:后|批准|同意|合格|通过|备案)(?P<mark>[；。、])(?=(?:方可|方能|方准))"
        "|后(?P<other>[；。、])(?=才[能可])",
        "“方可”承接前面的条件，中间不能断开。",
        "改为逗号。",
    ),
    (
        "之日起(?P<mark>[；。、：])(?=[一二三四五六七八九十0-9]{1,3}(?:个|日|年|月))",
        "“之日起”与期限之间不能断开。",
        "去掉这个标点。",
    ),
    (
        "(?:应当|必须)(?P<mark>[；。，、])(?=[一-鿿])(?!(?:可以|不得|必须|应当))",
        "“应当”与后面的动词之间不能断开。",
        "去掉这个标点。",
    ),
    (
        "(?:实际|规定|精神|要求)(?P<mark>；)(?=(?:特?制[定订]|现就|现将|现提出))"
        "|经[^，。；\n]{2,20}后(?P<other>；)(?=[一-鿿])",
        "状语与主句之间用了分号。",
        "改为逗号。",
    ),
    (
        "^[ \u3000]*(?:第一条[ \u3000]*)?为了?[^。；\n]{6,120}(?P<mark>；)"
        "(?=(?:根据|依据|依照|制定|结合|按照))",
        "“为……”与主句之间用了分号。",
        "改为逗号。",
    ),
    (
        f"会同[^，。；、\n会同]{{1,14}}{_BODY}(?P<mark>，)"
        f"(?=[^，。；、\n报由经向对按根于的]{{2,16}}{_BODY}(?:编制|制[定订]|拟[订定]|组织(?!实施)|开展"
        "|研究|建立|确定|审[核定]|评审|提出|做好|进行|印发|发布|定期))",
        "“会同”的两个部门之间用了逗号。",
        "并列的部门之间用顿号。",
    ),
    (
        "(?:组织|委托|负责|应当|依法|及时|定期)[^，。；\n]{0,10}对[^，。；：的等\n]{2,14}(?P<mark>，)"
        "(?=进行[一-鿿])",
        "“对……”与“进行”之间用了逗号。",
        "去掉逗号。",
    ),
    (
        f"不得[^，。；\n]{{2,30}}(?P<mark>，)(?={_FAULT}[^，。；\n]{{0,14}}的，)",
        "前面是禁止的规定，后面是违反的后果，是两句话。",
        "改为句号或者分号。",
    ),
    (
        "的；[^。；\n]{2,50}的(?P<mark>，)(?=情节(?:特别)?严重的，)",
        "列举的最后一种情形与“情节严重的”之间用了逗号，读成一个条件。",
        "列举以句号结束，“情节严重的”另起一句。",
    ),
)
_PARTED = tuple((re.compile(words, re.M), *said) for words, *said in _ROWS)
# The steps of a procedure, some of which end with a mark and some do not.
_ARROW = re.compile("(?P<mark>[。；，])?(?<=[一-鿿）。；，])→")


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark within what belongs together, or a comma between two sentences."""
    told: set[int] = set()
    for pattern, message, hint in _PARTED:
        for found in paper.search(pattern):
            which = "mark" if found["mark"] else "other"
            start, end = found.span(which)
            if start not in told:
                told.add(start)
                yield Hit(start, end, message, hint)
    arrows = list(paper.search(_ARROW))
    if any(found["mark"] is None for found in arrows):
        for found in arrows:
            if found["mark"]:
                message = "流程的箭头前面有的用标点，有的不用。"
                yield Hit(*found.span("mark"), message, "去掉这个标点。")
