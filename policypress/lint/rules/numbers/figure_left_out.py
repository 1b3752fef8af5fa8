"""漏写了数字：自竣工验收合格之日起日内、不超过万元、于年月日前。

检查：时限（起日内、在个工作日内）、日期（自年月日起、于年月日前）、金额（不超过万元、给予万元奖励）、比例（不低于%）、数量（不少于家）、句末的“不低于。”里该有数字而没有的；下划线、空格、×代替的空白表格不算。
为什么：没有数字，时限和标准都无法执行，多半是定稿时忘了填。
不好：自竣工验收合格之日起日内移交
好：自竣工验收合格之日起30日内移交
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-39",
    name="figure-left-out",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
)
_UNIT = "万元|亿元|元(?![旦月件素器老宵青首])|[%％]"
# 抽查比例不低于。
_BOUND = "不得?(?:低于|少于|高于|多于|大于|小于|早于|晚于|迟于|短于|长于)"
_MEASURED = "(?:产值|收入|面积|投资额|总额|金额|人数|数量|得分|年限|比例)"
# 本办法所称不低于，包括本数。
_SAID = re.compile("所称|本数|是指|一词|含义")
_LEFT_OUT = re.compile(
    "之日起[ \u3000]*(?P<days>个?(?:工作日|日|月|年)(?:之?内|以内))"
    "|(?:应当?|应该|须|将|可以)[^。；，、\n0-9]{0,10}[在于](?P<within>个工作日内|个月内|日内)"
    "|(?:[在于自至到]|截止|截至)(?P<date>年?月日)(?=前|起|止|至|之前|以前|施行|前)"
    "|(?:不超过|不得超过|不高于|不低于|不少于|最高|最低|给予|按照?(?:每[人户家个亩])?)"
    f"(?P<money>{_UNIT})"
    "|(?:期限|周期|工期|期)(?:为|不超过|一般为)(?P<term>个月|个工作日|个学期)(?=[，。；内])"
    "|(?:后|之日起)(?P<inside>内)(?=作出|办理|完成|答复|审核|办结|向|予以|提出)"
    "|有效期(?:限)?(?:为)?(?P<years>年)(?=[。，；])"
    "|(?:不少于|不低于|不超过|至少)(?P<count>(?:家|户|名|人|亩|平方米|公里|周岁|个工作日|个月)"
    "(?=[。，；的以]|$))"
    f"|(?P<bound>{_BOUND}|不超过|控制在|提高[到至]|增加[到至]|降低[到至]|(?<=，)最[高多低少]|至[少多])"
    "(?=[。；])"
    # 年产值达到的蜂场, 年产值在以上的蜂场
    f"|(?P<reached>{_MEASURED}(?:(?:达到|不低于|不少于)(?=的)|(?:在|达到?|为)(?=以[上下内][的，。；])))"
    f"|(?P<before>{_BOUND})，(?![也但且不又却])",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each unit that has no figure."""
    for found in paper.search(_LEFT_OUT):
        name = found.lastgroup or "days"
        is_bound = name in ("bound", "before", "reached")
        first, last = paper.sentence(found.start())
        if is_bound and _SAID.search(paper.text, first, last):
            continue
        side = "后面" if is_bound else "前面"
        message = f"“{found[name]}”{side}没有数字。"
        yield Hit(*found.span(name), message, "补上数字。")
