"""列举用语前后不配：首先……第二……。

检查：同一段里“首先”之后用“第二”，“第一”之后用“其次”，“一是”之后用“第二”；上下都是“3.”“5.”，中间一行写成“（4）”的；（一）（二）之后写成“3.”的。
为什么：序次语要用同一套，混用时读者会以为漏了一层。
不好：首先，摸清底数。第二，分类施策。
好：首先，摸清底数。其次，分类施策。
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.language.numerals import to_chinese
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="OR-12",
    name="mixed-enumerators",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
)
_FIRST = re.compile("(?:首先|第一|一是)[，、]?")
_SECOND = {
    "首先": ("其次", ("第二，", "第二、", "二是")),
    "第一": ("第二", ("其次，", "二是")),
    "一是": ("二是", ("第二，", "其次，")),
}
# 3. between which and 5. stands （4）
_LABEL = re.compile(
    "(?P<open>[（(]?)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<close>[）)]?[.．、]?)"
)
_FARTHEST_ABOVE = (
    3000  # characters above a number in which the one before it may stand
)
_SAME_KIND = "同一级的序号用同一种写法。"
_FARTHEST = 400  # characters between the first and the second


def find(paper: Paper) -> Iterator[Hit]:
    """Each second that does not go with the first, and each number of another kind than
    those above and below it."""
    yield from _of_another_kind(paper)
    for found in paper.search(_FIRST):
        words = found[0][:2]
        right, wrong = _SECOND[words]
        is_said_so = found[0] != words or words == "一是"
        last = paper.passage_at(found.start()).end
        last = min(last, found.end() + _FARTHEST)
        if not is_said_so or paper.text.find(right, found.end(), last) >= 0:
            continue
        for word in wrong:
            at = paper.text.find(word, found.end(), last)
            if at >= 0 and paper.text[at - 1] in "。；，：":
                end = at + len(word.rstrip("，、"))
                message = f"前面用“{words}”，这里用了“{paper.text[at:end]}”。"
                yield Hit(at, end, message, f"改为“{right}”。", instead=right)
                break


def _of_another_kind(paper: Paper) -> Iterator[Hit]:
    """3. below （一）（二）, and （4） between 3. and 5."""
    lines = [one for one in paper.passages if one.level != "cell"]
    labels = [_LABEL.fullmatch(one.label.strip()) for one in lines]
    told: set[int] = set()
    for at in range(2, len(lines)):
        message = _below_two(paper, lines[at], labels[at - 2 : at + 1])
        if message:
            told.add(at)
            yield _hit(lines[at], message)
    for at in range(1, len(lines) - 1):
        message = _between_two(labels[at - 1 : at + 2])
        if message and at not in told:
            yield _hit(lines[at], message)


def _below_two(
    paper: Paper,
    line: Passage,
    labels: Sequence[re.Match[str] | None],
) -> str:
    """What is wrong with the number of a line, the third of three; "" where nothing is, or
    a line of them has no number."""
    first, second, own = labels
    if first is None or second is None or own is None:
        return ""
    if not _is_odd_end(first, second, own) or _goes_on(paper, line.start, own):
        return ""
    return f"前面用“{second[0]}”，这里用了“{own[0]}”。"


def _between_two(labels: Sequence[re.Match[str] | None]) -> str:
    """What is wrong with the second of three numbers; "" where nothing is, or a line of
    them has no number."""
    above, own, below = labels
    if above is None or own is None or below is None:
        return ""
    if not _is_odd(above, own, below):
        return ""
    return f"上下都用“{above[0]}”“{below[0]}”，这里用了“{own[0]}”。"


def _hit(line: Passage, message: str) -> Hit:
    """The number of a line, which is of another kind."""
    end = line.start + len(line.label)
    return Hit(line.start, end, message, _SAME_KIND)


def _is_odd_end(
    first: re.Match[str],
    second: re.Match[str],
    own: re.Match[str],
) -> bool:
    """Whether a number goes on with two of another kind that stand right above it: 3. below
    （一）（二）. A list of its own would begin with 1."""
    numbers = [value_of(one["number"]) for one in (first, second, own)]
    is_row = numbers[1] - numbers[0] == numbers[2] - numbers[1] == 1
    return is_row and _kind(first) == _kind(second) != _kind(own)


def _is_odd(
    above: re.Match[str],
    own: re.Match[str],
    below: re.Match[str],
) -> bool:
    """Whether three numbers follow each other, and the one between is of another kind."""
    first, second, third = [
        value_of(one["number"]) for one in (above, own, below)
    ]
    is_row = second - first == third - second == 1
    return is_row and _kind(above) == _kind(below) != _kind(own)


def _goes_on(paper: Paper, start: int, own: re.Match[str]) -> bool:
    """Whether a number goes on with one of its kind above: 5. behind the （4） of 4., which
    may stand behind the name of a field (条件要求　4.……)."""
    before = value_of(own["number"]) - 1
    is_digit = own["number"].isdigit()
    number = str(before) if is_digit else to_chinese(before)
    label = re.escape(f"{own['open']}{number}{own['close']}")
    low = max(0, start - _FARTHEST_ABOVE)
    above = re.compile(f"(?<![0-9一-鿿]){label}(?![0-9])")
    return above.search(paper.text, low, start) is not None


def _kind(label: re.Match[str]) -> tuple[str, bool, str]:
    """Of what kind a number is: its marks, and whether it is in digits."""
    return label["open"], label["number"].isdigit(), label["close"]
