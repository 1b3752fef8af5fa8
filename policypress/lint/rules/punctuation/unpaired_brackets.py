"""括号、书名号、引号不成对：《标准化法第三条。

检查：《》〈〉（）〔〕【】一行之中是否成对、是否交叉，左右宽窄是否一样；“”可以跨行。“1）”一类半括号序号由 OR-11 检查。
为什么：缺了一半，括注、书名、引文到哪里为止就说不清。
不好：依照《标准化法第三条执行
好：依照《标准化法》第三条执行
来源：GB/T 15834—2011 4.8、4.9、4.15；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.system.kept import made_from

RULE = Rule(
    code="PU-06",
    name="unpaired-brackets",
    severity="error",
    strength="规定",
    source="GB/T 15834—2011 4.8、4.9、4.15",
    spares=frozenset(("quoted",)),
)
_MARK = re.compile("[《》〈〉（）()〔〕【】“”\n]")
_PAIRS = {"》": "《", "〉": "〈", "）": "（", "〕": "〔", "】": "【", "”": "“"}
_WIDE = {"(": "（", ")": "）"}
# The marks that end a pair, and those that begin it.
_ENDS = _PAIRS | {")": "("}
# 1）, a）, ①）: ordinals with half a bracket.
_ORDINAL = re.compile(
    r"(?:^|[\s。；：，、（(])[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}$"
)
_INTERVAL = re.compile(r"[\[［][0-9.]{1,8}[,，、～~-][0-9.∞+]{1,8}$")
# 关于印发《某办法的通知》: what is issued is the paper, not its notice.
_CUT_SHORT = re.compile(
    "印发《(?![^》\n]{0,60}(?:关于|〈))[^《》\n]{2,50}"
    "(?:办法|规定|细则|措施|方案|规则|标准|条例|指引)的通知》"
)
_AMENDED = re.compile("(?:修正|修订|通过|公布|发布)$")
_DEEPEST = 8  # brackets within brackets that are looked through for a pair
# A title and a text with fixed line ends go on in the next lines; a quotation may hold
# whole paragraphs.
_FARTHEST = 400  # characters
Mark = tuple[int, str]


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark whose other half is not there, and pairs of two widths."""
    hits = list(map(_cut_short, paper.search(_CUT_SHORT)))
    if paper.lines_with(_question(), _with_halves):
        hits += _halves(paper)
    told = (hit for hit in hits if not _is_of_title(paper, hit))
    yield from sorted(told, key=lambda hit: hit.start)


@cache
def _question() -> str:
    """What is asked of a line: whether its marks are no pairs."""
    return f"{RULE.code} {made_from((), (Path(__file__),)).hex()}"


def _with_halves(lines: Sequence[str]) -> list[str]:
    """The lines whose marks are not all pairs of one width. Where there is none, nothing
    goes on in another line either."""
    return [line for line in lines if not _is_paired(line)]


def _is_paired(line: str) -> bool:
    """Whether each mark of a line has its other half there, of its own width."""
    waiting = []
    for mark in _MARK.findall(line):
        if mark not in _ENDS:
            waiting.append(mark)
        elif not waiting or waiting.pop() != _ENDS[mark]:
            return False
    return not waiting


def _halves(paper: Paper) -> list[Hit]:
    """The marks whose other half is not there, and pairs of two widths."""
    hits: list[Hit] = []
    waiting: list[Mark] = []
    carried: list[Mark] = []
    for found in _MARK.finditer(paper.text):
        at, mark = found.start(), found[0]
        if mark == "\n":
            carried += waiting
            waiting.clear()
        elif _WIDE.get(mark, mark) in _PAIRS:
            hits += _closed(paper.text, at, mark, waiting, carried)
        else:
            if mark == "“" and _begins_line(paper.text, at):
                carried = _without_quotations(carried)
            waiting.append((at, mark))
    return [*hits, *map(_open, (*carried, *waiting))]


def _without_quotations(carried: list[Mark]) -> list[Mark]:
    """The marks of earlier lines, but for “: each paragraph of a long quotation opens it."""
    return [one for one in carried if one[1] != "“"]


def _cut_short(found: re.Match[str]) -> Hit:
    """A title that ends behind 通知 where it ends before it."""
    at = found.end() - 1
    message = "“》”放错了：题目到“通知”之前就完了。"
    hint = "把“》”移到办法、措施等名称之后。"
    return Hit(at, at + 1, message, hint, severity="warning")


def _is_of_title(paper: Paper, hit: Hit) -> bool:
    """Whether a mark is one of a title that is cited, which is left as it is; not （
    that the title does not close: 《某办法（征求意见稿》."""
    behind = paper.text.find("》", hit.start) + 1
    is_left = paper.text[hit.start] == "（" and not hit.instead
    # 《某法（试行》）: the bracket behind the title is told already.
    if is_left and paper.text[behind : behind + 1] != "）":
        return False
    return paper.titled.touch(hit.start, hit.end)


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _closed(
    text: str,
    at: int,
    mark: str,
    waiting: list[Mark],
    carried: list[Mark],
) -> list[Hit]:
    """What is wrong when a mark closes: nothing, two widths, what stayed open
    within, or that nothing was open. Takes its other half out of its list."""
    wanted = _PAIRS[_WIDE.get(mark, mark)]
    depth = _depth(waiting, wanted)
    if depth:
        left = waiting[-depth + 1 :] if depth > 1 else []
        begun = waiting[-depth]
        del waiting[-depth:]
        return [*map(_open, left), *_two_widths(begun, (at, mark))]
    earlier = _depth(carried, wanted)
    if earlier and _is_near(carried[-earlier], at):
        begun = carried.pop(-earlier)
        return _two_widths(begun, (at, mark))
    if wanted == "（" and _is_no_bracket(text, at):
        return []
    message = f"“{mark}”没有对应的前一半。"
    # The list of amendments below the title of a law, whose first lines are not there.
    is_history = _AMENDED.search(text[max(0, at - 3) : at]) is not None
    severity: Severity | None = "warning" if is_history else None
    hint = "补上前一半，或者删去。"
    return [Hit(at, at + 1, message, hint, severity=severity)]


def _is_no_bracket(text: str, at: int) -> bool:
    """Whether a ） ends an ordinal (1）) or an interval ([0,1))."""
    if _ORDINAL.search(text[max(0, at - 4) : at]):
        return True
    return _INTERVAL.search(text[max(0, at - 20) : at]) is not None


def _is_near(begun: Mark, at: int) -> bool:
    """Whether a mark of an earlier line may be closed here."""
    return begun[1] == "“" or at - begun[0] <= _FARTHEST


def _depth(waiting: list[Mark], wanted: str) -> int:
    """How far from the end the other half stands, 1 = last; 0 = not there."""
    for depth, (_, mark) in enumerate(reversed(waiting[-_DEEPEST:]), 1):
        if _WIDE.get(mark, mark) == wanted:
            return depth
    return 0


def _two_widths(begun: Mark, ended: Mark) -> list[Hit]:
    """（…): the half-width one of the two."""
    narrow = [one for one in (begun, ended) if one[1] in _WIDE]
    if len(narrow) != 1:
        return []
    at, mark = narrow[0]
    message = "括号一半全角、一半半角。"
    wide = _WIDE[mark]
    return [Hit(at, at + 1, message, f"改为“{wide}”。", instead=wide)]


def _open(mark: Mark) -> Hit:
    """A mark that nothing closes."""
    at, what = mark
    message = f"“{what}”没有对应的后一半。"
    return Hit(at, at + 1, message, "补上后一半，或者删去。")
