"""占位符没有填：XX局、【待补】、自××年起。

检查：XX、××、【】、待补、待定、TODO、（请某科补充）、【此处插入某图】、（待附图）、咨询电话：无、连续问号、下划线空格；没有填的地名（xx州、县O）和被网页隐去的字（审*局）；电话里的XX、*；写了发送到邮箱而全文没有邮箱地址的。表格和命名格式里的不算。
为什么：占位符留在正式文本里，条款不能执行。
不好：自XX年X月X日起施行
好：自2026年3月1日起施行
来源：文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="WO-14",
    name="placeholder",
    severity="error",
    strength="逻辑",
    source="文稿完整的基本要求",
    genres=EVERY - {"table"},
    spares=frozenset(("quoted",)),
)
_WORDS = re.compile(
    "(?<=[一-鿿，。、；：“（])[XＸ×]{2,}(?=[一-鿿，。；、])"
    "|[XxＸ×]{2,}(?=[年月日号元万亿局委区市县街镇条人家个%％，。；]"
    "|[一-鿿]{1,6}(?:局|委|部门|单位|公司))"
    "|〔[XxＸ×0]{2,}〕|【[^】\\n]{0,12}(?:待|补[充写齐上】]|填[写入报】]|空[缺白格】]|某)[^】\\n]{0,12}】"
    "|【[^】\\n]{0,10}(?:插入|此处|这里|占位|暂缺|示意图略)[^】\\n]{0,16}】"
    "|[［\\[（(〔<＜](?:此处|这里|在此)?(?:需|应|请|可)?插入[^】］\\]）)〕>＞。；\\n]{0,16}[］\\]）)〕>＞]"
    "|【(?:未|需|应|请)?(?:补|填|核|核对|核实|空)】|【[^\\S\\n]{0,4}】"
    "|TODO|[（(](?:待定|待补|待核|待查|待填|暂缺)[）)]|(?P<left>[（(]略[）)])"
    "|[（(]请[^（）()\\n]{1,14}(?:补充|补上|核实|确认一?下|填写|提供|把关|斟酌|定)[^（）()\\n]{0,8}[）)]"
    "|[（(](?:此处|这里|数据|待)[^（）()\\n]{0,8}(?:补充|核实|待定|斟酌|确认)[^（）()\\n]{0,6}[）)]"
    "|[（(](?P<later>待(?:附|补充|补全|填写?)(?![着近加属送])[^（）()\\n]{0,8}"
    "|待(?:统计|核实|核定|确定|测算|汇总|明确|研究|完善|商定)|(?:图|表|数据)略?，?后补)[）)]"
    "|[\\[［（(〔](?P<here>此处|这里|在此)(?:为|是|放|附|加|补|填|留)[^\\]］）)〕。；例同略\\n]{0,10}[\\]］）)〕]"
    "|(?P<label>(?<=[：:为由])【[一-鿿]{2,8}】(?=[。，；]|$))"
    "|(?P<nobody>(?:咨询|监督|投诉)电话[：:][ ]?(?:暂?无)(?=[。；，]|$))"
    "|(?P<address>(?:www|WWW)\\.[xX×]{2,}\\.)"
    "|[［\\[〔][^\\]］〕\\n]{0,6}(?:待定|待补|待核|待填|空缺)[^\\]］〕\\n]{0,6}[\\]］〕]"
    "|[XxＸ×]{3,}(?=[。；，）]|$)"
    "|(?:电话|传真|邮箱|手机|热线|网址)[^。；，\\n0-9XxＸ×]{0,6}"
    "[0-9（）() +-]{0,14}(?:[XxＸ×]{2,}|[*＊]{4,})[0-9-]{0,8}"
    "|(?:电话|传真|邮箱|手机|热线|网址)[：:][ ]?[（(]?(?:待定|待补|另行通知)[）)]?"
    "|待补充?(?=[。；，）)]|$)"
    "|(?<![0-9A-Za-zXxＸ×])[XＸ×](?:[ ][XＸ×]){2,}"
    # The name of a place that was left open, in a title too; a word that a page hides.
    "|[XxＸ×]{2}(?=省|州|乡|人民政府)|(?P<open>(?<=[省市区县州])[OＯ○◯](?=[一-鿿]{2}))"
    "|(?P<hidden>(?<=[一-鿿])[*＊](?=[一-鿿]))"
    "|[?？]{2,}|[＿_]{3,}|(?<=[年月第])[×XxＸ](?=[月日条])",
    re.MULTILINE,
)
# Kinds that may be meant as they stand.
_DOUBTFUL = (
    "left",
    "open",
    "hidden",
    "later",
    "label",
    "here",
    "nobody",
    "address",
)
_FORMAT = re.compile(
    "表述|写[为作]|刑期|命名|名称|格式|样式|字样|例如|如：|模板|填写|样例"
)
# An address that is spoken of and not given.
_MAILBOX = re.compile(
    "(?:发送?|报送?|寄送?|投递|提交)[至到](?:指定|我局|本局|市局|区局)?(?:的)?(?:电子)?邮箱"
    "(?=[，。；、）]|$)",
    re.MULTILINE,
)
_OURS = re.compile("待核")
# A place in a title that is cited: 《某省某某办法》.
_PLACE = "省市区县州镇乡"
# 补贴=面积*单价: a sign of arithmetic.
_FORMULA = re.compile("[=＝×/÷+＋]|公式|系数|乘以|[*＊][^*＊。；]{1,20}[*＊]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each place that is still to be filled in, forms left out."""
    for found in paper.search(_MAILBOX) if "@" not in paper.text else ():
        message = "写了发送到邮箱，全文没有邮箱地址。"
        yield Hit(*found.span(), message, "写明邮箱地址。", severity="warning")
    for found in paper.search(_WORDS):
        passage = paper.passage_at(found.start())
        # 【待核】 is what we print of an unknown figure, which is said already.
        is_said = paper.is_ours and _OURS.search(found[0])
        first, last = paper.sentence(found.start())
        is_format = _FORMAT.search(paper.text, first, last)
        is_form = passage.level == "cell" or passage.part == "annex"
        if not (is_said or is_format or is_form or _is_right(paper, found)):
            yield Hit(
                found.start(),
                found.end(),
                f"占位符“{found[0]}”没有填。",
                "填上内容，或者删去。",
                severity=_severity(paper, found),
            )


def _is_right(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a mark is one of a title that is cited as it is, or of arithmetic."""
    if found[
        "left"
    ]:  # a text that somebody else cites leaves out what it likes
        return not paper.is_ours
    if found["hidden"]:
        line = paper.line_of(paper.passage_at(found.start()))
        return _FORMULA.search(line) is not None
    is_cited = paper.titled.touch(*found.span())
    # 《汇总表（XX市）》: the name of a form that each place fills in.
    if is_cited and paper.text.startswith("）》", found.end() + 1):
        return True
    return is_cited and paper.text[found.end() : found.end() + 1] not in _PLACE


def _severity(paper: Paper, found: re.Match[str]) -> Severity | None:
    """A model text of a court writes ×× for what a judgment fills in; a place may be left
    open on purpose, and a web page may hide words of its own accord."""
    if paper.genre == "law":
        return "note"
    is_cited = paper.titled.touch(*found.span())
    is_doubtful = any(found[one] for one in _DOUBTFUL)
    return "warning" if is_cited or is_doubtful else None
