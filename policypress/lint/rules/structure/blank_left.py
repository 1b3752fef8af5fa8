"""该填的地方空着：由 承担；起   日内；传真：　。

检查：句子当中空着的数目、机关、日期（全文并不用空格排版的）；电话、传真、邮箱、联系人后面没有内容；只有序号、没有内容的一行；以“由某局”收尾、没有写做什么的句子；“下列条件：”之后没有列举（下面是下一条、下一个标题）。
为什么：空着的地方没有人负责，期限没有天数，条款不能执行。
不好：不足部分由 承担
好：不足部分由县财政承担
来源：文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-10",
    name="blank-left",
    severity="warning",
    strength="逻辑",
    source="文稿完整的基本要求",
    genres=EVERY - {"law", "table", "decision"},
    spares=frozenset(),
)
_S = "[ \u3000]"
_BLANKS = re.compile(
    f"(?:由|向|经){_S}+(?=承担|负责|解释|组织实施|审核|审批|提出|批准)"
    f"|(?:自|起|后|前|在|每|为|达|至|于|共|超过|不少于|不低于|最高"
    f"|奖励|补助|补贴|资助|给予|罚款)(?:{_S}{{2,}}|{_S}*_+{_S}*)"
    "(?=个?工作日|日|天|个?月|年|万元|亿元|元|人|家|个|项|%)"
    f"|(?<=[一-鿿]){_S}{{2,}}年{_S}*月(?:{_S}*日)?(?=起|前|之前|内|施行|实施|至|，)"
    # 2026年　　月31日前, 2026年6月　　日前
    f"|(?:19|20)[0-9]{{2}}年(?:{_S}{{1,}}月(?:[0-9]{{1,2}}|{_S}*)日?|[0-9]{{1,2}}月{_S}{{1,}}日)"
    "(?=[以之]?前|起|内|至|止|，|。)"
    f"|[至到](?:(?:19|20)[0-9]{{2}}年)?{_S}+月{_S}*[0-9]{{0,2}}日"
)
_CONTACT = re.compile(
    "(?:(?:咨询|联系|监督|投诉|举报|服务)?(?:电话|热线)|传真|(?:电子)?邮箱|联系人"
    "|联系(?:方式|地址)|联络方式|通讯地址|邮编)"
    f"[：:]{_S}*(?=[。；，]|$)",
    re.MULTILINE,
)
_EMPTY = re.compile(
    f"^{_S}*(?:附件[：:]{_S}*)?(?:[0-9]{{1,2}}[.．、]|[一二三四五六七八九十]{{1,3}}、"
    f"|（[一二三四五六七八九十]{{1,3}}）){_S}*$",
    re.MULTILINE,
)
_UNDONE = re.compile(
    "(?<=的，)由[一-鿿]{1,12}(?:局|委|办|厅|部门|中心|政府|院|街道|办公室)(?P<end>。?)$",
    re.MULTILINE,
)
_ANNOUNCED = re.compile(
    "(?:下列|以下)[一-鿿]{0,4}(?:条件|材料|情形|标准|要求|程序|职责|行为|内容|事项|义务|资料|规定)"
    "(?:之一)?(?:的)?(?:，[^。；：\n]{2,24})?[：:]$",
    re.MULTILINE,
)
_ARTICLE = re.compile(f"^{_S}*第[一二三四五六七八九十百]{{1,5}}条")
# 四、申报材料 below 下列条件：; a list of its own would begin with 一、
_PART = re.compile(
    f"^{_S}*(?:[二三四五六七八九十]|十[一二三])、[^。；，：]{{2,16}}$"
)
_SPACED = re.compile(f"(?<=[一-鿿])(?<![条章节]){_S}(?=[一-鿿])")
_OFTEN = 12  # spaces between characters from which on a text is set with them
_NUMBER = re.compile("[0-9@]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each place that is still to be filled in, forms left out."""
    yield from _within_sentences(paper)
    for pattern in (_CONTACT, _EMPTY, _UNDONE):
        for found in paper.search(pattern):
            if _is_blank(paper, found):
                words = found[0].rstrip(" \u3000")
                message = f"“{words.lstrip()}”后面没有内容。"
                end = found.start() + len(words)
                yield Hit(found.start(), end, message, "补上内容，或者删去。")
    yield from _not_listed(paper)


def _within_sentences(paper: Paper) -> Iterator[Hit]:
    """由　承担, in a text that is not set with spaces."""
    spaces = _SPACED.findall(paper.text[:20000])
    if len(spaces) > _OFTEN:
        return
    for found in paper.search(_BLANKS):
        passage = paper.passage_at(found.start())
        if not _is_form(passage) and "。" in paper.line_of(passage):
            end = found.end() + 1
            yield Hit(found.start(), end, "这里空着。", "填上内容。")


def _is_blank(paper: Paper, found: re.Match[str]) -> bool:
    """Whether nothing follows a label, neither beside it nor below, and it is no form.
    A number alone in a line of an annex was left there all the same."""
    passage = paper.passage_at(found.start())
    is_form = _is_form(passage)
    if found.re is _EMPTY:
        is_form = passage.level == "cell"
    return not is_form and not _goes_on(paper, passage, found)


def _is_form(passage: Passage) -> bool:
    """Whether a line is to be filled in by others."""
    return passage.level == "cell" or passage.part == "annex"


def _goes_on(
    paper: Paper,
    passage: Passage,
    found: re.Match[str],
) -> bool:
    """Whether what is missing stands in the next line, as where a page has cut it."""
    at = paper.index_at(passage.start) + 1
    if found.end() < passage.end or at >= len(paper.passages):
        return False
    following = paper.passages[at]
    if found.re is _CONTACT:
        return _NUMBER.match(paper.line_of(following).strip()) is not None
    return (
        found.re is _EMPTY and not following.label and passage.part == "clause"
    )


def _not_listed(paper: Paper) -> Iterator[Hit]:
    """下列条件： and the next article."""
    for found in paper.search(_ANNOUNCED):
        at = paper.index_at(found.start()) + 1
        if at >= len(paper.passages) or _is_form(paper.passages[at - 1]):
            continue
        line = paper.line_of(paper.passages[at])
        is_next = _ARTICLE.match(line) or _PART.match(line)
        if is_next and not _is_form(paper.passages[at]):
            message = f"“{found[0]}”后面没有列举。"
            yield Hit(*found.span(), message, "补上列举的内容。")
