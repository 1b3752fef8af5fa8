"""电话、邮箱、网址写错：手机号10位、邮箱没有@、网址用了全角标点。

检查：“电话、热线、手机、传真”后面的号码位数不对（手机11位，固定电话7至8位，带区号的11至12位，便民热线5位（前面可以加区号），400、800热线10位）；网址前缀写了两遍；“邮箱”后面没有“@”或者夹了全角标点、空格；网址里有全角标点、空格。
为什么：打不通、寄不到，咨询渠道就是空的。
不好：咨询电话：0755-282345
好：咨询电话：0755-28234567
来源：电话编号计划、互联网地址的写法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-40",
    name="contact-marks",
    severity="warning",
    strength="逻辑",
    source="电话编号计划、互联网地址的写法",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_PHONE = re.compile(
    "(?:电话|热线|手机|传真|手机号码?|联系方式)(?:号码)?[：:为是]?[ ]?"
    r"(?P<number>[（(]?[0-9]{3,4}[）)]?[-—－ ]?[0-9]{3,12}|[0-9]{5,12})(?![0-9XxＸ×*＊/、-])"
)
_MAIL = re.compile(
    "(?:邮箱|E-?mail|email)(?:地址)?[：:为是至到][ ]?"
    "(?P<mail>[A-Za-z0-9][A-Za-z0-9._@＠，。, -]{4,40}[A-Za-z])",
)
_WEB = re.compile(
    r"(?P<web>https?(?:：//|:／／|：／／|:/(?!/)|//)[A-Za-z0-9./，。：_-]{4,80}"
    r"|www[，。．][A-Za-z0-9.，。-]{4,60}|www\.[A-Za-z0-9-]+(?:[，。][A-Za-z0-9.-]+)+"
    r"|https?://[ ]?https?://[A-Za-z0-9./_-]{4,80}"
    r"|https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*[，。](?:gov|com|cn|org|net)[A-Za-z0-9./]*)"
)
_MARK = re.compile("@[^，。,]*[，。,][A-Za-z.]{2,8}$")
_POST = re.compile("邮政?编码?[：:为是]?[ ]?(?P<number>[0-9]{3,9})(?![0-9-])")
_POST_DIGITS = 6
_MOBILE = 11
_LOCAL = (7, 8)
_WITH_AREA = (11, 12)
# 12345, 020-12345
_SHORT = re.compile(
    "^(?:1[0-2][0-9]{1,3}|9[0-9]{4}|0[0-9]{2,3}(?:1[0-2][0-9]{3}|9[0-9]{4}))$"
)
_TOLL = re.compile("^[48]00[0-9]{7}$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each number or address that reaches nobody."""
    for found in paper.search(_PHONE):
        if not _is_number(found["number"]):
            message = f"“{found['number']}”不是电话号码的位数。"
            yield Hit(*found.span("number"), message, "核对号码。")
    for found in paper.search(_POST):
        if len(found["number"]) != _POST_DIGITS:
            message = f"邮政编码是六位，“{found['number']}”不是。"
            yield Hit(*found.span("number"), message, "核对邮政编码。")
    for found in paper.search(_MAIL):
        if not _is_mail(found["mail"]):
            message = f"“{found['mail']}”不是邮箱地址。"
            yield Hit(*found.span("mail"), message, "核对邮箱地址。")
    for found in paper.search(_WEB):
        message = f"网址“{found['web']}”里有全角标点，或者缺了标点。"
        yield Hit(*found.span("web"), message, "网址用半角标点。")


def _is_mail(mail: str) -> bool:
    """Whether an address of mail, or a list of them, is written as one can be."""
    if _MARK.search(mail):
        return False
    if mail.count("@") > 1:
        return True
    return "@" in mail and "＠" not in mail and " " not in mail.strip()


def _is_number(number: str) -> bool:
    """Whether a number has as many digits as telephones have."""
    digits = re.sub("[^0-9]", "", number)
    if _SHORT.match(digits) or _TOLL.match(digits):
        return True
    if digits[0] == "1" and len(digits) > max(_LOCAL):
        return len(digits) == _MOBILE
    if digits[0] == "0":
        return len(digits) in _WITH_AREA
    return len(digits) in _LOCAL
