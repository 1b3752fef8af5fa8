"""印发通知与正文的标题不一致：印发《某实施细则》，正文标题是《某实施办法》。

检查：“关于印发《甲》的通知”“现将《甲》印发”与独立成行的正文标题、两处书名之间，开头相同而文种或者个别字不同；标题里的《某办法》与正文所据的《某办法》名称差一两个字的；标题是措施、办法的，正文自称“本条例、本制度”等别的文种。
为什么：标题不一，不知道印发的是哪一份文件。
不好：关于印发《某奖励实施细则》的通知……某奖励实施办法
好：关于印发《某奖励实施细则》的通知……某奖励实施细则
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-12",
    name="another-title",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
    genres=EVERY - {"law", "decision", "table", "note"},
    spares=frozenset(),
)
_KINDS = (
    "办法|实施细则|细则|规定|若干措施|政策措施|措施|实施意见|意见|方案|指南|指引|政策|规则|规程"
    "|条例|制度|计划"
)
_ISSUED = re.compile(
    f"(?:印发|发布|公布)《(?P<title>[^《》\n]{{6,60}}?(?:{_KINDS})(?:（试行）|（暂行）)?)》"
    f"|现将《(?P<title2>[^《》\n]{{6,60}}?(?:{_KINDS})(?:（试行）|（暂行）)?)》"
    "(?=印发|发布|公布|予以)"
)
_LINE = re.compile(
    f"^[ \u3000]*(?P<title>[一-鿿（）“”·0-9A-Za-z]{{6,60}}?(?:{_KINDS})"
    "(?:（试行）|（暂行）|（节选）)?)[ \u3000]*$",
    re.MULTILINE,
)
# The paper that a title says it is made under: 《某办法》实施细则.
_UNDER = re.compile("《(?P<title>[^《》\n]{8,60})》")
_RESTS = re.compile(
    "(?:根据|依据|依照|按照|贯彻|落实)[^。；\n《]{0,12}《(?P<title>[^《》\n]{8,60})》"
)
_NEARLY = 0.85  # likeness of two names of one paper that another may bear
_FIRST_LINES = 12  # in which a text says what it rests on
_REMARK = re.compile("（(?:试行|暂行|节选)）")
_ALIKE = 0.75  # of two titles of one paper; 办法 and 细则 of eighteen characters are 0.89
_HEAD = 4  # characters with which both begin
_KIND = re.compile(f"(?P<kind>{_KINDS})(?:（[^（）]{{2,6}}）)?$")
_SELF = re.compile("本(?P<kind>条例|制度|规程|章程)(?!规定的|的规定)")
# 通告 that calls itself 公告; 暂行办法 that calls itself 试行办法.
_SIGNS = re.compile("本(?P<kind>公告|通告)")
_SIGN = re.compile("(?P<kind>公告|通告)$")
_TRIAL = re.compile("本(?P<kind>试行|暂行)(?=办法|规定|细则|方案)")
_TRIED = re.compile("(?P<kind>试行|暂行)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each title that is nearly the one that was issued, and each name of another kind
    than the title's."""
    issued = [one["title"] or one["title2"] for one in paper.search(_ISSUED)]
    told: set[str] = set()
    for found in (*paper.search(_LINE), *paper.search(_ISSUED)):
        title = found["title"] or found["title2"]
        right = issued[0] if issued else title
        if title not in told and _is_another(title, right):
            told.add(title)
            name = "title" if found["title"] else "title2"
            message = f"前面的标题是《{right}》。"
            yield Hit(*found.span(name), message, "核对标题，统一起来。")
    yield from _selves(paper)
    yield from _under(paper)


def _under(paper: Paper) -> Iterator[Hit]:
    """The paper that a text rests on, called otherwise than in its title."""
    title = paper.tree.title or ""
    named = _UNDER.search(title)
    if named is None or "印发" in title or "转发" in title:
        return
    right = re.sub("[ \u3000]", "", named["title"])
    first = paper.passages[:_FIRST_LINES][-1].end
    if right in re.sub("[ \u3000]", "", paper.text[len(title) : first]):
        return  # that of another level may bear nearly the same name
    for found in _RESTS.finditer(paper.text, 0, first):
        name = re.sub("[ \u3000]", "", found["title"])
        is_part = name in right or right in name
        likeness = SequenceMatcher(None, name, right, False).ratio()
        if not is_part and likeness >= _NEARLY:
            message = f"标题里是《{named['title']}》。"
            yield Hit(*found.span("title"), message, "核对名称，统一起来。")


def _is_another(title: str, right: str) -> bool:
    """Whether a title was meant to be another one."""
    one, other = _REMARK.sub("", title), _REMARK.sub("", right)
    if one in other or other in one or one[:_HEAD] != other[:_HEAD]:
        return False
    return SequenceMatcher(None, one, other, False).ratio() >= _ALIKE


def _selves(paper: Paper) -> Iterator[Hit]:
    """本条例 in what its title calls 措施."""
    title = paper.tree.title.strip() if paper.tree.title else ""
    for pattern, uses in ((_SIGN, _SIGNS), (_TRIED, _TRIAL)):
        called = pattern.search(title)
        if called is not None:
            yield from _called_otherwise(paper, called["kind"], uses)
    named = _KIND.search(title)
    if named is not None:
        yield from _of_another_kind(paper, title, named["kind"])


def _called_otherwise(
    paper: Paper,
    kind: str,
    uses: re.Pattern[str],
) -> Iterator[Hit]:
    """本公告 in what its title calls 通告. kind: that of the title."""
    for found in paper.search(uses):
        if found["kind"] != kind:
            message = f"标题是“{kind}”，这里自称“{found[0]}”。"
            yield Hit(*found.span(), message, "核对标题，统一自称。")


def _of_another_kind(paper: Paper, title: str, kind: str) -> Iterator[Hit]:
    """本条例 in the clauses of what its title calls 措施. kind: that of the title."""
    for found in paper.search(_SELF):
        if title.endswith(found["kind"]):
            continue
        is_quoted = paper.quoted.touch(found.start(), found.end())
        is_own = paper.passage_at(found.start()).part == "clause"
        if is_own and not is_quoted:
            message = f"标题是“{kind}”，这里自称“{found[0]}”。"
            yield Hit(*found.span(), message, "核对文种，统一自称。")
