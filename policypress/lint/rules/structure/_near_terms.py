"""Names that are those of the title or of a definition but for one word (中心词换了):
示范园区, and once 示范基地; 数字化改造项目, and once 智能化改造项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit

# Words that are taken for one another at the end of a name.
_CLASSES = (
    "园区 基地 集聚区 产业园",
    "工作室 工作站 工作坊",
    "经营者 业主 经营户 经营主体 经营单位",
    "主体 组织 机构 单位 企业",
    "点 站 所 室 屋 店 亭",
)
_KIN = {
    word: [one for one in row.split() if one != word]
    for row in _CLASSES
    for word in row.split()
}
_WORDS = "|".join(sorted(_KIN, key=len, reverse=True))
# A line or a part of a sentence begins with the name: in a row 、 it is another thing.
_BEGINS = "(?:^|(?<=[。；，：）)\u3000 .．由向给]))"
_HEAD = re.compile(
    f"{_BEGINS}(?P<stem>(?![由向给])[一-鿿]{{2,8}}?)(?P<head>{_WORDS})(?![、和与或及])"
    "(?!(?<=组织)[一-鿿]?[施展报审收定集有开制协编形领管架建力实])",
    re.MULTILINE,
)
_KINDS = ("数字化", "智能化", "信息化", "网络化", "数智化", "绿色化")
_KIND = re.compile(
    f"{_BEGINS}(?P<kind>{'|'.join(_KINDS)})(?P<tail>[一-鿿]{{4,8}})",
    re.MULTILINE,
)
_GIVEN = re.compile(
    '以下(?:简称|统称)(?:为)?[“"]?(?P<short>[一-鿿]{3,12})|所称(?P<term>[一-鿿]{3,12}?)[，是]'
)
# Whole words, of which a text that defines one has no other.
_PAIRS = {
    "申报人": "申请人",
    "申请人": "申报人",
    "申领人": "申请人",
    "申报单位": "申请单位",
    "申请单位": "申报单位",
    "申报主体": "申请主体",
    "申请主体": "申报主体",
    "补助对象": "补贴对象",
    "补贴对象": "补助对象",
    "救助对象": "受助对象",
    "服务商": "服务机构",
    "供货商": "供应商",
    "供应商": "供货商",
}
_WHOLE = re.compile(
    f"{_BEGINS}(?:{'|'.join(_PAIRS)})(?![、和与或及表书])", re.MULTILINE
)
_FUNCTION = re.compile("[的和与由对在为向按经及或将被应须]")
_SENTENCE = re.compile(
    "[。；：]|^[ \u3000]*[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]"
)
_HEAD_LINES = 4
_SURE = 3  # times that the name is there, of which one may be its definition


def near_terms(paper: Paper) -> Iterator[Hit]:
    """Each name that is there once, and is one of the title or of a definition with another
    word of its kind."""
    given = _given(paper)
    for found in paper.search(_HEAD):
        stem, head = found["stem"], found["head"]
        usual = [f"{stem}{one}" for one in _KIN[head]]
        if not _FUNCTION.search(stem):
            yield from _odd(paper, found, usual, f"{stem}{head}", given)
    for found in paper.search(_WHOLE):
        usual = [_PAIRS[found[0]]]
        yield from _odd(paper, found, usual, found[0], given)
    for found in paper.search(_KIND):
        for size in range(len(found["tail"]), 3, -1):
            tail = found["tail"][:size]
            usual = [f"{one}{tail}" for one in _KINDS if one != found["kind"]]
            hits = list(
                _odd(paper, found, usual, f"{found['kind']}{tail}", given)
            )
            if hits:
                yield hits[0]
                break


def _odd(
    paper: Paper,
    found: re.Match[str],
    usual: list[str],
    name: str,
    given: str,
) -> Iterator[Hit]:
    """A name that stands nowhere else, where a given one like it is there again and
    again."""
    # Most have none, and counting reads the whole text.
    named = [one for one in usual if one in given]
    if not named or name in given or paper.text.count(name) != 1:
        return
    right = max(named, key=paper.text.count)
    if paper.text.count(right) >= _SURE:
        message = f"“{name}”与“{right}”可能是同一事物的两个名称。"
        hint = f"是同一事物的，统一用“{right}”。"
        yield Hit(found.start(), found.start() + len(name), message, hint)


def _given(paper: Paper) -> str:
    """The title and every name that the text defines, one a line."""
    names = [paper.tree.title or ""]
    names += [one["short"] or one["term"] for one in paper.search(_GIVEN)]
    titles = [
        paper.line_of(one) for one in paper.passages if one.part == "title"
    ]
    return "\n".join((*names, *titles, *_first_lines(paper)))


def _first_lines(paper: Paper) -> list[str]:
    """The lines at the beginning that are no sentence, which are the title where nothing
    else says so."""
    lines = [paper.line_of(one) for one in paper.passages[:_HEAD_LINES]]
    return [line for line in lines if not _SENTENCE.search(line)]
