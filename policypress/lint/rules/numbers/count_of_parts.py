"""说的部分、条数与列出的不符：《若干政策》共五个部分20条（下文列到第21条）。

检查：“共N章（个部分）M条”之后，说明里写的“第1—6条”“第十九条至第二十一条”是否超过M条；下面的（一）（二）是否正好N个部分；文中附有全文的，M条与全文的条数是否相同。
为什么：改稿增删了条文，说明没有跟着改，审议的人以为漏了一条。
不好：《若干政策》共五个部分20条……（五）关于要素保障（第19—21条）
好：《若干政策》共五个部分21条……（五）关于要素保障（第19—21条）
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.text.tree import clauses
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-23",
    name="count-of-parts",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(("quoted",)),
)
_NUMERAL = "[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}"
_SAID = re.compile(
    "(?:《[^《》\n]{2,60}》|本(?:办法|措施|政策|细则|规定|意见|条例))(?:全文|正文)?"
    "(?:共|分为?|共分为?|包括)"
    f"(?:(?P<parts>{_NUMERAL})(?P<unit>章|个?部分|个方面)[，、]?(?:共|合计|计)?)?"
    f"(?:(?P<articles>{_NUMERAL})条)?"
)
_RANGE = re.compile(
    f"第(?:{_NUMERAL})条?(?:至|到|[—～~-]{{1,2}})第?(?P<last>{_NUMERAL})条"
)
_ITEM = re.compile("^[ \\u3000]*（(?P<number>[一二三四五六七八九十]{1,3})）")
_TITLE = re.compile("《([^《》\n]{2,60})》")
_REACH = 80  # lines behind a count that explain it


class _Count(Struct, frozen=True):
    """A count that a text says, in a match: of parts and of articles, 0 where it says
    none."""

    found: re.Match[str]
    parts: int
    articles: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each count of parts or articles that is not that of what is listed."""
    for found in paper.search(_SAID):
        parts = value_of(found["parts"] or "")
        articles = value_of(found["articles"] or "")
        if not parts and not articles:
            continue
        told = _told(paper, _Count(found, parts, articles))
        if told:
            yield Hit(*found.span(), told, "核对章数、条数。")


def _told(paper: Paper, count: _Count) -> str:
    """What is wrong with a count, "" for nothing."""
    index = paper.index_at(count.found.start())
    behind = paper.passages[index : index + _REACH]
    lines = [paper.line_of(one) for one in behind]
    last = _last_article(lines)
    is_note = paper.genre == "note"
    if is_note and 0 < count.articles < last:
        return f"说共{count.articles}条，下面写到第{last}条。"
    own = _own(paper) if _is_own(paper, count.found[0]) else 0
    if own and count.articles not in (0, own):
        return f"说共{count.articles}条，全文有{own}条。"
    listed = _listed(lines[1:])
    if is_note and last and 0 < count.parts < listed:
        return f"说共{count.parts}个部分，下面列了{listed}个。"
    return ""


def _last_article(lines: list[str]) -> int:
    """The highest article with which a range in some lines ends, 0 where none has one."""
    ranges = [one for line in lines for one in _RANGE.finditer(line)]
    return max((value_of(one["last"]) for one in ranges), default=0)


def _listed(lines: list[str]) -> int:
    """How many items follow in a row; other lines may stand between them."""
    count = 0
    for line in lines:
        item = _ITEM.match(line)
        if item and value_of(item["number"]) == count + 1:
            count += 1
        elif item or re.match("^[一二三四五六七八九十]{1,3}、", line):
            break
    return count


def _own(paper: Paper) -> int:
    """How many articles the text itself has, 0 where it has none."""
    if paper.tree.scheme != "articles":
        return 0
    numbers = [node.number for node in clauses(paper.tree) if node.number]
    whole = [(at,) for at in range(1, len(numbers) + 1)]
    return len(numbers) if numbers == whole else 0


def _is_own(paper: Paper, words: str) -> bool:
    """Whether a count is said of the text itself: 本办法, or the title at its head."""
    title = _TITLE.search(words)
    if title is None:
        return True
    lines = [
        paper.line_of(one).strip()
        for one in paper.passages
        if one.part in ("title", "letter", "preamble")
    ]
    return title[1] in lines
