"""申报指南没有咨询电话或者监督投诉方式。

检查：全文有没有咨询方式、监督投诉方式。
为什么：申请人要能问、能投诉；两者是办事指南的必备内容。
不好：只有咨询电话，没有投诉电话
好：咨询电话：……；监督投诉电话：……
来源：《广东省政务服务事项管理暂行办法》；国务院关于规范办事指南的要求；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="GUI-05",
    name="no-complaints",
    severity="warning",
    strength="规定",
    source="《广东省政务服务事项管理暂行办法》；国务院关于规范办事指南的要求",
    genres=frozenset(("guide",)),
)
_ASK = re.compile("咨询|联系(?:电话|方式|人)")
_COMPLAIN = re.compile(
    "投诉|监督(?:电话|方式|举报)|举报|纪检监察|向[^。\n]{2,30}反映"
)
# Where a reader looks for it.
_CONTACT = re.compile(
    "(?:联系|联络|咨询)(?:方式|电话)|业务咨询|联系人|受理(?:部门|机关)"
)
_HEADING = re.compile(
    "受理(?:部门|机关|单位|地点|窗口)|咨询(?:电话|方式|部门)|联系(?:电话|方式|人)|联络方式"
    "|申报(?:材料|流程|程序)|办理流程"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Where a guide tells whom to turn to, when one of the two is not there."""
    if paper.is_ours:  # the model asks for both
        return
    lacks = [
        name
        for name, pattern in (("咨询方式", _ASK), ("监督投诉方式", _COMPLAIN))
        if not pattern.search(paper.text)
    ]
    if not lacks:
        return
    contacts = list(paper.search(_CONTACT))
    for found in contacts or paper.search(_HEADING):
        yield Hit(
            found.start(),
            found.end(),
            f"申报指南没有{'、'.join(lacks)}。",
            "写明咨询电话和监督投诉电话。",
        )
        return
