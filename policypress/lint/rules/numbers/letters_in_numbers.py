"""数字里混进了字母：1O万元、l00家。

检查：阿拉伯数字中间或者旁边的字母O、o、l、I，后面接年、元、家等单位；该写数字的地方全是这些字母的（最高IOO万元）；百分号前面是汉字的（的仁%）；小数点后面没有数字的；用W代替“万”的（2000W以上）；型号、代号不算。
为什么：字母O与0、l与1形似，看不出来，却不能检索和计算。
不好：给予1O万元奖励
好：给予10万元奖励
来源：GB/T 15835—2011（阿拉伯数字）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-05",
    name="letters-in-numbers",
    severity="error",
    strength="逻辑",
    source="GB/T 15835—2011",
    mechanical=True,
)
_UNIT = "(?=[万亿]?元|%|％|年|月[0-9]|日|个|家|项|名|人|亩|号)"
_NUMBER = re.compile(
    f"(?:[0-9][0-9.]{{0,9}}[OoОоlI][0-9OoОоlI]{{0,9}}|[lI][0-9]{{1,9}}){_UNIT}"
)
# 最高IOO万元, 年产值lOO万元: nothing but letters, in the place of a number.
_LETTERS = re.compile(
    "(?<=[一-鿿])[ ]?(?P<number>[OoОоlI][OoОоlI0-9]{1,5})[ ]?(?=[万亿]元|[万亿]?[美港欧日]?元"
    "|万吨|万?平方米|亩|家|户|人次|%|％|年|个月)"
)
# l0万元 is met by the pattern above.
_ONE_LETTER = re.compile("[lI][0-9]{1,5}")
# 按投入的仁%: what a scanner made of digits.
_CHARACTER = re.compile(
    "(?<=[的为达至到按于过是低高占])[一-鿿](?<![一二三四五六七八九十百千两几数双少多比占率例])[%％]"
    "(?=[一-鿿，。；、,;])"
)
# 第11.年: a number that stops at its point.
_CUT = re.compile(
    "(?<![0-9.．、])(?P<number>[0-9Il]{1,4}[.．])(?=(?:万元|亿元|个月|平方米|公里|[%％])(?![0-9]))"
)
# 2000W以上: W for 万 in what is written in chats.
_TEN_THOUSAND = re.compile(
    "(?:收入|产值|销售额|金额|投资额?|税收|纳税|利润|奖励|补助|补贴|给予|最高|不超过)"
    "(?:超过?|达到?|为|不低于)?[ ]?(?P<number>[0-9]{1,6}[Ww])(?=以[上下内]|元|[，。；、）]|的)"
)
_LETTER = re.compile("[A-Za-zА-я0-9-]")
_DIGITS = str.maketrans("OoОоlI", "000011")


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a letter that looks like a digit."""
    for found in paper.search(_NUMBER):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if _LETTER.match(before):
            continue
        digits = found[0].translate(_DIGITS)
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”里有字母。",
            f"改为“{digits}”。",
            instead=digits,
        )
    yield from _no_numbers(paper)


def _no_numbers(paper: Paper) -> Iterator[Hit]:
    """What stands in the place of a number and is none: letters alone, a character that a
    scanner read for digits, a number that stops at its point."""
    for found in paper.search(_LETTERS):
        if _ONE_LETTER.fullmatch(found["number"]):
            continue
        digits = found["number"].translate(_DIGITS)
        message = f"“{found['number']}”是字母，不是数字。"
        yield Hit(
            *found.span("number"),
            message,
            f"改为“{digits}”。",
            instead=digits,
        )
    for found in paper.search(_CHARACTER):
        message = f"“{found[0]}”里应当是数字。"
        yield Hit(
            *found.span(), message, "核对原稿，改为数字。", severity="warning"
        )
    for found in paper.search(_CUT):
        message = f"“{found['number']}”的小数点后面没有数字。"
        hint = "补上数字，或者删去小数点。"
        yield Hit(*found.span("number"), message, hint, severity="warning")
    for found in paper.search(_TEN_THOUSAND):
        number = found["number"]
        hint = f"是金额的写作“{number[:-1]}万元”。"
        message = f"“{number}”用字母代替了“万”。"
        yield Hit(*found.span("number"), message, hint, severity="warning")
