"""没有施行日期，或者施行日期留空：自【待核】起施行。

检查：办法、细则、规定、措施、法规全文有没有“自……起施行”或者“自公布（印发）之日起施行”（专项整治、行动的方案不查）；写了而日期留空、是占位符的。
为什么：没有施行日期，不知道从哪一天起适用。
不好：本措施自【待核】起施行
好：本措施自2026年3月1日起施行
来源：《规章制定程序条例》第三十二条、地方规范性文件管理规定；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="EF-01",
    name="no-effect-clause",
    severity="error",
    strength="规定",
    source="《规章制定程序条例》第三十二条",
    genres=NORMATIVE | {"text"},
    checks=("lacks-effective",),
)
_BLANK = re.compile(
    "自(?:[^。\n，；]{0,20}?(?:【[^】\n]{0,20}】|×|[Xx]{1,4}|＿|_{2,}|○{2,}|\\*{2,}|待定"
    "|〔待)[^。\n，；]{0,20}?"
    "|[ 　]{0,6}年[ 　]{0,6}月[ 　]{0,6}日|某年某月某日)[ ]?(?:之日)?起(?:施行|实施|执行|生效)"
)

# Not 自行建立的储备，参照本办法执行; not 自收到材料之日起组织实施.
_NEAR = re.compile(
    "自(?!行|愿|主|身|然|治|筹|有|动|觉|律|收到|受理|接到|立案|作出|送达|签订|取得|申请)"
    "[^。\n]{1,80}(?:施行|实施|执行|生效|实行)"
    "|(?:[日月]起|之日|即日起?|即)(?:正式|开始|试)?(?:施行|实施|执行|生效)"
    "|[0-9]日[^。\n]{0,8}(?:施行|实施|执行|生效)"
    "|施行日期|实施日期"
)
# What is done in its own time, and says when it is over.
_A_SCHEME = re.compile(
    "(?:整治|行动|活动|攻坚|排查|治理|实施|工作)(?:工作)?方案(?:的通知)?[）)》]?$|计划$|要点$"
)
_OURS = "待核"  # what we print of a date that is not yet known, which is said already
_HEAD = 300  # characters in which the issuer is named
_MEASURES = (
    8  # of 若干措施 in the shape 一、（一）, which may be a part of a letter
)
_FEWEST = 4  # clauses of a whole text


def find(paper: Paper) -> Iterator[Hit]:
    """Each blank date of effect; the title where nothing is said of it."""
    for found in paper.search(_BLANK):
        if paper.is_ours and _OURS in found[0]:
            continue
        yield Hit(
            found.start(),
            found.end(),
            "施行日期还没有填写。",
            "写明施行的年、月、日。",
        )
    if _is_whole(paper) and not _NEAR.search(paper.text):
        first = _last_clause(paper) or paper.passages[0]
        yield Hit(
            first.start,
            first.end,
            "全文没有写施行日期。",
            "附则写明“本××自×年×月×日起施行”。",
        )


def _last_clause(paper: Paper) -> Passage | None:
    """The clause on who explains a text, beside which the day of effect belongs, where it
    is the last one; None where there is no such."""
    lines = [one for one in paper.passages if one.part == "clause"]
    line = lines[-1] if lines else None
    is_on_reading = line is not None and "解释" in paper.line_of(line)
    return line if is_on_reading else None


def _is_whole(paper: Paper) -> bool:
    """Whether a text is one that must say from when it applies, and all of it. Papers
    of courts say it at their head."""
    if paper.genre not in ("rules", "law", "measures"):
        return False
    if _A_SCHEME.search(paper.tree.title.strip()):
        return False
    nodes = [one for one in clauses(paper.tree) if one.number]
    fewest = _FEWEST if paper.tree.scheme == "articles" else _MEASURES
    if len(nodes) < fewest or nodes[0].number != (1,):
        return False
    has_title = any(one.part == "title" for one in paper.passages)
    return has_title and "最高人民" not in paper.text[:_HEAD]
