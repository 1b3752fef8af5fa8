"""“分别”前后个数不等：达到1000万元、3000万元、5000万元的，分别给予10万元、30万元。

检查：一句里同一单位的几档数，与“分别”之后的金额个数是否相等；“分别”之后有两个以上的金额，而这一句前面只有一种情形、没有并列的；三个以上结尾相同的名称，多于“分别”之后的金额个数；“某某、某某和某某，……分别……”只少一个金额的。
为什么：个数不等，就有一档没有标准，或者有一个标准不知道给谁。
不好：担任相应职务的，分别给予50万元、30万元、20万元
好：担任主席、副主席、秘书长的，分别给予50万元、30万元、20万元
来源：现代汉语语法（分别）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NUM-28",
    name="respectively",
    severity="warning",
    strength="逻辑",
    source="现代汉语语法（分别）",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_AMOUNT = r"(?:最高|不超过)?[ ]?[0-9]{1,7}(?:\.[0-9]{1,4})?[ ]?[万亿]?元"
_GIVEN = re.compile(
    r"分别[^。；，、0-9\n]{0,16}?"
    rf"(?P<amounts>{_AMOUNT}(?:[、和及]{_AMOUNT}){{1,6}})"
)
_STEP = r"[0-9]{1,7}(?:\.[0-9]{1,4})?[ ]?"
_STEPS = re.compile(
    rf"(?<![0-9.])(?P<steps>{_STEP}(?P<unit>[一-鿿%％]{{1,4}}?)(?:[、和及]{_STEP}(?P=unit)){{1,6}})"
    r"[^0-9。；、]{0,20}$"
)
# What may stand for several cases: names in a row, ranks, grades; and what is counted.
_SEVERAL = re.compile(
    "[、/和及与或至～—-]|前[0-9一二三四五六七八九十]|[一二三两四五六]|[0-9]|等[级次奖]|不同|各|档"
    "|名次|级别|以及|每|按照|下列|上述|以上|以下|类|级|金|均|两者"
)
_JOINED = re.compile("[、和及]")
# 担任相应职务的: which ones, nothing says.
_UNSAID = re.compile(
    "(?:相应|有关|相关)(?:的)?(?:职务|级别|等级|称号|资质|层次|名次|档次)"
)
_BETWEEN = re.compile("、|以及|和|及")
_BRACKETS = re.compile("（[^（）]{1,30}）")
# 国际标准、国家标准以及行业标准，分别按每项: names that end alike.
_NAMES = re.compile(
    "(?P<row>[一-鿿]{1,6}(?P<end>[一-鿿]{2})(?:(?:、|以及|和|及)[一-鿿]{1,6}(?P=end)){2,6})，$"
)


# 列入省级目录的成套装备、单台设备和核心部件，按20%给予奖励，最高分别不超过
_OBJECTS = re.compile(
    "(?:的|对|[^一-鿿])(?P<row>[一-鿿]{2,6}"
    "(?:、[一-鿿]{2,6}){0,4}、[一-鿿]{2,6}[和及][一-鿿]{2,6})，"
)
_CASES = re.compile(
    "首次、|国家级|省级、|一等|[0-9一二三四五]级|等级|第[一二三]"
)
_MARK = re.compile("[、和及]")
_CASE_ENDS = re.compile("[、，：和及]")
_DIGIT = re.compile("[0-9]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of amounts that are more or fewer than the cases before 分别."""
    for found in paper.search(_GIVEN):
        first, _ = paper.sentence(found.start())
        before = paper.text[first : found.start()]
        amounts = len(_JOINED.findall(found["amounts"])) + 1
        steps = _STEPS.search(before)
        if steps is not None and _is_range(before, steps.start()):
            continue
        if steps is not None:
            listed = len(_JOINED.findall(steps["steps"])) + 1
            if listed != amounts:
                yield _hit(
                    found, f"“分别”前有{listed}档，后面有{amounts}个金额。"
                )
            continue
        names = _NAMES.search(before)
        if names is not None:
            listed = len(_BETWEEN.findall(names["row"])) + 1
            if listed > amounts:
                yield _hit(
                    found, f"“分别”前有{listed}种，后面有{amounts}个金额。"
                )
        elif _objects(before, amounts):
            listed = _objects(before, amounts)
            yield _hit(found, f"“分别”前有{listed}种，后面有{amounts}个金额。")
        elif len(before) > 1 and not _is_several(paper, first, before):
            yield _hit(found, f"“分别”后有{amounts}个金额，前面只有一种情形。")


def _is_range(before: str, at: int) -> bool:
    """Whether the number there ends a range, 20千瓦以上不满80千瓦: then not every number is
    a case of its own."""
    case = _CASE_ENDS.split(before[:at])[-1]
    return _DIGIT.search(case) is not None


def _is_several(paper: Paper, first: int, before: str) -> bool:
    """Whether several cases are named before 分别, in its sentence or the one before."""
    case = _BRACKETS.sub("", before).rstrip("，").rpartition("，")[2]
    if _UNSAID.search(case) and "、" not in case:
        return False
    line = paper.passage_at(first).start
    earlier = paper.text[line:first][-40:]
    return _SEVERAL.search(before) is not None or "、" in earlier


def _objects(before: str, amounts: int) -> int:
    """How many things stand in the only row before 分别, where they are one more than the
    amounts; 0 elsewhere. 购买、使用和维护 are done, and 分别 may speak of other cases."""
    rows = list(_OBJECTS.finditer(before))
    if len(rows) != 1 or "分别" in before or _CASES.search(before):
        return 0
    row = rows[0]["row"]
    if _MARK.search(before.replace(row, "")):
        return 0
    listed = len(_MARK.findall(row)) + 1
    return listed if listed == amounts + 1 else 0


def _hit(found: re.Match[str], message: str) -> Hit:
    """Amounts and cases that do not go together."""
    return Hit(*found.span("amounts"), message, "核对情形和金额。")
