"""以本文废止的文件为依据：根据《某办法》制定……《某办法》同时废止。

检查：制定依据（根据、依据、按照……制定、结合实际）里的文件，本文又写明废止（失效、停止执行）的；正文按照、依照它办理，或者写明标准、程序继续执行它，没有写明原、已、施行前、继续的也查。
为什么：依据随着本文施行就失效，本文没有依据。
不好：根据《云湾市养蜂管理办法》，制定本细则……《云湾市养蜂管理办法》同时废止
好：根据《云湾省养蜂条例》，制定本细则……《云湾市养蜂管理办法》同时废止
来源：《立法法》第七章（施行）、公文依据的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="BAS-08",
    name="repealed-here",
    severity="warning",
    strength="逻辑",
    source="公文依据的基本要求",
    genres=EVERY - {"law", "decision", "note"},
    spares=frozenset(),
)
_NUMBER = "(?:[（(][^（）()\n]{2,40}[）)])?"
_REPEALED = re.compile(
    f"(?P<row>(?:《[^《》\n]{{4,60}}》{_NUMBER}[、和及，]?){{1,8}})"
    "(?:同时|即行|一并|予以|相应|自[^。；，\n《]{2,16}起|于[^。；，\n《]{2,16})?"
    "(?:废止|失效|停止执行|不再执行|停止施行)(?!的[条款文]|前)"
)
_TITLE = re.compile("《([^《》\n]{4,60})》")
_CITED = re.compile(
    f"(?P<how>根据|依据|依照|按照|遵照|贯彻落实|贯彻)(?P<row>[^。；\n《]{{0,12}}"
    f"(?:《[^《》\n]{{4,60}}》{_NUMBER}[^。；，\n《]{{0,14}}[、，]?){{1,8}})"
)
# 补助标准继续执行《某办法》: what is new, and not what began under it
_KEPT = re.compile(
    "(?:标准|程序|办法|比例|条件|流程|规定|要求)(?:继续|仍然?|依然|均)(?:按照?|执行|沿用|适用|依照|参照)"
    "(?:执行)?(?P<title>《(?P<name>[^《》\n]{4,60})》)"
)
_BEGUN = re.compile(
    "原|已|此前|之前|施行前|实施前|生效前|未|期间|过渡|尚|曾|发布前|前[，的]"
)
_PURPOSE = re.compile(
    "制[定订]本|特?制[定订]|结合[^。；\n]{0,20}实际|现将|如下"
)
# What goes on under the old paper until it is done with.
_PAST = re.compile(
    "原|已|此前|之前|施行前|实施前|生效前|未|期间|过渡|继续|仍|尚|曾|历史|执行完毕|废止|失效|修订|修改"
    "|[—～至]20[0-9]{2}年"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each paper that a text rests on and repeals."""
    repealed = {
        title
        for found in paper.search(_REPEALED)
        for title in _TITLE.findall(found["row"])
    }
    if not repealed:
        return
    yield from _kept(paper, repealed)
    for found in paper.search(_CITED):
        first, last = paper.sentence(found.start())
        sentence = paper.text[first:last]
        is_basis = _PURPOSE.search(sentence) is not None
        if _PAST.search(_TITLE.sub("", sentence)) and not is_basis:
            continue
        if re.search("废止|失效", sentence):
            continue
        for one in _TITLE.finditer(found["row"]):
            if one[1] in repealed:
                start = found.start("row") + one.start()
                message = f"本文废止了《{one[1][:30]}》，又以它为依据。"
                yield Hit(
                    start, start + len(one[0]), message, "改引现行有效的依据。"
                )


def _kept(paper: Paper, repealed: Collection[str]) -> Iterator[Hit]:
    """Each paper that is repealed and goes on to hold for what is new."""
    for found in paper.search(_KEPT):
        first, last = paper.sentence(found.start())
        is_begun = _BEGUN.search(_TITLE.sub("", paper.text[first:last]))
        if found["name"] in repealed and not is_begun:
            message = f"本文废止了《{found['name'][:30]}》，又继续执行它。"
            yield Hit(
                *found.span("title"), message, "不再引用，或者写明新的规定。"
            )
