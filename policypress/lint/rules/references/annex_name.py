"""附件名称前后不一：正文“入统奖励申请表”，附件“入统奖申请表”。

检查：正文里“……（附件N）”的名称与附件说明、附件目录里同一编号的名称是否相同；正文写的名称是目录里另一个附件的，指出应当是附件几。
为什么：名称不一，申请人不能确定是不是同一份表。
不好：填写《奖励申请表》（附件3）……附件3.奖申请表
好：填写《奖励申请表》（附件3）……附件3.奖励申请表
来源：GB/T 9704—2012 7.3.7；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="REF-05",
    name="annex-name",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.7",
    spares=frozenset(),
)
_LISTED = re.compile(
    "^(?:附件[：:]?[ \\u3000]{0,3})?(?:附件)?(?P<number>[0-9]{1,2})"
    "[.．、][ \\u3000]{0,3}(?P<name>[^。；，：\\n]{3,40})$",
    re.MULTILINE,
)
_SAID = re.compile(
    "(?P<name>[一-鿿0-9A-Za-z“”]{3,40})》?[（(](?:见|详见|格式见)?附件[ \\u3000]{0,2}"
    "(?P<number>[0-9]{1,2})(?:[）)]|(?=[，,；]))"
)
_NAMED = re.compile(
    "附件[ \\u3000]{0,2}(?P<number>[0-9]{1,2})[：:]?《(?P<name>[^《》\\n]{3,40})》"
)
# 申请表（见附件2） where the list has it as 3.
_REMARK = re.compile("[（(][^（）()\\n]{0,12}[）)]|[《》“”]|[0-9]{4}年度?")
_SHORTEST = 4  # last characters by which a name is known
_MORE = 2  # characters that are shared beyond those of its own name
_VERB = re.compile(
    "^.{0,12}?(?:提交|填写|报送|填报|出具|签订|提供|填好)(?:的)?"
)
_TAIL = 1  # last characters that two names of one paper share


class _Meant(Struct, frozen=True):
    """An annex. shared: how many last characters of its name stand in the text."""

    number: int
    shared: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each name in the list of annexes that the text gives otherwise."""
    rows = list(paper.search(_LISTED))
    yield from _of_another(paper, rows)
    said = {one["number"]: one["name"] for one in paper.search(_SAID)}
    for found in rows:
        name = found["name"].strip().strip("《》")
        other = _VERB.sub("", said.get(found["number"], ""))
        is_same = other.endswith(name) or name.endswith(other[-len(name) :])
        if other and not is_same and other[-_TAIL:] == name[-_TAIL:]:
            yield Hit(
                found.start("name"),
                found.end("name"),
                f"附件{found['number']}的名称与正文（“…{other[-len(name) - 4 :]}”）不一致。",
                "统一附件的名称。",
            )


def _of_another(
    paper: Paper,
    rows: Sequence[re.Match[str]],
) -> Iterator[Hit]:
    """Each number in the text behind a name that the list gives another number."""
    listed = [(int(one["number"]), _bare(one["name"])) for one in rows]
    numbers = [number for number, _ in listed]
    if len(numbers) < 2 or len(set(numbers)) < len(numbers):
        return
    said = (
        one for pattern in (_SAID, _NAMED) for one in paper.search(pattern)
    )
    for found in said:
        meant = _meant(found, listed)
        if meant is not None:
            message = f"这个名称是附件{meant.number}的，写成了附件{int(found['number'])}。"
            hint = f"改为“附件{meant.number}”。"
            first = found.end("name") - meant.shared
            start = min(first, found.start("number"))
            yield Hit(start, found.end(), message, hint)


def _meant(
    found: re.Match[str],
    listed: Sequence[tuple[int, str]],
) -> _Meant | None:
    """The annex whose name stands before a number of another one; None where the name is
    that of no other, or of several. listed: the numbers and names of all."""
    words, number = _bare(found["name"]), int(found["number"])
    shared = {one: _shared(words, name) for one, name in listed}
    if number not in shared:
        return None
    best = max(shared, key=lambda one: shared[one])
    most = shared[best]
    is_only = list(shared.values()).count(most) == 1
    if not is_only or most < max(_SHORTEST, shared[number] + _MORE):
        return None
    return _Meant(best, most)


def _bare(name: str) -> str:
    """A name without marks, remarks and years."""
    return _REMARK.sub("", name.strip())


def _shared(words: str, name: str) -> int:
    """How many characters two names have in common at their ends."""
    pairs = zip(reversed(words), reversed(name), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
