"""自称与文种不符：某细则里写“本办法”。

检查：标题是办法、细则、规定、措施等，条文里多数自称与标题一致，个别写成别的文种的；施行条款、“制定本细则”里的自称，与别处个别的自称不一的；多出一个词的自称（本操作规程、本规程）；政策解答里写“本细则”的。
为什么：照抄旧稿、上级文件时留下的自称，会被理解成指另一份文件。
不好：（某实施细则）违反本办法的规定
好：（某实施细则）违反本细则的规定
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="CI-06",
    name="wrong-self-name",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
    genres=NORMATIVE | {"text"},
)
_KINDS = "办法|细则|措施|意见|条例|规则|规程|方案|通则|指南|政策"
# 本操作规程, 本扶持办法 where it is 本规程, 本办法 elsewhere. 本实施办法 is a name.
_LONG = re.compile(
    f"本(?P<more>工作|管理|使用|管理使用|优惠|优惠扶持|激励|扶持|奖励|资助|管理暂行"
    f"|操作)(?P<kind>{_KINDS}|程序)(?![的中之]?[^，。]{{0,2}}工作)"
)
_SHORT = re.compile("简称(?:为)?[“《]?本")
_SELF = re.compile(f"本(?:实施)?(?P<kind>{_KINDS})")
_ANSWERS = re.compile("(?:解答|问答)[一二三四五六]?$")
_STRONG = re.compile(
    f"制[定订]本(?:实施)?(?P<made>{_KINDS})"
    f"|本(?:实施)?(?P<begun>{_KINDS})自[^。；\\n]{{1,40}}?(?:施行|实施|执行)"
)
_SURE = 2  # uses of a name that such a clause has
_FEWEST = 3  # uses of the right name from which another is a slip


def find(paper: Paper) -> Iterator[Hit]:
    """Each name of itself that is another than nearly all."""
    uses, named = _uses(paper), _named(paper)
    if _ANSWERS.search((paper.tree.title or "").strip()):
        yield from _of_answers(uses)
        return
    right = _right(uses, named)
    yield from _longer(paper, uses.get(right, []))
    is_titled = bool(named) and _is_titled(paper, right)
    if not right or len(uses[right]) < _fewest(named, is_titled):
        return
    most = len(uses[right]) - 1 if named else len(uses[right]) // 3
    for kind, places in uses.items():
        if kind != right and len(places) <= most + is_titled:
            yield from _others(places, right)


def _right(uses: dict[str, list[re.Match[str]]], named: str) -> str:
    """What a text should call itself: what it says that it is, else what it calls itself
    most often; "" where it does neither. named: as `_named` gives it."""
    if named in uses:
        return named
    return max(uses, key=lambda kind: len(uses[kind]), default="")


def _of_answers(uses: dict[str, list[re.Match[str]]]) -> Iterator[Hit]:
    """Each 本细则 in answers to questions, which are none themselves."""
    for kind in ("办法", "细则", "措施", "条例", "规定"):
        for found in uses.get(kind, []):
            message = f"本文是解答，“{found[0]}”所指不明。"
            yield Hit(*found.span(), message, "写所解答文件的名称。")


def _fewest(named: str, is_titled: bool) -> int:
    """Uses of the right name from which another is a slip: one where the title has it."""
    if is_titled:
        return 1
    return _SURE if named else _FEWEST


def _others(places: list[re.Match[str]], right: str) -> Iterator[Hit]:
    """What is said of each name that is not the right one."""
    message, hint = f"别处称“本{right}”。", f"核对所指，改为“本{right}”。"
    for found in places:
        yield Hit(*found.span(), f"自称“{found[0]}”，{message}", hint)


def _is_titled(paper: Paper, kind: str) -> bool:
    """Whether the title ends with what a text calls itself, and nothing else is called so
    for short."""
    title = (paper.tree.title or "").strip()
    has_end = re.sub("[（(][^（）()]{1,8}[）)]$", "", title).endswith(kind)
    return has_end and _SHORT.search(paper.text) is None


def _longer(paper: Paper, usual: list[re.Match[str]]) -> Iterator[Hit]:
    """Each name of itself with a word more than usual."""
    if len(usual) < _SURE:
        return
    for found in paper.search(_LONG):
        passage = paper.passage_at(found.start())
        is_own = passage.part not in ("letter", "annex")
        if is_own and not paper.quoted.touch(*found.span()):
            message = f"自称“{found[0]}”，别处称“{usual[0][0]}”。"
            hint = f"统一为“{usual[0][0]}”。"
            yield Hit(*found.span(), message, hint)


def _named(paper: Paper) -> str:
    """What a text calls itself where it says what it is: 制定本细则, 本细则自……起施行; ""
    where these differ or are not there."""
    kinds = {
        found["made"] or found["begun"]
        for found in paper.search(_STRONG)
        if not paper.quoted.touch(found.start(), found.end())
        and paper.passage_at(found.start()).part not in ("letter", "annex")
    }
    return kinds.pop() if len(kinds) == 1 else ""


def _uses(paper: Paper) -> dict[str, list[re.Match[str]]]:
    """Where a text names itself, by what it calls itself."""
    uses: dict[str, list[re.Match[str]]] = {}
    for found in paper.search(_SELF):
        passage = paper.passage_at(found.start())
        is_foreign = passage.part in ("letter", "annex")
        is_quoted = paper.quoted.touch(found.start(), found.end())
        if not is_foreign and not is_quoted:
            uses.setdefault(found["kind"], []).append(found)
    return uses
